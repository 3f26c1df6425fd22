import { Button } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { useEffect, useState } from 'react';
import type { TransferReply, TransferUndoPreview } from '../../../service/filing/transfer.schema';
import { mergingApi } from '../../../ui/companies/mergingApi';
import { Sheet } from '../../../ui/filing/Sheet';
import { Card } from '../../../ui/Page';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { Counts } from '../merging/Counts';
import { useDeskStyles } from '../merging/deskStyles';

/** What was handed over, newest first, and how it is taken back. `changes` counts what was done on the page: each loads again. */
export function TransferHistory({ changes }: { changes: number }) {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const load = useLoad('transfers', signal => mergingApi.transfers(null, signal));
  const { reload } = load;
  const [open, setOpen] = useState<number | null>(null);
  useEffect(() => {
    if (changes > 0) reload();
  }, [changes, reload]);
  return (
    <Card className={styles.card} label={t('transfer.history')}>
      <h2>{t('transfer.history')}</h2>
      <StateView
        load={load}
        empty={data =>
          data.transfers.length === 0 ? <p className={styles.quiet}>{t('transfer.historyEmpty')}</p> : null
        }
      >
        {data => (
          <ul className={styles.list}>
            {data.transfers.map(one => (
              <Line key={one.id} transfer={one} onUndo={() => setOpen(one.id)} />
            ))}
          </ul>
        )}
      </StateView>
      {open !== null && <UndoSheet id={open} onClose={() => setOpen(null)} onDone={reload} />}
    </Card>
  );
}

function Line({ transfer, onUndo }: { transfer: TransferReply; onUndo(): void }) {
  const styles = useDeskStyles();
  const { t, rich, find } = useTexts();
  const { now } = useFormats();
  const counts = transfer.counts.map(one => `${find('merging', `as_${one.what}`) ?? one.what} ${one.count}`);
  return (
    <li className={styles.line}>
      <span className={styles.grow}>
        {rich('transfer.line', { from: transfer.fromName, to: transfer.toNames.join(', ') })}
        {transfer.isLeaver && ` · ${t('transfer.left')}`}
        <span className={styles.quiet}>{` ${counts.join(' · ')} ${transfer.note ?? ''}`}</span>
      </span>
      <span className={styles.quiet}>
        {transfer.byName} · <DateText at={transfer.createdAt} />
      </span>
      {transfer.undoneByName ? (
        <span className={styles.quiet}>{t('transfer.undoneBy', { name: transfer.undoneByName })}</span>
      ) : (
        new Date(transfer.undoUntil) > now && (
          <Button size="small" icon={<ArrowUndoRegular />} onClick={onUndo}>
            {t('transfer.undo')}
          </Button>
        )
      )}
    </li>
  );
}

function UndoSheet({ id, onClose, onDone }: { id: number; onClose(): void; onDone(): void }) {
  const { t } = useTexts();
  const load = useLoad(`transfer undo ${id}`, signal => mergingApi.transferUndoPreview(id, signal));
  const title = load.data ? t('transfer.undoTitle', { from: load.data.transfer.fromName }) : t('transfer.undo');
  return (
    <Sheet title={title} onClose={onClose}>
      <StateView load={load}>{preview => <UndoShown preview={preview} onClose={onClose} onDone={onDone} />}</StateView>
    </Sheet>
  );
}

interface ShownProps {
  preview: TransferUndoPreview;
  onClose(): void;
  onDone(): void;
}

function UndoShown({ preview, onClose, onDone }: ShownProps) {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const { fromName, id } = preview.transfer;
  const undo = () =>
    saving.run(async () => {
      await mergingApi.undoTransfer(id);
      show({ text: t('transfer.undone', { from: fromName }) });
      onDone();
      onClose();
    });
  return (
    <div className={styles.card}>
      <h3>{t('transfer.goesBack', { from: fromName })}</h3>
      <Counts lines={preview.goesBack} />
      {preview.stays.length > 0 && (
        <>
          <h3>{t('transfer.stays')}</h3>
          <p>{preview.stays.map(one => one.name || '***').join(' · ')}</p>
        </>
      )}
      {preview.changedSince.length > 0 && (
        <>
          <h3>{t('transfer.changed')}</h3>
          <p>{preview.changedSince.join(' · ')}</p>
        </>
      )}
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <div>
        <Button appearance="primary" icon={<ArrowUndoRegular />} disabledFocusable={saving.isSaving} onClick={undo}>
          {t('transfer.undo')}
        </Button>
      </div>
    </div>
  );
}
