/** What lies over the desk: the palette, the list of keys, the choice of a collection. One at a time. */

class Sheets {
  now = $state<'palette' | 'keys' | 'collect' | null>(null);
  records = $state.raw<string[]>([]); // that are to be collected
  #before: HTMLElement | null = null;

  open(sheet: 'palette' | 'keys' | 'collect'): void {
    if (!this.now) this.#before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    this.now = sheet;
  }
  /** Close it; the focus goes back to where it was. */
  close(): void {
    this.now = null;
    const before = this.#before;
    this.#before = null;
    queueMicrotask(() => (before?.isConnected ? before : document.getElementById('view'))?.focus());
  }
}
export const sheets = new Sheets();

/** Open the choice of a collection for records: events, incidents, claims or reports by their ids. */
export function collect(records: string[]): void {
  if (!records.length) return;
  sheets.records = records;
  sheets.open('collect');
}
