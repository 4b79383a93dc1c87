/** The measured figures, in the order and words in which they are shown. */

export interface Rate {
  precision: number;
  recall: number;
  f1: number;
}
export interface Accuracy {
  measured: string; // ISO day
  part: string;
  coder: string;
  counts: Record<string, number>;
  events: {
    any_type: Rate;
    type: Rate;
    type_macro_f1: number;
    type_and_countries: Rate;
    matched: Record<string, number | null>;
    types: Record<string, Rate>;
  };
  claims: { content: Rate; content_and_speaker: Rate; stance: number | null };
  gold: { events: Record<string, number> };
}

export interface Row {
  words: string;
  note: string;
  rate: Rate;
}

const FIELDS: Record<string, string> = {
  actor_country: 'countries of the actors',
  recipient_country: 'countries of the recipients',
  actor_country_and_sector: 'actors by country and sector',
  mode: 'mode',
  auxiliaries: 'happened, or historical, hypothetical, negated, to come',
  auxiliaries_where_any: 'the same, where it did not simply happen',
  standing: 'standing',
  standing_where_not_reported: 'standing, where it is not “reported”',
  date: 'date, and as exact',
  place_country: 'country of the place',
  quantities: 'all figures',
};

export function listRows({ events, claims }: Accuracy): Row[] {
  return [
    { words: 'Event found', note: 'whatever its type', rate: events.any_type },
    { words: 'Event with its type', note: '', rate: events.type },
    { words: 'Type and the countries of both sides', note: 'all of them', rate: events.type_and_countries },
    { words: 'Claim found', note: 'what is said', rate: claims.content },
    { words: 'Claim with its speaker', note: '', rate: claims.content_and_speaker },
  ];
}

/** Return the fields with the share that is right of the events whose type is right; those not measured are left out. */
export function listFields({ events, claims }: Accuracy): { words: string; share: number }[] {
  const found = Object.entries(events.matched).flatMap(([name, share]) =>
    share === null ? [] : [{ words: FIELDS[name] ?? name.replaceAll('_', ' '), share }],
  );
  return claims.stance === null
    ? found
    : [...found, { words: 'stance of a claim that was found', share: claims.stance }];
}

/** Return the types with how many events people found; a figure of few events is marked as such. */
export function listTypes(found: Accuracy, few = 20): { type: string; rate: Rate; gold: number; few: boolean }[] {
  return Object.entries(found.events.types).map(([type, rate]) => {
    const gold = found.gold.events[type] ?? 0;
    return { type, rate, gold, few: gold < few };
  });
}

/** Return "62 of 100" for a share in percent. */
export function sayShare(share: number): string {
  return `${Math.round(share)} of 100`;
}
