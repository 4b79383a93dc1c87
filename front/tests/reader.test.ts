import { expect, test } from 'vitest';
import type { ReaderClaim, ReaderEvent, ReaderReport } from '../src/api/types';
import { cite, point } from '../src/lib/citing';
import { layFlat } from '../src/lib/pieces';
import { fieldsOfClaim, fieldsOfEvent, sayFigure } from '../src/views/reader/fields';
import { byStretch, markAll, meant, paint } from '../src/views/reader/marks';
import { byParagraph, findRecord, inOrder, step } from '../src/views/reader/records';

const TEXT = 'Norland shelled Port Vey on Monday.\n\nThe mayor said 12 people died.';
const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const mention = (id: string, words: string) => ({
  id,
  text: words,
  kind: 'actor',
  entity: null,
  name: words,
  country: null,
  sectors: [],
  ...at(words),
});
const event = {
  id: 'e1',
  type: 'ASSAULT',
  mode: 'heavy-weapons',
  contexts: [],
  actors: [{ mention: 'm1', name: 'Norland', country: 'NRL', sectors: ['MIL'] }],
  recipients: [{ mention: 'm2', name: 'Port Vey', country: null, sectors: [] }],
  when: { start: '2024-05-13', end: '2024-05-13', grain: 'day', how: 'told', text: 'Monday' },
  where: { name: 'Port Vey', country: 'NRL', latitude: 1, longitude: 1, precision: 'city', how: 'assumed' },
  standing: 'claimed',
  auxiliaries: [],
  confidence: 0.81,
  trigger: 'shelled',
  trigger_span: at('shelled'),
  tellings: [at('shelled'), at('died')],
  sentences: [at('Norland shelled Port Vey on Monday.')],
  actor_ids: ['m1'],
  recipient_ids: ['m2', 'gone'],
  place_id: 'm2',
  when_span: at('Monday'),
  quantities: [
    {
      ...at('12 people'),
      value: 12,
      low: 10,
      high: 12,
      unit: null,
      of: 'people',
      fate: 'killed',
      total: null,
      text: '12 people',
    },
  ],
  claims: ['c1'],
  rejected: false,
} as unknown as ReaderEvent;
const claim = {
  id: 'c1',
  speaker: 'm3',
  speaker_name: 'The mayor',
  speaker_country: null,
  cue: 'said',
  cue_span: at('said'),
  content: '12 people died',
  content_spans: [at('12 people died')],
  stance: 'states',
  quoted: false,
  events: [{ event: 'e1', link: 'asserts' }],
  rejected: false,
} as unknown as ReaderClaim;
const report = {
  id: 'r1',
  title: 'Shells on  Port Vey',
  publisher: 'The Vey Post',
  published: '2024-05-14T08:00:00Z',
  url: 'https://post.example/1',
  text: TEXT,
  paragraphs: [
    { start: 0, end: 35, kind: 'prose' },
    { start: 37, end: TEXT.length, kind: 'prose' },
  ],
  mentions: [mention('m1', 'Norland'), mention('m2', 'Port Vey'), mention('m3', 'The mayor')],
  events: [event],
  claims: [claim],
  coder: '0.1',
  model: 'm7',
  codebook: 'p2',
} as unknown as ReaderReport;

const parts = (what: string) =>
  markAll(report, false)
    .filter((mark) => mark.what === what)
    .map((mark) => TEXT.slice(mark.start, mark.end));

test('every part of an event and a claim is marked where it stands', () => {
  expect(parts('event')).toEqual(['shelled', 'died']);
  expect(parts('actor')).toEqual(['Norland']);
  expect(parts('recipient')).toEqual(['Port Vey']); // a mention that is not listed is left out
  expect(parts('time')).toEqual(['Monday']);
  expect(parts('place')).toEqual([]); // an assumed place is told by no words
  expect(parts('figure')).toEqual(['12 people']);
  expect([...parts('claim'), ...parts('cue'), ...parts('speaker')]).toEqual(['12 people died', 'said', 'The mayor']);
});

test('rejected records are marked only on demand', () => {
  const refused = { ...report, events: [{ ...event, rejected: true }] };
  expect(markAll(refused, false).some((mark) => mark.record === 'e1')).toBe(false);
  expect(markAll(refused, true).some((mark) => mark.record === 'e1')).toBe(true);
  expect(inOrder(refused, false).map((one) => one.id)).toEqual(['c1']);
});

test('what is lit is painted before what is open, that before all else', () => {
  const figure = layFlat(37, TEXT.length, markAll(report, false)).find((one) => one.start === at('12 people').start)!;
  expect(paint(figure, null, null)).toMatchObject({
    strength: 'rest',
    ink: { what: 'figure' },
    ground: { what: 'claim' },
  });
  expect(paint(figure, null, 'c1').strength).toBe('open');
  expect(paint(figure, { record: 'e1', part: 'figure:0' }, 'c1')).toMatchObject({
    strength: 'lit',
    ink: { part: 'figure:0' },
  });
  expect(paint(figure, { record: 'e1', part: 'trigger' }, null).strength).toBe('rest');
  const plain = layFlat(0, 35, markAll(report, false)).find((one) => TEXT.slice(one.start, one.end) === ' on ')!;
  expect(paint(plain, null, null)).toMatchObject({ ink: null, ground: null });
  expect(paint(plain, null, 'e1')).toMatchObject({ ground: { what: 'sentence' }, strength: 'open' });
});

test('a hand on words means the narrowest record there, the open one first', () => {
  const figure = layFlat(37, TEXT.length, markAll(report, false)).find((one) => one.start === at('12 people').start)!;
  expect(meant(figure, null)!.record).toBe('e1');
  const died = layFlat(37, TEXT.length, markAll(report, false)).find((one) => one.end === at('died').end)!;
  expect(meant(died, null)!.what).toBe('event');
  expect(meant({ start: 0, end: 1, marks: [] }, null)).toBeNull();
});

test('marks are put to every paragraph they touch', () => {
  const marks = [
    { start: 30, end: 40, what: 'claim' as const, record: 'c' },
    { start: 36, end: 37, what: 'event' as const, record: 'between' },
  ];
  const touching = byStretch(report.paragraphs, marks);
  expect([touching.get(0)!.length, touching.get(37)!.map((mark) => mark.record)]).toEqual([1, ['c']]);
});

test('records go in the order of the text, each beside its paragraph; steps stop at the ends', () => {
  const noted = inOrder(report, false);
  expect(noted.map((one) => one.id)).toEqual(['e1', 'c1']);
  expect(byParagraph(report.paragraphs, noted).map((row) => row.map((one) => one.id))).toEqual([['e1'], ['c1']]);
  expect(byParagraph([], noted)).toEqual([]);
  expect([
    step(noted, null, 1),
    step(noted, null, -1),
    step(noted, 'e1', 1),
    step(noted, 'c1', 1),
    step([], 'e1', 1),
  ]).toEqual(['e1', 'c1', 'c1', 'c1', null]);
  expect([findRecord(report, 'e1')?.kind, findRecord(report, 'c')?.id, findRecord(report, 'x')]).toEqual([
    'event',
    'c1',
    null,
  ]);
});

const names = {
  country: (code: string | null) => (code === 'NRL' ? 'Norland' : (code ?? '')),
  sector: (code: string) => code.toLowerCase(),
  standing: () => '',
  context: () => '',
};

test('fields say each value and point at the words that tell it, and at none where it is assumed', () => {
  const fields = fieldsOfEvent(event, names);
  const of = (name: string) => fields.find((field) => field.name === name)!;
  expect(of('Actor')).toMatchObject({ words: 'Norland', note: 'mil', part: 'actor:m1' });
  expect(of('When')).toMatchObject({ words: '13 May 2024', part: 'time', note: '“Monday”' });
  expect(of('Where')).toMatchObject({ part: '', note: 'city · not told: assumed by day and home of the story' });
  expect(of('Figure').words).toBe('10 to 12 people killed');
  expect(of('Confidence').words).toBe('0.81');
  expect(fieldsOfEvent({ ...event, actors: [] }, names)[0]!.words).toBe('nobody named');
  expect(fieldsOfClaim(claim, names).map((field) => field.part)).toEqual(['speaker', 'cue', '', 'claim']);
  expect(sayFigure({ ...event.quantities[0]!, low: null, high: null, value: 1200 })).toBe('1,200 people killed');
});

test('every part a field names is marked in the text', () => {
  const marked = new Set(markAll(report, false).map((mark) => `${mark.record} ${mark.part}`));
  const named = [
    ...fieldsOfEvent(event, names).map((field) => ['e1', field.part]),
    ...fieldsOfClaim(claim, names).map((field) => ['c1', field.part]),
  ].filter(([, part]) => part);
  for (const [record, part] of named) expect(marked).toContain(`${record} ${part}`);
});

test('a citation has outlet, headline, day, words, offsets, address and versions', () => {
  expect(cite(report, event, 'vey')).toBe(
    'The Vey Post, “Shells on Port Vey”, 2024-05-14. “Norland shelled Port Vey on Monday.” (characters 0–35 of report r1). ' +
      'https://post.example/1. Event e1, coded ASSAULT/heavy-weapons by Readout, coder 0.1, model m7, codebook p2; archive “vey”.',
  );
  expect(cite({ ...report, publisher: null, title: null, published: null, url: null }, claim, '')).toBe(
    `Publisher unknown, no date. “12 people died” (characters ${at('12 people died').start}–${at('12 people died').end} of report r1). ` +
      'Claim c1, coded states by Readout, coder 0.1, model m7, codebook p2.',
  );
});

test('a citation counts code points', () => {
  expect(point('a😀b', 3)).toBe(2);
});
