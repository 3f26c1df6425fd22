import { Button, makeStyles } from '@fluentui/react-components';
import { MailMultipleRegular } from '@fluentui/react-icons/svg/mail-multiple';
import { useCallback, useMemo } from 'react';
import type { MessageLine } from '../../../service/mail/mail.schema';
import { api } from '../../../ui/api';
import { List } from '../../../ui/list/List';
import { ChangedBar } from '../../../ui/live/ChangedBar';
import { useFresh } from '../../../ui/live/useLive';
import { PageFill, PageHead } from '../../../ui/Page';
import { linkTo, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import type { LoadedPages } from '../../../ui/useMore';
import { useMore } from '../../../ui/useMore';
import { MailCard, useMailColumns } from './columns';
import { clearFilters, Filters } from './Filters';
import { isUnfiltered, queryOf } from './query';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', height: '100%' },
  list: { flex: 1, minHeight: 0 },
});

/** All mail that this person may see, newest first, with where it stands. */
export default function Mail() {
  const styles = useStyles();
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
      <PageFill>
        <div className={styles.body}>
          <ChangedBar fresh={fresh} />
          {pages.moreError && <ErrorBar error={pages.moreError} onRetry={pages.reload} />}
          <div className={styles.list}>
            <StateView load={pages} empty={data => (data.items.length === 0 ? empty : null)}>
              {data => (
                <List
                  label={t('mail.title')}
                  items={data.items}
                  columns={columns}
                  keyOf={message => message.id}
                  addressOf={message => `/mail/${message.conversationId}?message=${message.id}`}
                  card={message => <MailCard message={message} />}
                  onMore={pages.loadMore}
                  foot={<Foot pages={pages} />}
                />
              )}
            </StateView>
          </div>
        </div>
      </PageFill>
    </>
  );
}

function Foot({ pages }: { pages: LoadedPages<MessageLine> }) {
  const { t } = useTexts();
  const { count } = useFormats();
  return <>{t(pages.hasMore ? 'mail.loaded' : 'common.allLoaded', { n: count(pages.items.length) })}</>;
}
