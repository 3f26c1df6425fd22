import { Button, Field, mergeClasses, Textarea } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { VerdictReply } from '../../service/guard/guard.schema';
import { approvalsApi } from '../../ui/approvals/approvalsApi';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useToasts } from '../../ui/toasts/toasts';
import { useLoad } from '../../ui/useLoad';
import { isVerdictCurrent, mailQuestion } from '../composing';
import { useComposed, useWriting, useWritingAct } from '../composingContext';
import { usePaneStyles } from './paneStyles';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, flex: 1, minWidth: 0 },
});

export type Approval = NonNullable<VerdictReply['approval']>;

/** The approval that this mail needs, and how it stands with it. */
export function ComposingApproval({ approval }: { approval: Approval }) {
  const isDecided = approval.requestId !== null && approval.state !== 'needed';
  return isDecided && approval.requestId !== null ? (
    <Asked approval={approval} requestId={approval.requestId} />
  ) : (
    <Needed approval={approval} />
  );
}

function Line({ icon, text, more }: { icon: React.ReactElement; text: string; more?: string }) {
  const shared = usePaneStyles();
  return (
    <div className={mergeClasses(shared.line, shared.text)} role="status">
      <span className={shared.icon} aria-hidden="true">
        {icon}
      </span>
      <div className={shared.words}>
        <p>{text}</p>
        {more && <p className={mergeClasses(shared.small, shared.soft)}>{more}</p>}
      </div>
    </div>
  );
}

function Needed({ approval }: { approval: Approval }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.all}>
      <Line
        icon={<LockClosedRegular />}
        text={t('composing.approval_needed', { policy: approval.policy })}
        more={t('composing.approvalKept')}
      />
      <Ask approval={approval} isAgain={false} />
    </div>
  );
}

/** Asks for exactly the mail that the guard has looked at: with a word more in the window it is asked again in a moment. */
function Ask({ approval, isAgain }: { approval: Approval; isAgain: boolean }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { item, composer } = useWriting();
  const state = useComposed();
  const { show } = useToasts();
  const act = useWritingAct();
  const [note, setNote] = useState<string | null>(null);
  const names = approval.deciders.join(t('composing.or'));
  const isReady = isVerdictCurrent(state);
  const ask = async () => {
    const body = { ...mailQuestion(item.mailbox, composer.state()), note: (note ?? '').trim() };
    if (await act.run(() => approvalsApi.ask(body))) {
      setNote(null);
      show({ text: t('composing.asked') });
    }
  };
  return (
    <>
      {note !== null && (
        <Field label={t('composing.note')}>
          <Textarea autoFocus rows={2} maxLength={1000} value={note} onChange={(_, data) => setNote(data.value)} />
        </Field>
      )}
      <div className={shared.buttons}>
        {note === null ? (
          <Button appearance="primary" onClick={() => setNote('')}>
            {t(isAgain ? 'composing.askAgain' : 'composing.ask', { names })}
          </Button>
        ) : (
          <>
            <Button appearance="primary" disabled={act.isBusy || !isReady} onClick={() => void ask()}>
              {t('composing.send')}
            </Button>
            <Button onClick={() => setNote(null)}>{t('pane.cancel')}</Button>
          </>
        )}
      </div>
      {act.error && <ErrorBar error={act.error} isWrite />}
    </>
  );
}

function Asked({ approval, requestId }: { approval: Approval; requestId: number }) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const act = useWritingAct();
  const { state } = approval;
  // Who decided and what he said, each time that it stands otherwise.
  const { data } = useLoad(`approval:${requestId}:${state}`, signal => approvalsApi.one(requestId, signal));
  const names = approval.deciders.join(t('composing.or'));
  const withdraw = async () => {
    if (!data) return;
    if (await act.run(() => approvalsApi.decide(requestId, 'withdraw', data.version, '')))
      show({ text: t('composing.withdrawn') });
  };
  if (state === 'approved') {
    const name = data?.decidedBy ?? null;
    const text = name ? t('composing.approval_approved', { name }) : t('composing.approval_approvedPlain');
    return <Line icon={<CheckmarkCircleRegular />} text={text} more={data?.comment} />;
  }
  if (state === 'rejected') {
    const name = data?.decidedBy ?? null;
    const text = name
      ? t('composing.approval_rejected', { name, comment: data?.comment ?? '' })
      : t('composing.approval_rejectedPlain');
    return (
      <div className={styles.all}>
        <Line icon={<LockClosedRegular />} text={text} more={t('composing.approvalKept')} />
        <Ask approval={approval} isAgain />
      </div>
    );
  }
  return (
    <div className={styles.all}>
      <Line
        icon={<HourglassRegular />}
        text={t('composing.approval_pending', { names })}
        more={t('composing.approvalKept')}
      />
      {data?.canWithdraw && (
        <div className={shared.buttons}>
          <Button size="small" disabled={act.isBusy} onClick={() => void withdraw()}>
            {t('composing.withdraw')}
          </Button>
        </div>
      )}
      {act.error && <ErrorBar error={act.error} isWrite />}
    </div>
  );
}
