import { Button } from '@fluentui/react-components';
import { MailOffRegular } from '@fluentui/react-icons/svg/mail-off';
import { useCallback } from 'react';
import type { DeadLine } from '../../../service/companies/desk.schema';
import { deskApi } from '../../../ui/companies/deskApi';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { useDeskStyles } from '../merging/deskStyles';
import { DecideList, useDeciding } from './DecideList';

/** Addresses that letters came back from for good: taken off their contacts, or kept because they work. */
export function DeadAddresses() {
  const styles = useDeskStyles();
  const { t, rich } = useTexts();
  const loadPage = useCallback(async (cursor: string | null, signal: AbortSignal | undefined) => {
    const page = await deskApi.dead(cursor, signal);
    return { items: page.addresses, nextCursor: page.nextCursor };
  }, []);
  const pages = useMore<DeadLine>('dead addresses', loadPage);
  const { saving, decide } = useDeciding(pages.reload);
  const take = ({ id, address }: DeadLine, state: 'kept' | 'removed') =>
    decide({
      act: () => deskApi.decideDead(id, state),
      told: t(state === 'kept' ? 'desk.kept' : 'desk.takenOff', { address }),
      undo: () => deskApi.decideDead(id, 'open'),
    });
  return (
    <DecideList
      lead={t('desk.deadLead')}
      label={t('desk.tab_dead')}
      pages={pages}
      saving={saving}
      icon={<MailOffRegular />}
      none={t('desk.noDead')}
    >
      {line => (
        <>
          <span className={styles.grow}>
            <span style={{ display: 'block' }}>{line.address}</span>
            <span className={styles.quiet}>
              {line.contact.name}
              {' · '}
              <PageLink to={`/companies/${line.company.id}/contacts`}>{line.company.name}</PageLink>
              {line.ownerName && ` · ${line.ownerName}`}
            </span>
          </span>
          <span className={styles.quiet}>
            {rich('desk.bounced', { n: line.bounces, date: <DateText at={line.bouncedAt} /> })}
          </span>
          <Button size="small" disabledFocusable={saving.isSaving} onClick={() => take(line, 'removed')}>
            {t('desk.takeOff')}
          </Button>
          <Button size="small" disabledFocusable={saving.isSaving} onClick={() => take(line, 'kept')}>
            {t('desk.works')}
          </Button>
        </>
      )}
    </DecideList>
  );
}
