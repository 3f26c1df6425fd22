import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockAlarmRegular } from '@fluentui/react-icons/svg/clock-alarm';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useEffect } from 'react';
import type { ExchangeMailboxReply } from '../../../service/intake/exchange/exchange.schema';
import { exchangeApi } from '../../../ui/exchangeApi';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { PageFill } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { ExchangeSheet } from './ExchangeSheet';
import { ListHead } from './ListHead';
import { NewExchangeSheet } from './NewExchangeSheet';

const useStyles = makeStyles({
  state: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  card: { display: 'flex', flexDirection: 'column' },
});
// While a mailbox is being read its counts change.
const LOOK_AGAIN_MS = 4_000;

/** Mailboxes that are read from Exchange: green where every mail on the server is accounted for, by real counts. */
export function Exchange() {
  const { t } = useTexts();
  const formats = useFormats();
  const load = useLoad('exchange', signal => exchangeApi.list(signal));
  const { query } = useRoute();
  const open = query.get('open');
  const close = () => setQuery({ open: null });
  const mailboxes = load.data?.mailboxes ?? [];
  const isReading = mailboxes.some(mailbox => mailbox.state === 'reading');
  const { reload } = load;
  useEffect(() => {
    if (!isReading) return;
    const timer = setInterval(reload, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isReading, reload]);
  const chosen = mailboxes.find(mailbox => String(mailbox.mailboxId) === open);
  const sum = (part: 'stored' | 'keptOut') => formats.count(mailboxes.reduce((total, one) => total + one[part], 0));
  const line = t('exchange.line', { n: mailboxes.length, stored: sum('stored'), keptOut: sum('keptOut') });
  return (
    <>
      <ListHead line={line}>
        <Button
          appearance="primary"
          icon={<AddRegular />}
          disabled={!load.data?.isSetUp}
          onClick={() => setQuery({ open: 'new' })}
        >
          {t('exchange.add')}
        </Button>
      </ListHead>
      {load.data && !load.data.isSetUp && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('exchange.notSetUp')}</MessageBarBody>
        </MessageBar>
      )}
      <PageFill>
        <StateView
          load={load}
          empty={data =>
            data.mailboxes.length === 0 ? <Empty icon={<MailInboxRegular />} line={t('exchange.none')} /> : null
          }
        >
          {data => <ExchangeRows mailboxes={data.mailboxes} />}
        </StateView>
      </PageFill>
      {open === 'new' && (
        <NewExchangeSheet taken={mailboxes.map(one => one.mailboxId)} onClose={close} onDone={reload} />
      )}
      {chosen && <ExchangeSheet key={chosen.mailboxId} mailbox={chosen} onClose={close} onChanged={reload} />}
    </>
  );
}

/** How a mailbox stands: an icon, a word and what stands in the way. */
export function ExchangeStateText({ mailbox }: { mailbox: ExchangeMailboxReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { state } = mailbox;
  const isBad = state === 'incomplete' || state === 'stalled';
  const icon =
    state === 'complete' ? (
      <CheckmarkCircleRegular className={styles.good} />
    ) : state === 'stalled' ? (
      <ClockAlarmRegular className={styles.bad} />
    ) : state === 'incomplete' ? (
      <WarningRegular className={styles.bad} />
    ) : null;
  return (
    <span className={styles.state}>
      {icon}
      <span className={isBad ? styles.bad : undefined}>{t(`exchange.state_${state}`)}</span>
    </span>
  );
}

function useColumns(): Column<ExchangeMailboxReply>[] {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const count = (key: 'onServer' | 'stored' | 'keptOut', word: string): Column<ExchangeMailboxReply> => ({
    key,
    head: word,
    width: '96px',
    isEnd: true,
    cell: mailbox => formats.count(mailbox[key]),
  });
  return [
    { key: 'address', head: t('exchange.mailbox'), width: 'minmax(180px, 1.6fr)', cell: mailbox => mailbox.address },
    {
      key: 'state',
      head: t('exchange.state'),
      width: '120px',
      cell: mailbox => <ExchangeStateText mailbox={mailbox} />,
    },
    count('onServer', t('exchange.onServer')),
    count('stored', t('exchange.stored')),
    count('keptOut', t('exchange.keptOut')),
    {
      key: 'open',
      head: t('exchange.open'),
      width: '96px',
      isEnd: true,
      cell: mailbox => formats.count(mailbox.wanted + mailbox.refused),
    },
    {
      key: 'synced',
      head: t('exchange.synced'),
      width: '120px',
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
  return (
    <List
      label={t('exchange.title')}
      items={mailboxes}
      columns={columns}
      keyOf={mailbox => mailbox.mailboxId}
      onOpen={mailbox => setQuery({ open: mailbox.mailboxId })}
      card={mailbox => (
        <div className={styles.card}>
          <span>{mailbox.address}</span>
          <ExchangeStateText mailbox={mailbox} />
          <span className={styles.quiet}>
            {t('exchange.stored')} {formats.count(mailbox.stored)} · {t('exchange.open')}{' '}
            {formats.count(mailbox.wanted + mailbox.refused)}
          </span>
        </div>
      )}
    />
  );
}
