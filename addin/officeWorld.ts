// What all calls to Office.js share: the item that is open, the turn, and which requirement sets there are.
import { answered, makeTurn } from './officeCalls';
import type { Callback } from './officeCalls';
import type { HostFacts, Item, MailboxSet, Person } from './outlookShape';
import { OutlookError } from './outlookShape';

export type OfficeApi = typeof Office;
export type AnyItem = Office.MessageRead & Office.MessageCompose;
export type Details = Office.EmailAddressDetails;

/** Newest set that is known here. */
const newestSet = 16;

/** One call for an item: what it is named in errors, the set that brought it, and how long it may take in milliseconds. */
export interface Call {
  name: string;
  set: MailboxSet;
  limit?: number;
}

export interface World {
  office: OfficeApi;
  host: HostFacts;
  mailbox(): Office.Mailbox;
  /** Null between selections, and where several are selected. */
  item(): AnyItem | null;
  key(): string | null;
  has(set: MailboxSet): boolean;
  /** The item that was meant, if it is still the one that is open. @throws OutlookError */
  open(meant: Item): AnyItem;
  inTurn<T>(act: () => Promise<T>): Promise<T>;
  /** One call for an item in its turn; an answer that comes when another item is open is refused. */
  ask<T>(meant: Item, call: Call, start: (item: AnyItem, callback: Callback<T>) => void): Promise<T>;
  /** Another mail is being written now, which has no name of its own to be told by. */
  nextComposed(): void;
}

export const isRead = (item: AnyItem): boolean => typeof item.subject === 'string';

export const personOf = (asked: Details | null | undefined): Person | null =>
  asked?.emailAddress ? { address: asked.emailAddress, name: asked.displayName || asked.emailAddress } : null;

export function makeWorld(office: OfficeApi): World {
  const host = hostFacts(office);
  const inTurn = makeTurn();
  let composeCount = 0;
  let composed: AnyItem | null = null;
  const item = () => (office.context.mailbox.item as AnyItem | null | undefined) ?? null;
  const has = (set: MailboxSet) => host.sets.includes(set);
  const key = () => {
    const found = item();
    // Outlook forgets to tell of some changes. It gives the same object as long as the same mail is written; a client that makes one anew for each look says nothing by it.
    if (found && !isRead(found) && found !== composed && found === item()) {
      if (composed) composeCount += 1;
      composed = found;
    }
    return keyOf(found, composeCount);
  };
  const open = (meant: Item) => {
    const found = item();
    if (!found) throw new OutlookError('outlook.no_item');
    if (key() !== meant.key) throw new OutlookError('outlook.other_item');
    return found;
  };
  return {
    office,
    host,
    mailbox: () => office.context.mailbox,
    item,
    key,
    has,
    open,
    inTurn,
    nextComposed: () => void (composeCount += 1),
    ask: <T>(meant: Item, call: Call, start: (item: AnyItem, callback: Callback<T>) => void) =>
      inTurn(async () => {
        if (!has(call.set)) throw new OutlookError('outlook.not_supported', { set: call.set });
        const answer = await answered<T>(call.name, callback => start(open(meant), callback), call.limit);
        open(meant);
        return answer;
      }),
  };
}

function keyOf(item: AnyItem | null, composeCount: number): string | null {
  if (!item) return null;
  if (!isRead(item)) return `compose:${composeCount}`;
  return `read:${item.itemId || item.internetMessageId || item.conversationId || item.subject}`;
}

function hostFacts(office: OfficeApi): HostFacts {
  const { requirements, mailbox } = office.context;
  const all = Array.from({ length: newestSet }, (_, index): MailboxSet => `1.${index + 1}`);
  const sets = all.filter(set => requirements.isSetSupported('Mailbox', set));
  return {
    platform: String(office.context.platform ?? ''),
    hostName: mailbox.diagnostics?.hostName ?? '',
    version: mailbox.diagnostics?.hostVersion ?? '',
    sets,
    hasNestedAuth: requirements.isSetSupported('NestedAppAuth', '1.1'),
    profileAddress: mailbox.userProfile.emailAddress,
    accountType: sets.includes('1.6') ? mailbox.userProfile.accountType : null,
  };
}
