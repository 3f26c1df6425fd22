import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { TextKey } from './texts/texts';

export type KeyGroup = 'everywhere' | 'lists' | 'review' | 'message';

/** One key of a page. `code` is KeyboardEvent.code, so that it is the same key on every layout and under every input method. */
export interface KeyAct {
  code: string;
  shift?: boolean;
  /** Ctrl, or Command on a Mac. Works inside fields too. */
  ctrl?: boolean;
  /** A key that is pressed before: G then T. */
  after?: string;
  /** Also while a dialog or sheet is open. */
  isAboveDialogs?: boolean;
  /** Also with single keys switched off (arrows, Enter, Escape). */
  always?: boolean;
  group: KeyGroup;
  /** For the list behind `?`; without it the key is not listed. */
  label?: TextKey;
  /** How the list writes it. */
  shown?: string;
  run(event: KeyboardEvent): void;
}

interface KeysState {
  isOn: boolean;
  setOn(isOn: boolean): void;
  /** Everything registered now, latest first. */
  listed(): KeyAct[];
}

const storageKey = 'tradepost.singleKeys';
const layers: { current: readonly KeyAct[] }[] = [];
const chordWithin = 1200;
let lastCode: { code: string; at: number } | null = null;

const KeysContext = createContext<KeysState>({ isOn: true, setOn: () => {}, listed: () => [] });
export const useKeysState = () => useContext(KeysContext);

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Menus and listboxes have keys of their own. */
function isChoosing(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="menu"],[role="listbox"],[role="combobox"]') !== null;
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

/** A focused button or link takes Enter and Space for itself. */
function isPressing(event: KeyboardEvent): boolean {
  if (event.code !== 'Enter' && event.code !== 'Space' && event.code !== 'NumpadEnter') return false;
  return event.target instanceof Element && event.target.closest('button,a,[role="tab"],[role="checkbox"]') !== null;
}

function matches(act: KeyAct, event: KeyboardEvent, before: string | null): boolean {
  if (act.code !== event.code || Boolean(act.shift) !== event.shiftKey || event.altKey) return false;
  if (Boolean(act.ctrl) !== (event.ctrlKey || event.metaKey)) return false;
  return act.after ? act.after === before : true;
}

function find(event: KeyboardEvent, isOn: boolean): KeyAct | null {
  const before = lastCode && Date.now() - lastCode.at < chordWithin ? lastCode.code : null;
  const isBlocked = isField(event.target) || isChoosing(event.target) || isPressing(event);
  const isUnderDialog = isDialogOpen();
  const found: KeyAct[] = [];
  for (let i = layers.length - 1; i >= 0; i--) {
    for (const act of layers[i].current) {
      if (!matches(act, event, before)) continue;
      if (!act.ctrl && (isBlocked || (!isOn && !act.always))) continue;
      if (isUnderDialog && !act.isAboveDialogs) continue;
      found.push(act);
    }
  }
  return found.find(act => act.after) ?? found[0] ?? null;
}

function onKeyDown(event: KeyboardEvent, isOn: boolean): void {
  // 229: a Chinese input method is taking the key.
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  const act = find(event, isOn);
  const isModifier = ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key);
  if (!isModifier) lastCode = act || isField(event.target) ? null : { code: event.code, at: Date.now() };
  if (!act) return;
  event.preventDefault();
  act.run(event);
}

/** The page's keys for as long as the component is there; the latest registered wins. */
export function useKeys(acts: readonly KeyAct[], isActive = true): void {
  const layer = useRef<readonly KeyAct[]>(acts);
  layer.current = isActive ? acts : [];
  useEffect(() => {
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, []);
}

/** Listens for the whole page. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const [isOn, setState] = useState(() => localStorage.getItem(storageKey) !== 'off');
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event, isOn);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isOn]);
  const state = useMemo<KeysState>(
    () => ({
      isOn,
      setOn: next => {
        localStorage.setItem(storageKey, next ? 'on' : 'off');
        setState(next);
      },
      listed: () => [...layers].reverse().flatMap(layer => layer.current.filter(act => act.label)),
    }),
    [isOn],
  );
  return <KeysContext.Provider value={state}>{children}</KeysContext.Provider>;
}

/** How a key is written: 'J', 'Shift 1', 'Ctrl K', 'G T'. */
export function keyText(act: KeyAct): string {
  if (act.shown) return act.shown;
  const names: Record<string, string> = { Slash: '/', Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑' };
  const name = (code: string) => names[code] ?? code.replace(/^(Key|Digit)/, '');
  return [act.ctrl && 'Ctrl', act.shift && 'Shift', act.after && name(act.after), name(act.code)]
    .filter(Boolean)
    .join(' ');
}
