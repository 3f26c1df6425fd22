import {
  Button,
  Link,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected';
import type { ReactElement, ReactNode } from 'react';
import type { ApiError } from './http';
import { Skeleton } from './Skeleton';
import { useTexts } from './texts/texts';
import { isUnexpected, useErrorText } from './useErrorText';
import type { Loaded } from './useLoad';

const useStyles = makeStyles({
  centre: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXXL}`,
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
    maxWidth: '60ch',
    margin: '0 auto',
  },
  icon: { fontSize: tokens.fontSizeHero800, lineHeight: 1, color: tokens.colorNeutralForeground3, display: 'flex' },
  line: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  quiet: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, justifyContent: 'center' },
  slow: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

interface Props<T> {
  load: Loaded<T>;
  /** In the final shape and height; a list's by default. */
  skeleton?: ReactNode;
  /** Shown instead of the content where it answers something. */
  empty?: (data: T) => ReactNode;
  children: (data: T) => ReactNode;
}

/** The states that every part of a page has: loading, empty, failed, no right; what was there before stays. */
export function StateView<T>({ load, skeleton, empty, children }: Props<T>) {
  if (load.data !== null) {
    return (
      <>
        {load.error && load.error.code !== 'unreachable' && <ErrorBar error={load.error} onRetry={load.reload} />}
        {empty?.(load.data) ?? children(load.data)}
      </>
    );
  }
  if (load.error) return <ErrorState error={load.error} onRetry={load.reload} />;
  return <Loading isDue={load.isSkeletonDue} isSlow={load.isSlow} skeleton={skeleton} />;
}

function Loading({ isDue, isSlow, skeleton }: { isDue: boolean; isSlow: boolean; skeleton?: ReactNode }) {
  const styles = useStyles();
  const { t } = useTexts();
  if (!isDue) return null;
  return (
    <div aria-busy="true" role="status" aria-label={t('states.loading')}>
      {isSlow && <p className={styles.slow}>{t('states.slow')}</p>}
      {skeleton ?? <Skeleton rows={8} />}
    </div>
  );
}

/** Icon, one sentence, at most one action. */
export function Empty({ icon, line, action }: { icon: ReactElement; line: ReactNode; action?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.centre}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <p className={styles.line}>{line}</p>
      {action && <div className={styles.actions}>{action}</div>}
    </div>
  );
}

/** Nothing could be loaded: what happened, what to do, the number to quote. A missing right has its own words. */
export function ErrorState({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const text = useErrorText();
  if (error.status === 403) return <Empty icon={<EyeOffRegular />} line={t('states.noRightPage')} />;
  return (
    <div className={styles.centre} role="alert">
      <span className={styles.icon} aria-hidden="true">
        <PlugDisconnectedRegular />
      </span>
      <p className={styles.line}>
        {error.code === 'unreachable' ? t('states.notLoaded') : `${t('states.notLoadedBecause')} ${text(error)}`}
      </p>
      <div className={styles.actions}>
        <Button icon={<ArrowClockwiseRegular />} onClick={onRetry}>
          {t('common.retry')}
        </Button>
      </div>
      {error.ref && isUnexpected(error) && <p className={styles.quiet}>{t('states.ref', { id: error.ref })}</p>}
    </div>
  );
}

interface ErrorBarProps {
  error: ApiError;
  onRetry?: () => void;
  /** What was typed is still there. */
  isWrite?: boolean;
  /** A file was refused: the reason says it all. */
  isUpload?: boolean;
}

/** Old data is still shown below; or a write was refused (`isWrite`), or a file (`isUpload`). */
export function ErrorBar({ error, onRetry, isWrite, isUpload }: ErrorBarProps) {
  const { t } = useTexts();
  const text = useErrorText();
  const sentence = () => {
    if (error.code === 'unreachable') return isWrite ? t('states.notSaved') : t('states.notLoaded');
    if (isUpload) return text(error);
    return `${isWrite ? t('states.notSavedBecause') : t('states.notLoadedBecause')} ${text(error)}`;
  };
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        {sentence()} {error.ref && isUnexpected(error) && t('states.ref', { id: error.ref })}
      </MessageBarBody>
      {onRetry && (
        <MessageBarActions>
          <Link as="button" onClick={onRetry}>
            {t('common.retry')}
          </Link>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
