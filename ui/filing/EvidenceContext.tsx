import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';

/**
 * Ties the reasons of one message to its words: what is hovered or focused on one side lights up on the other. One provider for each message shown.
 */
interface EvidenceState {
  /** Key of the reason under the pointer or the focus, or 'c0.' for all of a candidate; null at rest. */
  active: string | null;
  setActive(key: string | null): void;
  /** The reason whose words are to be brought into view; `turn` grows with each wish. */
  wanted: { key: string; turn: number } | null;
  show(key: string): void;
}

const EvidenceContext = createContext<EvidenceState>({
  active: null,
  setActive: () => {},
  wanted: null,
  show: () => {},
});
export const useEvidence = () => useContext(EvidenceContext);

export function EvidenceProvider({ children }: { children: ReactNode }) {
  const [active, setActive] = useState<string | null>(null);
  const [wanted, setWanted] = useState<EvidenceState['wanted']>(null);
  const turn = useRef(0);
  const show = useCallback((key: string) => {
    turn.current += 1;
    setActive(key);
    setWanted({ key, turn: turn.current });
  }, []);
  const state = useMemo(() => ({ active, setActive, wanted, show }), [active, wanted, show]);
  return <EvidenceContext.Provider value={state}>{children}</EvidenceContext.Provider>;
}

/** For whatever stands for a reason, or for all of `key`: lights up its words while hovered or focused. */
export function useLights(key: string) {
  const { setActive } = useEvidence();
  return useMemo(
    () => ({
      onMouseEnter: () => setActive(key),
      onMouseLeave: () => setActive(null),
      onFocus: () => setActive(key),
      onBlur: () => setActive(null),
    }),
    [key, setActive],
  );
}
