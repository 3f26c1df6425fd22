import { Button, Field, Input, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { SentFindingLine } from '../../../service/guard/guard.schema';
import { approvalsApi } from '../../../ui/approvals/approvalsApi';
import { useFindingText } from '../../../ui/approvals/useFindingText';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { asApiError, useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useApprovalStyles } from './approvalStyles';

interface Props {
  one: SentFindingLine;
  onSettled(next: SentFindingLine): void;
  onStale(): void;
}

/** What was wrong when a letter left, in red until somebody above its sender has seen to it. */
export function SentFinding({ one, onSettled, onStale }: Props) {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  const text = useFindingText();
  const saving = useSave();
  const [note, setNote] = useState('');
  const run = (act: () => Promise<SentFindingLine>) =>
    saving.run(async () => {
      const next = await act().catch((reason: unknown) => {
        if (asApiError(reason).code === 'version.changed') onStale();
        throw reason;
      });
      onSettled(next);
    });
  const settle = () => run(() => approvalsApi.settle(one.id, one.version, note));
  const reopen = () => run(() => approvalsApi.reopen(one.id, one.version));
  if (one.state === 'settled')
    return (
      <div className={styles.row}>
        <span className={mergeClasses(styles.quiet, styles.grow)}>
          {text(one.finding)} · {t('approvals.settledBy', { name: one.decidedBy ?? '', note: one.note })}
        </span>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        {one.canReopen && (
          <Button size="small" appearance="subtle" disabledFocusable={saving.isSaving} onClick={reopen}>
            {t('approvals.reopen')}
          </Button>
        )}
      </div>
    );
  return (
    <div className={styles.risk}>
      <span>{text(one.finding)}</span>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      {one.canSettle && (
        <div className={styles.row}>
          <Field label={t('approvals.settleNote')} className={styles.grow}>
            <Input value={note} maxLength={400} onChange={(_, data) => setNote(data.value)} />
          </Field>
          <Button disabledFocusable={saving.isSaving || note.trim() === ''} onClick={settle}>
            {t('approvals.settle')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Above a letter of ours: what was wrong when it left. Nothing for whoever is not told of it. */
export function SentFindings({ messageId }: { messageId: number }) {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  const load = useLoad(`guard:${messageId}`, signal => approvalsApi.ofMessage(messageId, signal));
  const findings = load.data?.findings ?? [];
  if (findings.length === 0) return null;
  const keep = (next: SentFindingLine) =>
    load.setData(old => ({ findings: old.findings.map(one => (one.id === next.id ? next : one)) }));
  return (
    <section className={styles.card} aria-label={t('approvals.leftTitle')}>
      {findings.map(one => (
        <SentFinding key={one.id} one={one} onSettled={keep} onStale={load.reload} />
      ))}
    </section>
  );
}
