/** A day's column as parts from the ground up. */
export interface ColumnValues {
  key: string;
  values: readonly number[];
}

/** The smallest round number that the axis can end at: 1, 2 or 5 times a power of ten, at least 4. */
export function axisEnd(highest: number): number {
  if (highest <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(highest));
  const step = [1, 2, 4, 5, 8, 10].find(factor => factor * power >= highest) ?? 10;
  return step * power;
}

/** Where each part of a column stands, in pixels from the top of the plot; zero is always on the axis. */
export function partsOf(values: readonly number[], end: number, height: number): { y: number; height: number }[] {
  let below = 0;
  return values.map(value => {
    const top = ((below + value) / end) * height;
    const bottom = (below / end) * height;
    below += value;
    return { y: height - top, height: top - bottom };
  });
}
