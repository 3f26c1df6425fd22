import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import type { AppProof } from '../../../service/common/microsoftClouds';
import { openGraph } from '../../../service/platform/graph/graph';
import type { AppRegistration, GraphToken } from '../../../service/platform/graph/graphToken';
import { openGraphToken } from '../../../service/platform/graph/graphToken';
import type { HttpsDoor } from '../../../service/platform/graph/httpsDoor';
import { openHttpsDoor } from '../../../service/platform/graph/httpsDoor';
import { CLIENT, OTHER_TENANT, TENANT } from '../../support/entraIssuer';
import type { SignInIssuer } from '../../support/signInIssuer';
import { openSignInIssuer } from '../../support/signInIssuer';

// The app proves itself to an issuer that checks what it is shown: by Microsoft's library, over HTTPS.

const DAY = 86_400_000;
const GRAPH = 'https://graph.example.test';
type Pem = Extract<AppProof, { certificate: string }>;

async function certificate(from: number, to: number): Promise<Pem> {
  const made = await generate([{ name: 'commonName', value: 'tradepost' }], {
    ...{ keySize: 2048, algorithm: 'sha256' },
    notBeforeDate: new Date(Date.now() + from * DAY),
    notAfterDate: new Date(Date.now() + to * DAY),
  });
  return { certificate: made.cert, privateKey: made.private };
}

let issuer: SignInIssuer;
let door: HttpsDoor;
let good: Pem;
let other: Pem;
let over: Pem;

beforeAll(async () => {
  [good, other, over] = await Promise.all([certificate(-1, 2), certificate(-1, 2), certificate(-3, -1)]);
}, 30_000);
beforeEach(async () => {
  issuer = await openSignInIssuer(() => new Date());
  issuer.registration.certificates.push(good.certificate, over.certificate);
  issuer.registration.resources.push(GRAPH);
  door = openHttpsDoor(issuer.caFile);
});
afterEach(async () => {
  door.close();
  await issuer.close();
});

const tokenOf = (proof: AppProof, change: Partial<AppRegistration> = {}): GraphToken => {
  const app = { login: issuer.origin, tenantId: TENANT, clientId: CLIENT, proof, scope: `${GRAPH}/.default` };
  return openGraphToken({ ...app, ...change }, door);
};
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
/** The code and Microsoft's number of the refusal. */
const refusalOf = async (token: GraphToken) =>
  token.get().then(
    () => 'taken',
    (error: { code: string; details: { reason: string } }) => [error.code, error.details.reason],
  );

it.each<[string, () => AppProof]>([
  ['its certificate', () => good],
  ['its secret', () => ({ secret: 'issuer-secret' })],
])(
  'the app is believed by %s, asks once however many want the token, and again when it is refused',
  async (_name, proof) => {
    const token = tokenOf(proof());
    const [first, second] = await Promise.all([token.get(), token.get()]);
    expect([first === second, claimsOf(first)]).toEqual([true, expect.objectContaining({ aud: GRAPH, appid: CLIENT })]);
    expect(await token.get()).toBe(first);
    expect(issuer.redeemed).toHaveLength(1);
    token.forget();
    await token.get();
    expect(issuer.redeemed).toHaveLength(2);
  },
);

it.each<[string, () => AppProof, Partial<AppRegistration>, string]>([
  ['a wrong secret', () => ({ secret: 'guessed' }), {}, 'AADSTS7000215'],
  ['a certificate that has expired', () => over, {}, 'AADSTS700027'],
  ['a certificate that is not registered', () => other, {}, 'AADSTS700027'],
  ['a certificate with the key of another', () => ({ ...good, privateKey: other.privateKey }), {}, 'AADSTS700027'],
  ['another tenant', () => good, { tenantId: OTHER_TENANT }, 'AADSTS90002'],
  ['another client id', () => good, { clientId: OTHER_TENANT }, 'AADSTS700016'],
  ['another resource', () => good, { scope: 'https://other.example.test/.default' }, 'AADSTS500011'],
])('with %s it is refused for good, with the number that Microsoft gives', async (_name, proof, change, reason) => {
  expect(await refusalOf(tokenOf(proof(), change))).toEqual(['graph.sign_in_wrong', reason]);
});

it('an assertion that was made out to another place is refused', async () => {
  // The same service under another name: what is signed for the one does not count for the other.
  issuer.twist = { tokenEndpoint: `${issuer.origin.replace('127.0.0.1', 'localhost')}/${TENANT}/oauth2/v2.0/token` };
  expect(await refusalOf(tokenOf(good))).toEqual(['graph.sign_in_wrong', 'AADSTS700023']);
});

it.each([
  ['an error of its own', { status: 503, body: { error: 'temporarily_unavailable' } }],
  ['no token', { status: 200, body: { token_type: 'Bearer' } }],
])('where the sign-in answers with %s, it is tried again later, and then works', async (_name, answer) => {
  const token = tokenOf(good);
  issuer.twist = { token: answer };
  expect(await refusalOf(token)).toEqual(['graph.sign_in_unreachable', '']);
});

it('a token that was made out to somebody else is not taken by Graph, and not shown to it twice', async () => {
  const shown: string[] = [];
  const server = createServer(issuer.certificate, (request: IncomingMessage, reply) => {
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    shown.push(token);
    const isOurs = claimsOf(token).aud === GRAPH;
    const error = { error: { code: 'InvalidAuthenticationToken', message: 'Invalid audience.' } };
    reply.writeHead(isOurs ? 200 : 401, { 'content-type': 'application/json' });
    reply.end(JSON.stringify(isOurs ? { id: 'me' } : error));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const graph = openGraph({ origin, door, token: tokenOf(good), budget: {} as never });
  const ask = () => graph.call<object>({ path: '/me', mailbox: '' }).catch((error: { code: string }) => error.code);
  issuer.twist = { audience: 'https://other.example.test' };
  const first = await ask();
  issuer.twist = {};
  const second = await ask();
  server.closeAllConnections();
  await new Promise(done => server.close(done));
  expect([first, second, new Set(shown).size]).toEqual(['graph.sign_in', { id: 'me' }, 2]);
});
