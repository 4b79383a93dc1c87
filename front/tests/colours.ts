/** Measuring colours: contrast, and how far apart they are for eyes that see fewer of them. */

export type Light = [number, number, number]; // linear red, green, blue, 0 to 1

export function lightOf(hex: string): Light {
  return [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Light;
}

/** Return the contrast of WCAG 2: 1 to 21. */
export function contrast(one: Light, other: Light): number {
  const [dark, bright] = [luminance(one), luminance(other)].sort((first, second) => first - second) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}
function luminance([red, green, blue]: Light): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Kinds of sight: as matrices over linear light (Machado, Oliveira and Fernandes 2009, at full strength). */
export const SIGHTS: Record<string, Light[]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

export function seen(light: Light, sight: Light[]): Light {
  return sight.map((row) => Math.min(1, Math.max(0, dot(row, light)))) as Light;
}
function dot(row: Light, light: Light): number {
  return row[0] * light[0] + row[1] * light[1] + row[2] * light[2];
}

/** Return how far apart two colours look, in hundredths of Oklab: 2 is just to be told side by side. */
export function distance(one: Light, other: Light): number {
  const [first, second] = [oklab(one), oklab(other)];
  return 100 * Math.hypot(...first.map((value, index) => value - second[index]!));
}
function oklab(light: Light): Light {
  const cones = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
  ].map((row) => Math.cbrt(dot(row as Light, light))) as Light;
  return [
    [0.2104542553, 0.793617785, -0.0040720468],
    [1.9779984951, -2.428592205, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.808675766],
  ].map((row) => dot(row as Light, cones)) as Light;
}
