import type { EntraArrival } from './entraIdToken';
import type { SignInSettings } from './signInSettings.schema';
import type { Role } from './users.schema';

/** The account that is made for somebody who comes for the first time. */
export interface Provision {
  address: string;
  name: string;
  roles: Role[];
  teamIds: number[];
  /** By what: a domain, or the app role or group that gave it. For the audit log. */
  rules: string[];
}

export type ProvisionRefusal = 'entra.not_linked' | 'entra.not_provisioned' | 'entra.groups_overage';

type Rules = Pick<SignInSettings, 'mode' | 'domains' | 'roles' | 'teamId' | 'rules'>;

/** Which account somebody whom nobody knows is given by the company's rule, or why he is given none. Whoever stands in several groups has the roles and teams of all. */
export function provisionFor(arrival: EntraArrival, rules: Rules): Provision | ProvisionRefusal {
  if (rules.mode === 'off' || rules.mode === 'linked') return 'entra.not_linked';
  const { signInName: address, name } = arrival;
  if (address === '') return 'entra.not_provisioned';
  const base = { address, name: name || address };
  if (rules.mode === 'domain') {
    const domain = address.slice(address.lastIndexOf('@') + 1);
    if (!rules.domains.includes(domain)) return 'entra.not_provisioned';
    return { ...base, roles: [...rules.roles], teamIds: teamsOf([rules.teamId]), rules: [domain] };
  }
  const held = rules.rules.filter(rule =>
    rule.kind === 'role' ? arrival.roles.includes(rule.value) : arrival.groups?.includes(rule.value.toLowerCase()),
  );
  if (held.length === 0)
    return arrival.groups === null && rules.rules.some(rule => rule.kind === 'group')
      ? 'entra.groups_overage'
      : 'entra.not_provisioned';
  const roles = [...new Set(held.flatMap(rule => rule.roles))];
  return { ...base, roles, teamIds: teamsOf(held.map(rule => rule.teamId)), rules: held.map(rule => rule.value) };
}

const teamsOf = (ids: (number | null)[]) => [...new Set(ids.filter(id => id !== null))];
