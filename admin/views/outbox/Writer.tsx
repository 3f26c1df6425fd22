import { Button, Checkbox, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { DocumentTextRegular } from '@fluentui/react-icons/svg/document-text';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import type { AnswerReply, OutboxReply } from '../../../service/outbox/outbox.schema';
import { ErrorBar } from '../../../ui/StateView';
import { useReloadGuard } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { TemplatePicker } from '../conversation/TemplatePicker';
import type { Writer as WriterState } from './useWriter';
import { useWriter } from './useWriter';
import { WriterFiles } from './WriterFiles';
import { openFindings, WriterGuard } from './WriterGuard';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  space: { flex: 1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  quoted: {
    maxHeight: '20vh',
    overflowY: 'auto',
    whiteSpace: 'pre-wrap',
    margin: 0,
    color: tokens.colorNeutralForeground3,
  },
});

interface WriterProps {
  mail: OutboxReply;
  answer: AnswerReply;
  /** It was sent off, closed or discarded. */
  onEnd(): void;
}

/** A mail that is being written, below what it answers: saved by itself, judged by the guard, with files and templates. */
export function Writer({ mail: first, answer, onEnd }: WriterProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const writer = useWriter(first);
  const { mail, words, set, error, isSaved } = writer;
  const [isPicking, setPicking] = useState(false);
  useReloadGuard(!isSaved);
  const send = async () => {
    if (writer.isBusy) return;
    if (await writer.send(bodyOfSending(writer))) onEnd();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
  const filed = mail.recordNumber ?? mail.companyName;
  return (
    <section className={styles.card} aria-label={t('outbox.writing')} onKeyDown={onKeyDown}>
      <h2 className={styles.title}>{t('outbox.writing')}</h2>
      <Head writer={writer} answer={answer} />
      <Field label={t('outbox.text')}>
        <Textarea
          autoFocus
          rows={8}
          resize="vertical"
          value={words.text}
          onChange={(_, data) => set({ text: data.value })}
        />
      </Field>
      <WriterFiles writer={writer} answer={answer} />
      <span className={styles.quiet}>{filed ? t('outbox.record', { name: filed }) : t('outbox.noRecord')}</span>
      <WriterGuard writer={writer} />
      {error && <ErrorBar error={error} isWrite />}
      <Foot writer={writer} onSend={() => void send()} onPick={() => setPicking(true)} onEnd={onEnd} />
      {answer.quoted && (
        <Checkbox
          checked={words.quoted !== null}
          label={t('outbox.quoted')}
          onChange={(_, data) => set({ quoted: data.checked ? answer.quoted : null })}
        />
      )}
      {words.quoted !== null && (
        <pre className={styles.quoted} tabIndex={0} aria-label={t('outbox.quoted')}>
          {words.quoted}
        </pre>
      )}
      {isPicking && mail.answersMessageId !== null && (
        <TemplatePicker
          messageId={mail.answersMessageId}
          onTaken={() => undefined}
          onInsert={text => {
            set({ text: words.text.trim() ? `${words.text.trimEnd()}\n\n${text}` : text });
            setPicking(false);
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </section>
  );
}

/** Pressing the button says that what speaks against it was read, and asks for the approval that it needs. */
function bodyOfSending({ verdict }: WriterState) {
  const { approval } = verdict ?? {};
  const isAsking = approval && approval.requestId === null && approval.state === 'needed';
  return { isSure: openFindings(verdict).length > 0, ...(isAsking ? { note: '' } : {}) };
}

function Head({ writer, answer }: { writer: WriterState; answer: AnswerReply }) {
  const { t } = useTexts();
  const { words, set } = writer;
  const [hasBlind, setBlind] = useState(words.bcc !== '');
  return (
    <>
      <Field label={t('outbox.from')}>
        <Select value={String(words.mailboxId)} onChange={(_, data) => set({ mailboxId: Number(data.value) })}>
          {answer.mailboxes.map(box => (
            <option key={box.id} value={box.id}>
              {box.name && box.name !== box.address ? `${box.name} <${box.address}>` : box.address}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('outbox.to')} hint={t('outbox.addressHint')} required>
        <Input value={words.to} onChange={(_, data) => set({ to: data.value })} />
      </Field>
      <Field label={t('outbox.cc')}>
        <Input
          value={words.cc}
          onChange={(_, data) => set({ cc: data.value })}
          contentAfter={
            hasBlind ? undefined : (
              <Button size="small" appearance="transparent" onClick={() => setBlind(true)}>
                {t('outbox.bcc')}
              </Button>
            )
          }
        />
      </Field>
      {hasBlind && (
        <Field label={t('outbox.bcc')}>
          <Input value={words.bcc} onChange={(_, data) => set({ bcc: data.value })} />
        </Field>
      )}
      <Field label={t('outbox.subject')}>
        <Input value={words.subject} maxLength={900} onChange={(_, data) => set({ subject: data.value })} />
      </Field>
    </>
  );
}

interface FootProps {
  writer: WriterState;
  onSend(): void;
  onPick(): void;
  onEnd(): void;
}

function Foot({ writer, onSend, onPick, onEnd }: FootProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { verdict, isBusy, isSaved, mail } = writer;
  const isAsking = verdict?.approval && verdict.approval.state !== 'approved';
  const word = isAsking ? 'outbox.sendAsk' : openFindings(verdict).length > 0 ? 'outbox.sendSure' : 'outbox.send';
  const isStopped = openFindings(verdict).some(finding => finding.strength === 'hold');
  // Closing leaves no empty drafts behind.
  const close = async () => {
    const isEmpty = writer.words.text.trim() === '' && mail.files.length === 0;
    if (
      await (isEmpty
        ? writer.discard()
        : writer.save().then(
            () => true,
            () => false,
          ))
    )
      onEnd();
  };
  return (
    <div className={styles.bar}>
      <Button
        appearance="primary"
        icon={<SendRegular />}
        disabledFocusable={isBusy || isStopped}
        title={t('outbox.sendHint')}
        onClick={onSend}
      >
        {t(word)}
      </Button>
      {mail.answersMessageId !== null && (
        <Button icon={<DocumentTextRegular />} onClick={onPick}>
          {t('outbox.template')}
        </Button>
      )}
      <span className={styles.quiet} role="status">
        {t(isSaved ? 'outbox.saved' : 'outbox.saving')}
      </span>
      <span className={styles.space} />
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        onClick={() => void writer.discard().then(isDone => isDone && onEnd())}
      >
        {t('outbox.discard')}
      </Button>
      <Button appearance="subtle" onClick={() => void close()}>
        {t('outbox.close')}
      </Button>
    </div>
  );
}
