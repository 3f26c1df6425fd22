import {
  clockProbe,
  mailboxFault,
  networkProbe,
  roleProbes,
  rolesIn,
  signInProbe,
} from '../../../service/intake/exchange/diagnosis';
import { sentences } from '../../../service/operations/health/finding';

const codes = (probes: { code: string }[]) => probes.map(one => one.code.replace('exchange.', ''));

test.each([
  ['AADSTS90002', 'token_tenant'],
  ['AADSTS700016', 'token_client'],
  ['AADSTS7000215', 'token_secret'],
  ['AADSTS7000222', 'token_secret_expired'],
  ['AADSTS700027', 'token_certificate'],
  ['AADSTS700024', 'token_clock'],
  ['AADSTS7000112', 'token_disabled'],
  ['AADSTS65001', 'token_consent'],
  ['AADSTS99999', 'token_refused'],
  ['', 'token_refused'],
])('what Microsoft says as %s', (reason, name) => {
  const { code, values } = signInProbe(reason, 'invalid_client');
  expect(code).toBe(`exchange.${name}`);
  expect(values.reason).not.toBe('');
});

test.each([
  ['ENOTFOUND', 'host_unknown'],
  ['ECONNREFUSED', 'host_refused'],
  ['ETIMEDOUT', 'host_silent'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'ca_unknown'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ca_unknown'],
  ['CERT_HAS_EXPIRED', 'tls_expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls_name'],
  ['EWHATEVER', 'host_failed'],
])('a connection that fails by %s', (code, name) => {
  expect(networkProbe('graph.example', code).code).toBe(`exchange.${name}`);
});

test.each([
  ['graph.denied', 'mailbox_denied'],
  ['graph.not_found', 'mailbox_absent'],
  ['graph.no_mailbox', 'mailbox_elsewhere'],
  ['graph.sign_in', 'mailbox_token'],
  ['graph.unreachable', 'mailbox_failed'],
  ['graph.throttled', null],
])('a mailbox that answers %s', (code, name) => {
  expect(mailboxFault(code)).toBe(name);
});

test('every thing that can be found has a sentence', () => {
  const names = ['token_tenant', 'host_failed', 'ca_unknown', 'mailbox_denied', 'clock_off', 'roles_wide'];
  for (const name of names) expect(sentences[`exchange.${name}`]).toBeDefined();
});

test('the rights of the app stand in its token; one that cannot be read says nothing', () => {
  const token = (claims: unknown) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;
  expect(rolesIn(token({ roles: ['Mail.Read', 7] }))).toEqual(['Mail.Read']);
  expect(rolesIn(token({}))).toEqual([]);
  for (const hostile of ['', 'a', 'a.b.c', 'a.!!.c', token('x')]) expect(roleProbes(rolesIn(hostile))).toBeDefined();
  expect(rolesIn('a.b.c')).toBeNull();
});

test('rights by Exchange are as it should be; one in Entra ID is told as what it opens, and each missing one as what it switches off', () => {
  expect(codes(roleProbes([]))).toEqual(['roles_by_exchange']);
  expect(codes(roleProbes(['User.Read.All']))).toEqual(['roles_by_exchange']);
  expect(codes(roleProbes(['Mail.ReadWrite', 'Mail.Send', 'MailboxSettings.ReadWrite']))).toEqual([
    'roles_wide',
    'roles_ok',
  ]);
  expect(codes(roleProbes(['MailboxSettings.ReadWrite']))).toEqual([
    'role_read_missing',
    'role_write_missing',
    'role_send_missing',
  ]);
});

test('a clock is compared with that of the sign-in, where it tells its own', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  const at = (text: string | null) => codes(clockProbe(text, now, 'login.example'));
  expect(at('Sun, 22 Nov 2026 10:00:20 GMT')).toEqual(['clock_ok']);
  expect(at('Sun, 22 Nov 2026 10:02:00 GMT')).toEqual(['clock_drifts']);
  expect(at('Sun, 22 Nov 2026 09:50:00 GMT')).toEqual(['clock_off']);
  expect(at(null)).toEqual([]);
  expect(at('never')).toEqual([]);
});
