import { makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { ContactCheckBody, ContactCheckReply } from '../../../service/companies/desk.schema';
import { deskApi } from '../../../ui/companies/deskApi';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';

const useStyles = makeStyles({
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, padding: 0, listStyle: 'none' },
  quiet: { color: tokens.colorNeutralForeground2 },
});
// A moment after the last key.
const AFTER_MS = 600;

/** Contacts that may be the one that is being entered, by name, phone and address; the answer to an older text is dropped. */
export function SimilarContacts({ body }: { body: ContactCheckBody }) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const [found, setFound] = useState<ContactCheckReply['contacts']>([]);
  const asked = JSON.stringify(body);
  const isAsked = body.name.trim().length > 1;
  useEffect(() => {
    setFound([]);
    if (!isAsked) return;
    const abort = new AbortController();
    const timer = window.setTimeout(() => {
      deskApi.checkContact(JSON.parse(asked) as ContactCheckBody, abort.signal).then(
        reply => !abort.signal.aborted && setFound(reply.contacts),
        // It is a warning only: saving refuses what must not be.
        () => undefined,
      );
    }, AFTER_MS);
    return () => {
      window.clearTimeout(timer);
      abort.abort();
    };
  }, [asked, isAsked]);
  if (found.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>{t('desk.similarContact')}</MessageBarTitle>
        <ul className={styles.list}>
          {found.map(one => (
            <li key={one.id}>
              <PageLink to={`/companies/${one.companyId}/contacts`}>{one.name}</PageLink>
              <span className={styles.quiet}>
                {` ${[one.title, one.companyName, ...one.reasons.map(reason => find('desk', `why_${reason}`) ?? reason)].filter(Boolean).join(' · ')}`}
              </span>
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
