import type { TextKey } from '../../../ui/texts/texts';

const keys: Readonly<Record<string, TextKey>> = {
  auto_reply: 'conversation.kindAutoReply',
  bounce: 'conversation.kindBounce',
  calendar: 'conversation.kindCalendar',
  system: 'conversation.kindSystem',
  unreadable: 'conversation.kindUnreadable',
};

/** What an unusual mail is, as text key; null for an ordinary letter. */
export function kindOfMail(kind: string): TextKey | null {
  return keys[kind] ?? null;
}
