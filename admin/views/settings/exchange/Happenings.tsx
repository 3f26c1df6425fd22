import { Button } from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import type { HistoryReply } from '../../../../service/intake/exchange/history.schema';
import { exchangeApi } from '../../../../ui/exchangeApi';
import { Card } from '../../../../ui/Page';
import { Empty, StateView } from '../../../../ui/StateView';
import { fill } from '../../../../ui/texts/filling';
import { useTexts } from '../../../../ui/texts/texts';
import { DateText, useFormats } from '../../../../ui/useFormats';
import { useMore } from '../../../../ui/useMore';
import { useRowStyles } from '../rowStyles';

type Happening = HistoryReply['happenings'][number];

/** What happened to the reading of a mailbox, the newest first. */
export function Happenings({ mailboxId }: { mailboxId: number }) {
  const { t } = useTexts();
  const pages = useMore<Happening>(`exchange history ${mailboxId}`, async (cursor, signal) => {
    const page = await exchangeApi.history(mailboxId, cursor, signal);
    return { items: page.happenings, nextCursor: page.nextCursor };
  });
  return (
    <>
      <StateView
        load={pages}
        empty={data =>
          data.items.length === 0 ? <Empty icon={<HistoryRegular />} line={t('exchangeHealth.historyNone')} /> : null
        }
      >
        {data => (
          <Card isPadded={false} label={t('exchangeHealth.tab_history')}>
            {data.items.map(one => (
              <Line key={one.id} happening={one} />
            ))}
          </Card>
        )}
      </StateView>
      {pages.hasMore && (
        <div>
          <Button onClick={pages.loadMore} disabledFocusable={pages.isLoadingMore}>
            {t('exchangeHealth.moreHistory')}
          </Button>
        </div>
      )}
    </>
  );
}

function Line({ happening }: { happening: Happening }) {
  const rows = useRowStyles();
  const { t, find, error } = useTexts();
  const formats = useFormats();
  const { kind, at, lastAt, times, details } = happening;
  const sentence = find('exchangeHealth', `happened_${kind}`) ?? kind;
  const code = typeof details.code === 'string' ? details.code : '';
  const values = Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, typeof value === 'number' ? formats.count(value) : value]),
  );
  return (
    <div className={rows.row}>
      <div className={rows.words}>
        <p>{fill(sentence, values)}</p>
        {code !== '' && <p className={rows.quiet}>{error(code) ?? code}</p>}
        {times > 1 && (
          <p className={rows.quiet}>
            {t('exchangeHealth.times', { n: formats.count(times), at: formats.date(lastAt) })}
          </p>
        )}
      </div>
      <DateText at={at} className={rows.quiet} />
    </div>
  );
}
