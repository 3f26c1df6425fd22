import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  ProgressBar,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { useEffect } from 'react';
import type { LeadImportReply } from '../../../service/intake/leadImport.schema';
import { queryString, takeFile } from '../../../ui/http';
import { leadImportApi } from '../../../ui/leads/leadImportApi';
import { Card } from '../../../ui/Page';
import { linkTo } from '../../../ui/router';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useFormats } from '../../../ui/useFormats';
import { RowTable } from './RowTable';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Asked this often while it moves; milliseconds. */
const EVERY = 700;
const isMoving = ({ state }: LeadImportReply): boolean => state === 'running' || state === 'undoing';

/** One import: how far it is, what became of its rows, and taking it back. */
export function ImportRun({ id, onState }: { id: number; onState(state: string): void }) {
  const load = useLoad(`leadImport:${id}`, signal => leadImportApi.one(id, signal));
  const { data, isLoading, reload } = load;
  const moves = data !== null && isMoving(data);
  const state = data?.state ?? '';
  useEffect(() => onState(state), [state, onState]);
  useEffect(() => {
    if (!moves || isLoading) return;
    const timer = window.setTimeout(reload, EVERY);
    return () => window.clearTimeout(timer);
  }, [moves, isLoading, reload]);
  return (
    <StateView load={load}>
      {run => (isMoving(run) ? <Progress run={run} /> : <Ended run={run} load={load} />)}
    </StateView>
  );
}

function Progress({ run }: { run: LeadImportReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const isUndo = run.state === 'undoing';
  const done = isUndo ? run.undone : run.done;
  const total = isUndo ? run.done : run.total;
  return (
    <Card className={styles.all}>
      <h2>{run.fileName}</h2>
      <p role="status">
        {t(isUndo ? 'leadImport.undoing' : 'leadImport.progress', { done: count(done), total: count(total) })}
      </p>
      <ProgressBar value={total === 0 ? 0 : done / total} aria-label={run.fileName} />
      <p className={styles.quiet}>{t('leadImport.leave')}</p>
    </Card>
  );
}

const titles = {
  done: 'leadImport.doneTitle',
  stopped: 'leadImport.stoppedTitle',
  undone: 'leadImport.undoneTitle',
} as const;

function Ended({ run, load }: { run: LeadImportReply; load: Loaded<LeadImportReply> }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const saving = useSave();
  const { counts, total, campaign } = run;
  const told = Object.fromEntries(Object.entries({ ...counts, total, done: run.done }).map(([k, n]) => [k, count(n)]));
  const state = run.state === 'stopped' || run.state === 'undone' ? run.state : 'done';
  const undo = () =>
    saving.run(async () => {
      const fresh = await leadImportApi.undo(run.id);
      load.setData(() => fresh);
    });
  return (
    <>
      <Card className={styles.all}>
        <h2>{t(titles[state])}</h2>
        <p>{run.fileName}</p>
        {state === 'stopped' && <p>{t('leadImport.stoppedLine', told)}</p>}
        <p role="status">{t(state === 'undone' ? 'leadImport.undoneLine' : 'leadImport.doneLine', told)}</p>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <div className={styles.buttons}>
          {state !== 'undone' && (
            <Button
              as="a"
              appearance="primary"
              {...linkTo(campaign ? `/leads?view=all&campaignId=${campaign.id}` : '/leads?view=all')}
            >
              {t('leadImport.toLeads')}
            </Button>
          )}
          <Button as="a" {...linkTo('/leads/import')}>
            {t('leadImport.newImport')}
          </Button>
          {run.mayUndo && (
            <Button icon={<ArrowUndoRegular />} disabledFocusable={saving.isSaving} onClick={undo}>
              {t('leadImport.undo')}
            </Button>
          )}
        </div>
      </Card>
      {state === 'undone' && counts.kept > 0 && (
        <RowTable
          id={run.id}
          query={{ undo: 'kept' }}
          title={t('leadImport.keptTitle')}
          line={t('leadImport.keptLine')}
        />
      )}
      {counts.failed > 0 && state !== 'undone' && (
        <RowTable
          id={run.id}
          query={{ outcome: 'failed' }}
          title={t('leadImport.failedTitle')}
          tools={<FailedFile id={run.id} />}
        />
      )}
      {counts.colleague > 0 && state !== 'undone' && (
        <RowTable id={run.id} query={{ outcome: 'colleague' }} title={t('leadImport.outcome_colleague')} />
      )}
    </>
  );
}

/** The rows that were not taken, to be mended and imported again. */
function FailedFile({ id }: { id: number }) {
  const { t, language } = useTexts();
  const taking = useSave();
  const take = (format: 'xlsx' | 'csv') =>
    taking.run(() => takeFile(`/api/lead-imports/${id}/failed${queryString({ format, language })}`));
  return (
    <>
      {taking.error && <ErrorBar error={taking.error} isUpload />}
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<ArrowDownloadRegular />}>{t('leadImport.failedFile')}</Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => take('xlsx')}>{t('leadImport.failedXlsx')}</MenuItem>
            <MenuItem onClick={() => take('csv')}>{t('leadImport.failedCsv')}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
}
