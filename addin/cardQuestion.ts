import type { PaneAsk } from '../service/sidebar/sidebar.schema';
import type { ReadItem } from './outlookShape';

const cut = (text: string, most: number) => text.slice(0, most);
/** An id that is cut is another id: rather none. */
const whole = (id: string | null, most: number) => (id && id.length <= most ? id : null);

/** POST /api/pane/card for an item, within what it takes: a sender may call himself whatever he likes. */
export function cardQuestion(item: ReadItem): PaneAsk {
  const { mailbox, subject, from, sentAt } = item;
  const itemId = whole(item.restId ?? item.itemId, 1000);
  const conversationId = whole(item.conversationId, 1000);
  const address = whole(from?.address ?? null, 320);
  return {
    mailbox,
    internetMessageId: whole(item.internetMessageId, 2000),
    subject: cut(subject, 2000),
    ...(itemId ? { itemId } : {}),
    ...(conversationId ? { conversationId } : {}),
    ...(from && address ? { from: { address, name: cut(from.name, 320) } } : {}),
    ...(sentAt ? { sentAt } : {}),
  };
}
