import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { AnswerReply, OutboxLine, OutboxReply } from '../../../service/outbox/outbox.schema';
import type { ApiError } from '../../../ui/http';
import { useLive } from '../../../ui/live/useLive';
import { outboxApi } from '../../../ui/outboxApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { asApiError, useLoad } from '../../../ui/useLoad';
import { MailLine } from './MailLine';
import { Writer } from './Writer';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** Which answer is asked for: to which letter, and to whom. */
export interface Asked {
  messageId: number;
  mode: 'reply' | 'all';
  /** Grows with each press of the button. */
  turn: number;
}

const MOVING = ['waiting', 'drafted', 'sending', 'sent'];
const LOOK_MS = 2_000;
// After that its copy is not expected any more.
const COPY_MS = 600_000;

function isOnItsWay({ state, changedAt }: OutboxLine): boolean {
  return MOVING.includes(state) && (state !== 'sent' || Date.now() - new Date(changedAt).getTime() < COPY_MS);
}

interface OutgoingProps {
  conversationId: number;
  asked: Asked | null;
  /** A mail of his has become a letter. */
  onArrived(): void;
}

/** His own mails to a conversation that are no letters yet, and the one that he is writing. */
export function Outgoing({ conversationId, asked, onArrived }: OutgoingProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const load = useLoad(`outgoing:${conversationId}`, signal => outboxApi.ofConversation(conversationId, signal));
  const writing = useWriting(asked, load.reload);
  const mails = load.data?.mails.filter(mail => mail.id !== writing.open?.mail.id) ?? [];
  const moving = mails.filter(isOnItsWay).length;
  const isMoving = moving > 0;
  const { reload } = load;
  useLive(event => event.type === 'again' || event.type === 'notice', reload);
  useEffect(() => {
    if (!isMoving) return;
    const timer = window.setInterval(reload, LOOK_MS);
    return () => window.clearInterval(timer);
  }, [isMoving, reload]);
  useEffect(() => {
    // One fewer is on its way: its letter is here.
    if (load.data) onArrived();
    // Asked for by the number alone.
  }, [moving]);
  return (
    <>
      {writing.error && <ErrorBar error={writing.error} isWrite />}
      {writing.hasNoMailbox && (
        <MessageBar intent="warning">
          <MessageBarBody>{t('outbox.noMailbox')}</MessageBarBody>
        </MessageBar>
      )}
      {mails.length > 0 && (
        <ul className={styles.list} aria-label={t('outbox.title')}>
          {mails.map(mail => (
            <MailLine
              key={mail.id}
              mail={mail}
              isLinked={false}
              onChanged={reload}
              onOpen={id => void writing.goOn(id)}
            />
          ))}
        </ul>
      )}
      {writing.open && (
        <Writer
          // A further press may have made the same draft one to all.
          key={`${writing.open.mail.id} ${asked?.turn ?? 0}`}
          mail={writing.open.mail}
          answer={writing.open.answer}
          onEnd={writing.close}
        />
      )}
    </>
  );
}

interface Open {
  mail: OutboxReply;
  answer: AnswerReply;
}

/** Begins an answer when one is asked for, or goes on with a draft. */
function useWriting(asked: Asked | null, reload: () => void) {
  const [open, setOpen] = useState<Open | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [hasNoMailbox, setNoMailbox] = useState(false);
  const run = async (work: () => Promise<Open | null>) => {
    setError(null);
    try {
      setOpen(await work());
      reload();
    } catch (reason) {
      setError(asApiError(reason));
    }
  };
  useEffect(() => {
    if (!asked) return;
    void run(async () => {
      const answer = await outboxApi.answer(asked.messageId);
      const [mailbox] = answer.mailboxes;
      setNoMailbox(!mailbox);
      return mailbox ? { answer, mail: await begin(answer, mailbox.id, asked) } : null;
    });
    // A press of the button is one answer.
  }, [asked?.turn]);
  return {
    ...{ open, error, hasNoMailbox },
    goOn: (id: number) =>
      run(async () => {
        const mail = await outboxApi.one(id);
        if (mail.answersMessageId === null) return null;
        return { mail, answer: await outboxApi.answer(mail.answersMessageId) };
      }),
    close: () => {
      setOpen(null);
      reload();
    },
  };
}

function begin(answer: AnswerReply, mailboxId: number, { messageId, mode }: Asked): Promise<OutboxReply> {
  const { subject, quoted, companyId, recordId } = answer;
  const recipients = mode === 'all' ? answer.all : answer.reply;
  const words = { mailboxId, recipients, subject, text: '', quoted, companyId, recordId };
  return outboxApi.create({ ...words, answersMessageId: messageId });
}
