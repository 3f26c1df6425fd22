// What the pane knows of Outlook, without Office.js: everything but addin/outlook.ts is written and tested against this.

/** A requirement set of the Mailbox API, '1.1' to '1.16'. */
export type MailboxSet = `1.${number}`;

export interface HostFacts {
  /** As Office.js names it: 'PC', 'Mac', 'OfficeOnline', 'iOS', 'Android' */
  platform: string;
  /** 'Outlook', 'newOutlookWindows', 'OutlookWebApp', ... */
  hostName: string;
  version: string;
  /** The Mailbox sets that this client has, oldest first. */
  sets: readonly MailboxSet[];
  /** Whether sign-in by the host (nested app authentication) is there. */
  hasNestedAuth: boolean;
  /** Address of the signed-in mailbox; never the address to work with, see `Item.mailbox`. */
  profileAddress: string;
  /** 'enterprise' is Exchange on-premises; null before set 1.6. */
  accountType: string | null;
}

export interface Person {
  address: string;
  name: string;
}

interface ItemBase {
  /** Tells this item from every other one as long as Outlook is open; all that is read or written is bound to it. */
  key: string;
  /** The mailbox in which the item lies: of a shared or delegated one its own address, not the user's. */
  mailbox: string;
  conversationId: string | null;
}

/** A mail that is read. */
export interface ReadItem extends ItemBase {
  mode: 'read';
  itemId: string;
  /** `itemId` in the form that Exchange's REST services take; null where the client cannot say. */
  restId: string | null;
  /** Null where Outlook does not have it yet: of what has just been sent. */
  internetMessageId: string | null;
  subject: string;
  from: Person | null;
  /** ISO 8601 in UTC */
  sentAt: string | null;
}

/** A mail that is written. */
export interface ComposeItem extends ItemBase {
  mode: 'compose';
}
export type Item = ReadItem | ComposeItem;

export interface SelectedItem {
  itemId: string;
  /** The mailbox of the selection: of a shared one its own from set 1.15 on; the user's where Outlook cannot tell. */
  mailbox: string;
  subject: string;
  /** Null before set 1.14. */
  internetMessageId: string | null;
  conversationId: string | null;
}

export type RecipientKind = 'to' | 'cc' | 'bcc';
export interface Recipient extends Person {
  kind: RecipientKind;
}

export interface ItemAttachment {
  id: string;
  name: string;
  /** Bytes */
  size: number;
  isInline: boolean;
  /** A link to a file in the cloud: there is no content here. */
  isCloud: boolean;
}

/** An open dialog. `onMessage` gets what the page inside says; `onClosed` is told once, with Office's code (12006: the person closed it). */
export interface DialogHandle {
  /** `origin` is null where the client does not tell it. */
  onMessage(listener: (message: string, origin: string | null) => void): void;
  onClosed(listener: (code: number) => void): void;
  close(): void;
}

/** Colours of the host, where it tells them. */
export interface HostTheme {
  isDark: boolean;
}

/**
 * Outlook as the pane uses it. Calls run one after another, since some clients allow three at once only.
 * All promises reject with OutlookError: 'outlook.no_item', 'outlook.other_item' (another mail is open than the one that was meant),
 * 'outlook.not_supported' (details.set), 'outlook.silent' (no answer in time), 'outlook.mailbox_unknown' (a shared folder whose mailbox it does
 * not tell), 'outlook.failed' (details.code, details.call).
 */
export interface Outlook {
  readonly host: HostFacts;
  has(set: MailboxSet): boolean;
  /** BCP 47, of Outlook's own menus. */
  language(): string;
  /** Null where the host says nothing. */
  theme(): HostTheme | null;
  /** The key of what is open now, at once and without a call; null: nothing, or several. */
  currentKey(): string | null;
  currentItem(): Promise<Item | null>;
  /** Another item is open, or none. Outlook misses some of these: look at `currentKey` now and then. */
  onItemChanged(listener: () => void): () => void;
  /** The messages that are selected; empty before set 1.13. */
  selectedItems(): Promise<SelectedItem[]>;
  onSelectionChanged(listener: () => void): () => void;
  /** The whole mail as base64 of its EML. Set 1.14. */
  asFile(item: ReadItem): Promise<string>;
  /** Opens a reply; `html` at most 32 KB. */
  reply(item: ReadItem, html: string, toAll: boolean): Promise<void>;

  // composing
  recipients(item: ComposeItem): Promise<Recipient[]>;
  setRecipients(item: ComposeItem, kind: RecipientKind, people: readonly Person[]): Promise<void>;
  /** Null before set 1.7. */
  sender(item: ComposeItem): Promise<Person | null>;
  subject(item: ComposeItem): Promise<string>;
  setSubject(item: ComposeItem, subject: string): Promise<void>;
  /** The body as plain text, as the handler of sending reads it. */
  text(item: ComposeItem): Promise<string>;
  /** At the cursor, in place of what is selected; as text where the mail is one of plain text. */
  insert(item: ComposeItem, content: { html: string; text: string }): Promise<void>;
  attachments(item: ComposeItem): Promise<ItemAttachment[]>;
  /** Base64; null: a link, or not readable here. */
  attachmentContent(item: Item, id: string): Promise<string | null>;
  removeAttachment(item: ComposeItem, id: string): Promise<void>;
  /** Message-ID of the mail that is answered; null where none, or before set 1.14. */
  inReplyTo(item: ComposeItem): Promise<string | null>;
  /** Headers begin with x-. An empty value takes it out. Set 1.8. */
  setHeader(item: ComposeItem, name: string, value: string): Promise<void>;
  /** Null where the mail has no such header. Set 1.8. */
  header(item: ComposeItem, name: string): Promise<string | null>;
  /** Shared by the pane and the handlers of this window until it closes. Set 1.11. */
  sessionValue(item: ComposeItem, key: string): Promise<string | null>;
  setSessionValue(item: ComposeItem, key: string, value: string): Promise<void>;
  onRecipientsChanged(listener: () => void): () => void;
  onAttachmentsChanged(listener: () => void): () => void;

  /** Only from a click: browsers hold back windows that open by themselves. `url` on our own host. */
  openDialog(url: string, percent: { width: number; height: number }): Promise<DialogHandle>;
  /** A page in the person's browser. */
  openInBrowser(url: string): void;
}

/** What Outlook refused or did not do, by a stable code with its sentence in ui/texts. */
export class OutlookError extends Error {
  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = 'OutlookError';
  }
}
