/** A day's column as parts from the ground up. */
export interface ColumnValues {
  key: string;
  values: readonly number[];
}

/** The smallest round and even number that the axis can end at, so that its half is whole; at least 4. */
export function axisEnd(highest: number): number {
  if (highest <= 4) return 4;
  if (highest <= 10) return Math.ceil(highest / 2) * 2;
  const power = 10 ** Math.floor(Math.log10(highest));
  const factor = [1, 1.2, 1.6, 2, 3, 4, 6, 8, 10].find(step => step * power >= highest) ?? 10;
  return Math.round(factor * power);
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
