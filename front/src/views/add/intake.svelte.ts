/** A report on its way in: sent to be coded, shown, kept or let go. What was sent stays here, so that it can be kept later. */

import { address, send } from '../../api/client';
import type { Job, ReaderReport } from '../../api/types';
import { known } from '../../lib/codebook.svelte';
import { forget } from '../../lib/loaded.svelte';
import { feedName } from './source';

export interface Told {
  title: string;
  published: string;
  publisher: string;
}
type Problem = Job['problems'][number];
type Sent = { kind: 'words'; body: string; told: Told } | { kind: 'file'; file: File; told: Told };

/** Return whether pasted words are the markup of a page. */
export function isMarkup(words: string): boolean {
  return /^\s*(<!doctype html|<html|<head|<body|<article|<main|<div|<p[\s>])/i.test(words);
}

class Intake {
  found = $state.raw<ReaderReport[]>([]);
  problems = $state.raw<Problem[]>([]);
  busy = $state(false);
  fault = $state('');
  at = $state(0); // which of several is shown
  sent = $state.raw<Sent | null>(null);
  words = $state(''); // that are being pasted: kept while one looks around

  async code(sent: Sent, keep: boolean): Promise<void> {
    this.busy = true;
    this.fault = '';
    try {
      const feed = sent.kind === 'words' ? feedName(sent.body) : null;
      if (sent.kind === 'words' && !feed) {
        const form = isMarkup(sent.body) ? { html: sent.body } : { text: sent.body };
        this.found = [await send<ReaderReport>('POST', address('/readings'), { ...form, ...filled(sent.told), keep })];
        this.problems = [];
      } else {
        const body = new FormData();
        body.set('file', sent.kind === 'file' ? sent.file : new File([sent.body], feed ?? 'pasted'));
        for (const [name, value] of Object.entries(filled(sent.told))) body.set(name, value);
        body.set('keep', String(keep));
        const answer = await send<{ items: ReaderReport[]; problems: Problem[] }>(
          'POST',
          address('/readings/file'),
          body,
        );
        this.found = answer.items;
        this.problems = answer.problems;
        if (!answer.items.length) this.fault = answer.problems[0]?.message ?? 'No report was found in it.';
      }
      this.sent = sent;
      this.at = Math.min(this.at, Math.max(0, this.found.length - 1));
      if (keep) {
        await known.look();
        forget();
      }
    } catch (error) {
      this.fault = error instanceof Error ? error.message : String(error);
    } finally {
      this.busy = false;
    }
  }
  async keep(): Promise<void> {
    if (this.sent) await this.code(this.sent, true);
  }
  clear(): void {
    this.found = [];
    this.problems = [];
    this.sent = null;
    this.at = 0;
    this.fault = '';
  }
}

function filled(told: Told): Record<string, string> {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value.trim()));
}

export const intake = new Intake();
