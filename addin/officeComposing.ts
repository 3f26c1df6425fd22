import type { Callback } from './officeCalls';
import type { Details, World } from './officeWorld';
import { personOf } from './officeWorld';
import type { ComposeItem, Item, ItemAttachment, MailboxSet, Outlook, Recipient, RecipientKind } from './outlookShape';
import { OutlookError } from './outlookShape';

/** Milliseconds for the content of an attachment. */
const fileLimit = 90_000;
const kinds: readonly RecipientKind[] = ['to', 'cc', 'bcc'];
type Part<K extends keyof Outlook> = Pick<Outlook, K>;

function itemEvent(world: World, type: string, set: MailboxSet, listener: () => void): () => void {
  const item = world.item();
  if (!item || !world.has(set) || typeof item.addHandlerAsync !== 'function') return () => {};
  let isOn = true;
  item.addHandlerAsync(type as never, () => isOn && listener());
  return () => void (isOn = false);
}

/** What can be done with a mail that is written. */
export function composing(
  world: World,
): Part<
  | 'recipients'
  | 'setRecipients'
  | 'sender'
  | 'subject'
  | 'setSubject'
  | 'text'
  | 'header'
  | 'insert'
  | 'inReplyTo'
  | 'setHeader'
  | 'sessionValue'
  | 'setSessionValue'
  | 'onRecipientsChanged'
> {
  return {
    recipients: async meant => {
      const all: Recipient[] = [];
      for (const kind of kinds) {
        const found = await world.ask<Details[]>(meant, { name: kind, set: '1.1' }, (item, done) =>
          item[kind].getAsync(done as never),
        );
        for (const one of found) all.push({ kind, address: one.emailAddress, name: one.displayName ?? '' });
      }
      return all;
    },
    setRecipients: (meant, kind, people) => {
      const written = people.map(one => ({ displayName: one.name, emailAddress: one.address }));
      return world.ask(meant, { name: kind, set: '1.1' }, (item, done) => item[kind].setAsync(written, done as never));
    },
    sender: async meant => {
      if (!world.has('1.7')) return null;
      return personOf(
        await world.ask<Details>(meant, { name: 'from', set: '1.7' }, (item, done) =>
          item.from.getAsync(done as never),
        ),
      );
    },
    subject: meant =>
      world.ask<string>(meant, { name: 'subject', set: '1.1' }, (item, done) => textOf(item.subject, done)),
    setSubject: (meant, subject) =>
      world.ask(meant, { name: 'subject', set: '1.1' }, (item, done) =>
        (item.subject as unknown as Office.Subject).setAsync(subject.slice(0, 255), done as never),
      ),
    text: meant =>
      world.ask<string>(meant, { name: 'body', set: '1.3' }, (item, done) =>
        item.body.getAsync('text' as never, done as never),
      ),
    insert: async (meant, { html, text }) => {
      // HTML in a mail of plain text is refused (InvalidFormatError).
      const type = await world.ask<string>(meant, { name: 'getTypeAsync', set: '1.1' }, (item, done) =>
        item.body.getTypeAsync(done as never),
      );
      const [data, coercionType] = String(type) === 'text' ? [text, 'text'] : [html, 'html'];
      await world.ask(meant, { name: 'setSelectedDataAsync', set: '1.1' }, (item, done) =>
        item.body.setSelectedDataAsync(data, { coercionType: coercionType as never }, done as never),
      );
    },
    inReplyTo: meant =>
      world.inTurn(async () => (world.has('1.14') ? (world.open(meant).inReplyTo ?? null) || null : null)),
    setHeader: (meant, name, value) =>
      world.ask(meant, { name: 'internetHeaders', set: '1.8' }, (item, done) =>
        value
          ? item.internetHeaders.setAsync({ [name]: value }, done as never)
          : item.internetHeaders.removeAsync([name], done as never),
      ),
    header: async (meant, name) => {
      const found = await world.ask<Record<string, string> | null>(
        meant,
        { name: 'internetHeaders', set: '1.8' },
        (item, done) => item.internetHeaders.getAsync([name], done as never),
      );
      return found?.[name] || null;
    },
    sessionValue: async (meant, key) => {
      // A key that nobody set is an error there.
      const read = world.ask<string>(meant, { name: 'sessionData', set: '1.11' }, (item, done) =>
        item.sessionData.getAsync(key, done as never),
      );
      return read.catch((error: unknown) => {
        if (error instanceof OutlookError && error.code === 'outlook.failed') return null;
        throw error;
      });
    },
    setSessionValue: (meant, key, value) =>
      world.ask(meant, { name: 'sessionData', set: '1.11' }, (item, done) =>
        item.sessionData.setAsync(key, value, done as never),
      ),
    onRecipientsChanged: listener =>
      itemEvent(world, world.office.EventType?.RecipientsChanged as never, '1.7', listener),
  };
}

function textOf(subject: unknown, done: Callback<string>): void {
  if (typeof subject === 'string') done({ status: 'succeeded', value: subject });
  else (subject as Office.Subject).getAsync(done as never);
}

const content = new Set(['base64', 'eml', 'iCalendar']);

/** Files of a mail. */
export function attaching(
  world: World,
): Part<'attachments' | 'attachmentContent' | 'removeAttachment' | 'onAttachmentsChanged'> {
  return {
    attachments: async meant => {
      const call = { name: 'getAttachmentsAsync', set: '1.8' } as const;
      const found = await world.ask<Office.AttachmentDetailsCompose[]>(meant, call, (item, done) =>
        item.getAttachmentsAsync(done as never),
      );
      return found.map(attachmentOf);
    },
    attachmentContent: async (meant: Item, id) => {
      const call = { name: 'getAttachmentContentAsync', set: '1.8', limit: fileLimit } as const;
      const found = await world.ask<Office.AttachmentContent>(meant, call, (item, done) =>
        item.getAttachmentContentAsync(id, done as never),
      );
      if (!content.has(String(found.format))) return null;
      return String(found.format) === 'base64' ? found.content : toBase64(found.content);
    },
    removeAttachment: (meant: ComposeItem, id) =>
      world.ask(meant, { name: 'removeAttachmentAsync', set: '1.1' }, (item, done) =>
        item.removeAttachmentAsync(id, done as never),
      ),
    onAttachmentsChanged: listener =>
      itemEvent(world, world.office.EventType?.AttachmentsChanged as never, '1.8', listener),
  };
}

function attachmentOf(found: Office.AttachmentDetailsCompose): ItemAttachment {
  const { id, isInline } = found;
  // Of an attached mail some clients tell neither name nor size; the handler of sending reads them in the same way.
  const [name, size] = [found.name || '', found.size > 0 ? Math.round(found.size) : 0];
  return { id, name, size, isInline, isCloud: String(found.attachmentType) === 'cloud' };
}

function toBase64(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}
