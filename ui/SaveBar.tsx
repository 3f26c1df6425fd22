import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { ClashBar } from './ClashBar';
import { useLeaveGuard } from './router';
import { ErrorBar } from './StateView';
import { useTexts } from './texts/texts';
import { useOffline } from './useLoad';
import type { SaveBarProps } from './useSavedDraft';

const useStyles = makeStyles({
  place: {
    position: 'sticky',
    bottom: 0,
    zIndex: 2,
    marginTop: tokens.spacingVerticalL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow8,
  },
  blocked: { border: `2px solid ${tokens.colorStatusWarningBorder2}` },
  words: { flex: 1 },
});

/** Stands while something is changed and not saved; leaving the page points at it. What failed keeps what was typed. */
export function SaveBar({ changed, clashes = [], saving, onSave, onDiscard }: SaveBarProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const isOffline = useOffline();
  const [isBlocked, setBlocked] = useState(false);
  const isDirty = changed > 0;
  useLeaveGuard(isDirty, () => setBlocked(true));
  if (!isDirty) return null;
  const discard = () => {
    setBlocked(false);
    saving.clear();
    onDiscard();
  };
  const words = isOffline
    ? t('states.offlineWrite')
    : isBlocked
      ? t('settings.leaveFirst')
      : t('common.changedNotSaved', { n: changed });
  return (
    <div className={styles.place}>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <ClashBar clashes={clashes} />
      <div className={mergeClasses(styles.bar, isBlocked && styles.blocked)} role={isBlocked ? 'alert' : undefined}>
        <span className={styles.words}>{words}</span>
        <Button onClick={discard} disabledFocusable={saving.isSaving}>
          {t('common.discard')}
        </Button>
        <Button appearance="primary" onClick={onSave} disabled={saving.isSaving || isOffline}>
          {t(saving.isSaving ? 'common.saving' : 'common.save')}
        </Button>
      </div>
    </div>
  );
}
