import { domainChain, isFreeMail, domainOf } from '../common/emailAddress';
import { foldPersonName } from '../companies/names';
import { companyNamesIn } from './companyNames';
import type { MailReading, Outsider } from './mailReading';
import { isOwnAddress, readMail } from './mailReading';
import { numbersIn } from './packedReading';
import type { FilingKeys, FilingQuestion, OwnCompany } from './question';

const maxSuspects = 10;

function replyToOf(question: FilingQuestion, own: OwnCompany): string[] {
  return question.parsed.replyTo
    .slice(0, 5)
    .map(person => person.address)
    .filter(address => address !== '' && !isOwnAddress(address, own));
}

function domainsOf(people: readonly Outsider[], replyTo: readonly string[]): string[] {
  const domains = [
    ...people.filter(person => !person.isFreeMail).map(person => person.domain),
    ...replyTo.map(domainOf).filter(domain => !isFreeMail(domain)),
  ];
  return [...new Set(domains.filter(Boolean))];
}

function personNamesOf(reading: MailReading): string[] {
  const names = reading.outsiders.map(person => foldPersonName(person.name));
  return [...new Set(names.filter(name => name.length > 1))].slice(0, 10);
}

/**
 * Everything by which knowledge about a message is looked up. Pure; linear in the length of the message, of which the
 * first 200,000 characters are read.
 */
export function keysOf(question: FilingQuestion, own: OwnCompany): FilingKeys {
  const reading = readMail(question, own);
  const people = [...reading.outsiders, ...reading.others];
  const replyTo = replyToOf(question, own);
  const domains = domainsOf(people, replyTo);
  const suspects = domainsOf(reading.outsiders.slice(0, maxSuspects), replyTo);
  return {
    addresses: [...new Set([...people.map(person => person.address), ...replyTo].filter(Boolean))],
    domains: [...new Set(domains.flatMap(domainChain))],
    suspects,
    numbers: numbersIn(reading.mentions),
    companyNames: companyNamesIn(reading).map(found => found.folded),
    personNames: personNamesOf(reading),
    references: reading.references,
  };
}
