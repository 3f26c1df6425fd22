import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { domainOf, isFreeMail } from '../common/emailAddress';
import { domainKeys, isLookAlike } from '../companies/lookAlike';
import { Participant } from '../mail/message.entity';
import { FilingStatus } from './filing.entity';

const PAGE = 1_000;

/**
 * Mail that waits and that names a domain which imitates one of these: with a company's new domain its sender becomes suspicious, without one
 * that is gone he no longer is. Walks through the review queue, which is small beside the archive, once.
 *
 * @param domains normalised
 * @returns numbers of messages, ascending
 */
export async function findImitators(manager: EntityManager, domains: readonly string[]): Promise<number[]> {
  const imitates = imitationOf(domains);
  const found: number[] = [];
  for (let after = 0; ;) {
    const waiting = await manager
      .createQueryBuilder(FilingStatus, 's')
      .select('s.messageId', 'messageId')
      .where("s.state = 'review' AND s.category IN ('unknown_sender', 'which_party', 'suspicious')")
      .andWhere('s.decidedById IS NULL AND s.messageId > :after', { after })
      .orderBy('s.messageId')
      .limit(PAGE)
      .getRawMany<{ messageId: number }>();
    const ids = waiting.map(row => row.messageId);
    if (ids.length > 0) found.push(...(await namingOne(manager, ids, imitates)));
    if (ids.length < PAGE) return found;
    after = ids[ids.length - 1] as number;
  }
}

async function namingOne(
  manager: EntityManager,
  messageIds: readonly number[],
  imitates: (domain: string) => boolean,
): Promise<number[]> {
  const people = await manager.find(Participant, {
    select: { messageId: true, address: true },
    where: { messageId: In([...messageIds]) },
  });
  const naming = new Set(people.filter(one => imitates(domainOf(one.address))).map(one => one.messageId));
  return messageIds.filter(id => naming.has(id));
}

/** Answers for each domain once, by the keys under which look-alikes are found. */
function imitationOf(domains: readonly string[]): (domain: string) => boolean {
  const byKey = new Map<string, string[]>();
  for (const known of domains) for (const key of domainKeys(known)) byKey.set(key, [...(byKey.get(key) ?? []), known]);
  const answers = new Map<string, boolean>();
  return domain => {
    const answer =
      answers.get(domain) ??
      (domain !== '' &&
        !isFreeMail(domain) &&
        domainKeys(domain).some(key => byKey.get(key)?.some(known => isLookAlike(domain, known) !== null)));
    answers.set(domain, answer);
    return answer;
  };
}
