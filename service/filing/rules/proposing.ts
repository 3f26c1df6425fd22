import { domainOf, isFreeMail, registrableDomain } from '../../common/emailAddress';
import { foldText } from './conditions';

/** A message that somebody filed elsewhere, as far as a rule could know it by. */
export interface Corrected {
  fromAddress: string;
  subject: string;
}

/** A condition that all of the corrected messages fulfil. */
export interface Proposal {
  field: 'sender' | 'domain' | 'words';
  value: string;
}

// Words that stand in every other subject say nothing.
const common = new Set(
  're fw fwd aw wg sv tr odp your our for the and with from about new order orders enquiry inquiry quotation quote offer price list invoice please request update urgent hello dear 关于 报价 询价 订单 发票 价格 附件 查收 您好 你好 回复 转发 采购 确认 更新 合同 邮件 请查'.split(
    ' ',
  ),
);
const MAX_WORDS = 2;

/** Words of a subject: of letters at least four, nothing with a figure in it (numbers are filed by the record that they name); of Chinese, Japanese and Korean overlapping pairs. */
function wordsOf(subject: string): Set<string> {
  const folded = foldText(subject);
  const words = (folded.match(/[\p{L}][\p{L}\p{N}-]*/gu) ?? []).flatMap(word => {
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word)) {
      const chars = [...word];
      const pairs = chars.slice(0, -1).map((char, at) => char + (chars[at + 1] as string));
      return pairs.filter(pair => !/\p{N}/u.test(pair) && !common.has(pair));
    }
    return word.length >= 4 && !/\p{N}/u.test(word) && !common.has(word) ? [word] : [];
  });
  return new Set(words.slice(0, 60));
}

function sharedWords(messages: readonly Corrected[]): string[] {
  const [first, ...others] = messages.map(message => wordsOf(message.subject));
  if (!first || others.length === 0) return [];
  const shared = [...first].filter(word => others.every(words => words.has(word)));
  return shared.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, MAX_WORDS);
}

/**
 * What corrected messages have in common: the sender, his domain where it is no free-mail provider's, words that stand in the subject of each. Of one message only its
 * sender. Narrow ones first; pure.
 */
export function proposeConditions(messages: readonly Corrected[]): Proposal[] {
  const senders = new Set(messages.map(message => message.fromAddress).filter(Boolean));
  const domains = new Set([...senders].map(address => registrableDomain(domainOf(address))));
  const [sender] = senders;
  const [domain] = domains;
  const found: Proposal[] = [];
  if (senders.size === 1 && sender) found.push({ field: 'sender', value: sender });
  if (messages.length > 1 && domains.size === 1 && domain && !isFreeMail(domain))
    found.push({ field: 'domain', value: domain });
  for (const value of sharedWords(messages)) found.push({ field: 'words', value });
  return found;
}

// A word stands in anybody's mail, so it has to be right nearly always; an address or a domain more often than not.
const RIGHT_FOR_EACH_WRONG = { sender: 1, domain: 1, words: 3 } as const;

/** Whether a condition that would have filed so much of the past rightly and wrongly is worth proposing: 2 : 2 says nothing. */
export function isWorthProposing({ field, right, wrong }: Pick<Proposal, 'field'> & { right: number; wrong: number }) {
  return right > wrong * RIGHT_FOR_EACH_WRONG[field];
}
