import { isFreeMail, isOwnDomain, normaliseDomain, registrableDomain } from '../common/emailAddress';
import type { AppError } from '../common/errors';
import { badRequest } from '../common/errors';

/**
 * A mail domain as a person writes it ('https://www.Acme.de/shop', '@acme.de', 'info@acme.de'), in the form in which it is kept.
 *
 * @returns '' for what is no domain
 */
export function readDomain(raw: string): string {
  const text = raw
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/?#].*$/s, '')
    .replace(/^.*@/, '')
    .replace(/:\d+$/, '')
    .replace(/^www\d?\./i, '');
  const domain = normaliseDomain(text);
  if (!domain.includes('.') || /^[\d.]+$/.test(domain)) return '';
  return domain;
}

/** Nobody owns a public suffix ('co.uk'): what stands before it is the registrable domain. */
function isPublicSuffix(domain: string): boolean {
  return registrableDomain(`x.${domain}`) === `x.${domain}`;
}

/**
 * Why a domain cannot stand at a company, or null where it can. A free-mail provider's never says which company somebody is of; our own would
 * file every colleague's mail under the company.
 */
export function domainMistake(raw: string, ownDomains: readonly string[]): AppError | null {
  const domain = readDomain(raw);
  if (!domain || isPublicSuffix(domain)) {
    return badRequest('company.domain_invalid', `"${raw}" is no mail domain; write it like acme.com.`, { domain: raw });
  }
  if (isFreeMail(domain)) {
    return badRequest(
      'company.domain_free_mail',
      `Anybody can have an address at ${domain}, so it cannot stand for a company. Enter the contact's full address instead.`,
      { domain },
    );
  }
  if (isOwnDomain(domain, ownDomains)) {
    return badRequest('company.domain_own', `${domain} is our own domain; it cannot belong to another company.`, {
      domain,
    });
  }
  return null;
}

/**
 * The domains of a company, normalised, each once.
 *
 * @throws AppError company.domain_invalid, company.domain_free_mail, company.domain_own
 */
export function readCompanyDomains(raw: readonly string[], ownDomains: readonly string[]): string[] {
  for (const text of raw) {
    const mistake = domainMistake(text, ownDomains);
    if (mistake) throw mistake;
  }
  return [...new Set(raw.map(readDomain))];
}
