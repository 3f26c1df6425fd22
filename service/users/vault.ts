import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const FORM = 'v1';

/**
 * Encrypts a password of another system for the database: AES-256-GCM, the key made of the environment's. Whoever has a backup and not the
 * environment has nothing.
 */
export function seal(secretKey: string, plain: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secretKey), nonce);
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return [
    FORM,
    nonce.toString('base64url'),
    cipher.getAuthTag().toString('base64url'),
    sealed.toString('base64url'),
  ].join('.');
}

/** What `seal` was given; null where the key is another or the text was changed. */
export function unseal(secretKey: string, text: string): string | null {
  const [form, nonce, tag, sealed] = text.split('.');
  if (form !== FORM || !nonce || !tag || sealed === undefined) return null;
  try {
    const cipher = createDecipheriv('aes-256-gcm', keyOf(secretKey), Buffer.from(nonce, 'base64url'));
    cipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([cipher.update(Buffer.from(sealed, 'base64url')), cipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

// The key is long and made by chance (config.ts refuses shorter ones): one hash is enough.
function keyOf(secretKey: string): Buffer {
  return createHash('sha256').update(`tradepost vault ${secretKey}`).digest();
}
