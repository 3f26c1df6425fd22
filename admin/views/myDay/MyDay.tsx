import { Button, mergeClasses } from '@fluentui/react-components';
import type { MyDayReply } from '../../../service/reports/myDay.schema';
import { request } from '../../../ui/http';
import { PageHead, PageScroll } from '../../../ui/Page';
import { linkTo } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import type { Part } from './dayParts';
import { Line, Section, useDayStyles } from './dayParts';
import { Birthdays, Planned, Waiting } from './Planned';

/** What waits for the person who looks: his leads, mail, steps, tasks, and on whom he waits himself. */
export default function MyDay() {
  const styles = useDayStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const load = useLoad('my day', signal => request<MyDayReply>('GET', '/api/my-day', { signal }));
  return (
    <>
      <PageHead
        title={t('myDay.heading', { date: formats.heading(formats.now) })}
        tools={
          <>
            <Button size="small" as="a" {...linkTo('/digest')}>
              {t('digest.title')}
            </Button>
            <Button size="small" as="a" {...linkTo('/today')}>
              {t('myDay.back')}
            </Button>
          </>
        }
      />
      <PageScroll>
        <StateView load={load}>
          {day => (
            <div className={styles.columns}>
              <div className={styles.column}>
                <Planned day={day} />
                <Leads day={day} />
                <Unanswered day={day} />
              </div>
              <div className={styles.column}>
                <Waiting day={day} />
                <Steps day={day} />
                <Tasks day={day} />
                <Birthdays day={day} />
                <WaitingOn day={day} />
              </div>
            </div>
          )}
        </StateView>
      </PageScroll>
    </>
  );
}

type MyLead = MyDayReply['leads'][number];

function LeadLine({ lead, word }: { lead: MyLead; word: string }) {
  const styles = useDayStyles();
  const { t } = useTexts();
  const who = lead.companyName || lead.contactName || lead.number;
  return (
    <Line to={`/leads/${lead.id}`}>
      <span className={styles.main}>
        {who} · {lead.title}
      </span>
      <span className={mergeClasses(styles.quiet, lead.isLate && styles.late)}>
        {lead.isLate ? t('myDay.late') : word} <DateText at={lead.at} />
      </span>
    </Line>
  );
}

function CustomerLine({ customer }: { customer: MyDayReply['returningCustomers'][number] }) {
  const styles = useDayStyles();
  const { t } = useTexts();
  return (
    <Line to={`/companies/${customer.id}`}>
      <span className={styles.main}>{customer.name}</span>
      <span className={styles.quiet}>
        {t('myDay.returns')} <DateText at={customer.at} />
      </span>
    </Line>
  );
}

function Leads({ day }: Part) {
  const { t } = useTexts();
  const { can } = useSession();
  if (!can('leads.read')) return null;
  return (
    <>
      <Section
        title={t('myDay.leads')}
        none={t('myDay.leadsNone')}
        all={{ count: day.leadCount, address: '/leads?view=mine' }}
      >
        {day.leads.map(lead => (
          <LeadLine key={lead.id} lead={lead} word={t('myDay.due')} />
        ))}
      </Section>
      {day.returningCustomers.length > 0 && (
        <Section title={t('customerPool.returning')} none="">
          {day.returningCustomers.map(customer => (
            <CustomerLine key={customer.id} customer={customer} />
          ))}
        </Section>
      )}
      {day.returning.length > 0 && (
        <Section title={t('myDay.returning')} none="">
          {day.returning.map(lead => (
            <LeadLine key={lead.id} lead={lead} word={t('myDay.returns')} />
          ))}
        </Section>
      )}
    </>
  );
}

function Unanswered({ day }: Part) {
  const styles = useDayStyles();
  const { t } = useTexts();
  return (
    <Section
      title={t('myDay.unanswered')}
      none={t('myDay.unansweredNone')}
      all={{ count: day.unansweredCount, address: '/inbox' }}
    >
      {day.unanswered.map(line => (
        <Line key={line.id} to={`/mail/${line.conversationId}?message=${line.messageId}`}>
          <span className={styles.main}>
            {line.fromName || line.fromAddress} · {line.subject || t('today.noSubject')}
          </span>
          <span className={mergeClasses(styles.quiet, line.isRed && styles.late)}>
            <DateText at={line.waitingSince ?? line.lastAt} />
          </span>
        </Line>
      ))}
    </Section>
  );
}

function Steps({ day }: Part) {
  const styles = useDayStyles();
  const { t } = useTexts();
  const { can } = useSession();
  if (!can('leads.read')) return null;
  return (
    <Section title={t('myDay.steps')} none={t('myDay.stepsNone')}>
      {day.steps.map(step => (
        <Line
          key={`${step.kind}${step.id}`}
          to={step.kind === 'lead' ? `/leads/${step.id}` : `/opportunities/${step.id}`}
        >
          <span className={styles.main}>
            {step.nextAction || t('myDay.noAction')} · {step.title}
          </span>
          <span className={mergeClasses(styles.quiet, step.isLate && styles.late)}>
            {step.isLate && t('myDay.overdue')} {step.day}
          </span>
        </Line>
      ))}
    </Section>
  );
}

function Tasks({ day }: Part) {
  const styles = useDayStyles();
  const { t } = useTexts();
  return (
    <Section title={t('myDay.tasks')} none={t('myDay.tasksNone')} all={{ count: day.taskCount, address: '/tasks' }}>
      {day.tasks.map(task => (
        <Line key={task.id} to="/tasks">
          <span className={styles.main}>
            {task.title}
            {task.company && ` · ${task.company.name}`}
          </span>
          <span className={mergeClasses(styles.quiet, (task.dueIn ?? 0) < 0 && styles.late)}>
            {(task.dueIn ?? 0) < 0 && t('myDay.overdue')} {task.dueDay}
          </span>
        </Line>
      ))}
    </Section>
  );
}

function WaitingOn({ day }: Part) {
  const styles = useDayStyles();
  const { t, find } = useTexts();
  return (
    <Section title={t('myDay.waiting')} none={t('myDay.waitingNone')}>
      {day.waiting.map(one => (
        <Line key={one.conversationId} to={`/mail/${one.conversationId}`}>
          <span className={styles.main}>
            {one.on} · {one.subject || t('today.noSubject')}
          </span>
          <span className={styles.quiet}>
            {find('myDaySide', one.side)} · {t('myDay.days', { n: one.days })}
          </span>
        </Line>
      ))}
    </Section>
  );
}
