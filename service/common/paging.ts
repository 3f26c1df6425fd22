import { badRequest } from './errors';

/** Place of the last row of a page in a list that is sorted by an instant, newest first, and by id. */
export interface TimePlace {
  at: Date;
  id: number;
}

/** The cursor for the page behind a row; opaque to the reader. */
export function timeCursor(place: TimePlace): string {
  return Buffer.from(`${place.at.getTime()}.${place.id}`).toString('base64url');
}

/**
 * The place that a cursor stands for.
 *
 * @throws AppError page.cursor_invalid
 */
export function readTimeCursor(cursor: string): TimePlace {
  const match = /^(-?\d{1,16})\.(\d{1,10})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  const at = new Date(Number(match?.[1]));
  if (!match || Number.isNaN(at.getTime())) {
    throw badRequest('page.cursor_invalid', 'This page cannot be continued; begin again at the first page.');
  }
  return { at, id: Number(match[2]) };
}

/** Cuts the row that was read beyond the page, and tells where the next page begins. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  place: (row: T) => TimePlace,
): { rows: T[]; nextCursor: string | null } {
  const kept = rows.slice(0, limit);
  const last = kept[kept.length - 1];
  return { rows: kept, nextCursor: rows.length > limit && last !== undefined ? timeCursor(place(last)) : null };
}
