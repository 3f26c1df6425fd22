import type { Dialect } from '../../platform/database/columns';
import type { SegmentField } from './segmentFields';

/** What conditions are read against. */
export interface SegmentWorld {
  fields: ReadonlyMap<string, SegmentField>;
  dialect: Dialect;
  now: Date;
  /** IANA, of the firm: where a day begins. */
  timeZone: string;
  /** Who 'me' is: the reader, so that what is shared is each reader's own. */
  userId: number;
  /** A team and all beneath it. */
  teamsBeneath: (id: number) => readonly number[];
}

/** Values of a statement under names of their own: none ever stands in the text. */
export interface SegmentValues {
  all: Record<string, unknown>;
  /** The mark of one value. */
  put(value: unknown): string;
  /** The marks of several, for IN ( ). */
  list(values: readonly unknown[]): string;
}

export function noValues(): SegmentValues {
  const all: Record<string, unknown> = {};
  const name = () => `segment${Object.keys(all).length + 1}`;
  return {
    all,
    put(value) {
      const key = name();
      all[key] = value;
      return `:${key}`;
    },
    list(values) {
      const key = name();
      all[key] = [...values];
      return `:...${key}`;
    },
  };
}
