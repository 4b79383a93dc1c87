/** Parts of a whole, one upon the other. */

export interface Layer {
  part: string;
  from: number;
  to: number;
}

/** Return the parts that are more than nothing, from the ground up, in the order given. */
export function stack(parts: Record<string, number>, order: readonly string[]): Layer[] {
  const layers: Layer[] = [];
  let ground = 0;
  for (const part of order) {
    const size = parts[part] ?? 0;
    if (size <= 0) continue;
    layers.push({ part, from: ground, to: ground + size });
    ground += size;
  }
  return layers;
}
