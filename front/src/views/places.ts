/** The views, in the order of the bar; each is loaded when it is first gone to. */

import type { Component } from 'svelte';
import type { View } from '../lib/address.svelte';

export interface Place {
  view: View;
  name: string;
  key: string; // behind `g`; '': none
  shown: 'bar' | 'more' | 'none';
  filtered: boolean; // whether the selection applies
  load: () => Promise<{ default: Component }>;
}

export const PLACES: Place[] = [
  {
    view: 'incidents',
    name: 'Incidents',
    key: 'i',
    shown: 'bar',
    filtered: true,
    load: () => import('./incidents/Incidents.svelte'),
  },
  {
    view: 'events',
    name: 'Events',
    key: 'e',
    shown: 'bar',
    filtered: true,
    load: () => import('./events/Events.svelte'),
  },
  {
    view: 'timeline',
    name: 'Timeline',
    key: 't',
    shown: 'bar',
    filtered: true,
    load: () => import('./timeline/Timeline.svelte'),
  },
  { view: 'map', name: 'Map', key: 'm', shown: 'bar', filtered: true, load: () => import('./map/Map.svelte') },
  { view: 'pairs', name: 'Pairs', key: 'n', shown: 'bar', filtered: true, load: () => import('./pairs/Pairs.svelte') },
  {
    view: 'tension',
    name: 'Tension',
    key: 'x',
    shown: 'bar',
    filtered: true,
    load: () => import('./tension/Tension.svelte'),
  },
  {
    view: 'claims',
    name: 'Claims',
    key: 'c',
    shown: 'bar',
    filtered: true,
    load: () => import('./claims/Claims.svelte'),
  },
  {
    view: 'review',
    name: 'Review',
    key: 'r',
    shown: 'bar',
    filtered: true,
    load: () => import('./review/Review.svelte'),
  },
  {
    view: 'sources',
    name: 'Sources',
    key: 's',
    shown: 'more',
    filtered: true,
    load: () => import('./sources/Sources.svelte'),
  },
  {
    view: 'search',
    name: 'Search',
    key: '',
    shown: 'none',
    filtered: true,
    load: () => import('./search/Search.svelte'),
  },
  { view: 'add', name: 'Read in', key: 'a', shown: 'more', filtered: false, load: () => import('./add/Add.svelte') },
  {
    view: 'collections',
    name: 'Saved',
    key: 'b',
    shown: 'more',
    filtered: false,
    load: () => import('./collections/Collections.svelte'),
  },
  {
    view: 'accuracy',
    name: 'Accuracy',
    key: '',
    shown: 'more',
    filtered: false,
    load: () => import('./accuracy/Accuracy.svelte'),
  },
  { view: 'help', name: 'Help', key: 'h', shown: 'more', filtered: false, load: () => import('./help/Help.svelte') },
  {
    view: 'reports',
    name: 'Report',
    key: '',
    shown: 'none',
    filtered: false,
    load: () => import('./reader/Reader.svelte'),
  },
];
