/** What the API gives: the shapes of `/api/v1`. Offsets count code points, as everywhere in Readout; see `offsets.ts`. */

export type Standing = 'reported' | 'claimed' | 'confirmed' | 'disputed';
export type Link = 'asserts' | 'confirms' | 'denies';
export type Precision = 'point' | 'city' | 'region' | 'country';
export type Grain = 'day' | 'week' | 'month' | 'year';
export type Quad = 1 | 2 | 3 | 4;

/** What is asked of every list, count and chart: the query parameters of the API and of the address bar alike. */
export interface Selection {
  since?: string;
  until?: string;
  actor?: string[];
  recipient?: string[];
  party?: string[]; // on either side; a name in quotation marks is the whole name, here as for actor and recipient
  pair?: string; // "RUS,UKR": one acts on the other, either way
  type?: string[];
  quad?: string[];
  mode?: string[];
  context?: string[];
  standing?: string[];
  place?: string[]; // countries; "-": no country known (publisher alike)
  box?: string; // "west,south,east,north" in degrees
  publisher?: string[];
  without?: string[]; // publishers left out
  words?: string;
  incident?: string;
  report?: string[];
  judged?: string; // yes, no
  min_confidence?: string;
  below?: string; // a confidence that is not reached
  published_since?: string; // days of the report, whenever it happened
  published_until?: string;
  period?: string; // "week:2024-05-13": what that point of a series counts; "week:vague", "week:outside": what stands in none of its points
  edge?: string; // "country:RUS>UKR", "name:…>…", "sector:MIL>REB": what that edge of a network counts, exactly
  happened?: string; // "true": what was negated, hypothetical or is to come is left out
  dated?: string; // exact (to a day or week), vague (a month or year), none: how exact the time is
  placed?: string; // yes, no: whether at least the country of the place is known
}

export interface Page<T> {
  count: number; // of all that fit, whatever the page shows
  items: T[];
  next: string | null; // cursor of the page that follows
}

export interface About {
  version: string;
  archive: string; // its name
  state: string; // changes with every change of the archive
  reports: number;
  events: number;
  claims: number;
  incidents: number | null; // null: not linked
  unlinked: number; // reports that came after the last linking
  first_day: string | null;
  last_day: string | null;
  user: string;
  writable: boolean;
  reads_paths: boolean; // files and folders of the desk's machine may be read in by name
  coders: string[]; // versions that read what is shown
}

export interface TypeEntry {
  type: string;
  label: string;
  quad: Quad;
  definition: string;
  modes: { mode: string; definition: string }[];
  key: string;
}
export interface Codebook {
  version: string;
  types: TypeEntry[];
  contexts: { context: string; definition: string }[];
  sectors: { sector: string; name: string; label: string }[];
  standings: { standing: Standing; definition: string }[];
  auxiliaries: string[];
  stances: string[];
  countries: { code: string; name: string }[];
  amendable: Record<'event' | 'claim', string[]>; // fields
}

export interface Party {
  mention: string | null;
  name: string;
  country: string | null;
  sectors: string[];
}
export interface When {
  start: string | null;
  end: string | null;
  grain: Grain | null;
  how: string | null;
  text: string | null;
}
export interface Where {
  name: string | null;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
  precision: Precision | null;
  how: string | null;
}

/** One event in a list. */
export interface EventRow {
  id: string;
  report: string;
  title: string | null;
  publisher: string | null;
  published: string | null; // ISO day
  type: string;
  mode: string | null;
  contexts: string[];
  quad: Quad;
  score: number;
  actors: Party[];
  recipients: Party[];
  when: When | null;
  where: Where | null;
  standing: Standing;
  auxiliaries: string[];
  confidence: number;
  trigger: string;
  sentence: string;
  incident: string | null;
  judged: 'confirmed' | 'amended' | null;
}

export interface Range {
  start: number;
  end: number;
}
export interface Mention extends Range {
  id: string;
  text: string;
  kind: string;
  entity: string | null;
  name: string | null;
  country: string | null;
  sectors: string[];
}
export interface Figure extends Range {
  value: number;
  low: number | null;
  high: number | null;
  unit: string | null;
  of: string | null;
  fate: string | null;
  total: boolean | null;
  text: string;
}

/** One event in its report: the row, and where each part of it stands in the text. */
export interface ReaderEvent extends EventRow {
  trigger_span: Range;
  tellings: Range[];
  sentences: Range[]; // best first
  actor_ids: string[]; // mentions
  recipient_ids: string[];
  place_id: string | null;
  when_span: Range | null;
  quantities: Figure[];
  claims: string[];
  cameo: string | null;
  made_by: string;
  rejected: boolean;
  judgements: Judgement[];
}

/** One event that was asked for by its id, with the line that cites it. */
export interface OpenedEvent extends ReaderEvent {
  citation: string;
}

export interface ReaderClaim {
  id: string;
  speaker: string | null; // mention
  speaker_name: string | null;
  speaker_country: string | null;
  cue: string | null;
  cue_span: Range | null;
  content: string;
  content_spans: Range[];
  stance: string;
  quoted: boolean;
  events: { event: string; link: Link }[];
  judged: string | null;
  rejected: boolean;
  judgements: Judgement[];
}

/** One claim in a list. */
export interface ClaimRow extends ReaderClaim {
  report: string;
  title: string | null;
  publisher: string | null;
  published: string | null;
}

/** A report as the reader shows it. */
export interface ReaderReport {
  id: string;
  reading: string | null; // null: read in and not kept
  kept: boolean;
  title: string | null;
  text: string;
  published: string | null;
  publisher: string | null;
  byline: string | null;
  url: string | null;
  language: string | null;
  dateline: string | null;
  paragraphs: (Range & { kind: 'headline' | 'prose' })[];
  removed: { kind: string; text: string }[]; // boilerplate that was taken out
  mentions: Mention[];
  events: ReaderEvent[];
  claims: ReaderClaim[];
  family: {
    origin: string;
    source: string | null;
    status: string;
    replaced_by: string | null;
    copies: string[];
  } | null;
  coder: string;
  model: string;
  codebook: string;
}

export interface IncidentRow {
  id: string;
  title: string;
  type: string;
  mode: string | null;
  quad: Quad;
  standing: Standing;
  actors: Party[];
  recipients: Party[];
  when: When | null;
  where: Where | null;
  auxiliaries: string[];
  mentions: number; // three counts, never mixed
  reports: number;
  sources: number;
  first_seen: string | null;
  last_seen: string | null;
  tolls: string[]; // "12–15 people killed, latest 15"
}

export interface Statement {
  side: string;
  says: Link | 'silent';
  speaker: string | null;
  words: string | null;
  stance: string | null;
  report: string | null;
  publisher: string | null;
  published: string | null;
  claim: string | null;
}
export interface ToldFigure {
  value: number;
  low: number | null;
  high: number | null;
  words: string;
  side: string | null;
  report: string;
  event: string;
  published: string | null;
}
export interface Toll {
  of: string | null;
  unit: string | null;
  fate: string | null;
  low: number;
  high: number;
  latest: number;
  said: string; // as in `tolls`
  told: ToldFigure[];
}
export interface BoardReport {
  report: string;
  published: string | null;
  publisher: string | null;
  title: string | null;
  url: string | null;
  source: string | null;
  status: string;
  replaced_by: string | null;
  copies: BoardReport[];
}
export interface Board extends IncidentRow {
  statements: Statement[];
  figures: Toll[];
  told_by: BoardReport[];
  events: EventRow[];
  bonds: { one: string; other: string; score: number; made_by: string; reasons: string[] }[];
  judgements: Judgement[];
  citation: string;
}

export interface Judgement {
  id: string;
  action: 'confirm' | 'reject' | 'amend' | 'note' | 'merge' | 'split' | 'undo';
  kind: 'event' | 'claim' | 'incident' | null;
  record: string | null;
  field: string | null;
  value: unknown;
  was: unknown;
  by: string;
  at: string;
  why: string;
  undone: boolean;
  now: 'agrees' | 'differs' | 'gone' | null; // what the newest reading says of it
}

/** A judgement on incidents; `message` says when it takes effect. */
export interface Shaped {
  judgement: Judgement;
  message: string;
}

export interface Hit {
  report: string;
  reading: string;
  title: string | null;
  publisher: string | null;
  published: string | null;
  claim: string | null;
  speaker: string | null;
  stance: string | null;
  snippet: string;
  found: Range; // in the snippet
  start: number; // of the snippet in the report's text, or the claim's content
}

export interface Facet {
  value: string;
  label: string;
  count: number;
} // counts of events
export type Facets = Record<string, Facet[]>;

export interface SeriesPoint {
  start: string;
  count: number;
  exposure: number;
  parts: Record<string, number>;
}
export interface Series {
  by: 'day' | 'week' | 'month';
  count: 'events' | 'incidents' | 'reports';
  split: 'quad' | 'type' | 'standing' | null;
  vague: number; // of a month's or year's grain: too wide for any point
  outside: number; // dated before the first report or after the last, or not at all; points, vague and outside are all
  points: SeriesPoint[];
}

export interface Edge {
  actor: string;
  recipient: string;
  events: number;
  reports: number;
  incidents: number | null;
  score: number;
  quads: number[]; // events of quad 1 to 4
}
export interface Network {
  of: 'country' | 'name' | 'sector';
  parties: { id: string; label: string; events: number }[];
  edges: Edge[];
  left_out: number;
}

export interface Place {
  name: string;
  country: string | null;
  latitude: number;
  longitude: number;
  precision: Precision;
  events: number;
  incidents: number | null;
  quads: number[];
} // quads: events of quad 1 to 4
export interface Places {
  places: Place[];
  countries: { code: string; name: string; events: number }[];
  unplaced: number;
}

/** A happening that moved a share; `contribution` is its part in it. */
export interface Mover {
  kind: 'conflict' | 'cooperation';
  incident: string | null;
  event: string;
  title: string;
  type: string;
  mode: string | null;
  quad: Quad;
  day: string | null;
  contribution: number;
  sources: number;
  mentions: number;
  publisher: string | null;
  sentence: string;
  report: string;
  standing: Standing;
}
/** Weighted happenings per report read, with a 95 % interval; `least` and `most` with one publisher left out. */
export interface Share {
  value: number | null; // null: nothing was read
  low: number | null;
  high: number | null;
  least: number | null;
  most: number | null;
  happenings: number;
  limited: boolean;
}
export interface TensionPoint {
  start: string;
  exposure: number;
  conflict: Share;
  cooperation: Share;
}
export interface Tension {
  pair: [string, string];
  by: 'day' | 'week' | 'month';
  exposure: 'all' | 'pair'; // all reports read, or those that name both
  standing: string[]; // what counts
  version: string;
  formula: string;
  points: TensionPoint[];
  movers: Mover[]; // five of either kind, or of the period asked for (?period=…)
  weights: { type: string; mode: string | null; weight: number }[]; // below zero: conflict
}

export interface Outlet {
  publisher: string;
  reports: number;
  events: number;
  copies: number;
  copied_share: number;
  corrections: number;
  first: number;
  median_lag_hours: number | null;
}

export interface Problem {
  source: string;
  line: number | null;
  message: string;
}

/** The reports of a file that was read in; `job` reads on where it has more than fit into an answer. */
export interface ReadIn {
  items: ReaderReport[];
  problems: Problem[];
  job: Job | null;
}

/** `read`: reports looked at; `new`: those of them that were read for the first time by this version. */
export interface Job {
  id: string;
  what: string;
  source: string;
  state: 'waiting' | 'running' | 'done' | 'stopped' | 'failed';
  read: number;
  new: number;
  problems: Problem[];
  started: string;
  seconds: number;
  message: string | null;
}

export interface Saved {
  id: string;
  kind: 'search' | 'collection';
  name: string;
  address: string;
  records: string[];
  by: string;
  at: string;
  deleted: boolean;
}

export interface ExportFormat {
  format: string;
  label: string;
  views: string[];
  suffix: string;
  note: string;
}
export interface Fault {
  detail: string;
}
