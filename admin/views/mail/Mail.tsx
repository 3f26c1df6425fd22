import { Button } from '@fluentui/react-components';
import { MailMultipleRegular } from '@fluentui/react-icons/svg/mail-multiple';
import { useCallback, useMemo } from 'react';
import type { MessageLine } from '../../../service/mail/mail.schema';
import { api } from '../../../ui/api';
import { PagedList } from '../../../ui/list/PagedList';
import { useFresh } from '../../../ui/live/useLive';
import { PageHead } from '../../../ui/Page';
import { linkTo, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Empty } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useMore } from '../../../ui/useMore';
import { MailCard, useMailColumns } from './columns';
import { clearFilters, Filters } from './Filters';
import { isUnfiltered, queryOf } from './query';

/** All mail that this person may see, newest first, with where it stands. */
export default function Mail() {
  const { t } = useTexts();
  const { can } = useSession();
  const { query: address } = useRoute();
  const text = address.toString();
  const query = useMemo(() => queryOf(new URLSearchParams(text)), [text]);
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const page = await api.messages({ ...query, cursor: cursor ?? undefined, limit: 100 }, signal);
      return { items: page.messages, nextCursor: page.nextCursor };
    },
    [query],
  );
  const pages = useMore<MessageLine>(`messages:${JSON.stringify(query)}`, loadPage);
  const fresh = useFresh(
    event => event.type !== 'notice',
    pages.reload,
    () => pages.items.length > 100,
  );
  const columns = useMailColumns();
  const empty = isUnfiltered(query) ? (
    <Empty
      icon={<MailMultipleRegular />}
      line={t('mail.empty')}
      action={
        can('mail.import') && (
          <Button appearance="primary" as="a" {...linkTo('/import')}>
            {t('mail.importMail')}
          </Button>
        )
      }
    />
  ) : (
    <Empty
      icon={<MailMultipleRegular />}
      line={t('mail.noMatch')}
      action={<Button onClick={clearFilters}>{t('common.clearFilters')}</Button>}
    />
  );
  return (
    <>
      <PageHead title={t('mail.title')}>
        <Filters query={query} />
      </PageHead>
      <PagedList
        label={t('mail.title')}
        pages={pages}
        fresh={fresh}
        none={empty}
        columns={columns}
        keyOf={message => message.id}
        addressOf={message => `/mail/${message.conversationId}?message=${message.id}`}
        card={message => <MailCard message={message} />}
      />
    </>
  );
}
