// What Office.js answers here, call by call.
import { post } from './post';
import type { Frame } from './frames';
import { OfficeFailure } from './frames';
import type { Draft, DraftFile, Kind, Person, Store } from './world';
import { isShared, withDraft } from './world';
import type { WireItem, WirePerson } from './wire';
import { textOf } from './writing';
import { itemIdOf } from './wireItems';

/** What a call may set going in this page. */
export interface Doing {
  reply(letter: string, html: string, toAll: boolean): Promise<void>;
  write(start: { to: Person[]; subject: string; html: string }): void;
  insert(draft: string, html: string, place: 'cursor' | 'start' | 'all'): void;
  changePeople(draft: string, kind: Kind, people: Person[]): void;
  changeFiles(draft: string, files: DraftFile[]): void;
  openDialog(frame: Frame, url: string): void;
  closeDialog(): void;
  level: number;
}

type Answer = (args: unknown[]) => unknown;
type Answers = Record<string, Answer>;

const KB = 1024;
const tooLong = () => new OfficeFailure(9000, 'DataExceedsMaximumSize', 'The text is too long.');
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const wired = (one: Person): WirePerson => ({ emailAddress: one.address, displayName: one.name || one.address });

function people(value: unknown): Person[] {
  const list = Array.isArray(value) ? (value as (string | Partial<WirePerson>)[]) : [];
  return list.map(one =>
    typeof one === 'string'
      ? { name: '', address: one }
      : { name: one.displayName ?? '', address: one.emailAddress ?? '' },
  );
}

function sharedOf(store: Store): object {
  const { mailbox } = store.get();
  if (!isShared(store.get(), mailbox)) throw new OfficeFailure(9030, 'NotShared', 'The folder is not shared.');
  return { owner: mailbox, targetMailbox: mailbox, targetRestUrl: '', delegatePermissions: 7 };
}

/** Calls for no item. */
function ofMailbox(store: Store, frame: Frame, doing: Doing): Answers {
  return {
    displayNewMessageFormAsync: ([form]) => {
      const { toRecipients, subject, htmlBody } = (form ?? {}) as Record<string, unknown>;
      doing.write({ to: people(toRecipients), subject: text(subject), html: text(htmlBody) });
    },
    'masterCategories.getAsync': () =>
      [...new Set(Object.values(store.get().categories).flat())].map(displayName => ({
        displayName,
        color: 'Preset9',
      })),
    'masterCategories.addAsync': () => null,
    getSelectedItemsAsync: () => {
      const { lines, selected } = store.get();
      return selected
        .flatMap(id => lines?.find(line => line.id === id) ?? [])
        .map(line => ({
          itemId: itemIdOf(line.id),
          itemType: 'message',
          itemMode: 'Read',
          subject: line.subject,
          hasAttachment: line.hasAttachments,
          ...(doing.level >= 14
            ? { conversationId: line.conversationId, internetMessageId: line.internetMessageId ?? '' }
            : {}),
        }));
    },
    loadItemByIdAsync: ([itemId]) => {
      const { lines, selected } = store.get();
      const line = lines?.find(one => selected.includes(one.id) && itemIdOf(one.id) === itemId);
      if (!line) throw new OfficeFailure(9037, 'ItemNotFound', 'The mail is not selected.');
      if (frame.hasLoaded) throw new OfficeFailure(9050, 'ItemLoaded', 'Another mail is loaded.');
      frame.hasLoaded = true;
      return { isShared: isShared(store.get(), line.mailbox) };
    },
    'loaded.getSharedPropertiesAsync': () => sharedOf(store),
    'loaded.unloadAsync': () => void (frame.hasLoaded = false),
    displayDialogAsync: ([url]) => {
      if (store.get().dialog !== null)
        throw new OfficeFailure(12007, 'DialogAlreadyOpened', 'A dialog is open already.');
      if (new URL(text(url), window.location.href).origin !== window.location.origin)
        throw new OfficeFailure(12004, 'InvalidDomain', 'The address is of another domain.');
      doing.openDialog(frame, text(url));
    },
    'dialog.close': () => doing.closeDialog(),
    getAccessToken: async () => {
      if (store.get().isOffline) throw new OfficeFailure(13006, 'ClientError', 'There is no connection.');
      const headers = { 'content-type': 'application/json' };
      const reply = await fetch('/api/pane/token', { method: 'POST', headers, body: '{}' });
      if (!reply.ok) throw new OfficeFailure(13001, 'UserNotSignedIn', 'Nobody is signed in.');
      return ((await reply.json()) as { token: string }).token;
    },
  };
}

/** Categories and bars, which every item has. */
function ofItem(store: Store, key: string): Answers {
  const notices = () => store.get().notices[key] ?? {};
  const keep = (next: Record<string, string>) => store.set(world => ({ notices: { ...world.notices, [key]: next } }));
  const notice = ([name, details]: unknown[]) => {
    const { message } = (details ?? {}) as { message?: string };
    if (text(message).length > 150) throw tooLong();
    keep({ ...notices(), [text(name)]: text(message) });
  };
  const categories = () => store.get().categories[key] ?? [];
  const setCategories = (names: readonly string[]) => {
    const next = [...new Set(names)];
    store.set(world => ({ categories: { ...world.categories, [key]: next } }));
    if (store.get().live.isLive) void post.categorise(key, next).catch(() => undefined);
  };
  return {
    'notificationMessages.addAsync': notice,
    'notificationMessages.replaceAsync': notice,
    'notificationMessages.removeAsync': ([name]) =>
      keep(Object.fromEntries(Object.entries(notices()).filter(([one]) => one !== name))),
    'notificationMessages.getAllAsync': () =>
      Object.entries(notices()).map(([one, message]) => ({ key: one, message })),
    'categories.getAsync': () => categories().map(displayName => ({ displayName, color: 'Preset9' })),
    'categories.addAsync': ([names]) => setCategories([...categories(), ...(names as string[])]),
    'categories.removeAsync': ([names]) =>
      setCategories(categories().filter(one => !(names as string[]).includes(one))),
  };
}

function whenRead(store: Store, id: string, doing: Doing): Answers {
  const htmlOf = (form: unknown) => {
    const html = typeof form === 'string' ? form : text((form as { htmlBody?: unknown } | null)?.htmlBody);
    if (html.length > 32 * KB) throw tooLong();
    return html;
  };
  return {
    ...ofItem(store, id),
    'body.getAsync': async ([type]) => {
      const letter = await post.letter(id);
      return type === 'html' ? (letter.html ?? letter.text) : letter.text;
    },
    getAsFileAsync: () => post.source(id),
    getAllInternetHeadersAsync: async () => atob(await post.source(id)).split(/\r?\n\r?\n/, 1)[0],
    getAttachmentContentAsync: async ([attachment]) => {
      const position = Number(text(attachment).split('-')[1]);
      return { content: await post.attachment(id, position), format: 'base64' };
    },
    displayReplyFormAsync: ([form]) => doing.reply(id, htmlOf(form), false),
    displayReplyAllFormAsync: ([form]) => doing.reply(id, htmlOf(form), true),
    getSharedPropertiesAsync: () => sharedOf(store),
  };
}

function headersOf(store: Store, draft: Draft): Answers {
  const keep = (headers: Draft['headers']) => store.set(world => withDraft(world, draft.id, { headers }));
  const without = (names: readonly string[]) =>
    Object.fromEntries(Object.entries(draft.headers).filter(([name]) => !names.includes(name)));
  return {
    'internetHeaders.getAsync': ([names]) =>
      Object.fromEntries(Object.entries(draft.headers).filter(([name]) => (names as string[]).includes(name))),
    'internetHeaders.setAsync': ([headers]) => {
      const given = headers as Draft['headers'];
      if (Object.keys(given).some(name => !/^x-/i.test(name)))
        throw new OfficeFailure(9040, 'InvalidHeader', 'A header begins with x-.');
      keep({ ...draft.headers, ...given });
    },
    'internetHeaders.removeAsync': ([names]) => keep(without(names as string[])),
  };
}

function sessionOf(store: Store, draft: Draft, level: number): Answers {
  const most = level >= 16 ? 2_621_440 : 50_000;
  const keep = (session: Draft['session']) => store.set(world => withDraft(world, draft.id, { session }));
  return {
    'sessionData.getAsync': ([key]) => {
      const found = draft.session[text(key)];
      if (found === undefined) throw new OfficeFailure(9020, 'GenericResponseError', 'There is nothing of this name.');
      return found;
    },
    'sessionData.setAsync': ([key, value]) => {
      const next = { ...draft.session, [text(key)]: text(value) };
      if (JSON.stringify(next).length > most) throw tooLong();
      keep(next);
    },
    'sessionData.removeAsync': ([key]) =>
      keep(Object.fromEntries(Object.entries(draft.session).filter(([name]) => name !== key))),
    'sessionData.getAllAsync': () => draft.session,
    'sessionData.clearAsync': () => keep({}),
  };
}

function filesOf(draft: Draft, doing: Doing): Answers {
  return {
    getAttachmentsAsync: () =>
      draft.files.map(({ id, name, size }) => ({ id, name, size, isInline: false, attachmentType: 'file' })),
    getAttachmentContentAsync: ([id]) => {
      const found = draft.files.find(file => file.id === id);
      if (!found) throw new OfficeFailure(9053, 'InvalidAttachmentId', 'There is no such attachment.');
      return { content: found.base64, format: 'base64' };
    },
    addFileAttachmentFromBase64Async: ([base64, name]) => {
      const id = `added${draft.files.length + 1}-${draft.id}`;
      const size = Math.floor((text(base64).length * 3) / 4);
      doing.changeFiles(draft.id, [...draft.files, { id, name: text(name), size, base64: text(base64) }]);
      return id;
    },
    removeAttachmentAsync: ([id]) => {
      if (!draft.files.some(file => file.id === id))
        throw new OfficeFailure(9053, 'InvalidAttachmentId', 'There is no such attachment.');
      doing.changeFiles(
        draft.id,
        draft.files.filter(file => file.id !== id),
      );
    },
  };
}

function whenWritten(store: Store, draft: Draft, doing: Doing): Answers {
  const kinds = (['to', 'cc', 'bcc'] as const).flatMap((kind): [string, Answer][] => [
    [`${kind}.getAsync`, () => draft[kind].map(wired)],
    [`${kind}.setAsync`, ([list]) => doing.changePeople(draft.id, kind, people(list))],
    [`${kind}.addAsync`, ([list]) => doing.changePeople(draft.id, kind, [...draft[kind], ...people(list)])],
  ]);
  const put =
    (place: Parameters<Doing['insert']>[2]): Answer =>
    ([html]) => {
      if (text(html).length > KB * KB) throw tooLong();
      doing.insert(draft.id, text(html), place);
    };
  return {
    ...ofItem(store, draft.id),
    ...Object.fromEntries(kinds),
    ...headersOf(store, draft),
    ...sessionOf(store, draft, doing.level),
    ...filesOf(draft, doing),
    'subject.getAsync': () => draft.subject,
    'subject.setAsync': ([subject]) => {
      if (text(subject).length > 255) throw tooLong();
      store.set(world => withDraft(world, draft.id, { subject: text(subject) }));
    },
    'body.getAsync': ([type]) => (type === 'html' ? draft.html : textOf(draft.html)),
    'body.getTypeAsync': () => 'html',
    'body.setSelectedDataAsync': put('cursor'),
    'body.prependAsync': put('start'),
    'body.setAsync': put('all'),
    'from.getAsync': () => wired({ name: draft.fromName, address: draft.mailbox }),
    getComposeTypeAsync: () => ({ composeType: draft.composeType, coercionType: 'html' }),
    saveAsync: () => itemIdOf(draft.id),
    getItemIdAsync: () => {
      throw new OfficeFailure(9043, 'ItemNotSaved', 'The mail is not saved yet.');
    },
  };
}

/** Answers one call. @throws OfficeFailure */
export function answerCall(
  store: Store,
  doing: Doing,
  frame: Frame,
  call: { name: string; key: string | null; args: unknown[] },
): unknown {
  const { name, key, args } = call;
  const answer = answersFor(store, doing, frame, key)[name];
  if (!answer) throw new OfficeFailure(9009, 'OperationNotSupported', `${name} is not there.`);
  return answer(args);
}

function answersFor(store: Store, doing: Doing, frame: Frame, key: string | null): Answers {
  if (key === null) return ofMailbox(store, frame, doing);
  const item: WireItem | null = frame.item;
  if (item?.mode === 'read') return whenRead(store, key, doing);
  const { drafts, outbox } = store.get();
  const draft = [...drafts, ...outbox].find(one => one.id === key);
  if (!draft) throw new OfficeFailure(5001, 'InternalError', 'The mail has been closed.');
  return whenWritten(store, draft, doing);
}
