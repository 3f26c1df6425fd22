import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { WorkLogReply } from '../../../service/reports/workLog.schema';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { useDuration } from '../../../ui/leads/leadWords';
import { Card } from '../../../ui/Page';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { DateText } from '../../../ui/useFormats';
import { useDealWord } from '../opportunities/dealWords';
import { isEmpty } from './draft';

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  part: { marginTop: tokens.spacingVerticalM },
  head: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXXS} 0`,
    overflowWrap: 'anywhere',
    '& a': { display: 'inline-flex', alignItems: 'center', minHeight: '24px', [onPhone]: { minHeight: '44px' } },
  },
  grow: { flex: '1 1 200px', minWidth: 0 },
});

type Facts = NonNullable<WorkLogReply['facts']>;

/** What really happened, each thing a link to where it stands. */
export function FactsCard({ log }: { log: WorkLogReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { facts, submittedAt } = log;
  if (!facts) return null;
  return (
    <Card label={t('workLog.facts')}>
      <h2 className={styles.title}>{t('workLog.facts')}</h2>
      <p className={styles.quiet}>{t(submittedAt ? 'workLog.factsThen' : 'workLog.factsNow')}</p>
      {isEmpty(facts) && <p>{t('workLog.nothing')}</p>}
      <MailPart facts={facts} log={log} />
      <LeadPart facts={facts} log={log} />
      <MovePart facts={facts} />
      <ActivityPart facts={facts} log={log} />
      <TaskPart facts={facts} log={log} />
    </Card>
  );
}

function Part({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.part}>
      <h3 className={styles.head}>{title}</h3>
      {lead && <p className={styles.quiet}>{lead}</p>}
      <ul className={styles.list}>{children}</ul>
    </section>
  );
}

interface PartProps {
  facts: Facts;
  log: WorkLogReply;
}

function CompanyName({ log, id }: { log: WorkLogReply; id: number }) {
  const { t } = useTexts();
  const company = log.companies.find(one => one.id === id);
  if (!company) return <span>{t('workLog.hidden')}</span>;
  return <PageLink to={`/companies/${id}`}>{company.name}</PageLink>;
}

function MailPart({ facts: { mail }, log }: PartProps) {
  const styles = useStyles();
  const { t } = useTexts();
  if (mail.sent + mail.received === 0) return null;
  const { sent, received, answers } = mail;
  return (
    <Part title={t('workLog.mail')} lead={t('workLog.mailLine', { sent, received, answers })}>
      {mail.companies.map(one => (
        <li key={one.companyId} className={styles.line}>
          <span className={styles.grow}>
            <CompanyName log={log} id={one.companyId} />
          </span>
          <span className={styles.quiet}>
            {t('workLog.mailCompany', { sent: one.sent, received: one.received, answers: one.answers })}
          </span>
        </li>
      ))}
    </Part>
  );
}

function LeadPart({ facts: { leads }, log }: PartProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const duration = useDuration();
  const { received, answered, qualified, rejected } = leads;
  if (received + answered.length + qualified.length + rejected === 0) return null;
  const nameOf = (id: number) => log.leads.find(one => one.id === id)?.name ?? '';
  return (
    <Part
      title={t('workLog.leads')}
      lead={t('workLog.leadsLine', { received, answered: answered.length, qualified: qualified.length, rejected })}
    >
      {answered.map(({ leadId, number, minutes }) => (
        <li key={`a${leadId}`} className={styles.line}>
          <PageLink to={`/leads/${leadId}`}>
            {t('workLog.leadAnswered', {
              number,
              name: nameOf(leadId),
              time: minutes === null ? '-' : duration(minutes),
            })}
          </PageLink>
        </li>
      ))}
      {qualified.map(({ leadId, number }) => (
        <li key={`q${leadId}`} className={styles.line}>
          <PageLink to={`/leads/${leadId}`}>{t('workLog.leadQualified', { number, name: nameOf(leadId) })}</PageLink>
        </li>
      ))}
    </Part>
  );
}

function MovePart({ facts: { moves } }: { facts: Facts }) {
  const styles = useStyles();
  const { t } = useTexts();
  const word = useDealWord();
  if (moves.length === 0) return null;
  return (
    <Part title={t('workLog.moves')}>
      {moves.map(({ recordId, number, title, from, to }) => (
        <li key={recordId} className={styles.line}>
          <span className={styles.grow}>
            <PageLink to={`/opportunities/${recordId}`}>
              {number} {title}
            </PageLink>
          </span>
          <span className={styles.quiet}>
            {t('workLog.moved', { from: word('stage', from), to: word('stage', to) })}
          </span>
        </li>
      ))}
    </Part>
  );
}

function ActivityPart({ facts: { activities }, log }: PartProps) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const dictionary = useDictionary();
  if (activities.length === 0) return null;
  return (
    <Part title={t('workLog.activities')}>
      {activities.map(({ id, kind, subject, at, companyId, outcome }) => (
        <li key={id} className={styles.line}>
          <span className={styles.grow}>
            <PageLink to={`/calendar?open=${id}`}>
              {find('activity', `kind_${kind}`)} · {subject}
            </PageLink>
          </span>
          {companyId !== null && <CompanyName log={log} id={companyId} />}
          {outcome && <span className={styles.quiet}>{dictionary.name('activity_outcome', outcome)}</span>}
          <DateText at={at} className={styles.quiet} />
        </li>
      ))}
    </Part>
  );
}

function TaskPart({ facts: { tasks }, log }: PartProps) {
  const styles = useStyles();
  const { t } = useTexts();
  if (tasks.length === 0) return null;
  return (
    <Part title={t('workLog.tasks')}>
      {tasks.map(({ id, title, companyId }) => (
        <li key={id} className={styles.line}>
          <span className={styles.grow}>{title}</span>
          {companyId !== null && <CompanyName log={log} id={companyId} />}
        </li>
      ))}
    </Part>
  );
}
