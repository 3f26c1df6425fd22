// What there is in this mail program at one moment: values, and the one place that keeps them.
import type { StandInLetter, StandInLine, StandInLive, StandInPerson } from '../../demo/outlook/exchange.schema';
import type { LanguageName } from '../../ui/theme/themes';
import type { LookName } from './wire';

export interface Person {
  name: string;
  address: string;
}
export type Kind = 'to' | 'cc' | 'bcc';
export type FolderName = 'inbox' | 'sent' | 'drafts';
export type ComposeType = 'newMail' | 'reply' | 'forward';

export interface DraftFile {
  id: string;
  name: string;
  /** Bytes */
  size: number;
  base64: string;
}

/** A mail that is being written, kept in the memory of this page. */
export interface Draft {
  id: string;
  mailbox: string;
  fromName: string;
  to: Person[];
  cc: Person[];
  bcc: Person[];
  subject: string;
  html: string;
  files: DraftFile[];
  inReplyTo: string | null;
  /** Nearest first. */
  references: string[];
  conversationId: string | null;
  composeType: ComposeType;
  headers: Record<string, string>;
  session: Record<string, string>;
}

/** What Outlook says while a mail is to go. */
export interface Sending {
  draft: string;
  state: 'checking' | 'slow' | 'stopped' | 'posting' | 'failed';
  message: string;
  /** The button that opens the pane; null: the client's own word. */
  cancelLabel: string | null;
  opensPane: boolean;
  canSendAnyway: boolean;
}

export type Step = 'open' | 'choose' | 'undo' | 'attach' | 'stopped';
export const steps: readonly Step[] = ['open', 'choose', 'undo', 'attach', 'stopped'];

export interface World {
  people: readonly StandInPerson[];
  person: StandInPerson | null;
  language: LanguageName;
  look: LookName;
  isSlow: boolean;
  isOffline: boolean;
  mailbox: string;
  folder: FolderName;
  /** Id of the folder below the inbox that is open; '' for the folder itself. */
  place: string;
  /** What others do in the mailbox. */
  live: StandInLive;
  /** Null while they are fetched. */
  lines: readonly StandInLine[] | null;
  /** Ids of letters, the last clicked one last. */
  selected: readonly string[];
  /** Of the one that is selected. */
  letter: StandInLetter | null;
  read: ReadonlySet<string>;
  drafts: readonly Draft[];
  /** The one that is open. */
  draft: string | null;
  categories: Readonly<Record<string, readonly string[]>>;
  /** Bars above a mail that add-ins put there, by item and their key. */
  notices: Readonly<Record<string, Readonly<Record<string, string>>>>;
  pane: 'pinned' | 'loose' | 'closed';
  hasComposePane: boolean;
  paneWidth: number;
  /** Grows when the panes are to begin anew. */
  round: number;
  sending: Sending | null;
  outbox: readonly Draft[];
  /** Address of the page in the dialog of an add-in. */
  dialog: string | null;
  done: ReadonlySet<Step>;
  trouble: string | null;
}

const notLive: StandInLive = { isLive: false, places: [], categories: [] };

export const firstWorld: World = {
  people: [],
  person: null,
  language: 'zh-CN',
  look: 'light',
  isSlow: false,
  isOffline: false,
  mailbox: '',
  folder: 'inbox',
  place: '',
  live: notLive,
  lines: null,
  selected: [],
  letter: null,
  read: new Set(),
  drafts: [],
  draft: null,
  categories: {},
  notices: {},
  pane: 'pinned',
  hasComposePane: true,
  paneWidth: 320,
  round: 0,
  sending: null,
  outbox: [],
  dialog: null,
  done: new Set(),
  trouble: null,
};

export interface Store {
  get(): World;
  set(change: Partial<World> | ((world: World) => Partial<World>)): void;
  subscribe(listener: () => void): () => void;
}

export function makeStore(first: World): Store {
  let world = first;
  const listeners = new Set<() => void>();
  return {
    get: () => world,
    set: change => {
      world = { ...world, ...(typeof change === 'function' ? change(world) : change) };
      listeners.forEach(listener => listener());
    },
    subscribe: listener => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The draft that is open. */
export const openDraft = (world: World): Draft | null => world.drafts.find(one => one.id === world.draft) ?? null;

/** The world with one draft changed. */
export const withDraft = (world: World, id: string, change: Partial<Draft>): Partial<World> => ({
  drafts: world.drafts.map(one => (one.id === id ? { ...one, ...change } : one)),
});

/** The line that is open for reading: one, and only one, is selected. */
export function openLine(world: World): StandInLine | null {
  const [id] = world.selected;
  if (world.selected.length !== 1 || world.folder === 'drafts') return null;
  return world.lines?.find(line => line.id === id) ?? null;
}

export function isShared(world: World, mailbox: string): boolean {
  return world.person?.mailboxes.some(one => one.address === mailbox && one.isShared) ?? false;
}

export const mailboxName = (world: World, address: string): string =>
  world.person?.mailboxes.find(one => one.address === address)?.name ?? address;
