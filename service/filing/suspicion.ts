import { domainChain, domainOf, isFreeMail, registrableDomain } from '../common/emailAddress';
import { domainKeys, isLookAlike } from '../companies/lookAlike';
import { foldPersonName } from '../companies/names';
import type { FilingCase } from './filingCase';
import { companyName, dayOf } from './filingCase';
import type { Outsider } from './mailReading';
import { isOwnAddress } from './mailReading';
import { findMoneyWords } from './money';
import { contactsOf, nearestFiled, ruleFor } from './party';
import type { Authentication } from '../mail/parsed';
import type { Reason } from './reasons';

/**
 * Whether our own host's verdict says that the sender is not who he claims: DMARC failed (RFC 7489), or SPF failed
 * and no DKIM signature held. No verdict is no failure: many honest domains publish nothing.
 */
export function hasFailed(authentication: Authentication | null): boolean {
  if (!authentication) return false;
  const { spf, dkim, dmarc } = authentication;
  if (dmarc === 'pass') return false;
  return dmarc === 'fail' || (spf === 'fail' && dkim !== 'pass');
}

function unproven(filing: FilingCase, domain: string): Reason | null {
  const { authentication } = filing.question.parsed;
  if (!authentication || !hasFailed(authentication)) return null;
  const values = {
    domain,
    spf: authentication.spf ?? '',
    dkim: authentication.dkim ?? '',
    dmarc: authentication.dmarc ?? '',
  };
  return { code: 'unproven', values, evidence: [{ field: 'header', text: 'Authentication-Results' }] };
}

function isKnownDomain(filing: FilingCase, domain: string): boolean {
  return domainChain(domain).some(one => (filing.knowledge.companiesByDomain.get(one)?.length ?? 0) > 0);
}

/** The known domain that `domain` imitates, ours first. */
function imitation(filing: FilingCase, domain: string, field: 'from' | 'header'): Reason | null {
  if (!domain || isFreeMail(domain) || isKnownDomain(filing, domain)) return null;
  const evidence = [{ field, text: domain }];
  for (const own of filing.own.domains) {
    const found = isLookAlike(domain, own);
    if (found) return { code: 'own_domain_look_alike', values: { domain, known: own, how: found.how }, evidence };
  }
  for (const key of domainKeys(domain)) {
    for (const { domain: known, companyId } of filing.knowledge.similarDomains.get(key) ?? []) {
      const found = isLookAlike(domain, known);
      if (!found) continue;
      const company = companyName(filing.knowledge, companyId);
      return { code: 'look_alike', values: { domain, known, company, how: found.how }, evidence };
    }
  }
  return null;
}

const addressInName = /[^\s"'<>()[\],;:]+@([^\s"'<>()[\],;:]+\.[a-z]{2,})/i;

/** The words before the @ of our people's addresses, as names: zhou.min gives "min zhou". */
function isOwnName(filing: FilingCase, folded: string): boolean {
  if (!folded.includes(' ')) return false;
  return filing.own.mailboxes.some(
    address => foldPersonName(address.slice(0, address.lastIndexOf('@')).replace(/[._-]+/g, ' ')) === folded,
  );
}

/** A name that promises somebody else than the address: another address in it, one of our own people, or a contact who asks for money. */
function displayName(filing: FilingCase, person: Outsider, hasMoney: boolean): Reason | null {
  const shown = addressInName.exec(person.name);
  const reason = (text: string): Reason => ({
    code: 'display_name',
    values: { name: person.name, address: person.address, shown: text },
    evidence: [{ field: 'from', text: person.name }],
  });
  if (shown?.[1] && registrableDomain(shown[1].toLowerCase()) !== registrableDomain(person.domain))
    return reason(shown[0]);
  const folded = foldPersonName(person.name);
  if (!folded) return null;
  if (isOwnName(filing, folded)) return reason(person.name);
  const contact = folded.includes(' ') && hasMoney ? filing.knowledge.contactsByName.get(folded)?.[0] : undefined;
  return contact ? reason(contact.address || contact.name) : null;
}

/** Answers that would go to another firm, in a mail about money. */
function replyTo(filing: FilingCase, person: Outsider): Reason | null {
  const home = registrableDomain(person.domain);
  const companyIds = new Set(contactsOf(filing, person).map(contact => contact.companyId));
  for (const domain of domainChain(person.domain))
    for (const id of filing.knowledge.companiesByDomain.get(domain) ?? []) companyIds.add(id);
  for (const { address } of filing.question.parsed.replyTo.slice(0, 5)) {
    if (!address || isOwnAddress(address, filing.own) || registrableDomain(domainOf(address)) === home) continue;
    const owners = [
      ...(filing.knowledge.contactsByAddress.get(address) ?? []).map(contact => contact.companyId),
      ...domainChain(domainOf(address)).flatMap(domain => filing.knowledge.companiesByDomain.get(domain) ?? []),
    ];
    if (owners.some(id => companyIds.has(id))) continue;
    return {
      code: 'reply_to',
      values: { from: person.address, replyTo: address },
      evidence: [{ field: 'header', text: address }],
    };
  }
  return null;
}

function newAddressInThread(filing: FilingCase, person: Outsider): Reason | null {
  const thread = nearestFiled(filing.threads);
  if (!thread || thread.addresses.includes(person.address)) return null;
  return {
    code: 'new_address_in_thread',
    values: { name: person.name || person.address, address: person.address, date: dayOf(thread.sentAt) },
  };
}

/** Our own domain as the sender, though it came from outside: the proof failed, or the envelope is somebody else's. */
function forgedOwn(filing: FilingCase, address: string): Reason | null {
  const { parsed, direction } = filing.question;
  const failed = unproven(filing, domainOf(address));
  if (failed || direction !== 'in') return failed;
  const { spf = null, dkim = null, dmarc = null } = parsed.authentication ?? {};
  if (dmarc === 'pass' || dkim === 'pass' || spf === 'pass' || !parsed.returnPath) return null;
  if (isOwnAddress(parsed.returnPath, filing.own) || domainOf(parsed.returnPath) === domainOf(address)) return null;
  const values = { domain: domainOf(address), spf: spf ?? '', dkim: dkim ?? '', dmarc: dmarc ?? '' };
  return { code: 'unproven', values, evidence: [{ field: 'header', text: parsed.returnPath }] };
}

function isKnownPerson(filing: FilingCase, person: Outsider): boolean {
  return (
    contactsOf(filing, person).length > 0 || isKnownDomain(filing, person.domain) || ruleFor(filing, person) !== null
  );
}

/** Addresses of two firms in one From: mail programs show the one they like. */
function severalSenders(filing: FilingCase): Reason | null {
  const [first, ...more] = filing.question.parsed.from.filter(one => one.address);
  const other = more.find(
    one => registrableDomain(domainOf(one.address)) !== registrableDomain(domainOf(first?.address ?? '')),
  );
  if (!first || !other) return null;
  return {
    code: 'display_name',
    values: { name: first.name, address: first.address, shown: other.address },
    evidence: [{ field: 'from', text: other.address }],
  };
}

/** What speaks against the sender of a mail that came from outside. */
function againstSender(filing: FilingCase, person: Outsider, hasMoney: boolean): (Reason | null)[] {
  const reasons = [unproven(filing, person.domain), severalSenders(filing)];
  for (const { address } of filing.question.parsed.replyTo.slice(0, 5))
    if (address) reasons.push(imitation(filing, domainOf(address), 'header'));
  if (!isKnownPerson(filing, person))
    reasons.push(...againstStranger(filing, person, hasMoney), hasMoney ? newAddressInThread(filing, person) : null);
  else if (hasMoney) reasons.push(replyTo(filing, person));
  return reasons;
}

function againstStranger(filing: FilingCase, person: Outsider, hasMoney: boolean): (Reason | null)[] {
  return [imitation(filing, person.domain, 'from'), displayName(filing, person, hasMoney)];
}

/**
 * What speaks against a sender.
 *
 * @param hasMoney whether the mail speaks of money: some signs count only then, since honest people use other addresses too
 */
export function findSigns(filing: FilingCase, hasMoney: boolean): Reason[] {
  const { reading, question } = filing;
  const sender = question.parsed.from[0];
  const reasons: (Reason | null)[] = [];
  const isFromUs = sender !== undefined && sender.address !== '' && isOwnAddress(sender.address, filing.own);
  if (isFromUs && question.direction !== 'out') reasons.push(forgedOwn(filing, sender.address));
  for (const person of reading.outsiders.slice(0, 10)) {
    if (!person.address) continue;
    if (!isFromUs && !reading.isOut) reasons.push(...againstSender(filing, person, hasMoney));
    else if (!isKnownPerson(filing, person))
      reasons.push(
        ...(reading.isOut ? [imitation(filing, person.domain, 'from')] : againstStranger(filing, person, hasMoney)),
      );
  }
  return reasons.filter((reason): reason is Reason => reason !== null);
}

/**
 * Why the sender may not be who he seems; empty where nothing speaks for it. Also asked of the original of a forwarded
 * mail, and of strangers that we write to: an answer to an imitation belongs to nobody. A person's rule for the address
 * or domain vouches for its look, never for a failed proof.
 */
export function findSuspicion(filing: FilingCase): Reason[] {
  const { subject, newText, money = findMoneyWords(subject, newText) } = filing.reading;
  const found = findSigns(filing, money !== null);
  const [first] = found;
  if (first && money) first.evidence = [...(first.evidence ?? []), money];
  return found;
}
