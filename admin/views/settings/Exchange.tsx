import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import { useEffect } from 'react';
import type { ExchangeList, ExchangeMailboxReply } from '../../../service/intake/exchange/exchange.schema';
import { exchangeApi } from '../../../ui/exchangeApi';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { PageFill } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText, useFormats } from '../../../ui/useFormats';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useNarrow } from '../../../ui/usePhone';
import { ExchangeMailbox } from './exchange/ExchangeMailbox';
import { ExchangeStateText } from './exchange/ExchangeState';
import { useWhatGoesOn } from './exchange/mailboxWords';
import { ListHead } from './ListHead';
import { NewExchangeSheet } from './NewExchangeSheet';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  bad: { color: tokens.colorStatusDangerForeground3 },
  card: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  one: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  bars: { padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalM}` },
});
// While a mailbox is being read its counts change.
const LOOK_AGAIN_MS = 4_000;

const states = ['complete', 'incomplete', 'stalled', 'reading', 'off'] as const;

/** Mailboxes that are read from Exchange: green where every mail on the server is accounted for, by real counts. One of them, with what stands behind its state, takes the place of the list. */
export function Exchange() {
  const load = useLoad('exchange', signal => exchangeApi.list(signal));
  const { query } = useRoute();
  const open = query.get('open');
  const mailboxes = load.data?.mailboxes ?? [];
  const isReading = mailboxes.some(mailbox => mailbox.state === 'reading');
  const { reload, isLoading } = load;
  useEffect(() => {
    // Asking again drops an answer that is still on its way.
    if (!isReading || isLoading) return;
    const timer = window.setTimeout(reload, LOOK_AGAIN_MS);
    return () => window.clearTimeout(timer);
  }, [isReading, isLoading, reload]);
  const close = () => setQuery({ open: null });
  if (open !== null && /^\d{1,9}$/.test(open))
    return <ExchangeMailbox key={open} mailboxId={Number(open)} onChanged={reload} />;
  return (
    <>
      <Overview load={load} />
      {open === 'new' && (
        <NewExchangeSheet taken={mailboxes.map(one => one.mailboxId)} onClose={close} onDone={reload} />
      )}
    </>
  );
}

function Overview({ load }: { load: Loaded<ExchangeList> }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const mailboxes = load.data?.mailboxes ?? [];
  const numbers = states
    .map(state => ({ state, n: mailboxes.filter(mailbox => mailbox.state === state).length }))
    .filter(({ n }) => n > 0)
    .map(({ state, n }) => t(`exchangeHealth.line_${state}`, { n }));
  const sum = (part: 'onServer' | 'stored' | 'keptOut' | 'unreadable' | 'missing') =>
    formats.count(mailboxes.reduce((total, one) => total + one[part], 0));
  const values = { onServer: sum('onServer'), stored: sum('stored'), keptOut: sum('keptOut'), missing: sum('missing') };
  const sentence = sum('unreadable') === '0' ? 'exchangeHealth.sum' : 'exchangeHealth.sumUnreadable';
  const total = mailboxes.length > 0 ? t(sentence, { ...values, unreadable: sum('unreadable') }) : '';
  return (
    <>
      <ListHead line={[numbers.join(' · '), total].filter(Boolean).join(' — ')}>
        <Button
          appearance="primary"
          icon={<AddRegular />}
          disabled={!load.data?.isSetUp}
          onClick={() => setQuery({ open: 'new' })}
        >
          {t('exchange.add')}
        </Button>
      </ListHead>
      {load.data && <Bars list={load.data} />}
      <PageFill>
        <StateView
          load={load}
          empty={data =>
            data.mailboxes.length === 0 ? (
              <Empty icon={<MailInboxRegular />} line={<span className={styles.quiet}>{t('exchange.none')}</span>} />
            ) : null
          }
        >
          {data => <ExchangeRows mailboxes={data.mailboxes} />}
        </StateView>
      </PageFill>
    </>
  );
}

/** What holds for all of them. */
function Bars({ list: { isSetUp, isTold, mailboxes } }: { list: ExchangeList }) {
  const styles = useStyles();
  const { t } = useTexts();
  const word = !isSetUp ? 'exchange.notSetUp' : !isTold && mailboxes.length > 0 ? 'exchangeHealth.notTold' : null;
  if (word === null) return null;
  return (
    <div className={styles.bars}>
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>{t(word)}</MessageBarBody>
      </MessageBar>
    </div>
  );
}

function useColumns(): Column<ExchangeMailboxReply>[] {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const whatGoesOn = useWhatGoesOn();
  const isNarrow = useNarrow();
  const count = (key: 'onServer' | 'stored' | 'keptOut' | 'missing', word: string): Column<ExchangeMailboxReply> => ({
    key,
    head: word,
    width: '76px',
    isEnd: true,
    cell: mailbox => (
      <span
        className={key === 'missing' && mailbox.missing > 0 && mailbox.state === 'incomplete' ? styles.bad : undefined}
      >
        {formats.count(mailbox[key])}
      </span>
    ),
  });
  const named: Column<ExchangeMailboxReply>[] = [
    {
      key: 'address',
      head: t('exchange.mailbox'),
      width: 'minmax(150px, 1.2fr)',
      cell: mailbox => <span title={mailbox.address}>{mailbox.address}</span>,
    },
    {
      key: 'state',
      head: t('exchange.state'),
      width: '104px',
      cell: mailbox => <ExchangeStateText mailbox={mailbox} />,
    },
  ];
  const counts = [
    count('onServer', t('exchange.onServer')),
    ...(isNarrow ? [] : [count('stored', t('exchange.stored')), count('keptOut', t('exchange.keptOut'))]),
    count('missing', t('exchangeHealth.missing')),
  ];
  return [
    ...named,
    ...counts,
    {
      key: 'what',
      head: t('exchangeHealth.what'),
      width: 'minmax(140px, 1.4fr)',
      cell: mailbox => <span title={whatGoesOn(mailbox)}>{whatGoesOn(mailbox)}</span>,
    },
    {
      key: 'synced',
      head: t('exchange.synced'),
      width: '104px',
      cell: mailbox =>
        mailbox.syncedAt ? (
          <DateText at={mailbox.syncedAt} />
        ) : (
          <span className={styles.quiet}>{t('exchange.never')}</span>
        ),
    },
  ];
}

function ExchangeRows({ mailboxes }: { mailboxes: readonly ExchangeMailboxReply[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const columns = useColumns();
  const formats = useFormats();
  const whatGoesOn = useWhatGoesOn();
  return (
    <List
      label={t('exchange.title')}
      items={mailboxes}
      columns={columns}
      keyOf={mailbox => mailbox.mailboxId}
      onOpen={mailbox => setQuery({ open: mailbox.mailboxId })}
      card={mailbox => (
        <div className={styles.card}>
          <span className={styles.one}>{mailbox.address}</span>
          <span className={styles.one}>
            <ExchangeStateText mailbox={mailbox} /> {formats.count(mailbox.onServer)}
            <span className={styles.quiet}> {whatGoesOn(mailbox)}</span>
          </span>
        </div>
      )}
    />
  );
}
