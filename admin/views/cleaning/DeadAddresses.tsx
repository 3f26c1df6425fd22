import { Button } from '@fluentui/react-components';
import { MailOffRegular } from '@fluentui/react-icons/svg/mail-off';
import { useCallback } from 'react';
import type { DeadLine } from '../../../service/companies/desk.schema';
import { deskApi } from '../../../ui/companies/deskApi';
import { Card } from '../../../ui/Page';
import { PageLink } from '../../../ui/router';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { DateText } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { useSave } from '../../../ui/useSave';
import { useDeskStyles } from '../merging/deskStyles';

/** Addresses that letters came back from for good: taken off their contacts, or kept because they work. */
export function DeadAddresses() {
  const styles = useDeskStyles();
  const { t, rich } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const loadPage = useCallback(async (cursor: string | null, signal: AbortSignal | undefined) => {
    const page = await deskApi.dead(cursor, signal);
    return { items: page.addresses, nextCursor: page.nextCursor };
  }, []);
  const pages = useMore<DeadLine>('dead addresses', loadPage);
  const decide = (line: DeadLine, state: 'kept' | 'removed') =>
    saving.run(async () => {
      await deskApi.decideDead(line.id, state);
      pages.reload();
      show({
        text: t(state === 'kept' ? 'desk.kept' : 'desk.takenOff', { address: line.address }),
        undo: async () => {
          await deskApi.decideDead(line.id, 'open');
          pages.reload();
        },
      });
    });
  return (
    <>
      <p className={styles.quiet}>{t('desk.deadLead')}</p>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <StateView
        load={pages}
        empty={data => (data.items.length === 0 ? <Empty icon={<MailOffRegular />} line={t('desk.noDead')} /> : null)}
      >
        {data => (
          <Card label={t('desk.tab_dead')}>
            <ul className={styles.list}>
              {data.items.map(line => (
                <li key={line.id} className={styles.line}>
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
                  <Button size="small" disabledFocusable={saving.isSaving} onClick={() => decide(line, 'removed')}>
                    {t('desk.takeOff')}
                  </Button>
                  <Button size="small" disabledFocusable={saving.isSaving} onClick={() => decide(line, 'kept')}>
                    {t('desk.works')}
                  </Button>
                </li>
              ))}
            </ul>
            {data.nextCursor && <Button onClick={pages.loadMore}>{t('cleaning.more')}</Button>}
          </Card>
        )}
      </StateView>
    </>
  );
}
