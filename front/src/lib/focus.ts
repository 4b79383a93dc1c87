/** The focus is never lost: where what had it goes away, the nearest thing that is left takes it. */

const WAIT = 40; // milliseconds in which whoever took it away can put it elsewhere
const TAKES = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex="0"]';

/** Watch over the focus of the page until the returned function is called. */
export function keepFocus(): () => void {
  let path: HTMLElement[] = []; // what has the focus, and what it stands in, inmost first
  let timer = 0;
  const remember = (): void => {
    path = [];
    for (let one = document.activeElement; one instanceof HTMLElement; one = one.parentElement) path.push(one);
  };
  const look = (): void => {
    if (timer || !isLost(path[0])) return;
    timer = window.setTimeout(() => {
      timer = 0;
      if (isLost(path[0])) nearest(path)?.focus({ preventScroll: true });
    }, WAIT);
  };
  const watcher = new MutationObserver(look);
  document.addEventListener('focusin', remember);
  watcher.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    watcher.disconnect();
    clearTimeout(timer);
  };
}

/** Whether nothing has the focus because what had it is gone, or stands no longer in sight. */
function isLost(last: HTMLElement | undefined): boolean {
  const now = document.activeElement;
  if (!last || last === document.body || (now && now !== document.body)) return false;
  return !last.isConnected || last.getClientRects().length === 0;
}

/** Return what is left to take the focus: within the same part of the view, else the view itself. */
function nearest(path: readonly HTMLElement[]): HTMLElement | null {
  const view = document.getElementById('view');
  for (const one of path.slice(1)) {
    if (!one.isConnected || !one.getClientRects().length) continue;
    if (one === view || one.contains(view)) break;
    if (one.getAttribute('tabindex') === '-1') return one;
    const taker = [...one.querySelectorAll<HTMLElement>(TAKES)].find((found) => found.getClientRects().length);
    if (taker) return taker;
  }
  return view;
}
