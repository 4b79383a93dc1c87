/** What a source is that somebody names: an address, to be fetched, or a path of the desk's machine; and what was pasted. */

/** Return whether a source is an address of the web. */
export function isAddress(source: string): boolean {
  return /^\s*https?:\/\//i.test(source);
}

/** Return what may be named at this desk. */
export function sayNamed(readsPaths: boolean): { label: string; example: string } {
  return readsPaths
    ? { label: 'Address of a page or feed, or path on the desk’s machine', example: 'https://… or /home/me/reports' }
    : { label: 'Address of a page or feed', example: 'https://…' };
}

/** Return what will be done with a source, for the line under the form. */
export function sayDone(source: string): string {
  return isAddress(source)
    ? 'The address is fetched; of a feed the stories too, one after the other with a pause, and the next time only what is new.'
    : 'It goes on in the background; what the archive already has from this version is passed over.';
}

/** Return whether pasted words are a feed, and the name that tells its format. */
export function feedName(words: string): string | null {
  const start = words.slice(0, 2000);
  if (/^\s*\{/.test(start) && /"version"\s*:\s*"https?:\/\/jsonfeed\.org\/version\//.test(start)) return 'pasted.json';
  return /^\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*|<!doctype (rss|rdf)[^>]*>\s*)*<(rss|rdf:RDF|(atom:)?feed)[\s>]/i.test(
    start,
  )
    ? 'pasted.xml'
    : null;
}
