import { createPublicKey, randomUUID, verify } from 'node:crypto';
import type { Answer, Asked } from './serving';

/** The sign-in of the simulated cloud: tokens for an app that proves itself by its secret or by its certificate. */
export interface SignIn {
  tenantId: string;
  clientId: string;
  secret: string;
  /** PEM; whose key signs the app's assertions. null: the secret alone counts. */
  certificate: string | null;
  /** Seconds for which a token is good. */
  lifetime: number;
  tokens: Map<string, number>;
  /** What was consented to; stands in each token. */
  roles: string[];
  /** The app is refused with this number of Microsoft's ('AADSTS7000222'); null: as it deserves. */
  refusal: string | null;
}

export function openSignIn(certificate: string | null): SignIn {
  return {
    ...{ tenantId: randomUUID(), clientId: randomUUID(), secret: randomUUID(), certificate },
    ...{ lifetime: 3600, tokens: new Map(), roles: [], refusal: null },
  };
}

/** Answers what is asked of the sign-in; null: it is not its address. */
export function answerSignIn(signIn: SignIn, asked: Asked, origin: string): Answer | null {
  const prefix = `/${signIn.tenantId}`;
  if (asked.path === `${prefix}/v2.0/.well-known/openid-configuration`)
    return { status: 200, body: configuration(signIn, origin) };
  if (asked.path === `${prefix}/oauth2/v2.0/token`) return tokenFor(signIn, asked, origin);
  if (/^\/[^/]+\/(?:v2\.0\/\.well-known|oauth2)\//.test(asked.path))
    return { status: 400, body: { error: 'invalid_tenant', error_description: 'AADSTS90002: Tenant not found.' } };
  return null;
}

function configuration({ tenantId }: SignIn, origin: string) {
  const base = `${origin}/${tenantId}`;
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    issuer: `${base}/v2.0`,
  };
}

function tokenFor(signIn: SignIn, asked: Asked, origin: string): Answer {
  const form = new URLSearchParams(asked.body.toString('utf8'));
  const refuse = (code: string, error = 'invalid_client') => ({
    status: error === 'invalid_client' ? 401 : 400,
    body: { error, error_description: `${code}: simulated`, error_codes: [Number(code.slice(7))] },
  });
  if (form.get('grant_type') !== 'client_credentials') return refuse('AADSTS70003', 'unsupported_grant_type');
  if (form.get('client_id') !== signIn.clientId) return refuse('AADSTS700016', 'unauthorized_client');
  if (!form.get('scope')?.split(' ').includes(`${origin}/.default`)) return refuse('AADSTS70011', 'invalid_scope');
  const assertion = form.get('client_assertion');
  if (assertion !== null) {
    if (!isProven(signIn, assertion, `${origin}/${signIn.tenantId}/oauth2/v2.0/token`)) return refuse('AADSTS700027');
  } else if (form.get('client_secret') !== signIn.secret) return refuse('AADSTS7000215');
  if (signIn.refusal !== null) return refuse(signIn.refusal);
  const token = tokenWith(signIn.roles);
  signIn.tokens.set(token, Date.now() + signIn.lifetime * 1000);
  return { status: 200, body: { token_type: 'Bearer', expires_in: signIn.lifetime, access_token: token } };
}

/** An assertion is signed with PS256 by the certificate's key, made out to us, by and for the app, and good now. */
function isProven({ certificate, clientId }: SignIn, assertion: string, audience: string): boolean {
  const [head = '', claims = '', signature = ''] = assertion.split('.');
  if (certificate === null) return false;
  const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { alg?: string };
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
  const key = { key: createPublicKey(certificate), padding: 6, saltLength: 32 };
  const isSigned = verify('sha256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'));
  const isOurs = said.iss === clientId && said.sub === clientId && said.aud === audience;
  return alg === 'PS256' && isSigned && isOurs && Number(said.exp) * 1000 > Date.now();
}

/** In the form of a JWT, whose inside says what the app may do; nobody but us reads its signature. */
function tokenWith(roles: readonly string[]): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [part({ typ: 'JWT', alg: 'none' }), part(roles.length > 0 ? { roles } : {}), randomUUID()].join('.');
}

/** Whether a token was given out and is still good. */
export function isToken({ tokens }: SignIn, header: string | undefined): boolean {
  const good = tokens.get(header?.replace(/^Bearer /, '') ?? '');
  return good !== undefined && good > Date.now();
}
