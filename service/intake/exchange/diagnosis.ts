/*
 * What the answers of Microsoft's sign-in and of Graph mean for whoever set the connection up. Pure: values in, findings out. The sentences of the codes stand in operations/health
 * (exchangeSentences.ts) and in the texts of the pages.
 */

/** One thing that was tried. `level` as in operations/health/finding.ts. */
export interface Probe {
  level: 'ok' | 'note' | 'warning' | 'problem';
  code: string;
  values: Record<string, string | number>;
}

export function probe(level: Probe['level'], name: string, values: Probe['values'] = {}): Probe {
  return { level, code: `exchange.${name}`, values };
}

// Numbers of Microsoft's sentences ("Microsoft Entra authentication and authorization error codes").
const SIGN_IN: Readonly<Record<string, string>> = {
  AADSTS90002: 'token_tenant',
  AADSTS900023: 'token_tenant',
  AADSTS700016: 'token_client',
  AADSTS7000215: 'token_secret',
  AADSTS7000222: 'token_secret_expired',
  AADSTS700027: 'token_certificate',
  AADSTS700024: 'token_clock',
  AADSTS7000112: 'token_disabled',
  AADSTS7000229: 'token_consent',
  AADSTS650052: 'token_consent',
  AADSTS65001: 'token_consent',
  AADSTS500011: 'token_consent',
  AADSTS53003: 'token_policy',
};

/** Why the app was given no token. @param reason 'AADSTS7000215', or '' where Microsoft's sentence had no number */
export function signInProbe(reason: string, code: string): Probe {
  return probe('problem', SIGN_IN[reason] ?? 'token_refused', { reason: reason || code || '-' });
}

const NETWORK: Readonly<Record<string, string>> = {
  ENOTFOUND: 'host_unknown',
  EAI_AGAIN: 'host_unknown',
  ECONNREFUSED: 'host_refused',
  ETIMEDOUT: 'host_silent',
  EHOSTUNREACH: 'host_silent',
  ENETUNREACH: 'host_silent',
  ECONNRESET: 'host_silent',
  SELF_SIGNED_CERT_IN_CHAIN: 'ca_unknown',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'ca_unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'ca_unknown',
  UNABLE_TO_GET_ISSUER_CERT: 'ca_unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'ca_unknown',
  CERT_HAS_EXPIRED: 'tls_expired',
  CERT_NOT_YET_VALID: 'tls_expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls_name',
};

/** Why a host could not be spoken with, by the code of Node's error. */
export function networkProbe(host: string, code: string): Probe {
  return probe('problem', NETWORK[code] ?? 'host_failed', { host, reason: code || '-' });
}

/** Whether an error's code says that the certificate is the fault, not the way to the host. */
export const isOfCertificate = (code: string) => /^(?:ca_|tls_)/.test(NETWORK[code] ?? '') || /CERT|TLS|SSL/.test(code);

const MINUTE = 60_000;

/** Our clock beside that of the sign-in: an assertion made five minutes off is refused. @param date the header `Date` of its answer */
export function clockProbe(date: string | null, now: Date, host: string): Probe[] {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return [];
  const off = Math.abs(now.getTime() - theirs);
  const minutes = Math.round(off / MINUTE);
  if (off >= 5 * MINUTE) return [probe('problem', 'clock_off', { minutes, host })];
  return [off >= MINUTE ? probe('warning', 'clock_drifts', { minutes, host }) : probe('ok', 'clock_ok', { host })];
}

/** Rights of the app that its token carries: those that were consented to in Entra ID. null: it is no token that we can look into. */
export function rolesIn(token: string): string[] | null {
  const [, claims = ''] = token.split('.');
  try {
    const { roles } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as { roles?: unknown };
    return Array.isArray(roles) ? roles.filter(role => typeof role === 'string') : [];
  } catch {
    return null;
  }
}

// What each right is for, and by which others it is contained.
const WANTED = [
  { code: 'role_read', by: ['Mail.Read', 'Mail.ReadWrite'] },
  { code: 'role_write', by: ['Mail.ReadWrite'] },
  { code: 'role_send', by: ['Mail.Send'] },
  { code: 'role_settings', by: ['MailboxSettings.ReadWrite'] },
] as const;

/**
 * What the app may do by Entra ID, and what each right that is missing switches off. A token without any of them is as it should be: then Exchange gives them for the chosen mailboxes (RBAC for
 * Applications), and only trying shows which. A right to read that stands in the token holds for every mailbox of the organisation: what Exchange grants is added to it and narrows nothing
 * (Microsoft, "Role Based Access Control for Applications in Exchange Online").
 */
export function roleProbes(roles: readonly string[] | null): Probe[] {
  if (roles === null) return [];
  const missing = WANTED.filter(({ by }) => !by.some(role => roles.includes(role)));
  if (missing.length === WANTED.length) return [probe('ok', 'roles_by_exchange')];
  const wide = roles.filter(role => role.startsWith('Mail.'));
  return [
    ...(wide.length > 0 ? [probe('warning', 'roles_wide', { roles: wide.join(', ') })] : []),
    ...missing.map(({ code }) => probe('note', `${code}_missing`)),
    ...(missing.length === 0 ? [probe('ok', 'roles_ok')] : []),
  ];
}

const MAILBOX: Readonly<Record<string, string>> = {
  'graph.denied': 'mailbox_denied',
  'graph.not_found': 'mailbox_absent',
  'graph.no_mailbox': 'mailbox_elsewhere',
  'graph.sign_in': 'mailbox_token',
};

/** Why a mailbox could not be read, by the code of our own error; null: it can, and is only busy. */
export function mailboxFault(code: string): string | null {
  return code === 'graph.throttled' ? null : (MAILBOX[code] ?? 'mailbox_failed');
}

const DAY = 86_400_000;
const SOON_DAYS = 30;

/** How long the app's certificate is good for. */
export function certificateProbe(validFrom: Date, validTo: Date, now: Date): Probe {
  const days = Math.floor((validTo.getTime() - now.getTime()) / DAY);
  const date = validTo.toISOString().slice(0, 10);
  if (validFrom > now) return probe('problem', 'certificate_early', { date: validFrom.toISOString().slice(0, 10) });
  if (validTo <= now) return probe('problem', 'certificate_expired', { date });
  return probe(days < SOON_DAYS ? 'warning' : 'ok', days < SOON_DAYS ? 'certificate_soon' : 'certificate_ok', {
    ...{ days, date },
  });
}
