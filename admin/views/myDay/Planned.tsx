import { mergeClasses } from '@fluentui/react-components';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import type { Part } from './dayParts';
import { Line, Section, useDayStyles } from './dayParts';

/** What is planned for today, and what was planned before and has no result yet. */
export function Planned({ day }: Part) {
  const styles = useDayStyles();
  const { t } = useTexts();
  const { can } = useSession();
  if (!can('companies.read')) return null;
  return (
    <Section
      title={t('myDayWork.activities')}
      none={t('myDayWork.activitiesNone')}
      link={{ word: t('myDayWork.calendar'), address: '/calendar' }}
    >
      {day.activities.map(one => (
        <Line key={one.id} to={`/calendar?open=${one.id}`}>
          <span className={styles.quiet}>{one.day === day.day ? one.time : one.day}</span>
          <span className={styles.main}>
            {t(`activity.kind_${one.kind}`)} · {one.subject}
            {one.company && ` · ${one.company.name}`}
          </span>
          <span className={mergeClasses(styles.quiet, one.isLate && styles.late)}>
            {one.isLate ? t('activity.late') : one.place || t(`activity.state_${one.state}`)}
          </span>
        </Line>
      ))}
    </Section>
  );
}

const commentAddress = { work_log: '/work-log?log=', company: '/companies/', opportunity: '/opportunities/' } as const;

/** What was said to his logs, customers and opportunities and he has not seen. */
export function Waiting({ day }: Part) {
  const styles = useDayStyles();
  const { t } = useTexts();
  if (day.comments.length === 0) return null;
  return (
    <Section title={t('myDayWork.comments')} none="" link={{ word: t('myDayWork.openLog'), address: '/work-log' }}>
      {day.comments.map(one => (
        <Line key={one.id} to={`${commentAddress[one.kind]}${one.aboutId}${one.kind === 'company' ? '/comments' : ''}`}>
          <span className={styles.main}>
            {one.byName} · {one.text}
          </span>
          <span className={styles.quiet}>
            {one.kind === 'work_log' ? t('comments.onLog', { title: one.title }) : one.title}
          </span>
        </Line>
      ))}
    </Section>
  );
}

/** Whose birthday it is. */
export function Birthdays({ day }: Part) {
  const styles = useDayStyles();
  const { t } = useTexts();
  if (day.birthdays.length === 0) return null;
  return (
    <Section title={t('myDayWork.birthdays')} none="">
      {day.birthdays.map(({ contactId, companyId, name, company }) => (
        <Line key={contactId} to={`/companies/${companyId}/contacts`}>
          <span className={styles.main}>
            {name} · {company}
          </span>
        </Line>
      ))}
    </Section>
  );
}
