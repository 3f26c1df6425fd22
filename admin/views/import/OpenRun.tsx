import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { StopRegular } from '@fluentui/react-icons/svg/stop';
import { useEffect, useState } from 'react';
import type { ImportReply } from '../../../service/intake/intake.schema';
import { api } from '../../../ui/api';
import { Card } from '../../../ui/Page';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { useFormats } from '../../../ui/useFormats';
import { useSave } from '../../../ui/useSave';
import type { Sample } from './sums';
import { paceOf, withSample } from './sums';
import { useSpan } from './useSpan';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'baseline', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  title: { flex: 1, minWidth: '200px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  into: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  percent: { fontWeight: tokens.fontWeightSemibold },
  bar: { margin: `${tokens.spacingVerticalS} 0` },
  parts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: `${tokens.spacingVerticalM} 0`,
    [onPhone]: { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
  },
  part: { display: 'flex', flexDirection: 'column' },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
});

/** An import that runs, waits or is paused: numbers that move, and the ways to hold it. */
export function OpenRun({ run, onChanged }: { run: ImportReply; onChanged(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const state = t(
    run.state === 'paused' ? 'import.paused' : run.state === 'waiting' ? 'import.waiting' : 'import.running',
  );
  const found = formats.count(run.found);
  const line = run.totalItems
    ? t('import.progress', { found, total: formats.count(run.totalItems) })
    : t('import.progressUnknown', { found });
  return (
    <Card label={run.label}>
      <div className={styles.head}>
        <h3 className={styles.title}>
          {run.label} <span className={styles.into}>{t('import.intoMailbox', { mailbox: run.mailbox })}</span>
        </h3>
        <span>{state}</span>
        {run.progress !== null && <span className={styles.percent}>{Math.floor(run.progress * 100)} %</span>}
      </div>
      <ProgressBar
        className={styles.bar}
        thickness="large"
        value={run.progress ?? (run.state === 'running' ? undefined : 0)}
        aria-label={`${run.label} ${line}`}
      />
      <p className={styles.quiet} role="status">
        {line} <Pace run={run} />
      </p>
      <Parts run={run} />
      <Controls run={run} onChanged={onChanged} />
    </Card>
  );
}

function Pace({ run }: { run: ImportReply }) {
  const { t } = useTexts();
  const formats = useFormats();
  const span = useSpan();
  const [samples, setSamples] = useState<Sample[]>([]);
  const { found, progress, state } = run;
  useEffect(() => {
    setSamples(old => (state === 'running' ? withSample(old, { at: Date.now(), found, progress }) : []));
  }, [run, found, progress, state]);
  const pace = paceOf(samples);
  if (state !== 'running') return null;
  return (
    <>
      {pace && ` · ${t('import.speed', { n: formats.count(Math.round(pace.perSecond)) })}`}
      {pace?.secondsLeft != null && ` · ${t('import.left', { time: span(pace.secondsLeft) })}`}
      {` · ${t('import.leavePage')}`}
    </>
  );
}

function Parts({ run }: { run: ImportReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const part = (name: string, value: number) => (
    <div className={styles.part}>
      <dt className={styles.quiet}>{name}</dt>
      <dd>{formats.count(value)}</dd>
    </div>
  );
  return (
    <dl className={styles.parts}>
      {part(t('import.stored'), run.stored)}
      {part(t('import.alreadyThere'), run.alreadyThere)}
      {part(t('import.keptOut'), run.keptOut)}
      {part(t('import.unreadable'), run.unreadable)}
      {part(t('import.failed'), run.failed)}
    </dl>
  );
}

function Controls({ run, onChanged }: { run: ImportReply; onChanged(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const saving = useSave();
  const ask = (request: 'pause' | 'resume' | 'stop') =>
    saving.run(async () => {
      await api.importRequest(run.id, { request });
      onChanged();
    });
  return (
    <>
      {saving.error && <ErrorBar error={saving.error} />}
      <div className={styles.buttons}>
        {run.state === 'paused' ? (
          <Button icon={<PlayRegular />} disabledFocusable={saving.isSaving} onClick={() => ask('resume')}>
            {t('import.resume')}
          </Button>
        ) : (
          <Button icon={<PauseRegular />} disabledFocusable={saving.isSaving} onClick={() => ask('pause')}>
            {t('import.pause')}
          </Button>
        )}
        <Button icon={<StopRegular />} disabledFocusable={saving.isSaving} onClick={() => ask('stop')}>
          {t('import.stop')}
        </Button>
      </div>
    </>
  );
}
