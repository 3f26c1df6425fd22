// The double's items: what a mail has in Office.js while it is read, and while it is written.
import type { Line } from './doubleLine';
import type { WireItem } from './wire';

type Members = Record<string, unknown>;
type Call = readonly [name: string, set: number];

/** Calls that both kinds have, with the set that brought each (Microsoft, tables of the Outlook API). */
const both: readonly Call[] = [
  ['body.getAsync', 3],
  ['notificationMessages.addAsync', 3],
  ['notificationMessages.replaceAsync', 3],
  ['notificationMessages.removeAsync', 3],
  ['notificationMessages.getAllAsync', 3],
  ['getAttachmentContentAsync', 8],
  ['categories.getAsync', 8],
  ['categories.addAsync', 8],
  ['categories.removeAsync', 8],
];
const whenRead: readonly Call[] = [
  ['getAllInternetHeadersAsync', 8],
  ['displayReplyFormAsync', 9],
  ['displayReplyAllFormAsync', 9],
  ['getAsFileAsync', 14],
];
const whenWritten: readonly Call[] = [
  ...['to', 'cc', 'bcc'].flatMap((kind): Call[] => [
    [`${kind}.getAsync`, 1],
    [`${kind}.setAsync`, 1],
    [`${kind}.addAsync`, 1],
  ]),
  ['subject.getAsync', 1],
  ['subject.setAsync', 1],
  ['body.getTypeAsync', 1],
  ['body.setSelectedDataAsync', 1],
  ['body.prependAsync', 1],
  ['body.setAsync', 3],
  ['saveAsync', 3],
  ['from.getAsync', 7],
  ['getItemIdAsync', 8],
  ['getAttachmentsAsync', 8],
  ['addFileAttachmentFromBase64Async', 8],
  ['removeAttachmentAsync', 1],
  ['internetHeaders.getAsync', 8],
  ['internetHeaders.setAsync', 8],
  ['internetHeaders.removeAsync', 8],
  ['getComposeTypeAsync', 10],
  ['sessionData.getAsync', 11],
  ['sessionData.setAsync', 11],
  ['sessionData.removeAsync', 11],
  ['sessionData.getAllAsync', 11],
  ['sessionData.clearAsync', 11],
];

/** Puts a function at 'body.getAsync' and its like. */
function place(members: Members, name: string, act: (...given: unknown[]) => void): void {
  const [first = '', second] = name.split('.');
  if (second === undefined) members[first] = act;
  else members[first] = { ...(members[first] as Members | undefined), [second]: act };
}

const personOf = (one: unknown) => ({ ...(one as Members), recipientType: 'other' });

function readMembers(line: Line, item: Extract<WireItem, { mode: 'read' }>, level: number): Members {
  const { itemId, internetMessageId, conversationId, subject, from, to } = item;
  const reply = (name: string) => (form: unknown) => line.call(name, item.key, [form]);
  return {
    itemType: 'message',
    itemClass: 'IPM.Note',
    ...{ itemId, internetMessageId, conversationId, subject },
    normalizedSubject: subject.replace(/^\s*((re|fw|fwd|aw|wg|回复|答复|转发)\s*[:：]\s*)+/i, ''),
    from: personOf(from),
    sender: personOf(from),
    to: to.map(personOf),
    cc: [],
    dateTimeCreated: new Date(item.createdAt),
    dateTimeModified: new Date(item.createdAt),
    displayReplyForm: reply('displayReplyFormAsync'),
    displayReplyAllForm: reply('displayReplyAllFormAsync'),
    ...(item.isShared && level >= 8
      ? {
          getSharedPropertiesAsync: (...given: unknown[]) => line.call('getSharedPropertiesAsync', item.key, given),
        }
      : {}),
  };
}

/** An item with the members of its set and no newer ones. `listen` registers for events of the item. */
export function itemOf(
  line: Line,
  item: WireItem,
  level: number,
  listen: (type: string, act: () => void, done: unknown) => void,
): Members {
  const isRead = item.mode === 'read';
  const members: Members = isRead
    ? readMembers(line, item, level)
    : {
        itemType: 'message',
        conversationId: item.conversationId,
        ...(level >= 14 ? { inReplyTo: item.inReplyTo ?? undefined } : {}),
      };
  for (const [name, set] of [...both, ...(isRead ? whenRead : whenWritten)])
    if (set <= level) place(members, name, (...given) => line.call(name, item.key, given));
  if (level >= 7)
    members.addHandlerAsync = (type: string, act: () => void, ...rest: unknown[]) =>
      listen(
        type,
        act,
        rest.find(one => typeof one === 'function'),
      );
  return members;
}
