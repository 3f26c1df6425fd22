import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ClockAlarmRegular } from '@fluentui/react-icons/svg/clock-alarm';
import { GlobeClockRegular } from '@fluentui/react-icons/svg/globe-clock';
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import { PersonQuestionMarkRegular } from '@fluentui/react-icons/svg/person-question-mark';
import type { PaneLead } from '../../service/sidebar/lead.schema';
import { useDuration, useLeadWord } from '../../ui/leads/leadWords';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useFormats } from '../../ui/useFormats';
import { usePane } from '../paneContext';
import type { LeadActs } from '../useLeadActs';
import { webAddress } from '../webAddress';
import type { PanelName } from './Panels';
import { usePaneStyles } from './paneStyles';
import { timeThere } from './timeThere';

const useStyles = makeStyles({
  head: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'start',
  },
  name: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  icon: { fontSize: tokens.fontSizeBase500, color: tokens.colorNeutralForeground3, display: 'inline-flex' },
  below: { gridColumn: '2 / -1' },
});

/** Which lead it is and where it stands, whose it is, by when it is to be answered, and what comes next. */
export function LeadHead({ lead, acts, onOpen }: { lead: PaneLead; acts: LeadActs; onOpen(panel: PanelName): void }) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { outlook } = usePane();
  const formats = useFormats();
  const word = useLeadWord();
  const clock = timeThere(lead.place, t, formats.country);
  const owner = lead.isMine
    ? t('paneLead.mine')
    : lead.owner
      ? t('pane.owner', { name: lead.owner.name })
      : (lead.pool?.name ?? t('paneLead.noOwner'));
  const isRejected = lead.closeReason !== '';
  const stage = isRejected
    ? t('leads.closedBecause', { reason: word('reason', lead.closeReason) })
    : word('stage', lead.stage);
  const source = [word('source', lead.source), lead.sourceDetail].filter(Boolean).join(' ');
  const title = t('paneLead.lead', { number: lead.number });
  return (
    <section className={mergeClasses(shared.part, shared.text)} aria-label={title}>
      <div className={styles.head}>
        <LightbulbRegular className={styles.icon} aria-hidden="true" />
        <h2 className={mergeClasses(styles.name, shared.words)}>{title}</h2>
        <Link
          as="button"
          aria-label={t('paneLead.openInWeb', { number: lead.number })}
          title={t('pane.openInWeb')}
          onClick={() => outlook.openInBrowser(webAddress(`/leads/${lead.id}`))}
        >
          <OpenRegular className={styles.icon} />
        </Link>
        <div className={mergeClasses(styles.below, shared.list)}>
          <p className={mergeClasses(shared.words, shared.soft)}>{[stage, owner, source].join(' · ')}</p>
          {clock && (
            <p className={mergeClasses(shared.line, shared.soft)}>
              <GlobeClockRegular className={shared.icon} aria-hidden="true" />
              <span className={shared.words}>{clock}</span>
            </p>
          )}
          <Answer lead={lead} />
          <Score lead={lead} />
          {lead.can.change && <Next lead={lead} onOpen={onOpen} />}
        </div>
      </div>
      {acts.act.error && <ErrorBar error={acts.act.error} isWrite />}
    </section>
  );
}

/** By when the buyer is to have an answer, in his own working day. */
function Answer({ lead }: { lead: PaneLead }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { date, full } = useFormats();
  const duration = useDuration();
  const { answerDueAt, answerMinutes, answeredAt, answerLeftMinutes } = lead;
  if (answeredAt !== null && answerMinutes !== null)
    return <p className={shared.soft}>{t('leads.answered', { time: duration(answerMinutes) })}</p>;
  if (answerDueAt === null) return null;
  const isLate = answerLeftMinutes === null;
  const words = isLate
    ? t('paneLead.answerLate', { at: date(answerDueAt) })
    : t('paneLead.answerBy', { at: date(answerDueAt), time: duration(answerLeftMinutes) });
  const isSoon = answerLeftMinutes !== null && answerLeftMinutes < 120;
  return (
    <p
      className={mergeClasses(shared.line, isLate ? shared.overdue : isSoon && shared.warning)}
      title={full(answerDueAt)}
    >
      {isLate && <ClockAlarmRegular className={shared.icon} aria-hidden="true" />}
      <span className={shared.words}>{words}</span>
    </p>
  );
}

/** How much it promises, in words. */
function Score({ lead }: { lead: PaneLead }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const word = useLeadWord();
  if (lead.isMasked || lead.scoreReasons.length === 0) return null;
  const words = lead.scoreReasons.map(({ code }) => word('score', code)).join(t('paneLead.comma'));
  return (
    <p className={mergeClasses(shared.small, shared.soft, shared.words)}>
      {t('paneLead.scoreOf', { n: lead.score, words })}
    </p>
  );
}

function Next({ lead, onOpen }: { lead: PaneLead; onOpen(panel: PanelName): void }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { day } = useFormats();
  const { nextAction, nextDay, nextIn } = lead;
  const what = [nextAction, nextDay && day(nextDay)].filter(Boolean).join(' · ');
  const look = nextIn !== null && nextIn < 0 ? shared.overdue : nextIn === 0 ? shared.warning : shared.soft;
  return (
    <div className={shared.buttons}>
      <span className={mergeClasses(shared.words, look)}>
        {what ? t('paneLead.nextOf', { what }) : t('paneLead.nextNone')}
      </span>
      <Button size="small" data-opens="next" onClick={() => onOpen('next')}>
        {t(what ? 'paneLead.nextEdit' : 'paneLead.nextSet')}
      </Button>
    </div>
  );
}

/** Recognised in doubt: yes or no, in one click each. */
export function LeadDoubt({ lead, acts }: { lead: PaneLead; acts: LeadActs }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  if (!lead.isToCheck || !lead.can.confirm) return null;
  return (
    <section className={mergeClasses(shared.part, shared.review, shared.text)}>
      <div className={shared.line}>
        <PersonQuestionMarkRegular className={shared.icon} aria-hidden="true" />
        <p className={shared.words}>{t('leads.confirmLine')}</p>
      </div>
      <div className={shared.buttons}>
        <Button size="small" disabled={acts.act.isBusy} onClick={acts.confirm}>
          {t('paneLead.isInquiry')}
        </Button>
        {lead.can.deny && (
          <Button size="small" disabled={acts.act.isBusy} onClick={acts.deny}>
            {t('paneLead.isNot')}
          </Button>
        )}
      </div>
    </section>
  );
}
