/** A sentence in three: before the words that tell the event, those words, after them. */

export interface Told {
  before: string;
  words: string;
  after: string;
}

/** Return the sentence around its trigger; where it is not one stretch of it, all of it stands before. */
export function around(sentence: string, trigger: string): Told {
  const place = trigger ? whole(sentence, trigger) : -1;
  if (place < 0) return { before: sentence, words: '', after: '' };
  const end = place + trigger.length;
  return { before: sentence.slice(0, place), words: sentence.slice(place, end), after: sentence.slice(end) };
}

/** Return where the trigger stands as whole words, else where its letters first stand. */
function whole(sentence: string, trigger: string): number {
  const isWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  for (let place = sentence.indexOf(trigger); place >= 0; place = sentence.indexOf(trigger, place + 1)) {
    if (!isWord(sentence[place - 1]) && !isWord(sentence[place + trigger.length])) return place;
  }
  return sentence.indexOf(trigger);
}
