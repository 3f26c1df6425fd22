import { Button } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { useEffect } from 'react';
import type { MendReply } from '../../../service/companies/mending.schema';
import { deskApi } from '../../../ui/companies/deskApi';
import { Card } from '../../../ui/Page';
import { PageLink } from '../../../ui/router';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useErrorText } from '../../../ui/useErrorText';
import { DateText, useFormats } from '../../../ui/useFormats';
import { ApiError } from '../../../ui/http';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useDeskStyles } from '../merging/deskStyles';
import { useFieldWords } from './useFieldWords';

const POLL_MS = 700;

/** What was changed in bulk, newest first, each with its undo. `turn` counts what was done on the page. */
export function MendHistory({ turn }: { turn: number }) {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const load = useLoad('mends', signal => deskApi.mends(signal));
  const { reload, data } = load;
  const isRunning = data?.mends.some(one => one.state === 'waiting' || one.state === 'undoing') ?? false;
  useEffect(() => {
    if (turn > 0) reload();
  }, [turn, reload]);
  useEffect(() => {
    if (!isRunning) return;
    const timer = window.setInterval(reload, POLL_MS);
    return () => window.clearInterval(timer);
  }, [isRunning, reload]);
  return (
    <Card className={styles.card} label={t('desk.history')}>
      <h2>{t('desk.history')}</h2>
      <StateView
        load={load}
        empty={list => (list.mends.length === 0 ? <p className={styles.quiet}>{t('desk.historyEmpty')}</p> : null)}
      >
        {list => (
          <ul className={styles.list}>
            {list.mends.map(mend => (
              <Line key={mend.id} mend={mend} onChanged={reload} />
            ))}
          </ul>
        )}
      </StateView>
    </Card>
  );
}

function Line({ mend, onChanged }: { mend: MendReply; onChanged(): void }) {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { now } = useFormats();
  const words = useFieldWords();
  const saving = useSave();
  const errorText = useErrorText();
  const undo = () =>
    saving.run(async () => {
      await deskApi.undoMend(mend.id);
      onChanged();
    });
  const isTag = mend.field === 'addTag' || mend.field === 'removeTag';
  const value = isTag ? (mend.value ?? '') : words.value(mend.field, mend.value);
  return (
    <li className={styles.line}>
      <span className={styles.grow}>
        {`${words.name(mend.field)} → ${value}`}
        <span className={styles.quiet}>
          {` ${[mend.reason, sumOf(mend, t)].filter(Boolean).join(' · ')}`}
          {mend.errorCode && ` · ${t('desk.failed')} ${errorText(new ApiError(mend.errorCode, 409, ''))}`}
        </span>
        {mend.stayed.length > 0 && (
          <span style={{ display: 'block' }}>
            {t('desk.stayed')}{' '}
            {mend.stayed.map((one, at) => (
              <span key={one.id}>
                {at > 0 && ' · '}
                <PageLink to={`/companies/${one.id}`}>{one.name}</PageLink>
              </span>
            ))}
          </span>
        )}
        {saving.error && <ErrorBar error={saving.error} isWrite />}
      </span>
      <span className={styles.quiet}>
        {mend.byName} · <DateText at={mend.createdAt} />
      </span>
      {mend.state === 'done' && mend.counts.done > 0 && new Date(mend.undoUntil) > now && (
        <Button size="small" icon={<ArrowUndoRegular />} disabledFocusable={saving.isSaving} onClick={undo}>
          {t('desk.undo')}
        </Button>
      )}
    </li>
  );
}

function sumOf({ state, counts, undoneByName }: MendReply, t: ReturnType<typeof useTexts>['t']): string {
  const { waiting, done, same, refused, undone, stayed } = counts;
  if (state === 'waiting') return t('desk.running', { n: waiting });
  if (state === 'undoing') return t('desk.undoing', { n: done });
  if (state === 'undone') return t('desk.undoneCounts', { name: undoneByName ?? '', undone, stayed });
  return t('desk.counts', { done, same, refused });
}
