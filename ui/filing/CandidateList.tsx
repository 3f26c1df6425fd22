import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { MouseEvent } from 'react';
import type { CandidateReply, ReasonReply } from '../../service/filing/filing.schema';
import { useTexts } from '../texts/texts';
import { onForcedColors } from '../theme/layout';
import { candidateKey, isActiveKey } from './evidence';
import { useEvidence, useLights } from './EvidenceContext';
import { PartyName } from './PartyName';
import { Sentence } from './Sentence';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  choice: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    width: '100%',
    padding: tokens.spacingVerticalS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover:not(:disabled)': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      borderTopColor: tokens.colorNeutralStroke1Hover,
      borderRightColor: tokens.colorNeutralStroke1Hover,
      borderBottomColor: tokens.colorNeutralStroke1Hover,
      borderLeftColor: tokens.colorNeutralStroke1Hover,
    },
    ':disabled': { cursor: 'not-allowed', opacity: 0.6 },
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Hover,
    [onForcedColors]: { outline: '2px solid Highlight' },
  },
  head: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
  name: { flex: 1, minWidth: 0 },
  likelihood: { flexShrink: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  likely: { fontWeight: tokens.fontWeightSemibold },
  reason: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    marginTop: '2px',
    // The name above is what is chosen; these are read after it.
    '& strong': { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground1 },
  },
});

const useNumberStyles = makeStyles({
  number: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '24px',
    height: '24px',
    borderRadius: tokens.borderRadiusSmall,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** A key as it stands on the keyboard. */
export function KeyCap({ children }: { children: string }) {
  const styles = useNumberStyles();
  return (
    <kbd className={styles.number} style={{ font: 'inherit' }} aria-hidden="true">
      {children}
    </kbd>
  );
}

interface Props {
  candidates: readonly CandidateReply[];
  /** Told above already; not repeated under each candidate. */
  known?: readonly ReasonReply[];
  /** With Shift held: and always for this address. */
  onChoose(candidate: CandidateReply, isAlways: boolean): void;
  isDisabled?: boolean;
}

/** Where a mail may belong, best first and in this order for as long as it is shown; the number is the key that files it. */
export function CandidateList({ candidates, known, onChoose, isDisabled }: Props) {
  const styles = useStyles();
  return (
    <ol className={styles.list}>
      {candidates.slice(0, 9).map((candidate, index) => (
        <li key={`${candidate.company.id} ${candidate.record?.id ?? ''} ${candidate.contact?.id ?? ''}`}>
          <Choice candidate={candidate} index={index} known={known} onChoose={onChoose} isDisabled={isDisabled} />
        </li>
      ))}
    </ol>
  );
}

function Choice({
  candidate,
  index,
  known = [],
  onChoose,
  isDisabled,
}: { candidate: CandidateReply; index: number } & Omit<Props, 'candidates'>) {
  const styles = useStyles();
  const { t } = useTexts();
  const { active } = useEvidence();
  const key = candidateKey(index);
  const lights = useLights(key);
  const isLit =
    active !== null &&
    active !== key &&
    candidate.reasons.some((_, at) => isActiveKey(candidateKey(index, at), active));
  return (
    <button
      type="button"
      className={mergeClasses(styles.choice, isLit && styles.active)}
      disabled={isDisabled}
      aria-keyshortcuts={String(index + 1)}
      onClick={(event: MouseEvent) => onChoose(candidate, event.shiftKey)}
      {...lights}
    >
      <KeyCap>{String(index + 1)}</KeyCap>
      <span>
        <span className={styles.head}>
          <span className={styles.name}>
            <PartyName company={candidate.company} record={candidate.record} contact={candidate.contact} />
          </span>
          <span className={mergeClasses(styles.likelihood, candidate.likelihood === 'likely' && styles.likely)}>
            {t(candidate.likelihood === 'likely' ? 'reasons.likely' : 'reasons.unsure')}
          </span>
        </span>
        {tellingReasons(candidate, known).map((reason, at) => (
          <span key={at} className={styles.reason} style={{ display: 'block' }}>
            <Sentence reason={reason} />
          </span>
        ))}
      </span>
    </button>
  );
}

/** At most three that say something which is not said already. */
function tellingReasons(candidate: CandidateReply, known: readonly ReasonReply[]): readonly ReasonReply[] {
  const said = new Set(known.map(reason => JSON.stringify([reason.code, reason.values])));
  return candidate.reasons.filter(reason => !said.has(JSON.stringify([reason.code, reason.values]))).slice(0, 3);
}
