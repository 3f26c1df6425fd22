import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useEffect, useState } from 'react';
import type { ExchangeMailboxReply } from '../../../../service/intake/exchange/exchange.schema';
import { exchangeApi } from '../../../../ui/exchangeApi';
import { PageScroll } from '../../../../ui/Page';
import { setQuery, useRoute } from '../../../../ui/router';
import { ErrorBar, StateView } from '../../../../ui/StateView';
import { Tabs } from '../../../../ui/Tabs';
import { useTexts } from '../../../../ui/texts/texts';
import { layout } from '../../../../ui/theme/layout';
import { useToasts } from '../../../../ui/toasts/toasts';
import { DateText, useFormats } from '../../../../ui/useFormats';
import { useLoad } from '../../../../ui/useLoad';
import { useSave } from '../../../../ui/useSave';
import { ConnectionTest } from './ConnectionTest';
import { ExchangeStateText } from './ExchangeState';
import { FailedJobs } from './FailedJobs';
import { Happenings } from './Happenings';
import { Ledger } from './Ledger';
import { DayStrip, FirstImport, Sum } from './Numbers';
import { OpenMail } from './OpenMail';
import { OutlookTab } from './OutlookTab';
import { StopReading } from './StopReading';

const useStyles = makeStyles({
  page: {
    maxWidth: layout.pageMax,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    paddingTop: tokens.spacingVerticalXS,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM, minWidth: 0 },
  name: { overflowWrap: 'anywhere', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

// While it is being read its counts change.
const LOOK_AGAIN_MS = 4_000;
const tabs = ['ledger', 'open', 'outlook', 'history', 'jobs', 'test'] as const;
type Tab = (typeof tabs)[number];

/** One mailbox that is read from Exchange: how it stands by real counts, what happened to it, and what can be done. */
export function ExchangeMailbox({ mailboxId, onChanged }: { mailboxId: number; onChanged(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const load = useLoad(`exchange ${mailboxId}`, signal => exchangeApi.one(mailboxId, signal));
  const { reload, data, isLoading } = load;
  const isMoving = data !== null && (data.state === 'reading' || data.missing > 0);
  useEffect(() => {
    // Asking again drops an answer that is still on its way.
    if (!isMoving || isLoading) return;
    const timer = window.setTimeout(reload, LOOK_AGAIN_MS);
    return () => window.clearTimeout(timer);
  }, [isMoving, isLoading, reload]);
  const changed = () => {
    reload();
    onChanged();
  };
  return (
    <PageScroll>
      <div className={styles.page}>
        <div>
          <Button
            appearance="subtle"
            size="small"
            icon={<ArrowLeftRegular />}
            onClick={() => setQuery({ open: null, tab: null })}
          >
            {t('exchangeHealth.back')}
          </Button>
        </div>
        <StateView load={load}>{mailbox => <Shown mailbox={mailbox} onChanged={changed} />}</StateView>
      </div>
    </PageScroll>
  );
}

interface Props {
  mailbox: ExchangeMailboxReply;
  onChanged(): void;
}

function Shown({ mailbox, onChanged }: Props) {
  const { t } = useTexts();
  const { query } = useRoute();
  const chosen = tabs.find(tab => tab === query.get('tab')) ?? 'ledger';
  const formats = useFormats();
  const open = mailbox.wanted + mailbox.refused;
  const items = tabs.map(tab => ({
    value: tab,
    word: tab === 'outlook' ? t('outlookMarks.tab') : t(`exchangeHealth.tab_${tab}`),
    ...(tab === 'open' && open > 0 ? { count: formats.count(open) } : {}),
  }));
  return (
    <>
      <Head mailbox={mailbox} onChanged={onChanged} />
      <Sum mailbox={mailbox} />
      {mailbox.isFirst && mailbox.isOn && <FirstImport mailbox={mailbox} />}
      <DayStrip mailboxId={mailbox.mailboxId} at={mailbox.sweptAt ?? ''} />
      <Tabs<Tab>
        label={t('exchangeHealth.tabs')}
        value={chosen}
        items={items}
        onChange={tab => setQuery({ tab: tab === 'ledger' ? null : tab })}
      />
      <TabPanel tab={chosen} mailbox={mailbox} onChanged={onChanged} />
    </>
  );
}

function TabPanel({ tab, mailbox, onChanged }: Props & { tab: Tab }) {
  const { mailboxId, sweptAt, wanted, missing } = mailbox;
  if (tab === 'open') return <OpenMail key={`${wanted}`} mailboxId={mailboxId} />;
  if (tab === 'outlook') return <OutlookTab mailboxId={mailboxId} />;
  if (tab === 'history') return <Happenings mailboxId={mailboxId} />;
  if (tab === 'jobs') return <FailedJobs mailboxId={mailboxId} onChanged={onChanged} />;
  if (tab === 'test') return <ConnectionTest mailboxId={mailboxId} />;
  return <Ledger mailboxId={mailboxId} at={`${sweptAt ?? ''} ${missing}`} />;
}

function Head({ mailbox, onChanged }: Props) {
  const styles = useStyles();
  const { t, error } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const [isStopping, setStopping] = useState(false);
  const { mailboxId, address, user, isOn, version, errorCode, errorAt } = mailbox;
  const read = (isWhole: boolean) =>
    saving.run(async () => {
      await exchangeApi.read(mailboxId, isWhole);
      show({ text: t('exchange.asked') });
      onChanged();
    });
  const turn = (next: boolean) =>
    saving.run(async () => {
      await exchangeApi.save(mailboxId, { user, isOn: next, version });
      show({ text: t(next ? 'exchangeHealth.started' : 'exchangeHealth.stopped', { address }) });
      setStopping(false);
      onChanged();
    });
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.name}>{address}</h2>
        <ExchangeStateText mailbox={mailbox} />
        <Times mailbox={mailbox} />
      </div>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      {errorCode !== '' && (
        <MessageBar intent={mailbox.state === 'stalled' ? 'error' : 'warning'} layout="multiline">
          <MessageBarBody>
            {error(errorCode) ?? errorCode} {errorAt && <DateText at={errorAt} />}
          </MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.buttons}>
        <Button onClick={() => read(false)} disabledFocusable={!isOn || saving.isSaving}>
          {t('exchangeHealth.readNow')}
        </Button>
        <Button onClick={() => read(true)} disabledFocusable={!isOn || saving.isSaving}>
          {t('exchangeHealth.count')}
        </Button>
        {isOn ? (
          <Button appearance="subtle" onClick={() => setStopping(true)}>
            {t('exchangeHealth.stop')}
          </Button>
        ) : (
          <Button appearance="primary" onClick={() => turn(true)} disabledFocusable={saving.isSaving}>
            {t('exchangeHealth.again')}
          </Button>
        )}
      </div>
      {isStopping && (
        <StopReading address={address} saving={saving} onClose={() => setStopping(false)} onStop={() => turn(false)} />
      )}
    </>
  );
}

/** Since when it stands so, and when it was last read and compared. */
function Times({ mailbox }: { mailbox: ExchangeMailboxReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const { user, address, since, syncedAt, sweptAt } = mailbox;
  const parts = [
    user === address ? '' : user,
    since && t('exchangeHealth.since', { at: formats.date(since) }),
    syncedAt && t('exchangeHealth.synced', { at: formats.date(syncedAt) }),
    sweptAt ? t('exchangeHealth.swept', { at: formats.date(sweptAt) }) : t('exchangeHealth.notSwept'),
  ];
  return <span className={styles.quiet}>{parts.filter(Boolean).join(' · ')}</span>;
}
