import { isFreeMail, normaliseDomain } from '../common/emailAddress';
import { badRequest } from '../common/errors';
import type { SignInRule, SignInSettings } from './signInSettings.schema';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What holds until an administrator says otherwise: our own accounts alone. */
export const usualSignIn: SignInSettings & { version: number } = {
  mode: 'off',
  domains: [],
  roles: ['trader'],
  teamId: null,
  rules: [],
  sessionHours: 12,
  isLocalOff: false,
  version: 0,
};

/**
 * The settings as they are kept: normalised, and able to do what they say.
 *
 * @throws AppError sign_in.bad_domain, sign_in.no_domain, sign_in.no_role, sign_in.domain_administrator, sign_in.no_rule, sign_in.bad_group, sign_in.local_needs_microsoft (400)
 */
export function checkSignInSettings(given: SignInSettings): SignInSettings {
  const domains = [...new Set(given.domains.map(checkDomain))];
  const rules = given.rules.map(checkRule);
  const { mode, roles } = given;
  if (mode === 'domain') {
    if (domains.length === 0) throw badRequest('sign_in.no_domain', 'Name the domain whose people get an account.');
    if (roles.length === 0) throw badRequest('sign_in.no_role', 'Say which role they get.');
    if (roles.includes('administrator'))
      throw badRequest('sign_in.domain_administrator', 'Nobody becomes an administrator by his domain alone.');
  }
  if (mode === 'claims' && rules.length === 0)
    throw badRequest('sign_in.no_rule', 'Name an app role or a group of Entra ID, and what it gives.');
  if (given.isLocalOff && mode === 'off')
    throw badRequest('sign_in.local_needs_microsoft', 'Let people sign in by Microsoft first.');
  return { ...given, domains, rules, roles: [...new Set(roles)] };
}

function checkDomain(raw: string): string {
  const domain = normaliseDomain(raw);
  // Whoever has an address there would be let in.
  if (!domain.includes('.') || isFreeMail(domain))
    throw badRequest('sign_in.bad_domain', `"${raw}" is no domain of your own. Write it like example.com.`, {
      domain: raw,
    });
  return domain;
}

function checkRule(rule: SignInRule): SignInRule {
  const value = rule.kind === 'group' ? rule.value.trim().toLowerCase() : rule.value.trim();
  if (rule.kind === 'group' && !GUID.test(value))
    throw badRequest('sign_in.bad_group', `"${rule.value}" is no object ID of a group.`, { value: rule.value });
  if (value === '' || rule.roles.length === 0)
    throw badRequest('sign_in.no_role', 'Say which role each of them gives.');
  return { ...rule, value, roles: [...new Set(rule.roles)] };
}
