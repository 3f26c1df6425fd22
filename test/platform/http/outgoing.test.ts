import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkOutgoingUrl, postOutside } from '../../../service/platform/http/outgoing';
import { mayCall } from '../../../service/platform/http/publicAddress';

describe('an address that may be called', () => {
  it.each([
    ['93.184.216.34', true],
    ['2606:2800:220:1:248:1893:25c8:1946', true],
    ['127.0.0.1', false],
    ['::1', false],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['172.32.0.1', true],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['::', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:10.0.0.1', false],
    ['::ffff:7f00:1', false],
    ['fd00::1', false],
    ['fe80::1', false],
    ['64:ff9b::a00:1', false],
    ['2002:7f00:1::', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['not an address', false],
  ])('%s: %s', (address, may) => expect(mayCall(address, false)).toBe(may));

  it('is this machine only where that is allowed, and never the network beside it', () => {
    expect(mayCall('127.0.0.1', true)).toBe(true);
    expect(mayCall('10.0.0.1', true)).toBe(false);
  });
});

describe('the address of a webhook', () => {
  it.each([
    'ftp://example.com/',
    'http://example.com/hook',
    'https://localhost/x',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://user:secret@example.com/',
    'file:///etc/passwd',
    'example.com',
  ])('%s is refused', url =>
    expect(() => checkOutgoingUrl(url, false)).toThrow(expect.objectContaining({ code: 'outgoing.bad_url' })),
  );

  it('may be any https address outside, and http on this machine where that is allowed', () => {
    expect(checkOutgoingUrl('https://erp.example.com:8443/hook?x=1', false).host).toBe('erp.example.com:8443');
    expect(checkOutgoingUrl('http://127.0.0.1:9000/', true).port).toBe('9000');
    expect(() => checkOutgoingUrl('http://erp.example.com/', true)).toThrow();
  });
});

describe('a call outside', () => {
  const call = { headers: {}, body: '{}', timeoutMs: 2_000 };

  it('is not made when the name leads into this machine, whatever the name looks like', async () => {
    const server = createServer((_request, reply) => reply.end('secret'));
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    try {
      await expect(
        postOutside({ ...call, url: `https://localhost.localdomain.:${port}/`, allowsLocal: false }),
      ).rejects.toMatchObject({ code: expect.stringMatching(/outgoing\.(private_address|unreachable|bad_url)/) });
    } finally {
      server.close();
    }
  });

  it('follows no redirection', async () => {
    let calls = 0;
    const server = createServer((_request, reply) => {
      calls += 1;
      reply.writeHead(302, { location: '/elsewhere' }).end();
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const answer = await postOutside({ ...call, url: `http://127.0.0.1:${port}/`, allowsLocal: true });
    server.close();
    expect(answer.status).toBe(302);
    expect(calls).toBe(1);
  });

  it('ends where nobody answers in time, and where nobody listens', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/`;
    await expect(postOutside({ ...call, url, allowsLocal: true, timeoutMs: 100 })).rejects.toMatchObject({
      code: 'outgoing.timeout',
    });
    server.closeAllConnections();
    await new Promise(done => server.close(done));
    await expect(postOutside({ ...call, url, allowsLocal: true })).rejects.toMatchObject({
      code: 'outgoing.unreachable',
    });
  });
});
