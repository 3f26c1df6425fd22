import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { HighlightRegular } from '@fluentui/react-icons/svg/highlight';
import { useTexts } from '../texts/texts';
import { onForcedColors } from '../theme/layout';
import type { KeyedReason } from './evidence';
import { isActiveKey } from './evidence';
import { useEvidence, useLights } from './EvidenceContext';
import { Sentence } from './Sentence';
import { hasWords } from './sentences';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  line: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    alignItems: 'flex-start',
    width: '100%',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusSmall,
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'start',
    lineHeight: tokens.lineHeightBase300,
  },
  withWords: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Hover,
    [onForcedColors]: { outline: '1px solid Highlight' },
  },
  icon: { color: tokens.colorNeutralForeground3, flexShrink: 0, marginTop: '3px', fontSize: tokens.fontSizeBase300 },
});

/** Reasons as sentences; one that rests on words of the mail lights them up, and pressed brings them into view. */
export function ReasonList({ reasons, canShow = true }: { reasons: readonly KeyedReason[]; canShow?: boolean }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {reasons.map(keyed => (
        <li key={keyed.key}>
          {canShow && hasWords(keyed.reason) ? (
            <ReasonWithWords keyed={keyed} />
          ) : (
            <span className={styles.line}>
              <span>
                <Sentence reason={keyed.reason} />
              </span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function ReasonWithWords({ keyed }: { keyed: KeyedReason }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { active, show } = useEvidence();
  const lights = useLights(keyed.key);
  return (
    <button
      type="button"
      className={mergeClasses(styles.line, styles.withWords, isActiveKey(keyed.key, active) && styles.active)}
      title={t('reasons.showInMail')}
      onClick={() => show(keyed.key)}
      {...lights}
    >
      <HighlightRegular className={styles.icon} aria-hidden="true" />
      <span>
        <Sentence reason={keyed.reason} />
      </span>
    </button>
  );
}
