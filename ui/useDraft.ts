import { useCallback, useMemo, useState } from 'react';

export interface Draft<T> {
  values: T;
  set(part: Partial<T>): void;
  /** Names of the fields that differ from what is saved. */
  changed: readonly (keyof T)[];
  /** Of those, the ones that somebody else has changed since: saving would write over what is saved now. */
  clashes: readonly (keyof T)[];
  /** What is saved now. */
  saved: T;
  /** Of a clash: what was typed here stays, theirs was seen. */
  keep(name: keyof T): void;
  /** Of a clash: theirs stays, what was typed here is let go. */
  take(name: keyof T): void;
  discard(): void;
  /** Only what differs, to be sent. */
  changes: Partial<T>;
}

/** What was typed, and what stood there then. */
export interface Typed<T> {
  values: Partial<T>;
  before: Partial<T>;
}

/** What is typed over what is saved: the fields that differ, and those of them that somebody else has changed meanwhile. Pure. */
export function draftOf<T extends object>(saved: T, typed: Typed<T>): Pick<Draft<T>, 'values' | 'changed' | 'clashes'> {
  const names = Object.keys(typed.values) as (keyof T)[];
  const changed = names.filter(name => !isSame(typed.values[name], saved[name]));
  const clashes = changed.filter(name => name in typed.before && !isSame(typed.before[name], saved[name]));
  return { values: { ...saved, ...typed.values }, changed, clashes };
}

/** The fields of `part` typed over what was typed before; what stood in a field is remembered from its first change on. Pure. */
export function typeOver<T extends object>(saved: T, typed: Typed<T>, part: Partial<T>): Typed<T> {
  const fresh = (Object.keys(part) as (keyof T)[]).filter(name => !(name in typed.before));
  const before = { ...typed.before };
  for (const name of fresh) before[name] = saved[name];
  return { values: { ...typed.values, ...part }, before };
}

/** Theirs was seen and mine is wanted all the same: no clash until they change it again. Pure. */
export function keepMine<T extends object>(saved: T, typed: Typed<T>, name: keyof T): Typed<T> {
  return { ...typed, before: { ...typed.before, [name]: saved[name] } };
}

/** What was typed in a field is let go. Pure. */
export function letGo<T extends object>(typed: Typed<T>, name: keyof T): Typed<T> {
  const [values, before] = [{ ...typed.values }, { ...typed.before }];
  delete values[name];
  delete before[name];
  return { values, before };
}

/** What is saved, with what somebody has changed over it. A newer saved state comes through in the fields that were left alone. */
export function useDraft<T extends object>(saved: T): Draft<T> {
  const [typed, setTyped] = useState<Typed<T>>({ values: {}, before: {} });
  const set = useCallback((part: Partial<T>) => setTyped(old => typeOver(saved, old, part)), [saved]);
  const keep = useCallback((name: keyof T) => setTyped(old => keepMine(saved, old, name)), [saved]);
  const take = useCallback((name: keyof T) => setTyped(old => letGo(old, name)), []);
  const discard = useCallback(() => setTyped({ values: {}, before: {} }), []);
  return useMemo(() => {
    const draft = draftOf(saved, typed);
    const changes: Partial<T> = {};
    for (const name of draft.changed) changes[name] = typed.values[name];
    return { ...draft, saved, set, keep, take, discard, changes };
  }, [saved, typed, set, keep, take, discard]);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
