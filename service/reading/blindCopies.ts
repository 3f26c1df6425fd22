/** That a mailbox has a copy of a message. */
export interface KnownCopy {
  messageId: number;
  address: string;
  /** The mailbox is the viewer's own. */
  isOwn: boolean;
}

/** Mailboxes that have a copy: the viewer's own, and those that the letter names itself. Any other tells of a blind copy (product, section 3). */
export function shownMailboxes(
  messageId: number,
  copies: readonly KnownCopy[],
  participants: readonly { messageId: number; role: string; address: string }[],
): string[] {
  const named = participants.filter(one => one.messageId === messageId && one.role !== 'bcc').map(one => one.address);
  return copies
    .filter(copy => copy.messageId === messageId && (copy.isOwn || named.includes(copy.address)))
    .map(copy => copy.address);
}
