import { makeStyles, tokens } from '@fluentui/react-components';
import type { ActivityReply } from '../../../service/activities/activities.schema';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import type { ActivityStart } from './activityWords';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** What it is about, each thing a link to its page; nothing where it is about nothing. */
export function AboutLine({ of }: { of: ActivityReply | ActivityStart }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { company, record, lead } = of;
  const message = 'message' in of ? of.message : null;
  if (!company && !record && !lead && !message) return null;
  return (
    <div className={styles.line}>
      <span className={styles.quiet}>{t('activity.about')}</span>
      {company && <PageLink to={`/companies/${company.id}`}>{company.name}</PageLink>}
      {record && (
        <PageLink
          to={
            'kind' in record && record.kind !== 'opportunity'
              ? `/companies/${company?.id}/records`
              : `/opportunities/${record.id}`
          }
        >
          {record.number}
        </PageLink>
      )}
      {lead && (
        <PageLink to={`/leads/${lead.id}`}>
          {lead.number} {lead.name}
        </PageLink>
      )}
      {message && (
        <PageLink to={`/mail/${message.conversationId}?message=${message.id}`}>
          {message.subject || t('tasks.letter')}
        </PageLink>
      )}
    </div>
  );
}
