import { makeStyles, tokens } from '@fluentui/react-components';
import type { WorkLogPeople } from '../../../service/reports/workLog.schema';
import { Card } from '../../../ui/Page';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: `${tokens.spacingVerticalS} 0 0`, padding: 0 },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '40px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: { flex: '1 1 160px', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  late: { color: tokens.colorPaletteRedForeground1 },
});

/** Who has handed in, and who has not; the address of a log is that of its person. */
export function PeopleLogs({ data, addressOf }: { data: WorkLogPeople; addressOf(userId: number): string }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const missing = data.people.filter(one => one.logId === null).map(one => one.person.name);
  const names = missing.join(language === 'en' ? ', ' : '、');
  if (data.people.length === 0) return <Card>{t('workLog.nobody')}</Card>;
  return (
    <Card label={t('workLog.status')}>
      <h2 className={styles.title}>{t('workLog.status')}</h2>
      <p className={styles.quiet}>
        {missing.length > 0 ? t('workLog.missing', { n: missing.length, names }) : t('workLog.allIn')}
      </p>
      <ul className={styles.list}>
        {data.people.map(({ person, logId, submittedAt, comments }) => (
          <li key={person.id} className={styles.line}>
            <span className={styles.name}>
              {logId === null ? (
                person.name
              ) : (
                <PageLink to={addressOf(person.id)} aria-label={t('workLog.openLog', { name: person.name })}>
                  {person.name}
                </PageLink>
              )}
            </span>
            {comments > 0 && <span className={styles.quiet}>{t('workLog.commentCount', { n: comments })}</span>}
            {submittedAt === null ? (
              <span className={styles.late}>{t('workLog.notSubmitted')}</span>
            ) : (
              <span className={styles.quiet}>
                {t('workLog.submitted')} <DateText at={submittedAt} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
