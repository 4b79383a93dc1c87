/** Keys: one table of what each does now, which `?` lists. A view brings its own while it is shown. */

export interface Key {
  key: string; // "j", "Enter", "Ctrl+k", "g t": two keys one after the other
  does: string; // in words, for the list
  group: 'Go' | 'List' | 'Record' | 'Judge' | 'Desk';
  run: () => void;
}

const REST = 250; // milliseconds without a key that end a word which is typed on
const WAIT = 1200; // milliseconds that a first key waits for its second
const sets: { keys: Key[] }[] = []; // in the order in which their components were set up: parents before children
let all = $state.raw<Key[]>([]);
let first = '';
let quiet = 0; // until then no single letter does anything
let timer = 0;

export const keys = {
  get all(): Key[] {
    return all;
  },
};

/** Have these keys while a component is shown; of two that are alike the inner one counts. Call it in its set-up. */
export function useKeys(given: () => Key[]): void {
  const mine = { keys: [] as Key[] };
  sets.push(mine);
  $effect(() => {
    mine.keys = given();
    all = sets.flatMap((one) => one.keys);
  });
  $effect(() => () => {
    sets.splice(sets.indexOf(mine), 1);
    all = sets.flatMap((one) => one.keys);
  });
}

/** Let letters do nothing for a moment: who types a word where one key would do, does not go on to judge by the rest. */
export function rest(): void {
  quiet = performance.now() + REST;
}

/** Do what a pressed key stands for; words that are being typed are left alone, but for keys with Ctrl and Escape. */
export function press(event: KeyboardEvent): void {
  const name = nameOf(event);
  if (!name || event.isComposing || document.querySelector('dialog[open]')) return; // what lies over has its own
  const control = name.startsWith('Ctrl+');
  if (isTyping(event.target) && !control && name !== 'Escape') return;
  if (/^[^jku]$/.test(name) && performance.now() < quiet) return rest(); // going on and undoing stay at hand
  if ((name === 'Enter' || name === ' ') && isControl(event.target)) return;
  const found = find(first ? `${first} ${name}` : name) ?? find(name);
  clearTimeout(timer);
  first = '';
  if (found) {
    event.preventDefault();
    found.run();
  } else if (all.some((one) => one.key.startsWith(`${name} `))) {
    first = name;
    timer = window.setTimeout(() => (first = ''), WAIT);
  }
}

function find(name: string): Key | undefined {
  return all.findLast((one) => one.key === name);
}

function nameOf(event: KeyboardEvent): string {
  if (event.altKey || ['Shift', 'Control', 'Meta', 'Alt'].includes(event.key)) return '';
  return event.ctrlKey || event.metaKey ? `Ctrl+${event.key.toLowerCase()}` : event.key;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('a, button, summary, [role="button"], [role="option"]') !== null
  );
}
