// Outlook's handlers of events: one plain script (esbuild, IIFE, ES2016), since classic Outlook runs it without a page. Beside addin/outlook.ts the only file that says `Office`.
import { onNewMail, onSend } from './guard/handling';
import type { Answer, SendWorld } from './guard/handling';
import type { SentMail } from './guard/localRules';

/** The service puts its own address in this place when it sends the script. */
const PLACE = 'https://service.tradepost.invalid';
const MAX_TEXT = 100_000;

/** Office's own sign-in; on some clients there is none. */
declare const OfficeRuntime: { auth?: { getAccessToken(options: object): Promise<string> } } | undefined;

type Done<T> = (result: Office.AsyncResult<T>) => void;

/** One call of Office as a promise; a member that this client does not have is an error like any other. */
function call<T>(run: (done: Done<T>) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    run(result => {
      if (result.status === Office.AsyncResultStatus.Succeeded) resolve(result.value);
      else reject(new Error(result.error ? result.error.name : 'failed'));
    });
  });
}

const kinds: ('to' | 'cc' | 'bcc')[] = ['to', 'cc', 'bcc'];

// Three calls at once, as many as some clients allow: one after the other would use up the time of the check where Outlook is slow. What cannot be read is left out; the rest is
// looked at.
async function readMail(): Promise<SentMail> {
  const item = Office.context.mailbox.item as unknown as Office.MessageCompose;
  const mail: SentMail = { from: '', recipients: [], subject: '', text: '', attachments: [], inReplyTo: null };
  const groups = await Promise.all(
    kinds.map(kind => call<Office.EmailAddressDetails[]>(done => item[kind].getAsync(done)).catch(() => [])),
  );
  kinds.forEach((kind, at) => {
    for (const { emailAddress, displayName } of groups[at] || [])
      if (emailAddress) mail.recipients.push({ kind, address: emailAddress, name: (displayName || '').slice(0, 200) });
  });
  const [subject, files, from] = await Promise.all([
    call<string>(done => item.subject.getAsync(done)).catch(() => ''),
    call<Office.AttachmentDetailsCompose[]>(done => item.getAttachmentsAsync(done)).catch(() => []),
    call<Office.EmailAddressDetails>(done => item.from.getAsync(done)).catch(() => null),
  ]);
  mail.subject = subject;
  for (const { name, size, isInline } of files)
    // Of an attached mail some clients tell neither name nor size.
    if (!isInline) mail.attachments.push({ name: (name || '').slice(0, 400), size: size > 0 ? Math.round(size) : 0 });
  mail.from = from ? from.emailAddress : '';
  const text = await call<string>(done => item.body.getAsync('text', done)).catch(() => '');
  mail.text = text.slice(0, MAX_TEXT);
  mail.inReplyTo = has('1.14') ? item.inReplyTo || null : null;
  return mail;
}

function has(set: string): boolean {
  try {
    return Office.context.requirements.isSetSupported('Mailbox', set);
  } catch {
    return false;
  }
}

const composed = () => Office.context.mailbox.item as unknown as Office.MessageCompose;

function worldOf(event: Office.MailboxEvent): SendWorld {
  return {
    complete: (answer: Answer) => event.completed(answer as unknown as Office.SmartAlertsEventCompletedOptions),
    has,
    hostLanguage: () => Office.context.displayLanguage,
    // The mail is written in the mailbox that it is sent from; of a shared one the profile says nothing.
    mailbox: () => '',
    readMail,
    readSession: key => call<string>(done => composed().sessionData.getAsync(key, done)),
    writeSession: (key, value) => call<void>(done => composed().sessionData.setAsync(key, value, done)),
    setHeader: (name, value) => call<void>(done => composed().internetHeaders.setAsync({ [name]: value }, done)),
    token: async () => {
      const auth = typeof OfficeRuntime === 'undefined' ? undefined : OfficeRuntime.auth;
      return auth ? auth.getAccessToken({ allowSignInPrompt: false }) : null;
    },
    service: PLACE.indexOf('.invalid') > 0 ? null : PLACE,
    post: async (url, token, body) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const reply = await fetch(url, { method: 'POST', headers, body });
      return { status: reply.status, text: await reply.text() };
    },
    reach: url => fetch(url).then(reply => reply.status),
    later: (ms, work) => {
      setTimeout(work, ms);
    },
  };
}

function onMessageSendHandler(event: Office.MailboxEvent): void {
  onSend(worldOf(event)).catch(() => event.completed({ allowEvent: true }));
}

function onNewMessageComposeHandler(event: Office.MailboxEvent): void {
  onNewMail(worldOf(event)).catch(() => event.completed({ allowEvent: true }));
}

Office.actions.associate('onMessageSendHandler', onMessageSendHandler);
Office.actions.associate('onNewMessageComposeHandler', onNewMessageComposeHandler);
