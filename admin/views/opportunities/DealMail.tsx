import { makeStyles, tokens } from '@fluentui/react-components';
import type { MessageLine } from '../../../service/mail/mail.schema';
import type { OpportunityReply } from '../../../service/leads/opportunity.schema';
import { api } from '../../../ui/api';
import { PageLink } from '../../../ui/router';
import { StateView } from '../../../ui/StateView';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useLive } from '../../../ui/live/useLive';
import { SubjectLine, Who } from '../mail/columns';
import { PartCard } from './FactRows';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: `0 0 ${tokens.spacingVerticalS}`,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
  },
  link: {
    display: 'grid',
    gridTemplateColumns: 'minmax(72px, 132px) minmax(0, 1fr) max-content',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
    minHeight: '32px',
    color: tokens.colorNeutralForeground1,
    textDecoration: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, margin: 0 },
});

const SHOWN = 10;

/** The newest letters that are filed under it. */
export function DealMail({ deal }: { deal: OpportunityReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const load = useLoad(can('mail.read') ? `dealMail:${deal.id}` : null, signal =>
    api.messages({ recordId: deal.id, limit: SHOWN }, signal),
  );
  useLive(event => event.type === 'mail' || event.type === 'again', load.reload);
  if (!can('mail.read')) return null;
  return (
    <PartCard title={t('deals.letters')}>
      <StateView load={load}>
        {({ messages }) =>
          messages.length === 0 ? (
            <p className={styles.quiet}>{t('deals.noLetters', { number: deal.number })}</p>
          ) : (
            <>
              <ul className={styles.list}>
                {messages.map(message => (
                  <Letter key={message.id} message={message} />
                ))}
              </ul>
              <PageLink to={`/mail?record=${deal.id}`}>{t('deals.allLetters')}</PageLink>
            </>
          )
        }
      </StateView>
    </PartCard>
  );
}

function Letter({ message }: { message: MessageLine }) {
  const styles = useStyles();
  return (
    <li>
      <PageLink to={`/mail/${message.conversationId}?message=${message.id}`} className={styles.link}>
        <span className={styles.cut}>
          <Who message={message} />
        </span>
        <span className={styles.cut}>
          <SubjectLine message={message} />
        </span>
        <DateText at={message.sentAt} className={styles.quiet} />
      </PageLink>
    </li>
  );
}
