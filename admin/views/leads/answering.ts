import type { LeadReply } from '../../../service/leads/leads.schema';

/** What an answer to a lead begins with. */
export interface Answer {
  to: string;
  subject: string;
  /** The newest letter of the buyer that the viewer may read; null where there is none, as of a lead that was entered by hand. */
  messageId: number | null;
}

/** To whom and about what a lead is answered; null where its address is unknown, masked, or nothing may be done with it. Pure. */
export function answerOf(lead: Pick<LeadReply, 'email' | 'title' | 'letters' | 'isMasked' | 'acts'>): Answer | null {
  if (lead.isMasked || !lead.email.includes('@') || lead.acts.length === 0) return null;
  const theirs = lead.letters.filter(letter => letter.role !== 'out');
  const newest = theirs.reduce<(typeof theirs)[number] | null>(
    (best, letter) => (best && best.sentAt >= letter.sentAt ? best : letter),
    null,
  );
  const subject = (newest?.subject ?? '').trim();
  if (subject === '')
    return { to: lead.email, subject: newest ? 'Re:' : lead.title, messageId: newest?.messageId ?? null };
  const isAnswer = /^(?:re|aw|sv|antw|回复|答复)\s*[:：]/i.test(subject);
  return { to: lead.email, subject: isAnswer ? subject : `Re: ${subject}`, messageId: newest?.messageId ?? null };
}
