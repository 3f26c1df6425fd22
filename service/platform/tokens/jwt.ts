import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';

/** The two ways of signing that are taken anywhere in Tradepost: Microsoft Entra ID signs by the first, we by the second. */
export type Algorithm = 'RS256' | 'ES256';

/** A JSON Web Token (RFC 7519) whose signature is right. What its claims are worth is another question. */
export interface SignedToken {
  header: Readonly<Record<string, unknown>>;
  claims: Readonly<Record<string, unknown>>;
}

// It is an ES module only: loaded when the first token comes.
const jose = () => import('jose');

/**
 * Checks the signature of a token in compact form, by one algorithm and one key, whatever the token says of itself; null where it is not right.
 */
export async function readSigned(token: string, algorithm: Algorithm, key: KeyObject): Promise<SignedToken | null> {
  const { compactVerify, errors } = await jose();
  try {
    const { payload, protectedHeader } = await compactVerify(token, key, { algorithms: [algorithm] });
    const claims: unknown = JSON.parse(Buffer.from(payload).toString('utf8'));
    if (claims === null || typeof claims !== 'object' || Array.isArray(claims)) return null;
    return { header: { ...protectedHeader }, claims: claims as Record<string, unknown> };
  } catch (error) {
    // A signature that is wrong, a form that is none, a key of another kind; anything else is a fault of ours.
    if (error instanceof errors.JOSEError || error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

/** Signs claims by ES256; `type` is the header's `typ` (RFC 9068 for access tokens: `at+jwt`). */
export async function signToken(
  claims: Readonly<Record<string, unknown>>,
  signing: { kid: string; key: KeyObject; type: string },
): Promise<string> {
  const { SignJWT } = await jose();
  const header = { alg: 'ES256', kid: signing.kid, typ: signing.type };
  return new SignJWT({ ...claims }).setProtectedHeader(header).sign(signing.key);
}

/** A pair of keys for `signToken`, as JSON Web Keys, with a name made by chance. */
export async function newSigningKey(): Promise<{ kid: string; publicKey: object; privateKey: object }> {
  const { exportJWK, generateKeyPair } = await jose();
  const pair = await generateKeyPair('ES256', { extractable: true });
  const [publicKey, privateKey] = await Promise.all([exportJWK(pair.publicKey), exportJWK(pair.privateKey)]);
  return { kid: randomBytes(12).toString('base64url'), publicKey, privateKey };
}

/** A public JSON Web Key for `readSigned`; null where it is none. */
export function publicKeyOf(jwk: object): KeyObject | null {
  try {
    return createPublicKey({ key: jwk as never, format: 'jwk' });
  } catch {
    return null;
  }
}

/** A private JSON Web Key for `signToken`; null where it is none. */
export function privateKeyOf(jwk: object): KeyObject | null {
  try {
    return createPrivateKey({ key: jwk as never, format: 'jwk' });
  } catch {
    return null;
  }
}
