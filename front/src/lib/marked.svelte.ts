/** Incidents marked in the list by `x`, to be merged: they stay marked while one goes about the desk. */
class Marked {
  ids = $state.raw<string[]>([]);
  has(id: string): boolean {
    return this.ids.includes(id);
  }
  toggle(id: string): void {
    this.ids = this.has(id) ? this.ids.filter((one) => one !== id) : [...this.ids, id];
  }
  clear(): void {
    this.ids = [];
  }
}
export const marked = new Marked();
