import { badRequest } from '../common/errors';

export const dealingKinds = ['mail', 'record', 'note', 'change', 'activity'] as const;
export type DealingKind = (typeof dealingKinds)[number];

/** Where a page of mixed lines ended: its instant, and among those of one instant the kind and the number. */
export interface DealingPlace {
  at: Date;
  kind: DealingKind;
  id: number;
}

/** The cursor that stands for a place; opaque to the reader. */
export function dealingCursor({ at, kind, id }: DealingPlace): string {
  return Buffer.from(`${at.getTime()}.${dealingKinds.indexOf(kind)}.${id}`).toString('base64url');
}

/**
 * The place that a cursor stands for.
 *
 * @throws AppError page.cursor_invalid
 */
export function readDealingCursor(cursor: string): DealingPlace {
  const match = /^(-?\d{1,16})\.(\d)\.(\d{1,10})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  const at = new Date(Number(match?.[1]));
  const kind = dealingKinds[Number(match?.[2])];
  if (!match || !kind || Number.isNaN(at.getTime()))
    throw badRequest('page.cursor_invalid', 'This page cannot be continued; begin again at the first page.');
  return { at, kind, id: Number(match[3]) };
}

/**
 * Where the lines of `kind` go on behind a place: older ones; of the same instant those below the number, where kinds are told in their order.
 *
 * @returns the number below which lines of the same instant are still to come; 0 none, Infinity all
 */
export function belowOf(place: DealingPlace, kind: DealingKind): number {
  const at = dealingKinds.indexOf(kind) - dealingKinds.indexOf(place.kind);
  return at === 0 ? place.id : at > 0 ? Number.MAX_SAFE_INTEGER : 0;
}

/** Newest first; of one instant by kind, then the larger number. */
export function byPlace(one: DealingPlace, other: DealingPlace): number {
  return (
    other.at.getTime() - one.at.getTime() ||
    dealingKinds.indexOf(one.kind) - dealingKinds.indexOf(other.kind) ||
    other.id - one.id
  );
}
