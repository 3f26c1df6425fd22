import { badRequest } from '../common/errors';
import { commonPasswords } from './commonPasswords';

/** Characters that a password must have at least (NIST SP 800-63B asks for 8 and for no rules of composition). */
export const MIN_PASSWORD = 10;

/** Why a password is refused. */
export type PasswordWeakness = 'short' | 'common' | 'like_address' | 'repeated';

/** What is wrong with `password` for the person of `address`; null where nothing is. */
export function weaknessOf(password: string, address: string): PasswordWeakness | null {
  const characters = [...password.normalize('NFKC')];
  if (characters.length < MIN_PASSWORD) return 'short';
  const folded = characters.join('').toLowerCase();
  if (commonPasswords.has(folded)) return 'common';
  if (new Set(characters).size < 4) return 'repeated';
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase();
  const bare = folded.replace(/[^\p{L}\p{N}]/gu, '');
  const own = [address.toLowerCase(), local]
    .map(text => text.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter(text => text !== '');
  // The address with a year behind it is the address.
  if (own.some(text => bare.replace(/\d{1,4}$/, '') === text.replace(/\d{1,4}$/, '') || bare === text))
    return 'like_address';
  return null;
}

const sentences: Record<PasswordWeakness, string> = {
  short: `A password has at least ${MIN_PASSWORD} characters.`,
  common: 'This password is among the first that anybody would try. Take another one.',
  like_address: 'This password is your address. Take another one.',
  repeated: 'This password repeats the same few characters. Take another one.',
};

/** @throws AppError users.weak_password {reason, min} where the password is refused */
export function checkPassword(password: string, address: string): void {
  const reason = weaknessOf(password, address);
  if (reason) throw badRequest('users.weak_password', sentences[reason], { reason, min: MIN_PASSWORD });
}
