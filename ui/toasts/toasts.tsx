import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ApiError } from '../http';
import { useKeys } from '../keys';
import { useTexts } from '../texts/texts';
import { layout, onPhone } from '../theme/layout';
import { meaning } from '../theme/meaning';
import { useErrorText } from '../useErrorText';
import { asApiError } from '../useLoad';

/** Milliseconds that a toast stays; hovering or focusing it stops the clock. */
const staysFor = 8000;

interface Toast {
  id: number;
  text: ReactNode;
  undo?: () => Promise<void>;
}
interface ToastsState {
  /** Says what the person just did, and how to take it back. One at a time, the newest wins. Never for errors. */
  show(toast: { text: ReactNode; undo?: () => Promise<void> }): void;
}
const ToastsContext = createContext<ToastsState>({ show: () => {} });
export const useToasts = () => useContext(ToastsContext);

const useStyles = makeStyles({
  place: {
    position: 'fixed',
    left: tokens.spacingHorizontalL,
    bottom: tokens.spacingVerticalL,
    // Above sheets and dialogs: what was done in one can be taken back from there.
    zIndex: 2_000_000,
    maxWidth: 'min(560px, calc(100vw - 32px))',
    // The bar at the foot, as high as it says it is.
    [onPhone]: { bottom: `calc(var(--tpFootBar, ${layout.bottomBar}) + ${tokens.spacingVerticalS})` },
  },
  toast: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: meaning.tpToastBack,
    color: meaning.tpToastText,
    boxShadow: tokens.shadow16,
    animationName: { from: { opacity: 0, transform: 'translateY(8px)' }, to: { opacity: 1, transform: 'none' } },
    animationDuration: tokens.durationFast,
    animationTimingFunction: tokens.curveDecelerateMid,
  },
  text: { flex: 1 },
  button: {
    color: meaning.tpToastText,
    ':hover': { color: meaning.tpToastText },
    ':hover:active': { color: meaning.tpToastText },
    flexShrink: 0,
  },
});

/** Holds the one toast of the page, bottom left; Z undoes what it tells of, also after it has gone. `isKeyless`: the page has no keys of its own. */
export function ToastsProvider({ children, isKeyless = false }: { children: ReactNode; isKeyless?: boolean }) {
  const [toast, setToast] = useState<Toast | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const lastUndo = useRef<(() => Promise<void>) | null>(null);
  const counter = useRef(0);
  const show = useCallback<ToastsState['show']>(next => {
    lastUndo.current = next.undo ?? null;
    setError(null);
    setToast({ id: ++counter.current, ...next });
  }, []);
  const undo = useCallback(() => {
    const act = lastUndo.current;
    lastUndo.current = null;
    setToast(null);
    act?.().catch((reason: unknown) => {
      lastUndo.current = act;
      setError(asApiError(reason));
    });
  }, []);
  const close = useCallback(() => {
    setToast(null);
    setError(null);
  }, []);
  useKeys([{ code: 'KeyZ', isAboveDialogs: true, group: 'everywhere', label: 'keys.undo', run: undo }]);
  const state = useMemo(() => ({ show }), [show]);
  return (
    <ToastsContext.Provider value={state}>
      {children}
      <Place toast={toast} error={error} isKeyless={isKeyless} onUndo={undo} onClose={close} />
    </ToastsContext.Provider>
  );
}

interface PlaceProps {
  toast: Toast | null;
  error: ApiError | null;
  isKeyless: boolean;
  onUndo(): void;
  onClose(): void;
}

function Place({ toast, error, isKeyless, onUndo, onClose }: PlaceProps) {
  const styles = useStyles();
  const errorText = useErrorText();
  return (
    <div className={styles.place}>
      <div role="status" aria-live="polite">
        {toast && !error && (
          <Shown key={toast.id} toast={toast} isKeyless={isKeyless} onUndo={onUndo} onClose={onClose} />
        )}
      </div>
      {error && (
        <div className={styles.toast} role="alert">
          <span className={styles.text}>{errorText(error)}</span>
          <ToastButtons onUndo={onUndo} onClose={onClose} isAgain />
        </div>
      )}
    </div>
  );
}

function Shown({ toast, isKeyless, onUndo, onClose }: Omit<PlaceProps, 'error' | 'toast'> & { toast: Toast }) {
  const styles = useStyles();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = window.setTimeout(onClose, staysFor);
    return () => window.clearTimeout(timer);
  }, [isHeld, onClose]);
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    <div className={styles.toast} onMouseEnter={hold} onMouseLeave={release} onFocus={hold} onBlur={release}>
      <CheckmarkCircleRegular aria-hidden="true" />
      <span className={styles.text}>{toast.text}</span>
      <ToastButtons onUndo={toast.undo ? onUndo : undefined} onClose={onClose} isKeyless={isKeyless} />
    </div>
  );
}

interface ButtonsProps {
  onUndo?: () => void;
  onClose(): void;
  isAgain?: boolean;
  isKeyless?: boolean;
}

function ToastButtons({ onUndo, onClose, isAgain, isKeyless }: ButtonsProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const button = styles.button;
  return (
    <>
      {onUndo && (
        <Button appearance="transparent" size="small" icon={<ArrowUndoRegular />} className={button} onClick={onUndo}>
          {t(isAgain ? 'common.retry' : isKeyless ? 'pane.undo' : 'common.undoKey')}
        </Button>
      )}
      <Button
        appearance="transparent"
        size="small"
        icon={<DismissRegular />}
        className={button}
        aria-label={t('common.close')}
        onClick={onClose}
      />
    </>
  );
}
