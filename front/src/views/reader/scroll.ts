/** Bringing a place of the text into sight. */

/** Scroll until the piece at a place of the text is in sight; what is in the middle already stays. True where it was found. */
export function bring(scroller: HTMLElement, place: number, how: 'comfortable' | 'nearest'): boolean {
  const piece = pieceAt(scroller, place);
  if (!piece) return false;
  const frame = scroller.getBoundingClientRect();
  const box = piece.getBoundingClientRect();
  const margin = how === 'nearest' ? 24 : Math.min(96, frame.height / 6);
  if (box.top >= frame.top + margin && box.bottom <= frame.bottom - margin) return true;
  scroller.scrollTo({ top: scroller.scrollTop + box.top - frame.top - frame.height * 0.3, behavior: 'instant' });
  return true;
}

function pieceAt(scroller: HTMLElement, place: number): HTMLElement | null {
  let found: HTMLElement | null = null;
  let start = -1;
  for (const piece of scroller.querySelectorAll<HTMLElement>('[data-start]')) {
    const own = Number(piece.dataset.start);
    if (own <= place && own > start) [found, start] = [piece, own];
  }
  return found;
}
