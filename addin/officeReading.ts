import { answered, isDarkGround } from './officeCalls';
import type { Callback } from './officeCalls';
import type { AnyItem, Details, World } from './officeWorld';
import { isRead, personOf } from './officeWorld';
import type { Item, MailboxSet, Outlook, ReadItem, SelectedItem } from './outlookShape';
import { OutlookError } from './outlookShape';

/** Milliseconds for a whole mail with its attachments. */
const fileLimit = 90_000;

/** The mailbox of an item: a shared one says its own (sets 1.8, 1.13); a mail that is written lies with its sender. */
async function mailboxOf(world: World, item: AnyItem): Promise<string> {
  const profile = world.host.profileAddress;
  if (world.has('1.8') && typeof item.getSharedPropertiesAsync === 'function') {
    try {
      const shared = await answered<Office.SharedProperties>('getSharedPropertiesAsync', callback =>
        item.getSharedPropertiesAsync(callback as never),
      );
      return shared.targetMailbox || shared.owner || profile;
    } catch (error) {
      // Where a mail of a shared folder is read, the user's own mailbox would be the wrong one.
      if (isRead(item)) throw new OutlookError('outlook.mailbox_unknown', { cause: String(error) });
    }
  }
  if (isRead(item) || !world.has('1.7')) return profile;
  const sender = await answered<Details>('from.getAsync', callback => item.from.getAsync(callback as never));
  return personOf(sender)?.address ?? profile;
}

function readItem(world: World, item: AnyItem, key: string, mailbox: string): ReadItem {
  const { platform } = world.host;
  const itemId = item.itemId ?? '';
  // On phones the id has that form already.
  const isRest = platform === 'iOS' || platform === 'Android';
  const restId =
    !itemId || isRest || !world.has('1.3') ? null : world.mailbox().convertToRestId(itemId, 'v2.0' as never);
  return {
    mode: 'read',
    key,
    mailbox,
    itemId,
    restId: isRest ? itemId || null : restId,
    internetMessageId: item.internetMessageId || null,
    conversationId: item.conversationId || null,
    subject: String(item.subject ?? ''),
    from: personOf(item.from as unknown as Details) ?? personOf(item.sender as unknown as Details),
    sentAt: item.dateTimeCreated ? new Date(item.dateTimeCreated).toISOString() : null,
  };
}

/** Registers with Office once for each event, since removing one listener there removes all of them. */
function eventSource(world: World, type: string, set: MailboxSet, before = () => {}) {
  const listeners = new Set<() => void>();
  let isRegistered = false;
  const tell = () => {
    before();
    listeners.forEach(listener => listener());
  };
  return (listener: () => void): (() => void) => {
    listeners.add(listener);
    if (!isRegistered && world.has(set) && typeof world.mailbox().addHandlerAsync === 'function') {
      isRegistered = true;
      world.mailbox().addHandlerAsync(type, tell);
    }
    return () => void listeners.delete(listener);
  };
}

type Part<K extends keyof Outlook> = Pick<Outlook, K>;

/** What is open, and what can be done with a mail that is read. */
export function reading(
  world: World,
): Part<
  | 'host'
  | 'has'
  | 'language'
  | 'theme'
  | 'currentKey'
  | 'currentItem'
  | 'onItemChanged'
  | 'selectedItems'
  | 'onSelectionChanged'
  | 'asFile'
  | 'reply'
> {
  const { office } = world;
  return {
    host: world.host,
    has: set => world.has(set),
    language: () => office.context.displayLanguage ?? '',
    theme: () => {
      const isDark = isDarkGround(office.context.officeTheme?.bodyBackgroundColor ?? '');
      return isDark === null ? null : { isDark };
    },
    currentKey: () => world.key(),
    currentItem: () => world.inTurn(() => currentItem(world)),
    onItemChanged: eventSource(world, office.EventType?.ItemChanged as never, '1.5', () => world.nextComposed()),
    selectedItems: () => world.inTurn(() => selectedItems(world)),
    onSelectionChanged: eventSource(world, office.EventType?.SelectedItemsChanged as never, '1.13'),
    asFile: meant =>
      world.ask<string>(meant, { name: 'getAsFileAsync', set: '1.14', limit: fileLimit }, (item, done) =>
        item.getAsFileAsync(done as never),
      ),
    reply: (meant, html, toAll) => reply(world, meant, html, toAll),
  };
}

async function currentItem(world: World): Promise<Item | null> {
  const item = world.item();
  const key = world.key();
  if (!item || key === null) return null;
  const mailbox = await mailboxOf(world, item);
  // It may have changed while the mailbox was asked for: whoever listens asks again.
  if (world.key() !== key) throw new OutlookError('outlook.other_item');
  if (isRead(item)) return readItem(world, item, key, mailbox);
  return { mode: 'compose', key, mailbox, conversationId: item.conversationId || null };
}

async function selectedItems(world: World): Promise<SelectedItem[]> {
  if (!world.has('1.13')) return [];
  const found = await answered<Office.SelectedItemDetails[]>('getSelectedItemsAsync', callback =>
    world.mailbox().getSelectedItemsAsync(callback as never),
  );
  const [first, second] = found;
  const mailbox = first && second ? await mailboxOfSelection(world, first.itemId) : world.host.profileAddress;
  return found.map(one => ({
    mailbox,
    itemId: one.itemId,
    subject: one.subject ?? '',
    internetMessageId: one.internetMessageId || null,
    conversationId: one.conversationId || null,
  }));
}

/**
 * A selection lies in one mailbox (Microsoft, "Activate your Outlook add-in on multiple messages"), which its first mail tells once it is loaded; one is loaded at a time, and has to be
 * unloaded again. Where it cannot be told the user's own stands for it: each mail is looked for by its Message-ID, among all that he may see.
 */
async function mailboxOfSelection(world: World, itemId: string): Promise<string> {
  const profile = world.host.profileAddress;
  if (!world.has('1.15')) return profile;
  try {
    const loaded = await answered<Office.LoadedMessageRead>('loadItemByIdAsync', callback =>
      world.mailbox().loadItemByIdAsync(itemId, callback as never),
    );
    try {
      if (typeof loaded.getSharedPropertiesAsync !== 'function') return profile;
      const shared = await answered<Office.SharedProperties>('getSharedPropertiesAsync', callback =>
        loaded.getSharedPropertiesAsync(callback as never),
      );
      return shared.targetMailbox || shared.owner || profile;
    } finally {
      await answered<void>('unloadAsync', callback => loaded.unloadAsync(callback as never));
    }
  } catch {
    return profile;
  }
}

function reply(world: World, meant: ReadItem, htmlBody: string, toAll: boolean): Promise<void> {
  return world.ask(meant, { name: 'displayReplyForm', set: '1.1' }, (item, done: Callback<void>) => {
    if (world.has('1.9')) {
      if (toAll) item.displayReplyAllFormAsync({ htmlBody }, done as never);
      else item.displayReplyFormAsync({ htmlBody }, done as never);
      return;
    }
    if (toAll) item.displayReplyAllForm({ htmlBody });
    else item.displayReplyForm({ htmlBody });
    done({ status: 'succeeded' });
  });
}
