import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { VerdictReply } from '../../../service/guard/guard.schema';
import { useFindingText } from '../../../ui/approvals/useFindingText';
import { ApiError } from '../../../ui/http';
import { useTexts } from '../../../ui/texts/texts';
import { useErrorText } from '../../../ui/useErrorText';
import type { Writer } from './useWriter';

type Finding = VerdictReply['findings'][number];

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  form: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'end', flexWrap: 'wrap' },
  grow: { flex: 1, minWidth: '160px' },
});

/** What speaks against a mail and has no reason yet. */
export const openFindings = (verdict: VerdictReply | null): Finding[] =>
  verdict?.findings.filter(finding => !finding.isAnswered) ?? [];

/** What the guard thinks of the mail: what speaks against it, with the way to give a reason, and who must agree. */
export function WriterGuard({ writer }: { writer: Writer }) {
  const styles = useStyles();
  const { t } = useTexts();
  const errorText = useErrorText();
  const { verdict } = writer;
  if (!verdict) return null;
  const { approval, findings } = verdict;
  const names = approval?.deciders.join(', ') ?? '';
  return (
    <div className={styles.list}>
      {findings.map(finding => (
        <One key={finding.key} finding={finding} writer={writer} />
      ))}
      {approval && approval.state !== 'approved' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {approval.state === 'rejected'
              ? errorText(new ApiError('outbox.rejected', 409, ''))
              : t('outbox.needsApproval', { policy: approval.policy, names })}
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

function One({ finding, writer }: { finding: Finding; writer: Writer }) {
  const styles = useStyles();
  const { t } = useTexts();
  const text = useFindingText();
  const [reason, setReason] = useState<string | null>(null);
  const intent = finding.isAnswered ? 'success' : finding.strength === 'hold' ? 'error' : 'warning';
  return (
    <MessageBar intent={intent} layout="multiline" role={intent === 'error' ? 'alert' : undefined}>
      <MessageBarBody>
        {text(finding)} {finding.isAnswered && t('outbox.answered')}
        {reason !== null && !finding.isAnswered && (
          <form
            className={styles.form}
            onSubmit={event => {
              event.preventDefault();
              if (reason.trim()) void writer.giveReason(finding.key, finding.code, reason.trim());
            }}
          >
            <Field className={styles.grow} label={t('outbox.whyLabel')} required>
              <Input autoFocus maxLength={400} value={reason} onChange={(_, data) => setReason(data.value)} />
            </Field>
            <Button type="submit" disabledFocusable={reason.trim() === '' || writer.isBusy}>
              {t('outbox.keep')}
            </Button>
          </form>
        )}
      </MessageBarBody>
      {reason === null && !finding.isAnswered && (
        <MessageBarActions>
          <Button size="small" onClick={() => setReason('')}>
            {t('outbox.why')}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
