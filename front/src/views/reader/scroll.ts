/** Bringing a place of the text into sight. */

/** Scroll until the piece at a place of the text is in sight; what is well in sight stays. True where that piece itself is there. */
export function bring(scroller: HTMLElement, place: number, how: 'comfortable' | 'nearest'): boolean {
  const found = pieceAt(scroller, place);
  if (!found) return true; // no text: nothing to wait for
  const frame = scroller.getBoundingClientRect();
  const box = found.piece.getBoundingClientRect();
  const margin = how === 'nearest' ? 24 : Math.min(96, frame.height / 6);
  if (box.top < frame.top + margin || box.bottom > frame.bottom - margin)
    scroller.scrollTo({ top: scroller.scrollTop + box.top - frame.top - frame.height * 0.3, behavior: 'instant' });
  return found.start === place;
}

/** Return the piece that begins at a place, else the last before it: a paragraph that is not marked yet. */
function pieceAt(scroller: HTMLElement, place: number): { piece: HTMLElement; start: number } | null {
  const exact = scroller.querySelector<HTMLElement>(`.words [data-start="${place}"]`);
  if (exact) return { piece: exact, start: place };
  let found: { piece: HTMLElement; start: number } | null = null;
  for (const piece of scroller.querySelectorAll<HTMLElement>('.words [data-start]')) {
    const start = Number(piece.dataset.start);
    if (start <= place && start > (found?.start ?? -1)) found = { piece, start };
  }
  return found;
}
