/** Borders in dispute: two neighbours of the atlas (ISO numbers, or names where it has none) and what the dispute is called.
    A line is dashed as a whole where the atlas cannot tell its disputed part. Listing takes no side. */

export interface Dispute {
  one: string;
  other: string;
  name: string;
}

const LINES = `
643 804 Russia and Ukraine: Crimea and the east
356 586 India and Pakistan: Kashmir
156 356 China and India: Aksai Chin and the eastern sector
064 156 Bhutan and China: northern and western valleys
376 275 Israel and Palestine
376 760 Israel and Syria: Golan
376 422 Israel and Lebanon: the Blue Line
504 732 Morocco and Western Sahara
408 410 North and South Korea: line of the armistice
688 Kosovo Serbia and Kosovo
196 N.Cyprus Cyprus: the line through the island
706 Somaliland Somalia and Somaliland
231 Somaliland Ethiopia and Somaliland: status of Somaliland
729 728 Sudan and South Sudan: Abyei and other stretches
729 818 Sudan and Egypt: Halaib
729 231 Sudan and Ethiopia: Fashaga
728 404 South Sudan and Kenya: Ilemi
328 862 Guyana and Venezuela: Essequibo
328 740 Guyana and Suriname: Tigri
084 320 Belize and Guatemala
031 051 Azerbaijan and Armenia
268 643 Georgia and Russia: Abkhazia and South Ossetia
116 764 Cambodia and Thailand
004 586 Afghanistan and Pakistan: the Durand Line
356 524 India and Nepal: Kalapani
232 262 Eritrea and Djibouti: Ras Doumeira
`;

export const DISPUTES: Dispute[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const [one = '', other = '', ...name] = line.split(' ');
    return { one, other, name: name.join(' ') };
  });

/** Return how the disputes call a country of the atlas: its number, else its name without spaces. */
export function markOf(number: string | number | undefined, name: string): string {
  return number === undefined ? name.replaceAll(' ', '') : String(number).padStart(3, '0');
}

const known = new Set(DISPUTES.flatMap(({ one, other }) => [`${one} ${other}`, `${other} ${one}`]));

export function isDisputed(one: string, other: string): boolean {
  return known.has(`${one} ${other}`);
}
