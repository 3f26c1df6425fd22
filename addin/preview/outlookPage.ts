// What a person does in this mail program.
import type { StandInPerson } from '../../demo/outlook/exchange.schema';
import { api } from '../../ui/api';
import type { LanguageName } from '../../ui/theme/themes';
import type { Doing } from './answering';
import { startHosting } from './hosting';
import type { Hosting } from './hosting';
import { post } from './post';
import { launchNewMail, makeSendButton } from './sending';
import type { SendButton } from './sending';
import type { Draft, FolderName, Step, Store, World } from './world';
import { isShared, mailboxName, withDraft } from './world';
import type { LookName } from './wire';
import { bornBy, followLive, handsOn } from './living';
import { answerTo, forwardOf, newDraft } from './writing';

type Insert = (html: string, place: 'cursor' | 'start' | 'all') => void;
/** The guide's mails. */
const AMBIGUOUS = 'ivy@';
const FOREIGN_FILE = 'Q-2026-0044.pdf';
const ANSWERED = 'anna.weber@';

export interface OutlookPage extends SendButton {
  store: Store;
  hosting: Hosting;
  begin(): Promise<void>;
  enter(person: StandInPerson): Promise<void>;
  setLanguage(language: LanguageName): void;
  setLook(look: LookName): void;
  setSlow(isSlow: boolean): void;
  setOffline(isOffline: boolean): void;
  /** `place`: id of a folder below the inbox. */
  openFolder(mailbox: string, folder: FolderName, place?: string): void;
  /** What a person does with the mails that are selected. */
  categorise(id: string, categories: readonly string[]): void;
  move(id: string, place: string): void;
  select(ids: readonly string[]): void;
  answer(how: 'reply' | 'replyAll' | 'forward'): Promise<void>;
  write(): void;
  openDraft(id: string): void;
  /** Leaves the mail among the drafts. */
  closeDraft(): void;
  discard(id: string): void;
  change(id: string, change: Partial<Draft>): void;
  /** Where an add-in's text goes into the mail that is open. */
  editor(id: string, insert: Insert): () => void;
}

/** The whole page, from its first moment. `level`: newest Mailbox set that its Office.js has. */
export function openOutlookPage(store: Store, level: number): OutlookPage {
  const editors = new Map<string, Insert>();
  const done = (step: Step) => store.set(world => ({ done: new Set([...world.done, step]) }));
  let count = 0;
  let listTurn = 0;
  const begun = () => {
    const { person, mailbox, language } = store.get();
    count += 1;
    const name = isShared(store.get(), mailbox) ? mailboxName(store.get(), mailbox) : (person?.name ?? '');
    // Both names of a person stand in the sample; a letter carries the one of its language.
    const fromName = name.split(/(?<=[\u4e00-\u9fff])\s(?=[A-Z])/).at(language === 'zh-CN' ? 0 : -1) ?? name;
    return { id: `draft${count}`, mailbox, fromName };
  };
  const put = (draft: Draft) => {
    store.set(world => ({ drafts: [...world.drafts, draft], draft: draft.id, sending: null }));
    launchNewMail(hosting, draft.id);
  };
  const change: OutlookPage['change'] = (id, changed) => {
    store.set(world => withDraft(world, id, changed));
    if (changed.to ?? changed.cc ?? changed.bcc) hosting.draftChanged(id, 'RecipientsChanged');
    if (changed.files) hosting.draftChanged(id, 'AttachmentsChanged');
    const draft = store.get().drafts.find(one => one.id === id);
    const isToAnna = draft?.to.some(one => one.address.startsWith(ANSWERED)) ?? false;
    if (isToAnna && draft?.files.some(file => file.name === FOREIGN_FILE)) done('attach');
  };
  const doing: Omit<Doing, 'openDialog' | 'closeDialog'> = {
    level,
    reply: async (id, html, toAll) => put(answerTo(await post.letter(id), begun(), toAll, html)),
    write: start => put(newDraft(begun(), { ...start, html: start.html || '<p><br></p>' })),
    insert: (id, html, place) => {
      const insert = editors.get(id);
      if (insert) insert(html, place);
      else
        store.set(world =>
          withDraft(world, id, { html: html + (world.drafts.find(one => one.id === id)?.html ?? '') }),
        );
    },
    changePeople: (id, kind, people) => change(id, { [kind]: people }),
    changeFiles: (id, files) => change(id, { files }),
  };
  const hosting = startHosting({ store, doing, done });
  const load = async () => {
    listTurn += 1;
    const own = listTurn;
    const { mailbox, folder, place } = store.get();
    if (folder === 'drafts' || !mailbox) return store.set({ lines: [] });
    const [lines, live] = await Promise.all([post.letters(mailbox, folder, place), post.live(mailbox)]).catch(() => [
      null,
      null,
    ]);
    if (own === listTurn && lines && live) store.set(world => ({ lines, live, ...bornBy(world, lines) }));
  };
  followLive(store, load);
  const buttons = makeSendButton(store, hosting, done, () => {
    // The copy of a mail to a colleague is in his mailbox at once.
    if (store.get().folder !== 'drafts') void load();
  });
  const select = (ids: readonly string[]) => {
    const { pane, lines } = store.get();
    store.set(world => ({
      selected: ids,
      letter: null,
      draft: null,
      read: new Set([...world.read, ...ids]),
      // A pane that is not pinned closes with its mail.
      ...(pane === 'loose' ? { pane: 'closed' as const } : {}),
    }));
    hosting.selectionChanged();
    const [id] = ids;
    if (ids.length !== 1 || id === undefined) return;
    if (lines?.find(line => line.id === id)?.from.address.startsWith(AMBIGUOUS)) done('open');
    post.letter(id).then(
      letter => store.get().selected.join() === id && store.set({ letter }),
      () => undefined,
    );
  };
  const openFolder: OutlookPage['openFolder'] = (mailbox, folder, place = '') => {
    store.set({ mailbox, folder, place, lines: null, selected: [], letter: null, draft: null });
    hosting.selectionChanged();
    void load();
  };
  return {
    store,
    hosting,
    ...buttons,
    ...sessionActs(store, hosting, openFolder),
    openFolder,
    ...handsOn(store, load),
    select,
    answer: async how => {
      const { letter } = store.get();
      if (!letter) return;
      put(
        how === 'forward'
          ? await withFiles(forwardOf(letter, begun()), letter.id)
          : answerTo(letter, begun(), how === 'replyAll'),
      );
    },
    write: () => put(newDraft(begun())),
    openDraft: id => store.set({ draft: id, sending: null }),
    closeDraft: () => store.set({ draft: null, sending: null }),
    discard: id =>
      store.set(world => ({ drafts: world.drafts.filter(one => one.id !== id), draft: null, sending: null })),
    change,
    editor: (id, insert) => {
      editors.set(id, insert);
      return () => void editors.delete(id);
    },
  };
}

/** The files of a letter go with it when it is passed on. */
async function withFiles(draft: Draft, letterId: string): Promise<Draft> {
  const letter = await post.letter(letterId);
  const files: Draft['files'] = [];
  for (const { id, position, name, size, isInline } of letter.attachments)
    if (!isInline) files.push({ id, name, size, base64: await post.attachment(letterId, position) });
  return { ...draft, files };
}

type SessionActs = Pick<OutlookPage, 'begin' | 'enter' | 'setLanguage' | 'setLook' | 'setSlow' | 'setOffline'>;

/** Who sits here, and how the world behaves. */
function sessionActs(store: Store, hosting: Hosting, openFolder: OutlookPage['openFolder']): SessionActs {
  const settle = (person: StandInPerson, language: LanguageName) => {
    // Frames of the one before know things that are nobody's now.
    const fresh: Partial<World> = { drafts: [], outbox: [], categories: {}, notices: {}, dialog: null, sending: null };
    store.set(world => ({ ...fresh, person, language, trouble: null, round: world.round + 1 }));
    openFolder(person.mailboxes.find(one => !one.isShared)?.address ?? person.address, 'inbox');
  };
  const enter = async (person: StandInPerson) => {
    // Who leaves takes the session, and with it the token of the pane.
    if (store.get().person) await api.signOut().catch(() => undefined);
    await api.signIn({ address: person.address, password: person.password });
    // Outlook's language is the page's; the pane has it from the account.
    const { language } = store.get();
    await api.savePreferences({ language, theme: 'system' });
    settle(person, language);
  };
  const change = (changed: Partial<World>) => {
    store.set(changed);
    hosting.habitsChanged();
  };
  return {
    enter,
    begin: async () => {
      const people = (await post.people()).filter(one => one.mailboxes.length > 0);
      store.set({ people });
      const session = await api.session().catch(() => null);
      const known = people.find(one => one.address === session?.user.address);
      if (session && known) return settle(known, session.user.language);
      const [first] = people;
      // Somebody without a mailbox stays who he is until he chooses.
      if (session === null && first) await enter(first);
      else if (session) store.set({ language: session.user.language, lines: [] });
    },
    setLanguage: language => {
      // Outlook begins anew in another language, and so do its panes.
      const again = () => store.set(world => ({ language, round: world.round + 1 }));
      api.savePreferences({ language }).then(again, again);
    },
    setLook: look => change({ look }),
    setSlow: isSlow => change({ isSlow }),
    setOffline: isOffline => change({ isOffline }),
  };
}
