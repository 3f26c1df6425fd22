import { letter } from '../letters';
import type { ExchangeSimulator } from './simulator';
import type { SimItem, SimMailbox } from './store';
import { addFolder, moveItem, removeItem } from './store';

/*
 * What people and the world do in the mailboxes of a simulated Exchange, by chance and the same in every run of a seed.
 */

/** What must become of a letter. */
export type LetterKind = 'business' | 'newsletter' | 'internal';

/** The mailboxes, and what was put into them. */
export interface Traffic {
  simulator: ExchangeSimulator;
  addresses: readonly string[];
  chance: () => number;
  /** Letters that are still to be delivered, and what was. */
  left: number;
  kinds: Map<string, LetterKind>;
  /** How often a letter was put into a mailbox: 'address id'. */
  copies: Map<string, number>;
  acts: Record<string, number>;
}

/** @param letters how many are to be delivered, each to one mailbox or to several */
export function openTraffic(
  simulator: ExchangeSimulator,
  addresses: readonly string[],
  letters: number,
  chance: () => number,
): Traffic {
  for (const address of addresses) addFolder(simulator.mailbox(address), 'Nordlicht');
  return { simulator, addresses, chance, left: letters, kinds: new Map(), copies: new Map(), acts: {} };
}

const pick = <T>(chance: () => number, list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;

/** Delivers the next letter: two of three to one mailbox, the others to two or three. */
export function deliverNext(traffic: Traffic): void {
  const { addresses, chance, left } = traffic;
  traffic.left -= 1;
  const [owner, ...others] = [1, 2, 3].map(() => pick(chance, addresses)) as [string, ...string[]];
  const many = chance();
  const readers = [...new Set([owner, ...others.slice(0, many < 0.66 ? 0 : many < 0.85 ? 1 : 2)])];
  const kind = chance() < 0.06 ? 'newsletter' : chance() < 0.06 ? 'internal' : 'business';
  const isSent = kind === 'business' && chance() < 0.2;
  const id = `${kind}-${left}@traffic.example`;
  const mime = letterOf(kind, id, owner, isSent ? [] : readers, chance);
  traffic.kinds.set(id, kind);
  for (const address of readers) put(traffic, address, id, mime, isSent && address === owner ? 'sentitems' : 'inbox');
  note(traffic, 'delivered');
}

function put({ simulator, copies }: Traffic, address: string, id: string, mime: Buffer, folder: string): void {
  simulator.deliver(address, mime, folder);
  const key = `${address} ${id}`;
  copies.set(key, (copies.get(key) ?? 0) + 1);
}

function note({ acts }: Traffic, act: string): void {
  acts[act] = (acts[act] ?? 0) + 1;
}

function letterOf(kind: LetterKind, id: string, owner: string, to: readonly string[], chance: () => number): Buffer {
  const customer = `buyer${Math.floor(chance() * 3)}@company${Math.floor(chance() * 60)}.example`;
  const date = new Date(Date.UTC(2026, 9, 1) + Math.floor(chance() * 40 * 86_400_000)).toUTCString();
  const text = Array.from({ length: 4 + Math.floor(chance() * 30) }, (_, at) => `Line ${at} about ${id}.`).join('\n');
  const from = kind === 'internal' ? 'boss@haitu.example' : to.length === 0 ? owner : customer;
  return letter({
    ...{ id, date, text, from, subject: `About ${id}` },
    to: to.length === 0 ? customer : to.join(', '),
    ...(kind === 'newsletter' ? { headers: { 'List-Unsubscribe': '<mailto:x@y.example>', Precedence: 'bulk' } } : {}),
  });
}

const PLACES = ['inbox', 'archive', 'Nordlicht', 'sentitems'] as const;

/** Something that somebody does with a letter that is there: moves it, away and back, throws it away, or takes it out of the rubbish. */
export function doSomething(traffic: Traffic): void {
  const { simulator, chance, addresses } = traffic;
  const mailbox = simulator.mailbox(pick(chance, addresses));
  const item = someItem(mailbox, chance);
  if (!item) return;
  const kind = chance();
  const place = folderNamed(mailbox, pick(chance, PLACES));
  if (kind < 0.55) {
    moveItem(mailbox, item, place);
    note(traffic, 'moved');
  } else if (kind < 0.75) {
    const home = item.folderId;
    moveItem(mailbox, item, place);
    moveItem(mailbox, item, home);
    note(traffic, 'moved away and back');
  } else if (kind < 0.85) {
    moveItem(mailbox, item, 'deleteditems');
    note(traffic, 'thrown away');
  } else if (kind < 0.95) {
    const thrown = [...mailbox.items.values()].find(one => one.folderId === folderNamed(mailbox, 'deleteditems'));
    if (thrown) moveItem(mailbox, thrown, place);
    if (thrown) note(traffic, 'taken out of the rubbish');
  } else {
    removeItem(mailbox, item);
    note(traffic, 'deleted for good');
  }
  simulator.subscriptions.tell(mailbox, item.immutableId);
}

function someItem(mailbox: SimMailbox, chance: () => number): SimItem | undefined {
  const at = Math.floor(chance() * mailbox.items.size);
  let passed = 0;
  for (const item of mailbox.items.values()) if (passed++ === at) return item;
  return undefined;
}

function folderNamed(mailbox: SimMailbox, name: string): string {
  const folder = [...mailbox.folders.values()].find(one => one.wellKnownName === name || one.displayName === name);
  if (!folder) throw new Error(`no folder ${name}`);
  return folder.id;
}

const RUBBISH: readonly (string | null)[] = ['drafts', 'deleteditems', 'junkemail', 'outbox'];

/** By id, how many letters stand in the folders of a mailbox whose mail is to be taken in: the truth. */
export function truthOf({ simulator }: Traffic, address: string): Map<string, number> {
  const mailbox = simulator.mailbox(address);
  const truth = new Map<string, number>();
  for (const item of mailbox.items.values()) {
    if (RUBBISH.includes(mailbox.folders.get(item.folderId)?.wellKnownName ?? null)) continue;
    const id = item.internetMessageId.replace(/[<>]/g, '');
    truth.set(id, (truth.get(id) ?? 0) + 1);
  }
  return truth;
}
