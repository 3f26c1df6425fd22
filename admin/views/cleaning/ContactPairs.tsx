import { Button } from '@fluentui/react-components';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { useCallback } from 'react';
import type { ContactPairLine } from '../../../service/companies/desk.schema';
import { deskApi } from '../../../ui/companies/deskApi';
import { Card } from '../../../ui/Page';
import { linkTo, PageLink } from '../../../ui/router';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useMore } from '../../../ui/useMore';
import { useSave } from '../../../ui/useSave';
import { useDeskStyles } from '../merging/deskStyles';

/** Contacts that may be one person, the surest first: merge them, or say that they are two. */
export function ContactPairs() {
  const styles = useDeskStyles();
  const { t, find } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const loadPage = useCallback(async (cursor: string | null, signal: AbortSignal | undefined) => {
    const page = await deskApi.contactPairs(cursor, signal);
    return { items: page.pairs, nextCursor: page.nextCursor };
  }, []);
  const pages = useMore<ContactPairLine>('contact pairs', loadPage);
  const dismiss = (pair: ContactPairLine) =>
    saving.run(async () => {
      await deskApi.decideContactPair(pair.id, 'dismissed');
      pages.reload();
      show({
        text: t('desk.contactsDismissed', { one: pair.low.name, other: pair.high.name }),
        undo: async () => {
          await deskApi.decideContactPair(pair.id, 'open');
          pages.reload();
        },
      });
    });
  return (
    <>
      <p className={styles.quiet}>{t('desk.contactsLead')}</p>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <StateView
        load={pages}
        empty={data =>
          data.items.length === 0 ? <Empty icon={<PeopleRegular />} line={t('desk.noContacts')} /> : null
        }
      >
        {data => (
          <Card label={t('desk.tab_contacts')}>
            <ul className={styles.list}>
              {data.items.map(pair => (
                <li key={pair.id} className={styles.line}>
                  <span className={styles.grow}>
                    {[pair.low, pair.high].map(side => (
                      <span key={side.id} style={{ display: 'block' }}>
                        <PageLink to={`/companies/${side.companyId}/contacts`}>{side.name}</PageLink>
                        <span className={styles.quiet}>
                          {` ${[side.title, side.companyName].filter(Boolean).join(' · ')}`}
                        </span>
                      </span>
                    ))}
                  </span>
                  <span className={styles.quiet}>
                    {pair.reasons.map(reason => find('desk', `why_${reason}`) ?? reason).join(' · ')}
                  </span>
                  <Button
                    size="small"
                    as="a"
                    {...linkTo(
                      `/merge?kind=contact&company=${pair.low.companyId}&survivor=${pair.low.id}&loser=${pair.high.id}`,
                    )}
                  >
                    {t('merging.title')}
                  </Button>
                  <Button size="small" disabledFocusable={saving.isSaving} onClick={() => dismiss(pair)}>
                    {t('desk.notOne')}
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
