import { isFreeMail, registrableDomain } from '../common/emailAddress';

/** By what an open lead is known. */
export interface LeadIdentity {
  conversationId: number | null;
  /** Normalised; '' where a platform hides it. */
  email: string;
  /** Registrable business domain or ''. */
  domain: string;
  /** companies/likeNames.ts foldPhone; '' for none. */
  phoneKey: string;
}

/** Kinds of keys, the one that says most first. */
export const keyKinds = ['conversation', 'address', 'domain', 'phone'] as const;
export type KeyKind = (typeof keyKinds)[number];

/**
 * The keys under which at most one lead is open (lessons R28: one a thread and one a party). Sorted as `keyKinds`; a name is none, since two firms may have the same.
 */
export function openKeysOf(lead: LeadIdentity): string[] {
  const keys: [KeyKind, string][] = [
    ['conversation', lead.conversationId === null ? '' : String(lead.conversationId)],
    ['address', lead.email],
    ['domain', lead.domain],
    ['phone', lead.phoneKey],
  ];
  return keys.filter(([, value]) => value !== '').map(([kind, value]) => `${kind}:${value}`);
}

/** The kind of a key that `openKeysOf` made. */
export function kindOfKey(key: string): KeyKind {
  return key.slice(0, key.indexOf(':')) as KeyKind;
}

/** The domain by which a firm is known: the registered one of an address, '' of free mail services and of none. */
export function businessDomain(domain: string): string {
  const registered = registrableDomain(domain) || domain;
  return registered === '' || isFreeMail(registered) || isFreeMail(domain) ? '' : registered;
}
