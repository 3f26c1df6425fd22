import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { Fragment, useState } from 'react';
import type { MessageContent } from '../../../service/mail/mail.schema';
import type { KeyedReason } from '../../../ui/filing/evidence';
import { keysOnValue } from '../../../ui/filing/evidence';
import { MarkedWords } from '../../../ui/filing/MarkedText';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';

type Participant = MessageContent['participants'][number];

const useStyles = makeStyles({
  sender: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  line: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  company: { color: tokens.colorBrandForegroundLink },
});

/** At most this many recipients before the rest folds. */
const shownRecipients = 3;

/** "Anna Weber <anna@…> · Nordlicht", the company a link. */
export function Sender({ message, reasons }: { message: MessageContent; reasons: readonly KeyedReason[] }) {
  const styles = useStyles();
  const from = message.participants.find(participant => participant.role === 'from');
  if (!from) return null;
  return (
    <span>
      {from.name && from.name !== from.address && (
        <span className={styles.sender}>
          <MarkedWords text={from.name} keys={keysOnValue(reasons, ['from'], from.name)} />{' '}
        </span>
      )}
      <span className={styles.quiet}>
        <MarkedWords text={from.address} keys={keysOnValue(reasons, ['from', 'header'], from.address)} />
      </span>
      <CompanyLink participant={from} />
    </span>
  );
}

function CompanyLink({ participant }: { participant: Participant }) {
  const styles = useStyles();
  if (participant.companyId === null || !participant.companyName) return null;
  return (
    <>
      {' · '}
      <PageLink to={`/companies/${participant.companyId}`} className={styles.company}>
        {participant.companyName}
      </PageLink>
    </>
  );
}

const lines = [
  { roles: ['to', 'bcc'], key: 'conversation.toLine' },
  { roles: ['cc'], key: 'conversation.ccLine' },
  { roles: ['reply_to'], key: 'conversation.replyToLine' },
  { roles: ['forwarded_from'], key: 'conversation.forwardedFromLine' },
  { roles: ['failed_recipient'], key: 'conversation.failedLine' },
] as const;

/** To, cc, and what else the mail names; a long list folds after three. */
export function Recipients({ message, reasons }: { message: MessageContent; reasons: readonly KeyedReason[] }) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const [isAll, setAll] = useState(false);
  const sender = message.participants.find(participant => participant.role === 'from')?.address;
  return (
    <div className={styles.line}>
      {lines.map(({ roles, key }) => {
        const people = message.participants.filter(
          person =>
            (roles as readonly string[]).includes(person.role) &&
            !(person.role === 'reply_to' && person.address === sender),
        );
        if (people.length === 0) return null;
        const shown = isAll ? people : people.slice(0, shownRecipients);
        const names = (
          <>
            {shown.map((person, index) => (
              <Fragment key={index}>
                {index > 0 && ', '}
                <span title={person.address}>
                  <MarkedWords
                    text={person.name || person.address}
                    keys={keysOnValue(reasons, ['to', 'header'], person.address)}
                  />
                </span>
              </Fragment>
            ))}
            {people.length > shown.length && (
              <>
                {' '}
                <Link as="button" onClick={() => setAll(true)}>
                  {t('conversation.moreRecipients', { n: people.length - shown.length })}
                </Link>
              </>
            )}
          </>
        );
        return <span key={key}>{rich(key, { names })} </span>;
      })}
    </div>
  );
}
