/** Keys: one table of what each does now, which `?` lists. A view brings its own while it is shown. */

export interface Key {
  key: string; // "j", "Enter", "Ctrl+k", "g t": two keys one after the other
  does: string; // in words, for the list
  group: 'Go' | 'List' | 'Record' | 'Judge' | 'Desk';
  run: () => void;
}

const WAIT = 1200; // milliseconds that a first key waits for its second
const sets = $state.raw<{ all: Key[][] }>({ all: [] });
let all = $state.raw<Key[]>([]);
let first = '';
let timer = 0;

export const keys = {
  get all(): Key[] {
    return all;
  },
};

/** Have these keys while a component is shown; later ones win. Call it while the component is set up. */
export function useKeys(given: () => Key[]): void {
  $effect(() => {
    const mine = given();
    sets.all.push(mine);
    all = sets.all.flat();
    return () => {
      sets.all.splice(sets.all.indexOf(mine), 1);
      all = sets.all.flat();
    };
  });
}

/** Do what a pressed key stands for; words that are being typed are left alone, but for keys with Ctrl and Escape. */
export function press(event: KeyboardEvent): void {
  const name = nameOf(event);
  if (!name || event.isComposing) return;
  const control = name.startsWith('Ctrl+');
  if (!control && document.querySelector('dialog:modal')) return; // keys are the dialog's own, Escape above all
  if (isTyping(event.target) && !control && name !== 'Escape') return;
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
