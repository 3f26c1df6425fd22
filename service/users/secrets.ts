import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** What guessing one password costs. */
export interface PasswordCost {
  /** KiB */
  memoryCost: number;
  timeCost: number;
  parallelism: number;
}

/** Argon2id with 19 MiB, two passes, one thread (OWASP, Password Storage Cheat Sheet). */
export const owaspCost: PasswordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The encoded Argon2id hash of a password; Unicode forms that look alike are one. */
export function hashPassword(password: string, cost: PasswordCost = owaspCost): Promise<string> {
  // The library's default algorithm is Argon2id.
  return hash(password.normalize('NFKC'), { ...cost });
}

// Of nobody's password: verifying against it takes as long as against a real one.
let nobody: Promise<string> | null = null;

/** Whether `password` is that of `encoded`. With null it takes as long and says no. */
export async function isPassword(encoded: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(32).toString('hex'));
  const matches = await verify(encoded ?? (await nobody), password.normalize('NFKC'));
  return matches && encoded !== null;
}

/** 32 random bytes, for a cookie or a link. Only `hashToken` of it is kept. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in hex; enough for a secret of 256 random bits, and fast. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
