import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ShieldErrorRegular } from '@fluentui/react-icons/svg/shield-error';
import type { WarningReply, WarningsReply } from '../../../service/filing/warnings/warnings.schema';
import { useWarningText } from '../../../ui/filing/useWarningText';
import { warningsApi } from '../../../ui/filing/warningsApi';
import { ErrorBar } from '../../../ui/StateView';
import type { TextKey } from '../../../ui/texts/texts';
import { useTexts } from '../../../ui/texts/texts';
import { onForcedColors } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';
import { useLoad } from '../../../ui/useLoad';
import { WarningDecision } from './WarningDecision';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
  },
  bar: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    [onForcedColors]: { border: '2px solid' },
  },
  high: {
    color: meaning.tpRiskText,
    backgroundColor: meaning.tpRiskBack,
    borderLeft: `4px solid ${meaning.tpRiskEdge}`,
  },
  icon: { fontSize: tokens.fontSizeBase500, lineHeight: 1, display: 'flex' },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, overflowWrap: 'anywhere' },
  small: { fontSize: tokens.fontSizeBase200 },
});

/** Above a message: what may be fraud, the words it rests on, and what to do. */
export function WarningBar({ messageId }: { messageId: number }) {
  const styles = useStyles();
  const { t } = useTexts();
  const load = useLoad(`warnings:${messageId}`, signal => warningsApi.ofMessage(messageId, signal));
  const warnings = load.data?.warnings ?? [];
  if (load.error && warnings.length === 0) return <ErrorBar error={load.error} onRetry={load.reload} />;
  if (warnings.length === 0) return null;
  return (
    <section className={styles.list} aria-label={t('warnings.title')}>
      {warnings.map(warning => (
        <WarningNote
          key={warning.id}
          warning={warning}
          onReply={reply => load.setData(() => reply)}
          onStale={load.reload}
          isLetter
        />
      ))}
    </section>
  );
}

export interface WarningProps {
  warning: WarningReply;
  onReply(reply: WarningsReply): void;
  onStale(): void;
  /** It stands with its letter, which others can be told of. */
  isLetter?: boolean;
}

/** One warning with its evidence, and, while it is open, what can be done about it. */
export function WarningNote({ warning, onReply, onStale, isLetter = false }: WarningProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const text = useWarningText();
  const isOpen = warning.state === 'open';
  const isHigh = warning.severity === 'high' && isOpen;
  return (
    <div className={mergeClasses(styles.bar, isHigh && styles.high)} role={isHigh ? 'alert' : undefined}>
      <span className={styles.icon} aria-hidden="true">
        <ShieldErrorRegular />
      </span>
      <div className={styles.words}>
        <strong>
          {t(warning.severity === 'high' ? 'warnings.high' : 'warnings.notice')} · {text(warning)}
        </strong>
        {warning.evidence.slice(0, 5).map(({ field, text: words }) => (
          <span key={field + words} className={styles.small}>
            {t('warnings.evidence', { text: words, place: t(`warnings.place_${field}` as TextKey) })}
          </span>
        ))}
        {isOpen ? (
          <WarningDecision warning={warning} onReply={onReply} onStale={onStale} isLetter={isLetter} />
        ) : (
          <span className={styles.small}>
            {t(warning.state === 'confirmed' ? 'warnings.confirmed' : 'warnings.dismissed', {
              user: warning.decidedBy ?? '',
              note: warning.note,
            })}
          </span>
        )}
      </div>
    </div>
  );
}
