import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { ApprovalReply } from '../../../service/approvals/approvals.schema';
import { approvalsApi } from '../../../ui/approvals/approvalsApi';
import { refreshApprovalCount } from '../../../ui/approvals/approvalCount';
import { useFindingText } from '../../../ui/approvals/useFindingText';
import { useLive } from '../../../ui/live/useLive';
import { Card, PageHead, PageScroll } from '../../../ui/Page';
import { PageLink } from '../../../ui/router';
import { ErrorBar, StateView } from '../../../ui/StateView';
import type { TextKey } from '../../../ui/texts/texts';
import { useTexts } from '../../../ui/texts/texts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { asApiError, useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useApprovalStyles } from './approvalStyles';

const stale = new Set(['version.changed', 'approvals.not_open']);

/** One request: the mail as it was asked for, what speaks against it, and the decision. */
export function ApprovalPage({ id }: { id: number }) {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  const load = useLoad(`approval:${id}`, signal => approvalsApi.one(id, signal));
  useLive(
    event => event.type === 'notice' || event.type === 'again',
    () => load.reload(),
  );
  const saving = useSave();
  const decide = (one: ApprovalReply, word: 'approve' | 'reject' | 'withdraw', comment: string) =>
    saving.run(async () => {
      const next = await approvalsApi.decide(id, word, one.version, comment).catch((reason: unknown) => {
        if (stale.has(asApiError(reason).code)) load.reload();
        throw reason;
      });
      load.setData(() => next);
      void refreshApprovalCount();
    });
  return (
    <>
      <PageHead title={load.data?.subject || t('approvals.title')} />
      <PageScroll>
        <div className={styles.column}>
          <PageLink to="/approvals">{t('approvals.back')}</PageLink>
          <StateView load={load}>
            {one => (
              <>
                <Head one={one} />
                <Findings one={one} />
                <Mail one={one} />
                {saving.error && <ErrorBar error={saving.error} isWrite />}
                {(one.canDecide || one.canWithdraw) && (
                  <Decision
                    one={one}
                    isBusy={saving.isSaving}
                    onDecide={(word, comment) => decide(one, word, comment)}
                  />
                )}
                <History one={one} />
              </>
            )}
          </StateView>
        </div>
      </PageScroll>
    </>
  );
}

function Head({ one }: { one: ApprovalReply }) {
  const styles = useApprovalStyles();
  const { t, find } = useTexts();
  const wants = one.recipientCount > 1 ? 'approvals.wantsMore' : 'approvals.wants';
  return (
    <Card className={styles.card}>
      <div className={styles.head}>
        <h2 className={styles.grow}>{t(wants, { name: one.askedBy, to: one.to, n: one.recipientCount })}</h2>
        <span className={styles.strong}>{find('approvals', `state_${one.state}`)}</span>
      </div>
      <span>{t('approvals.policy', { policy: one.policy })}</span>
      {one.note && (
        <span>
          {t('approvals.note')}: {one.note}
        </span>
      )}
      <span className={styles.quiet}>
        {t('approvals.deciders')}: {one.deciders.join(', ')} · {t('approvals.until')} <DateText at={one.expiresAt} />
      </span>
      {one.sentConversationId !== null && (
        <PageLink to={`/mail/${one.sentConversationId}`}>{t('approvals.openSent')}</PageLink>
      )}
    </Card>
  );
}

function Findings({ one }: { one: ApprovalReply }) {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  const text = useFindingText();
  if (one.findings.length === 0) return null;
  return (
    <section className={styles.risk} aria-label={t('approvals.whyHeld')}>
      <strong>{t('approvals.whyHeld')}</strong>
      {one.findings.map(finding => (
        <span key={finding.key}>{text(finding)}</span>
      ))}
    </section>
  );
}

function Mail({ one }: { one: ApprovalReply }) {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const people = (kind: 'to' | 'cc' | 'bcc') =>
    one.recipients
      .filter(person => person.kind === kind)
      .map(({ name, address }) => (name ? `${name} <${address}>` : address))
      .join(', ');
  return (
    <Card className={styles.card} label={t('approvals.mail')}>
      <h2>{one.subject || t('approvals.noSubject')}</h2>
      <dl className={styles.facts}>
        {(['to', 'cc', 'bcc'] as const).flatMap(kind =>
          people(kind)
            ? [<dt key={`${kind} word`}>{t(`approvals.${kind}`)}</dt>, <dd key={kind}>{people(kind)}</dd>]
            : [],
        )}
        <dt>{t('approvals.attachments')}</dt>
        <dd>
          {one.attachments.length === 0
            ? t('approvals.noAttachments')
            : one.attachments.map(({ name, size }) => (size > 0 ? `${name} (${formats.size(size)})` : name)).join(', ')}
        </dd>
      </dl>
      {one.text === null ? (
        <p className={styles.quiet}>{t('approvals.textGone')}</p>
      ) : (
        // Text and nothing else: whatever stands in it is shown as it is written.
        <pre className={styles.mail} tabIndex={0} aria-label={t('approvals.mail')}>
          {one.text}
        </pre>
      )}
    </Card>
  );
}

interface DecisionProps {
  one: ApprovalReply;
  isBusy: boolean;
  onDecide(word: 'approve' | 'reject' | 'withdraw', comment: string): void;
}

function Decision({ one, isBusy, onDecide }: DecisionProps) {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  const [comment, setComment] = useState('');
  const [isMissing, setMissing] = useState(false);
  if (!one.canDecide)
    return (
      <div>
        <Button disabledFocusable={isBusy} onClick={() => onDecide('withdraw', '')}>
          {t('approvals.withdraw')}
        </Button>
      </div>
    );
  const reject = () => {
    setMissing(comment.trim() === '');
    if (comment.trim() !== '') onDecide('reject', comment);
  };
  return (
    <Card className={styles.card} label={t('approvals.comment')}>
      <Field label={t('approvals.comment')} {...(isMissing ? { validationMessage: t('approvals.commentNeeded') } : {})}>
        <Textarea value={comment} maxLength={1000} onChange={(_, data) => setComment(data.value)} />
      </Field>
      <div className={styles.decision}>
        <Button className={styles.button} disabledFocusable={isBusy} onClick={reject}>
          {t('approvals.reject')}
        </Button>
        <Button
          className={styles.button}
          appearance="primary"
          disabledFocusable={isBusy}
          onClick={() => onDecide('approve', comment)}
        >
          {t('approvals.approve')}
        </Button>
      </div>
    </Card>
  );
}

function History({ one }: { one: ApprovalReply }) {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  return (
    <Card className={styles.card} label={t('approvals.history')}>
      <h2>{t('approvals.history')}</h2>
      <ul className={styles.list}>
        {one.history.map(step => (
          <li key={`${step.requestId}:${step.what}`} className={styles.line}>
            <div className={styles.head}>
              <span className={styles.grow}>
                {t(`approvals.step_${step.what}` as TextKey, { name: step.by ?? '' })}
              </span>
              <DateText at={step.at} className={styles.quiet} />
            </div>
            {step.words && <span>{step.words}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
