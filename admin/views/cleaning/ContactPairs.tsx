import { Button } from '@fluentui/react-components';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { useCallback } from 'react';
import type { ContactPairLine } from '../../../service/companies/desk.schema';
import { deskApi } from '../../../ui/companies/deskApi';
import { linkTo, PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { useMore } from '../../../ui/useMore';
import { useDeskStyles } from '../merging/deskStyles';
import { DecideList, useDeciding } from './DecideList';

/** Contacts that may be one person, the surest first: merge them, or say that they are two. */
export function ContactPairs() {
  const styles = useDeskStyles();
  const { t, find } = useTexts();
  const loadPage = useCallback(async (cursor: string | null, signal: AbortSignal | undefined) => {
    const page = await deskApi.contactPairs(cursor, signal);
    return { items: page.pairs, nextCursor: page.nextCursor };
  }, []);
  const pages = useMore<ContactPairLine>('contact pairs', loadPage);
  const { saving, decide } = useDeciding(pages.reload);
  const dismiss = ({ id, low, high }: ContactPairLine) =>
    decide({
      act: () => deskApi.decideContactPair(id, 'dismissed'),
      told: t('desk.contactsDismissed', { one: low.name, other: high.name }),
      undo: () => deskApi.decideContactPair(id, 'open'),
    });
  return (
    <DecideList
      lead={t('desk.contactsLead')}
      label={t('desk.tab_contacts')}
      pages={pages}
      saving={saving}
      icon={<PeopleRegular />}
      none={t('desk.noContacts')}
    >
      {pair => (
        <>
          <span className={styles.grow}>
            {[pair.low, pair.high].map(side => (
              <span key={side.id} style={{ display: 'block' }}>
                <PageLink to={`/companies/${side.companyId}/contacts`}>{side.name}</PageLink>
                <span className={styles.quiet}>{` ${[side.title, side.companyName].filter(Boolean).join(' · ')}`}</span>
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
        </>
      )}
    </DecideList>
  );
}
