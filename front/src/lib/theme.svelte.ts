/** Light, dark, or as the machine has it; kept in this browser. */

export type Theme = 'auto' | 'light' | 'dark';
const KEY = 'readout-theme';

class Themes {
  now = $state<Theme>((localStorage.getItem(KEY) as Theme | null) ?? 'auto');

  constructor() {
    this.#apply();
  }
  set(theme: Theme): void {
    this.now = theme;
    localStorage.setItem(KEY, theme);
    this.#apply();
  }
  #apply(): void {
    if (this.now === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.now;
  }
}

export const themes = new Themes();
