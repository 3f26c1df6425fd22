import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { handOver, mimeOf } from '../../../service/platform/smtp/letters';
import { openMailServer } from '../../support/smallMailServer';

const parts = {
  from: { name: '李娜', address: 'li.na@haitu.example' },
  to: [{ name: 'Anna Weber', address: 'anna.weber@nordlicht.example' }],
  cc: [],
  subject: '报价 Q-2026-0031',
  text: 'Dear Anna,\n.\nour price is 10.50.',
  html: '<p>Dear Anna,</p>',
  messageId: 'abc@haitu.example',
  inReplyTo: 'm1@nordlicht.example',
  references: ['m0@nordlicht.example', 'm1@nordlicht.example'],
  date: new Date('2026-03-02T08:00:00Z'),
  headers: { 'x-tradepost-approved': 'v1' },
  files: [{ name: '报价.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.4') }],
};
const serverAt = (port: number) => ({
  ...{ host: '127.0.0.1', port, security: 'none' as const, user: null, password: null },
});

test('a letter carries what threads it, and tells nobody of blind copies', async () => {
  const mime = (await mimeOf(parts)).toString();
  expect(mime).toContain('Message-ID: <abc@haitu.example>');
  expect(mime).toContain('In-Reply-To: <m1@nordlicht.example>');
  expect(mime.replace(/\r\n /g, ' ')).toContain('References: <m0@nordlicht.example> <m1@nordlicht.example>');
  expect(mime.toLowerCase()).toContain('x-tradepost-approved: v1');
  expect(mime).not.toMatch(/bcc/i);
});

test('a letter is handed over whole, to those of the envelope', async () => {
  const server = await openMailServer();
  const answer = await handOver(serverAt(server.port), parts.from.address, ['a@x.example'], await mimeOf(parts));
  expect(answer).toMatch(/250/);
  expect(server.mails).toHaveLength(1);
  await server.close();
});

/** Breaks off at a step of the conversation. */
async function breaking(at: 'MAIL' | 'DATA' | 'end' | 'refuse'): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    let isData = false;
    let data = '';
    socket.on('error', () => undefined);
    socket.on('data', chunk => {
      const text = chunk.toString();
      if (isData) {
        data += text;
        if (!data.endsWith('\r\n.\r\n')) return;
        isData = false;
        if (at === 'end') return void socket.destroy();
        socket.write('550 no\r\n');
      } else if (text.startsWith('MAIL') && at === 'MAIL') socket.destroy();
      else if (text.startsWith('DATA')) {
        if (at === 'DATA') return void socket.destroy();
        isData = true;
        socket.write('354 go on\r\n');
      } else socket.write('250 ok\r\n');
    });
    socket.write('220 test ESMTP\r\n');
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise(done => server.close(done));
  };
  return { port: (server.address() as AddressInfo).port, close };
}

test.each([
  ['before the recipients are named', 'MAIL', undefined],
  ['before the letter is asked for', 'DATA', undefined],
  ['after all of it was handed over', 'end', true],
  ['by a refusal of the whole letter', 'refuse', undefined],
] as const)('whether a letter left is unclear only where the end was missed: %s', async (_name, at, isUnclear) => {
  const server = await breaking(at);
  const sending = handOver(serverAt(server.port), parts.from.address, ['a@x.example'], await mimeOf(parts));
  const error = (await sending.catch((reason: unknown) => reason)) as { details: Record<string, unknown> };
  expect(error.details.isUnclear).toBe(isUnclear);
  await server.close();
});
