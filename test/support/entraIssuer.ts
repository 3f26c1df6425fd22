import type { KeyObject } from 'node:crypto';
import { generateKeyPairSync } from 'node:crypto';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import type { OutlookSettings } from '../../service/common/microsoftClouds';

export const TENANT = '11111111-2222-3333-4444-555555555555';
export const OTHER_TENANT = '99999999-2222-3333-4444-555555555555';
export const CLIENT = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
export const OFFICE = 'bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee';

interface Pair {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** Microsoft Entra ID's twin: an issuer on this machine that publishes its keys over HTTP and signs with them. */
export interface EntraIssuer {
  origin: string;
  outlook: OutlookSettings;
  /** How often its keys were asked for. */
  fetches(): number;
  /** A token as Entra makes them for our API, of a person; `change` overrules claims, undefined takes one out. */
  token(change?: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
  /** The key that signs now. */
  current(): Pair;
  /** New keys in place of the old. */
  rotate(): void;
  /** What the address of keys answers instead; null: keys again. */
  answer(instead: { status: number; body: string; headers?: Record<string, string> } | null): void;
  close(): Promise<void>;
}

let made = 0;
function pair(): Pair {
  made += 1;
  return { kid: `key-${made}`, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}

/** @param now of its tokens: given out now, good for an hour */
export async function openIssuer(now: () => Date): Promise<EntraIssuer> {
  let current = pair();
  let asked = 0;
  let instead: Parameters<EntraIssuer['answer']>[0] = null;
  const server: Server = createServer((request, reply) => {
    asked += 1;
    if (instead) return void reply.writeHead(instead.status, instead.headers).end(instead.body);
    if (!/^\/[0-9a-f-]{36}\/discovery\/v2\.0\/keys$/.test(request.url ?? '')) return void reply.writeHead(404).end();
    const jwk = { ...current.publicKey.export({ format: 'jwk' }), kid: current.kid, use: 'sig' };
    reply.writeHead(200, { 'content-type': 'application/json' });
    reply.end(JSON.stringify({ keys: [{ ...jwk, issuer: `${origin}/{tenantid}/v2.0` }] }));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    outlook: {
      cloud: 'custom',
      authority: origin,
      moreHosts: [],
      entra: { clientId: CLIENT, tenants: [TENANT], callers: [CLIENT, OFFICE] },
    },
    fetches: () => asked,
    token: (change = {}, header = {}) => {
      const seconds = Math.floor(now().getTime() / 1000);
      const claims: Record<string, unknown> = {
        ver: '2.0',
        iss: `${origin}/${TENANT}/v2.0`,
        aud: CLIENT,
        azp: CLIENT,
        azpacr: '0',
        tid: TENANT,
        oid: '0a0a0a0a-2222-3333-4444-555555555555',
        sub: 'pairwise',
        scp: 'profile access_as_user',
        iat: seconds - 60,
        nbf: seconds - 60,
        exp: seconds + 3600,
        ...change,
      };
      const kept = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
      return new SignJWT(kept)
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: current.kid, ...header })
        .sign(current.privateKey);
    },
    current: () => current,
    rotate: () => {
      current = pair();
    },
    answer: next => {
      instead = next;
    },
    close: () => new Promise(done => void server.close(() => done())),
  };
}
