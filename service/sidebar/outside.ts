import { domainOf, isOwnDomain } from '../common/emailAddress';

/** A person on a letter. */
export interface Person {
  role: string;
  name: string;
  address: string;
}

/**
 * The other side of a letter: who wrote to us, or whom we wrote to; of a colleague's forward the original sender. Of mail among colleagues its sender.
 *
 * @param people in the order of the letter
 */
export function otherSide(
  message: { direction: string; fromName: string; fromAddress: string },
  people: readonly Person[],
  ownDomains: readonly string[],
): { name: string; address: string } {
  const from = { name: message.fromName, address: message.fromAddress };
  const isOutside = (one: { address: string }) => one.address !== '' && !isOwnDomain(domainOf(one.address), ownDomains);
  if (message.direction === 'in' && isOutside(from)) return from;
  const ranks = message.direction === 'out' ? ['to', 'cc', 'bcc'] : ['forwarded_from', 'to', 'cc'];
  const outside = ranks.flatMap(role => people.filter(one => one.role === role)).find(isOutside);
  return outside ? { name: outside.name, address: outside.address } : from;
}
