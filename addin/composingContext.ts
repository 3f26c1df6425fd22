import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { approvalsApi } from '../ui/approvals/approvalsApi';
import type { ApiError } from '../ui/http';
import { paneApi } from '../ui/paneApi';
import { useTexts } from '../ui/texts/texts';
import type { Composed } from './composing';
import { makeHashes } from './composingFiles';
import type { Composer } from './composingWatch';
import { startComposer } from './composingWatch';
import type { ComposeItem } from './outlookShape';
import { usePane } from './paneContext';
import { asPaneError, troubleOf } from './troubles';

/** The mail that is being written, and the window that it is written in. */
export interface Writing {
  item: ComposeItem;
  composer: Composer;
}
export const WritingContext = createContext<Writing | null>(null);

export function useWriting(): Writing {
  const writing = useContext(WritingContext);
  if (!writing) throw new Error('useWriting stands outside a mail that is being written');
  return writing;
}

export function useComposed(): Composed {
  const { composer } = useWriting();
  return useSyncExternalStore(composer.subscribe, composer.state);
}

/** Follows the mail of a window as long as it is shown. */
export function useComposer(item: ComposeItem): Writing | null {
  const { outlook } = usePane();
  const { language } = useTexts();
  const spoken = useRef(language);
  const [writing, setWriting] = useState<Writing | null>(null);
  useEffect(() => {
    spoken.current = language;
  }, [language]);
  useEffect(() => {
    const composer = startComposer({
      ...{ outlook, item, troubleOf, hashes: makeHashes() },
      language: () => spoken.current,
      askPeople: paneApi.recipients,
      askVerdict: approvalsApi.verdict,
      choose: paneApi.choose,
      now: () => Date.now(),
      isVisible: () => document.visibilityState === 'visible',
      after: (milliseconds, act) => {
        const timer = window.setTimeout(act, milliseconds);
        return () => window.clearTimeout(timer);
      },
    });
    setWriting({ item, composer });
    return () => {
      composer.stop();
      setWriting(null);
    };
    // The item of a window is the same as long as its key is.
  }, [outlook, item.key, item.mailbox]);
  return writing;
}

export interface WritingAct {
  isBusy: boolean;
  error: ApiError | null;
  /** Runs a change of the mail in its window. True when it was done; then the window is read again. */
  run(work: () => Promise<unknown>): Promise<boolean>;
}

/** One change at a time; what was refused stays beside its buttons. */
export function useWritingAct(): WritingAct {
  const { composer } = useWriting();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (isBusy) return false;
    setBusy(true);
    setError(null);
    try {
      await work();
      composer.again();
      return true;
    } catch (reason) {
      setError(asPaneError(reason));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, error, run };
}
