/** Rows picked with x, to do something with them together: incidents to merge. */

class Picked {
  #ids = $state.raw<readonly string[]>([]);

  get ids(): readonly string[] {
    return this.#ids;
  }
  has(id: string): boolean {
    return this.#ids.includes(id);
  }
  toggle(id: string): void {
    this.#ids = this.has(id) ? this.#ids.filter((one) => one !== id) : [...this.#ids, id];
  }
  clear(): void {
    this.#ids = [];
  }
}

export const picked = new Picked();
