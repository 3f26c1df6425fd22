// An Office.js that has the members of one requirement set and no newer ones, answers late, and can change what is open in between.

type Done = (answer: object) => void;
type Members = Record<string, unknown>;

export interface FakeOfficeOptions {
  /** Newest Mailbox set: 5 is '1.5'. */
  set: number;
  item: Members | null;
  profile?: string;
  platform?: string;
  /** How long answers take; milliseconds. */
  late?: number;
  selected?: Members[];
  /** What a selected mail is once it is loaded. */
  loaded?: Members;
}

/** The set that brought a member; those that are not here are of the first. After Microsoft's tables of the Mailbox API. */
const broughtBy: Record<string, number> = {
  getSelectedItemsAsync: 13,
  loadItemByIdAsync: 15,
  addHandlerAsync: 5,
  convertToRestId: 3,
  getSharedPropertiesAsync: 8,
  getAttachmentsAsync: 8,
  getAttachmentContentAsync: 8,
  internetHeaders: 8,
  displayReplyFormAsync: 9,
  displayReplyAllFormAsync: 9,
  sessionData: 11,
  getAsFileAsync: 14,
  inReplyTo: 14,
};

function upTo(set: number, members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([name]) => (broughtBy[name] ?? 1) <= set));
}

export interface FakeOffice {
  office: typeof Office;
  /** Opens another item, or none; Office tells it unless `isUntold`. */
  open(item: Members | null, isUntold?: boolean): void;
  /** How many calls were under way at once, at most. */
  mostAtOnce(): number;
  /** What was called, in turn. */
  calls: string[];
}

export function fakeOffice(options: FakeOfficeOptions): FakeOffice {
  const { set, late = 0 } = options;
  const calls: string[] = [];
  const handlers = new Map<string, (() => void)[]>();
  let [running, most] = [0, 0];
  const later = (name: string, done: Done, answer: object) => {
    calls.push(name);
    running += 1;
    most = Math.max(most, running);
    setTimeout(() => {
      running -= 1;
      done(answer);
    }, late);
  };
  const callable = (members: Members): Members =>
    Object.fromEntries(
      Object.entries(members).map(([name, value]) => {
        const isCall = typeof value === 'function' && /Async$/.test(name);
        return [name, isCall ? (...args: unknown[]) => run(name, value as never, args) : nested(value)];
      }),
    );
  const nested = (value: unknown) =>
    value !== null && typeof value === 'object' && !(value instanceof Date) && !Array.isArray(value)
      ? callable(value as Members)
      : value;
  const run = (name: string, value: (...args: unknown[]) => unknown, args: unknown[]) => {
    const done = args.find(argument => typeof argument === 'function') as Done;
    try {
      later(name, done, { status: 'succeeded', value: value(...args) });
    } catch (error) {
      later(name, done, { status: 'failed', error: { code: 9020, name: String(error) } });
    }
  };
  const make = (item: Members | null) => (item ? callable(upTo(set, item)) : null);
  let current = make(options.item);
  const mailbox = {
    ...upTo(set, {
      convertToRestId: (id: string) => id.replaceAll('/', '-').replaceAll('+', '_'),
      addHandlerAsync: (type: string, handler: () => void) =>
        handlers.set(type, [...(handlers.get(type) ?? []), handler]),
      getSelectedItemsAsync: (done: Done) =>
        later('getSelectedItemsAsync', done, { status: 'succeeded', value: options.selected ?? [] }),
      loadItemByIdAsync: (_id: string, done: Done) =>
        later('loadItemByIdAsync', done, {
          status: 'succeeded',
          value: callable({ unloadAsync: () => undefined, ...options.loaded }),
        }),
    }),
    diagnostics: { hostName: 'Outlook', hostVersion: '16.0.1' },
    userProfile: { emailAddress: options.profile ?? 'li.na@ningbo.example', accountType: 'office365' },
    get item() {
      return current;
    },
  };
  const office = {
    EventType: { ItemChanged: 'olkItemSelectedChanged', SelectedItemsChanged: 'olkSelectedItemsChanged' },
    context: {
      platform: options.platform ?? 'PC',
      displayLanguage: 'zh-CN',
      officeTheme: { bodyBackgroundColor: '#262626' },
      mailbox,
      requirements: {
        isSetSupported: (name: string, version: string) => name === 'Mailbox' && Number(version.slice(2)) <= set,
      },
      ui: {},
    },
  };
  return {
    office: office as never,
    open: (item, isUntold = false) => {
      current = make(item);
      if (!isUntold) handlers.get('olkItemSelectedChanged')?.forEach(handler => handler());
    },
    mostAtOnce: () => most,
    calls,
  };
}

/** A mail that is read, with all that any set has. */
export function mailRead(over: Members = {}): Members {
  return {
    itemId: 'AAMk/1+A=',
    subject: 'Re: Q-2026-0031',
    internetMessageId: '<1@nordlicht.example>',
    conversationId: 'conversation 1',
    from: { emailAddress: 'anna.weber@nordlicht.example', displayName: 'Anna Weber' },
    dateTimeCreated: new Date('2026-11-20T08:20:00Z'),
    getAsFileAsync: () => 'RnJvbTogYQ==',
    displayReplyForm: () => undefined,
    displayReplyAllForm: () => undefined,
    displayReplyFormAsync: () => undefined,
    displayReplyAllFormAsync: () => undefined,
    getAttachmentContentAsync: () => ({ format: 'base64', content: 'AAAA' }),
    ...over,
  };
}

/** A mail that is written. */
export function mailWritten(over: Members = {}): Members {
  const people = { getAsync: () => [], setAsync: () => undefined };
  return {
    conversationId: null,
    subject: { getAsync: () => 'Offer', setAsync: () => undefined },
    from: { getAsync: () => ({ emailAddress: 'sales@ningbo.example', displayName: 'Sales' }) },
    to: { ...people, getAsync: () => [{ emailAddress: 'jens@nordlicht.example', displayName: 'Jens Holm' }] },
    cc: people,
    bcc: people,
    body: { getAsync: () => '<p>Dear Jens</p>', getTypeAsync: () => 'html', setSelectedDataAsync: () => undefined },
    internetHeaders: { setAsync: () => undefined, removeAsync: () => undefined },
    sessionData: { getAsync: () => 'kept', setAsync: () => undefined },
    getAttachmentsAsync: () => [
      { id: 'a1', name: 'Q-2026-0044.pdf', size: 1200, isInline: false, attachmentType: 'file' },
    ],
    getAttachmentContentAsync: () => ({ format: 'base64', content: 'AAAA' }),
    removeAttachmentAsync: () => undefined,
    inReplyTo: '<1@nordlicht.example>',
    ...over,
  };
}
