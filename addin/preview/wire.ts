// What the double of Office.js (office.ts, in the frames of the pane) and the page that plays Outlook's part say to each other, by postMessage.

export interface WirePerson {
  emailAddress: string;
  displayName: string;
}

export interface WireAttachment {
  id: string;
  name: string;
  size: number;
  isInline: boolean;
  attachmentType: 'file';
  contentType: string;
}

/** What is open, as far as Office.js has it without a call. */
export type WireItem =
  | {
      mode: 'read';
      key: string;
      itemId: string;
      internetMessageId: string;
      conversationId: string;
      subject: string;
      from: WirePerson;
      to: WirePerson[];
      /** ISO 8601 */
      createdAt: string;
      /** It lies in a mailbox that several people share: Office.js has getSharedPropertiesAsync there, and there alone. */
      isShared: boolean;
    }
  | { mode: 'compose'; key: string; conversationId: string | null; inReplyTo: string | null };

export type Surface = 'read' | 'compose' | 'event' | 'dialog';
export type LookName = 'light' | 'dark' | 'highContrast';

/** Office.js's `officeTheme`; '#rrggbb'. */
export interface WireTheme {
  bodyBackgroundColor: string;
  bodyForegroundColor: string;
  controlBackgroundColor: string;
  controlForegroundColor: string;
}

/** How the world behaves at the moment. */
export interface Habits {
  look: LookName;
  theme: WireTheme;
  /** Milliseconds by which answers of the service come later. */
  serviceLate: number;
  /** The service cannot be reached. */
  isOffline: boolean;
}

/** All that a frame is told when it begins. */
export interface Setup {
  surface: Surface;
  /** Newest Mailbox set: 16 is '1.16'. */
  level: number;
  /** BCP 47 */
  language: string;
  profile: WirePerson;
  item: WireItem | null;
  habits: Habits;
}

export interface WireError {
  code: number;
  name: string;
  message: string;
}

export type FromFrame =
  | { kind: 'hello' }
  | { kind: 'call'; id: number; name: string; /** Of the item that it is for. */ key: string | null; args: unknown[] }
  /** A handler of an event has called `completed`. */
  | { kind: 'completed'; answer: Record<string, unknown> }
  /** The service has answered a request of this frame. */
  | { kind: 'asked'; method: string; path: string; status: number }
  /** A dialog speaks to its opener. */
  | { kind: 'said'; message: string };

export type ToFrame =
  | { kind: 'welcome'; setup: Setup }
  | { kind: 'answer'; id: number; value?: unknown; error?: WireError }
  /** What is open now; nothing is told to the handlers. */
  | { kind: 'item'; item: WireItem | null }
  /** Calls the handlers of an event. */
  | { kind: 'event'; type: string }
  | { kind: 'habits'; habits: Habits }
  /** Runs a handler that the frame has associated. */
  | { kind: 'launch'; handler: string }
  /** Of the dialog that this frame has opened. */
  | { kind: 'dialog'; message: string; origin: string }
  | { kind: 'dialogClosed'; code: number };

/** Office.js's own names of its events. */
export const eventTypes = {
  ItemChanged: 'olkItemSelectedChanged',
  SelectedItemsChanged: 'olkSelectedItemsChanged',
  RecipientsChanged: 'olkRecipientsChanged',
  AttachmentsChanged: 'olkAttachmentsChanged',
  OfficeThemeChanged: 'officeThemeChanged',
  DialogMessageReceived: 'dialogMessageReceived',
  DialogEventReceived: 'dialogEventReceived',
} as const;

/** Told apart from everything else that a page may post. */
export const MARK = 'tradepost.outlook';
export interface Posted<T> {
  mark: typeof MARK;
  what: T;
}
