import type { KeyObject } from 'node:crypto';
import { createHash, createHmac, generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compactVerify, SignJWT } from 'jose';
import type { AppProof, OutlookSettings } from '../../service/common/microsoftClouds';
import { CLIENT, TENANT } from './entraIssuer';
import type { Certificate } from './exchange/certificate';
import { makeCertificate } from './exchange/certificate';
import type { Asked } from './exchange/serving';
import { readAsked } from './exchange/serving';

/** Somebody who has an account at the issuer. */
export interface IssuerPerson {
  oid: string;
  name: string;
  signInName: string;
  roles?: string[];
  groups?: string[];
}

/** What the issuer does otherwise than it should, until it is told to stop. */
export interface Twist {
  /** In place of the state that was sent. */
  state?: string;
  /** Over those of the ID token; undefined takes one out. */
  claims?: Record<string, unknown>;
  /** How the ID token is signed. */
  signing?: 'none' | 'HS256' | 'stranger' | 'unknown kid';
  /** With this the browser comes back instead of a code. */
  refusal?: { error: string; error_description?: string };
  /** What the token endpoint answers, whatever is asked. */
  token?: { status: number; body: unknown };
  /** For which the app's own token is made out. */
  audience?: string;
  /** What the addresses of the cloud name as the token endpoint. */
  tokenEndpoint?: string;
}

/**
 * Microsoft Entra ID's twin over HTTPS: signs people in by authorisation code with PKCE, on a page of its own, and apps by secret or certificate. It checks what the
 * service must send, and tells lies on demand.
 */
export interface SignInIssuer {
  origin: string;
  /** PEM file of the authority that its certificate is from. */
  caFile: string;
  /** By which it shows itself, and others may beside it. */
  certificate: Certificate;
  /** Who may sign in; the page shows them. */
  people: IssuerPerson[];
  /** Where browsers may be sent back to. */
  redirectUris: string[];
  /** What the app is registered with. */
  registration: { secret: string | null; certificates: string[]; isPublic: boolean; resources: string[] };
  twist: Twist;
  /** Every request to the token endpoint: its form, without what proves the app. */
  redeemed: Record<string, string>[];
  outlook(proof: AppProof | null, tenants?: readonly string[]): OutlookSettings;
  /** New keys in place of the old. */
  rotate(): void;
  close(): Promise<void>;
}

interface Issued {
  person: IssuerPerson;
  nonce: string;
  challenge: string;
  redirectUri: string;
  isUsed: boolean;
}
interface Reply {
  status: number;
  headers?: Record<string, string>;
  json?: unknown;
  html?: string;
}
interface State extends Omit<SignInIssuer, 'rotate' | 'close' | 'outlook'> {
  now(): Date;
  key: { kid: string; privateKey: KeyObject; publicKey: KeyObject };
  codes: Map<string, Issued>;
}

// Making keys takes a while; what is of this process alone is made once.
let ownCertificate: ReturnType<typeof makeCertificate> | null = null;
let firstKey: ReturnType<typeof newKey> | null = null;
let made = 0;
function newKey() {
  made += 1;
  return { kid: `web-${made}`, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}

/** @param now of its tokens: given out now, good for an hour */
export async function openSignInIssuer(now: () => Date): Promise<SignInIssuer> {
  const { cert, key } = await (ownCertificate ??= makeCertificate());
  const home = mkdtempSync(join(tmpdir(), 'issuer-'));
  const caFile = join(home, 'ca.pem');
  writeFileSync(caFile, cert);
  const state: State = {
    ...{ origin: '', caFile, people: [], redirectUris: [], twist: {}, redeemed: [], now, key: (firstKey ??= newKey()) },
    registration: { secret: 'issuer-secret', certificates: [], isPublic: false, resources: [] },
    ...{ codes: new Map(), certificate: { cert, key } },
  };
  const server = createServer({ cert, key }, (request, response) => {
    void readAsked(request)
      .then(asked => answer(state, asked))
      .then(({ status, headers, json, html }) => {
        const type = html === undefined ? 'application/json' : 'text/html; charset=utf-8';
        response.writeHead(status, { 'content-type': type, ...headers });
        response.end(html ?? (json === undefined ? '' : JSON.stringify(json)));
      });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  state.origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(state, {
    outlook: (proof: AppProof | null, tenants: readonly string[] = [TENANT]): OutlookSettings => ({
      ...{ cloud: 'custom', authority: state.origin, moreHosts: [] },
      entra: { clientId: CLIENT, tenants, callers: [CLIENT], proof, caFile },
    }),
    rotate: () => {
      state.key = newKey();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
      rmSync(home, { recursive: true, force: true });
    },
  });
}

async function answer(state: State, asked: Asked): Promise<Reply> {
  const [, tenant = '', ...rest] = asked.path.split('/');
  const base = `${state.origin}/${tenant}`;
  switch (rest.join('/')) {
    case 'v2.0/.well-known/openid-configuration':
      return {
        status: 200,
        json: {
          issuer: `${state.origin}/${tenant === 'organizations' ? '{tenantid}' : tenant}/v2.0`,
          authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
          token_endpoint: state.twist.tokenEndpoint ?? `${base}/oauth2/v2.0/token`,
          end_session_endpoint: `${base}/oauth2/v2.0/logout`,
          jwks_uri: `${base}/discovery/v2.0/keys`,
        },
      };
    case 'discovery/v2.0/keys': {
      const jwk = { ...state.key.publicKey.export({ format: 'jwk' }), kid: state.key.kid, use: 'sig' };
      return { status: 200, json: { keys: [{ ...jwk, issuer: `${state.origin}/{tenantid}/v2.0` }] } };
    }
    case 'oauth2/v2.0/authorize':
      return authorise(state, asked);
    case 'oauth2/v2.0/token':
      return state.twist.token ? { ...state.twist.token, json: state.twist.token.body } : token(state, asked, base);
    case 'oauth2/v2.0/logout':
      return leadTo(asked.query.get('post_logout_redirect_uri') ?? '/', 'issuer=; Path=/; Max-Age=0');
    default:
      return { status: 404 };
  }
}

const leadTo = (location: string, cookie?: string): Reply => ({
  status: 302,
  headers: { location, ...(cookie ? { 'set-cookie': cookie } : {}) },
});
const page = (body: string, status = 200): Reply => ({
  status,
  html: `<!doctype html><html lang="en"><title>Issuer</title><body>${body}</body></html>`,
});

/** The page on which people choose who they are; whoever has chosen is known by a cookie, and comes back at once where nothing may be asked. */
function authorise(state: State, { query, headers }: Asked): Reply {
  const get = (name: string) => query.get(name) ?? '';
  // As Microsoft does: nobody is sent to an address that is not registered.
  if (!state.redirectUris.includes(get('redirect_uri'))) return page('AADSTS50011: redirect URI', 400);
  if (get('client_id') !== CLIENT) return page('AADSTS700016: application', 400);
  const back = new URL(get('redirect_uri'));
  back.searchParams.set('state', state.twist.state ?? get('state'));
  const refuse = (refusal: Record<string, string>): Reply => {
    for (const [name, value] of Object.entries(refusal)) back.searchParams.set(name, value);
    return leadTo(back.href);
  };
  if (state.twist.refusal) return refuse({ ...state.twist.refusal });
  const isWhole = get('response_type') === 'code' && get('code_challenge_method') === 'S256' && get('nonce') !== '';
  if (!isWhole || get('code_challenge').length !== 43 || !get('scope').split(' ').includes('openid'))
    return refuse({ error: 'invalid_request', error_description: 'AADSTS900144: parameter' });
  const known = /issuer=([0-9a-f-]+)/.exec(headers.cookie ?? '')?.[1];
  const person = state.people.find(one => one.oid === (query.get('person') ?? (get('prompt') === 'none' ? known : '')));
  if (!person && get('prompt') === 'none')
    return refuse({ error: 'login_required', error_description: 'AADSTS50058: no session' });
  if (!person) {
    const choices = state.people.map(one => {
      const address = new URLSearchParams([...query, ['person', one.oid]]).toString().replaceAll('&', '&amp;');
      return `<li><a href="?${address}">${one.name}</a></li>`;
    });
    return page(`<h1>Pick an account</h1><ul>${choices.join('')}</ul>`);
  }
  const code = randomBytes(24).toString('base64url');
  const [nonce, challenge, redirectUri] = [get('nonce'), get('code_challenge'), get('redirect_uri')];
  state.codes.set(code, { person, nonce, challenge, redirectUri, isUsed: false });
  back.searchParams.set('code', code);
  return leadTo(back.href, `issuer=${person.oid}; Path=/; HttpOnly`);
}

async function token(state: State, asked: Asked, base: string): Promise<Reply> {
  const form = new URLSearchParams(asked.body.toString('utf8'));
  const get = (name: string) => form.get(name) ?? '';
  const hidden = ['client_secret', 'client_assertion'];
  state.redeemed.push(Object.fromEntries([...form].filter(([name]) => !hidden.includes(name))));
  const refuse = (error: string, sentence: string): Reply => ({
    status: error === 'invalid_client' ? 401 : 400,
    json: { error, error_description: `${sentence}: played`, error_codes: [Number(/\d+/.exec(sentence)?.[0])] },
  });
  if (!base.endsWith(`/${TENANT}`) && !base.endsWith('/organizations'))
    return refuse('invalid_request', 'AADSTS90002 no such tenant');
  if (get('client_id') !== CLIENT) return refuse('unauthorized_client', 'AADSTS700016 no such app');
  const unproven = await lackOf(state, form, `${base}/oauth2/v2.0/token`);
  if (unproven) return refuse('invalid_client', unproven);
  if (get('grant_type') === 'client_credentials') {
    const [scope = ''] = get('scope').split(' ');
    const isKnown = state.registration.resources.some(resource => scope === `${resource}/.default`);
    return isKnown ? appToken(state, scope) : refuse('invalid_resource', 'AADSTS500011 no such resource');
  }
  if (get('grant_type') !== 'authorization_code') return refuse('unsupported_grant_type', 'AADSTS70003');
  const issued = state.codes.get(get('code'));
  if (!issued) return refuse('invalid_grant', 'AADSTS9002313 no such code');
  if (issued.isUsed) return refuse('invalid_grant', 'AADSTS54005 code was redeemed already');
  issued.isUsed = true;
  if (issued.redirectUri !== get('redirect_uri')) return refuse('invalid_grant', 'AADSTS50011 redirect URI differs');
  if (createHash('sha256').update(get('code_verifier')).digest('base64url') !== issued.challenge)
    return refuse('invalid_grant', 'AADSTS501481 code verifier differs');
  const idToken = await idTokenFor(state, issued);
  return {
    status: 200,
    json: { token_type: 'Bearer', expires_in: 3600, scope: 'openid profile', access_token: 'graph', id_token: idToken },
  };
}

/** Why the app is not believed; null where it is. */
async function lackOf(state: State, form: URLSearchParams, audience: string): Promise<string | null> {
  const { secret, certificates, isPublic } = state.registration;
  const assertion = form.get('client_assertion');
  if (assertion !== null) return lackOfAssertion(assertion, audience, certificates);
  if (form.get('client_secret') !== null)
    return form.get('client_secret') === secret ? null : 'AADSTS7000215 invalid secret';
  return isPublic ? null : 'AADSTS7000218 neither secret nor assertion';
}

/** An assertion names its certificate by x5t#S256, is signed by its key (PS256), made out to this endpoint, by and for the app, and good now (RFC 7523, 3). */
async function lackOfAssertion(assertion: string, audience: string, certificates: string[]): Promise<string | null> {
  const [head = ''] = assertion.split('.');
  const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as Record<string, string>;
  const certificate = certificates
    .map(pem => new X509Certificate(pem))
    .find(one => createHash('sha256').update(one.raw).digest('base64url') === header['x5t#S256']);
  if (!certificate) return 'AADSTS700027 unknown certificate';
  if (Date.parse(certificate.validTo) < Date.now()) return 'AADSTS700027 certificate has expired';
  try {
    const { payload } = await compactVerify(assertion, certificate.publicKey, { algorithms: ['PS256'] });
    const said = JSON.parse(Buffer.from(payload).toString()) as Record<string, unknown>;
    if (said.aud !== audience) return 'AADSTS700023 audience of the assertion';
    if (said.iss !== CLIENT || said.sub !== CLIENT) return 'AADSTS700021 issuer of the assertion';
    const left = Number(said.exp) * 1000 - Date.now();
    if (!(left > 0 && left < 24 * 3_600_000)) return 'AADSTS700024 assertion is not within its time';
    // Microsoft lets one be shown again while it counts, and its library does.
    return typeof said.jti === 'string' ? null : 'AADSTS700030 assertion without a name';
  } catch {
    return 'AADSTS700027 signature of the assertion';
  }
}

async function appToken(state: State, scope: string): Promise<Reply> {
  const audience = state.twist.audience ?? scope.replace(/\/\.default$/, '');
  const seconds = Math.floor(Date.now() / 1000);
  const claims = { aud: audience, iss: `${state.origin}/${TENANT}/v2.0`, appid: CLIENT, exp: seconds + 3600 };
  const text = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: state.key.kid })
    .sign(state.key.privateKey);
  return { status: 200, json: { token_type: 'Bearer', expires_in: 3600, access_token: text } };
}

async function idTokenFor(state: State, { person, nonce }: Issued): Promise<string> {
  const seconds = Math.floor(state.now().getTime() / 1000);
  const claims: Record<string, unknown> = {
    ...{
      ver: '2.0',
      iss: `${state.origin}/${TENANT}/v2.0`,
      aud: CLIENT,
      tid: TENANT,
      oid: person.oid,
      sub: 'pairwise',
    },
    ...{ name: person.name, preferred_username: person.signInName, nonce },
    ...(person.roles ? { roles: person.roles } : {}),
    ...(person.groups ? { groups: person.groups } : {}),
    ...{ iat: seconds - 10, nbf: seconds - 10, exp: seconds + 3600 },
    ...state.twist.claims,
  };
  const kept = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
  const { signing } = state.twist;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  if (signing === 'none') return `${part({ alg: 'none', typ: 'JWT', kid: state.key.kid })}.${part(kept)}.`;
  if (signing === 'HS256') {
    const text = `${part({ alg: 'HS256', typ: 'JWT', kid: state.key.kid })}.${part(kept)}`;
    const secret = state.key.publicKey.export({ type: 'spki', format: 'pem' });
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  }
  const { kid, privateKey } = signing === 'stranger' ? { ...newKey(), kid: state.key.kid } : state.key;
  return new SignJWT(kept)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: signing === 'unknown kid' ? 'nowhere' : kid })
    .sign(privateKey);
}
