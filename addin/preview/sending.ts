// Sending: the add-in's handler first, as OnMessageSend with SendMode SoftBlock goes, then the mail server.
import { ApiError } from '../../ui/http';
import type { Hosting } from './hosting';
import { post } from './post';
import type { Draft, Sending, Step, Store } from './world';
import { textOf } from './writing';

/** Milliseconds: without a sign of life for so long an add-in cannot be loaded; from then on Outlook says that it takes longer; and gives up. */
const loadLimit = 5_000;
const slowAfter = 5_000;
const giveUpAfter = 300_000;
const tryAgainAfter = 2_000;
const page = '/addin/launchevent.html';

type Answer = Record<string, unknown>;

/** Runs a handler of the add-in in a frame of its own. Null where the add-in cannot be loaded. */
function runHandler(
  hosting: Hosting,
  draft: string,
  handler: string,
): { answer: Promise<Answer | null>; stop(): void } {
  const place = document.createElement('iframe');
  place.src = page;
  place.hidden = true;
  place.title = handler;
  document.body.append(place);
  const inside = place.contentWindow as Window;
  const frame = hosting.adopt(inside, 'event', draft);
  const stop = () => {
    hosting.leave(inside);
    place.remove();
  };
  const answer = new Promise<Answer | null>(resolve => {
    const timer = setTimeout(() => resolve(null), loadLimit);
    frame.onReady = () => {
      clearTimeout(timer);
      setTimeout(() => resolve(null), giveUpAfter);
      frame.tell({ kind: 'launch', handler });
    };
    frame.onCompleted = resolve;
  }).finally(stop);
  return { answer, stop };
}

/** Outlook's event of a new mail; nobody waits for it. */
export function launchNewMail(hosting: Hosting, draft: string): void {
  void runHandler(hosting, draft, 'onNewMessageComposeHandler').answer;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function stoppedBy(draft: string, answer: Answer): Sending {
  const { errorMessage, cancelLabel, commandId, sendModeOverride } = answer;
  return {
    draft,
    state: 'stopped',
    message: text(errorMessage),
    cancelLabel: text(cancelLabel) || null,
    opensPane: text(commandId) !== '',
    canSendAnyway: sendModeOverride === 'promptUser',
  };
}

const checking = (draft: string): Sending => ({
  draft,
  state: 'checking',
  message: '',
  cancelLabel: null,
  opensPane: false,
  canSendAnyway: false,
});

async function deliver(draft: Draft): Promise<void> {
  const { mailbox, fromName, to, cc, bcc, subject, html, inReplyTo, references, headers, files } = draft;
  await post.send({
    ...{ mailbox, fromName, to, cc, bcc, subject, inReplyTo, references, headers },
    text: textOf(html),
    html: `<html><body>${html}</body></html>`,
    attachments: files.map(({ name, base64 }) => ({ name, base64 })),
  });
}

export interface SendButton {
  press(draft: string): Promise<void>;
  /** Outlook's "Send anyway", and what else leaves the check. */
  sendNow(draft: string): void;
  cancel(): void;
}

export function makeSendButton(
  store: Store,
  hosting: Hosting,
  done: (step: Step) => void,
  whenSent: () => void,
): SendButton {
  let stopRunning = () => {};
  const setSending = (draft: string, change: Partial<Sending>) =>
    store.set(({ sending }) => (sending?.draft === draft ? { sending: { ...sending, ...change } } : {}));
  // As an outbox does: what the server does not take now goes later.
  const empty = async (draft: Draft): Promise<void> => {
    try {
      await deliver(draft);
      store.set(world => ({ outbox: world.outbox.filter(one => one.id !== draft.id) }));
      whenSent();
    } catch (error) {
      const isLater = !(error instanceof ApiError) || error.code === 'unreachable' || error.status >= 500;
      if (isLater) return void setTimeout(() => void empty(draft), tryAgainAfter);
      store.set(world => ({
        outbox: world.outbox.filter(one => one.id !== draft.id),
        drafts: [...world.drafts, draft],
        draft: draft.id,
        sending: { ...checking(draft.id), state: 'failed', message: error.message },
      }));
    }
  };
  const sendNow = (id: string) => {
    const draft = store.get().drafts.find(one => one.id === id);
    if (!draft) return;
    store.set(world => ({
      drafts: world.drafts.filter(one => one.id !== id),
      outbox: [...world.outbox, draft],
      draft: world.draft === id ? null : world.draft,
      sending: null,
    }));
    void empty(draft);
  };
  return {
    press: async id => {
      store.set({ sending: checking(id) });
      const timer = setTimeout(() => setSending(id, { state: 'slow' }), slowAfter);
      const running = runHandler(hosting, id, 'onMessageSendHandler');
      stopRunning = running.stop;
      const answer = await running.answer;
      clearTimeout(timer);
      // Somebody has gone back to writing meanwhile.
      if (store.get().sending?.draft !== id) return;
      if (answer === null || answer.allowEvent !== false) return sendNow(id);
      store.set({ sending: stoppedBy(id, answer) });
      done('stopped');
    },
    sendNow,
    cancel: () => {
      stopRunning();
      store.set({ sending: null });
    },
  };
}
