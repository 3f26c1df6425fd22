import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { MessageReply } from '../../../service/reading/reading.schema';
import type { CandidateReply, FilingReply, FilingStatusReply } from '../../../service/filing/filing.schema';
import { CandidateList } from '../../../ui/filing/CandidateList';
import { filingKey, waitingKey } from '../../../ui/filing/evidence';
import { kindKey } from '../../../ui/filing/sentences';
import { ReasonList } from '../../../ui/filing/ReasonList';
import { RiskMark, StateMark } from '../../../ui/Marks';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { CategoryLine } from './CategoryLine';
import { PanelActions } from './PanelActions';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  filing: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  party: { overflowWrap: 'anywhere' },
  company: {
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightSemibold,
    textDecoration: 'none',
    ':hover': { textDecoration: 'underline' },
  },
  number: { whiteSpace: 'nowrap', fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  whole: { whiteSpace: 'nowrap' },
});

interface Props {
  reply: MessageReply;
  isHistoryOpen: boolean;
  onHistory(): void;
  onChange(): void;
  onStatus(status: FilingStatusReply): void;
  /** More messages than this one have changed. */
  onReload(): void;
  onChoose(candidate: CandidateReply): void;
}

/** Where one message stands, why, and everything that a person can do about it. */
export function FilingPanel(props: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { filing } = props.reply;
  const isSuspicious = filing.state === 'review' && filing.category === 'suspicious';
  const waiting = filing.reasons.map((reason, index) => ({ key: waitingKey(index), reason }));
  return (
    <section className={styles.panel} aria-label={t('conversation.filing')}>
      <div>{isSuspicious ? <RiskMark word={t('review.suspicious')} /> : <StateMark state={filing.state} />}</div>
      {filing.filings.map(one => (
        <FilingLine key={one.id} filing={one} />
      ))}
      {waiting.length > 0 && <ReasonList reasons={waiting} />}
      {filing.state === 'lead' && (
        <PageLink
          to={`/leads?view=all&state=all&q=${filing.reasons[0]?.values.number ?? ''}`}
          className={styles.company}
        >
          {t('leads.openLead')}
        </PageLink>
      )}
      {filing.state === 'review' && filing.candidates.length > 0 && !isSuspicious && (
        <CandidateList candidates={filing.candidates} known={filing.reasons} onChoose={props.onChoose} />
      )}
      {filing.state !== 'filed' && filing.decidedBy && (
        <p className={styles.quiet}>
          {t('reasons.decidedBy', { name: filing.decidedBy })} {filing.decidedAt && <DateText at={filing.decidedAt} />}
        </p>
      )}
      <PanelActions {...props} />
      <CategoryLine reply={props.reply} onReload={props.onReload} />
    </section>
  );
}

/** "Nordlicht / Q-2026-0031", how sure, and why. */
function FilingLine({ filing }: { filing: FilingReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const reasons = filing.reasons.map((reason, index) => ({ key: filingKey(filing.id, index), reason }));
  const kind = filing.record ? kindKey(filing.record.kind) : null;
  const isPerson = filing.confidence === 'person';
  return (
    <div className={styles.filing}>
      <p className={styles.party}>
        <PageLink to={`/companies/${filing.company.id}`} className={styles.company}>
          {filing.company.name}
        </PageLink>
        {filing.record && (
          <>
            {' / '}
            <span className={styles.number} title={filing.record.title}>
              {filing.record.number}
            </span>
            {kind && <span className={mergeClasses(styles.quiet, styles.whole)}> {t(kind)}</span>}
          </>
        )}
        {filing.contact && <span className={styles.quiet}> · {filing.contact.name}</span>}
      </p>
      <p className={styles.quiet}>
        {isPerson && filing.decidedBy
          ? t('reasons.decidedBy', { name: filing.decidedBy })
          : t('reasons.certainBecause')}{' '}
        {isPerson && <DateText at={filing.createdAt} />}
      </p>
      {(!isPerson || reasons.some(({ reason }) => reason.code !== 'person')) && <ReasonList reasons={reasons} />}
    </div>
  );
}
