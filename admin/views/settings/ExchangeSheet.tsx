import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { ExchangeMailboxReply, LedgerReply } from '../../../service/intake/exchange/exchange.schema';
import { exchangeApi } from '../../../ui/exchangeApi';
import { Sheet } from '../../../ui/filing/Sheet';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { ExchangeStateText } from './Exchange';
import { useSheetStyles } from './sheetStyles';

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    '& th, & td': { textAlign: 'right', padding: tokens.spacingVerticalXXS, fontWeight: tokens.fontWeightRegular },
    '& th:first-child, & td:first-child': { textAlign: 'left' },
    '& thead th': { color: tokens.colorNeutralForeground3 },
    '& tbody tr': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

interface Props {
  mailbox: ExchangeMailboxReply;
  onClose(): void;
  onChanged(): void;
}

/** One mailbox that is read from Exchange: how it stands, its ledger by folder, and the days that differ. */
export function ExchangeSheet({ mailbox, onClose, onChanged }: Props) {
  const sheet = useSheetStyles();
  const styles = useStyles();
  const { t, error } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const { mailboxId, sweptAt, errorCode, errorAt, isOn, user, version } = mailbox;
  const ledger = useLoad(`ledger ${mailboxId} ${sweptAt ?? ''}`, signal => exchangeApi.ledger(mailboxId, signal));
  const read = (isWhole: boolean) =>
    saving.run(async () => {
      await exchangeApi.read(mailboxId, isWhole);
      show({ text: t('exchange.asked') });
      onChanged();
    });
  const turn = () =>
    saving.run(async () => {
      await exchangeApi.save(mailboxId, { user, isOn: !isOn, version });
      onChanged();
    });
  return (
    <Sheet title={mailbox.address} onClose={onClose}>
      <div className={sheet.form}>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <div className={styles.line}>
          <ExchangeStateText mailbox={mailbox} />
          <span className={styles.quiet}>{user}</span>
        </div>
        {errorCode !== '' && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              {error(errorCode) ?? errorCode} {errorAt && <DateText at={errorAt} />}
            </MessageBarBody>
          </MessageBar>
        )}
        <div className={sheet.buttons}>
          <Button onClick={() => read(false)} disabled={!isOn || saving.isSaving}>
            {t('exchange.readNow')}
          </Button>
          <Button onClick={() => read(true)} disabled={!isOn || saving.isSaving}>
            {t('exchange.sweepNow')}
          </Button>
          <Button onClick={turn} disabled={saving.isSaving}>
            {t(isOn ? 'exchange.turnOff' : 'exchange.turnOn')}
          </Button>
        </div>
        <StateView load={ledger} empty={() => null}>
          {data => <Ledger ledger={data} sweptAt={sweptAt} />}
        </StateView>
      </div>
    </Sheet>
  );
}

function Ledger({ ledger, sweptAt }: { ledger: LedgerReply; sweptAt: string | null }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  if (sweptAt === null) return <p className={styles.quiet}>{t('exchange.notSwept')}</p>;
  return (
    <>
      <h3>{t('exchange.gaps')}</h3>
      {ledger.gaps.length === 0 ? (
        <p>{t('exchange.noGaps', { at: formats.full(sweptAt) })}</p>
      ) : (
        <Counts
          label={t('exchange.gaps')}
          rows={ledger.gaps.map(gap => ({
            ...gap,
            key: `${gap.folderId} ${gap.day}`,
            name: `${gap.day} · ${gap.folder}`,
          }))}
        />
      )}
      <h3>{t('exchange.folders')}</h3>
      <Counts
        label={t('exchange.folders')}
        rows={ledger.folders.filter(one => one.isTaken).map(one => ({ ...one, key: String(one.id) }))}
      />
      <p className={styles.quiet}>
        {t('exchange.notTaken')}:{' '}
        {ledger.folders
          .filter(one => !one.isTaken)
          .map(one => one.name)
          .join(' · ')}
      </p>
    </>
  );
}

interface Row {
  key: string;
  name: string;
  onServer: number;
  stored: number;
  keptOut: number;
  open: number;
}

function Counts({ label, rows }: { label: string; rows: readonly Row[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('exchange.folder')}</th>
          <th scope="col">{t('exchange.onServer')}</th>
          <th scope="col">{t('exchange.stored')}</th>
          <th scope="col">{t('exchange.keptOut')}</th>
          <th scope="col">{t('exchange.open')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.key} className={row.onServer === row.stored + row.keptOut ? undefined : styles.bad}>
            <th scope="row">{row.name}</th>
            <td>{formats.count(row.onServer)}</td>
            <td>{formats.count(row.stored)}</td>
            <td>{formats.count(row.keptOut)}</td>
            <td>{formats.count(row.open)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
