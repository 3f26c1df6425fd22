import type { OutboxRecipient } from '../mail/send/outbox.entity';

interface Person {
  role: string;
  address: string;
  name: string;
}

/** A letter that is to be answered. */
export interface Answered {
  direction: string;
  language: string | null;
  people: readonly Person[];
}

const unique = (people: readonly OutboxRecipient[]) => {
  const seen = new Set<string>();
  return people.filter(({ address }) => address !== '' && !seen.has(address) && seen.add(address));
};

/** Whom an answer goes to (RFC 5322, 3.6.3): Reply-To before From; of a letter of ours, whom that went to. */
export function replyTo({ direction, people }: Answered, ownAddress: string): OutboxRecipient[] {
  const of = (role: string) => people.filter(one => one.role === role);
  const wanted = direction === 'out' ? of('to') : of('reply_to').length > 0 ? of('reply_to') : of('from');
  const to = unique(wanted.map(({ address, name }) => ({ kind: 'to', address, name })));
  const others = to.filter(one => one.address !== ownAddress);
  return others.length > 0 ? others : to;
}

/** ... and everybody else who got it, but the mailbox that answers. */
export function replyAll(answered: Answered, ownAddress: string): OutboxRecipient[] {
  const of = (role: string, kind: 'to' | 'cc') =>
    answered.people
      .filter(one => one.role === role && one.address !== ownAddress)
      .map(({ address, name }) => ({ kind, address, name }));
  return unique([...replyTo(answered, ownAddress), ...of('to', 'to'), ...of('cc', 'cc')]);
}

const MOST_QUOTED = 60_000;

/** The letter as it stands below its answer: who wrote when, and what, in the letter's language as far as that is Chinese or not. */
export function quotedLetter(
  letter: { language: string | null; fromName: string; fromAddress: string; text: string },
  at: string,
): string {
  const { language, fromName, fromAddress, text } = letter;
  const isNamed = fromName !== '' && fromName !== fromAddress;
  const who = isNamed && fromAddress !== '' ? `${fromName} <${fromAddress}>` : isNamed ? fromName : fromAddress;
  const head = language === 'zh' ? `${who} 于 ${at} 写道：` : `On ${at}, ${who} wrote:`;
  return `${head}\n\n${text.slice(0, MOST_QUOTED).trim()}`;
}
