import { badRequest } from '../common/errors';

/** Place of the last row of a page: the value it is sorted by and its id. */
export interface PagePlace {
  value: string;
  id: number;
}

/** The cursor that stands for a place; opaque to the reader. */
export function cursorOf(place: PagePlace): string {
  return Buffer.from(JSON.stringify([place.value, place.id])).toString('base64url');
}

/**
 * The place that a cursor stands for.
 *
 * @throws AppError page.cursor_invalid
 */
export function readCursor(cursor: string): PagePlace {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [unknown, unknown];
    if (typeof value === 'string' && Number.isSafeInteger(id)) return { value, id: id as number };
  } catch {
    // What is not ours is answered like what is broken.
  }
  throw badRequest('page.cursor_invalid', 'This page cannot be continued; begin again at the first page.');
}

/** Text for a LIKE with ESCAPE '\': what a person typed matches itself and nothing else (SQL Server also reads brackets). */
export function likeText(text: string): string {
  return text.replace(/[\\%_[]/g, match => `\\${match}`);
}

/** What stands behind every text that begins with `start`: the two are a range of an index, which a LIKE is not. */
export function behind(start: string): string {
  return `${start}\uffff`;
}
