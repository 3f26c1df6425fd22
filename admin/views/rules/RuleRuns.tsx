import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { RuleDetailReply, RuleRunReply } from '../../../service/filing/rules/rules.schema';
import { rulesApi } from '../../../ui/filing/rulesApi';
import { Card } from '../../../ui/Page';
import { useSession } from '../../../ui/session';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useFormats } from '../../../ui/useFormats';
import type { Saving } from '../../../ui/useSave';
import { useSave } from '../../../ui/useSave';
import { KeptMail } from './KeptMail';
import { RunMessages } from './RunMessages';

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  run: {
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    paddingTop: tokens.spacingVerticalM,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

// How often a running trial is asked how far it is, milliseconds.
const LOOK_AGAIN = 1_000;

interface Props {
  detail: RuleDetailReply;
  isDirty: boolean;
  isBusy: boolean;
  onDetail(detail: RuleDetailReply): void;
  onReload(): void;
}

/** Trying a rule, switching it on with or without the past, and taking that back. */
export function RuleRuns(props: Props) {
  const { detail, isBusy, onReload } = props;
  const styles = useStyles();
  const { t } = useTexts();
  const saving = useSave();
  useEffect(() => {
    if (!isBusy) return;
    const timer = window.setInterval(onReload, LOOK_AGAIN);
    return () => window.clearInterval(timer);
  }, [isBusy, onReload]);
  return (
    <Card label={t('rules.pastTitle')} className={styles.card}>
      <h2>{t('rules.pastTitle')}</h2>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <LooksAt detail={detail} />
      <Switches {...props} saving={saving} />
      {detail.runs.length === 0 && <p className={styles.quiet}>{t('rules.notTriedYet')}</p>}
      {detail.runs.slice(0, 5).map((run, at) => (
        <Run key={run.id} run={run} isNewest={at === 0} {...props} saving={saving} />
      ))}
    </Card>
  );
}

function Switches({ detail, isDirty, isBusy, onDetail, saving }: Props & { saving: Saving }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const { rule, runs } = detail;
  const trial = runs.find(run => run.kind === 'try' && run.state === 'done' && run.ruleVersion === rule.version);
  const isOff = saving.isSaving || isDirty || isBusy;
  const act = (work: () => Promise<RuleDetailReply>, text?: string) =>
    saving.run(async () => {
      onDetail(await work());
      if (text) show({ text });
    });
  const turn = (state: 'active' | 'paused', applyToPast = false) =>
    act(
      () => rulesApi.turn(rule.id, rule.version, { state, applyToPast }),
      t(state === 'active' ? 'rules.turnedOn' : 'rules.turnedOff'),
    );
  const isOn = rule.state === 'active';
  return (
    <div className={styles.buttons}>
      <Button
        appearance={trial ? 'secondary' : 'primary'}
        disabled={isOff}
        onClick={() => act(() => rulesApi.tryOut(rule.id, rule.version))}
      >
        {t('rules.tryOut')}
      </Button>
      {trial && trial.changed > 0 && (
        <Button appearance="primary" disabled={isOff} onClick={() => turn('active', true)}>
          {t('rules.turnOnPast', { n: trial.changed })}
        </Button>
      )}
      {!isOn && (
        <Button disabled={isOff} onClick={() => turn('active')}>
          {t('rules.turnOn')}
        </Button>
      )}
      {isOn && (
        <Button disabled={isOff} onClick={() => turn('paused')}>
          {t('rules.turnOff')}
        </Button>
      )}
    </div>
  );
}

/** Whose mail a trial looks at, and whose of it the reader sees below. */
function LooksAt({ detail }: { detail: RuleDetailReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { user } = useSession();
  const { owner, coverage } = detail.rule;
  return (
    <p className={styles.quiet}>
      {t(coverage === 'all' ? 'categories.looksAtAll' : 'categories.looksAtOwn', { name: owner.name })}
      {owner.id !== user.id && ` ${t('categories.listOfViewer')}`}
    </p>
  );
}

function useRunLine(): (run: RuleRunReply) => string {
  const { t } = useTexts();
  return run => {
    const { state, kind, scanned, matched, changed, restored, progress } = run;
    const values = { scanned, matched, changed, restored, progress };
    if (state === 'running') return t(kind === 'try' ? 'rules.trying' : 'rules.applying', values);
    if (state === 'undoing') return t('rules.undoing', values);
    if (state === 'undone') return t('rules.undone', values);
    if (state === 'stopped') return t('rules.stopped', values);
    if (kind === 'apply') return t('rules.applied', values);
    return t(changed > 0 ? 'rules.tried' : 'rules.triedNone', values);
  };
}

function Run(props: Props & { run: RuleRunReply; isNewest: boolean; saving: Saving }) {
  const { run, isNewest, detail, onDetail, saving } = props;
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const line = useRunLine();
  const isGoing = run.state === 'running' || run.state === 'undoing';
  const act = (work: () => Promise<RuleDetailReply>) => saving.run(async () => onDetail(await work()));
  const isOld = run.kind === 'try' && run.ruleVersion !== detail.rule.version && detail.rule.state !== 'active';
  const mayUndo = run.kind === 'apply' && (run.state === 'done' || run.state === 'stopped') && run.changed > 0;
  return (
    <section className={styles.run}>
      <div className={styles.line} role="status">
        <strong>{line(run)}</strong>
        <span className={styles.quiet}>{t('rules.runBy', { user: run.by, date: formats.date(run.createdAt) })}</span>
        {run.state === 'running' && (
          <Button onClick={() => act(() => rulesApi.stopRun(run.id))}>{t('rules.stop')}</Button>
        )}
        {mayUndo && <Button onClick={() => act(() => rulesApi.undoRun(run.id))}>{t('rules.undoAll')}</Button>}
      </div>
      {isOld && isNewest && <p className={styles.quiet}>{t('rules.outdated')}</p>}
      {!isGoing && <KeptMail run={run} isNewest={isNewest} />}
      {isGoing && <ProgressBar value={run.progress / 100} aria-label={line(run)} />}
      {isNewest && !isGoing && run.changed > 0 && <RunMessages key={`${run.id}${run.state}`} runId={run.id} />}
    </section>
  );
}
