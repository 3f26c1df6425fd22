import { useCallback, useEffect, useRef, useState } from 'react';
import type { VerdictReply } from '../../../service/guard/guard.schema';
import type { MailBody, OutboxReply, SendBody } from '../../../service/outbox/outbox.schema';
import type { ApiError } from '../../../ui/http';
import { outboxApi } from '../../../ui/outboxApi';
import { asApiError } from '../../../ui/useLoad';
import { readTyped, typedOf } from './recipients';

/** What stands in the fields. */
export interface Words {
  mailboxId: number;
  to: string;
  cc: string;
  bcc: string;
  subject: string;
  text: string;
  quoted: string | null;
}

const wordsOf = (mail: OutboxReply): Words => ({
  ...{ mailboxId: mail.mailboxId, subject: mail.subject, text: mail.text, quoted: mail.quoted },
  ...{ to: typedOf(mail.recipients, 'to'), cc: typedOf(mail.recipients, 'cc'), bcc: typedOf(mail.recipients, 'bcc') },
});

const bodyOf = (words: Words, mail: OutboxReply): MailBody => ({
  ...{ mailboxId: words.mailboxId, subject: words.subject, text: words.text, quoted: words.quoted },
  recipients: [...readTyped(words.to, 'to'), ...readTyped(words.cc, 'cc'), ...readTyped(words.bcc, 'bcc')],
  ...{ companyId: mail.companyId, recordId: mail.recordId },
});

/** Milliseconds without a key after which what was written is saved. */
const QUIET_MS = 700;

/** A mail that is being written: saved by itself, one request after another, and judged by the guard each time. */
export function useWriter(first: OutboxReply) {
  const [mail, setMail] = useState(first);
  const [words, setWords] = useState(() => wordsOf(first));
  const [verdict, setVerdict] = useState<VerdictReply | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const now = useRef({ mail: first, words: wordsOf(first), saved: wordsOf(first) });
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  now.current.words = words;

  const take = useCallback((next: OutboxReply) => {
    now.current.mail = next;
    setMail(next);
  }, []);
  /** What changes the mail goes one after another: each needs the version that the last one made. */
  const inTurn = useCallback(<T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.current.then(work);
    queue.current = turn.catch(() => undefined);
    return turn;
  }, []);
  const save = useCallback(
    () =>
      inTurn(async () => {
        const { mail: before, words: wanted, saved } = now.current;
        if (JSON.stringify(wanted) === JSON.stringify(saved)) return;
        take(await outboxApi.save(before.id, before.version, bodyOf(wanted, before)));
        now.current.saved = wanted;
      }),
    [inTurn, take],
  );
  const judge = useCallback(async () => setVerdict(await outboxApi.verdict(now.current.mail.id, {})), []);
  const act = useCallback(async (work: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      await work();
      return true;
    } catch (reason) {
      setError(asApiError(reason));
      return false;
    } finally {
      setBusy(false);
    }
  }, []);

  useEffect(() => {
    const timer = window.setTimeout(() => {
      save()
        .then(judge)
        .then(() => setError(null))
        .catch((reason: unknown) => setError(asApiError(reason)));
    }, QUIET_MS);
    return () => window.clearTimeout(timer);
  }, [words, save, judge]);

  const change = (work: (at: OutboxReply) => Promise<OutboxReply>) =>
    act(async () => {
      await save();
      await inTurn(async () => take(await work(now.current.mail)));
      await judge();
    });
  return {
    ...{ mail, words, verdict, error, isBusy },
    isSaved: JSON.stringify(words) === JSON.stringify(now.current.saved),
    set: (part: Partial<Words>) => setWords(old => ({ ...old, ...part })),
    save,
    /** Changes its files. */
    change,
    giveReason: (key: string, code: string, reason: string) =>
      act(async () => setVerdict(await outboxApi.verdict(mail.id, { answers: [{ key, code, reason }] }))),
    send: (body: SendBody) =>
      act(async () => {
        await save();
        await judge();
        await inTurn(async () => take(await outboxApi.send(now.current.mail.id, now.current.mail.version, body)));
      }),
    discard: () =>
      act(() => inTurn(async () => void (await outboxApi.discard(now.current.mail.id, now.current.mail.version)))),
  };
}

export type Writer = ReturnType<typeof useWriter>;
