import { generateKeyPairSync } from 'node:crypto';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openEntraKeys } from '../../../service/platform/entra/entraKeys';

const HOUR = 3_600_000;
const jwk = (kid: string) => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }),
  kid,
});
let server: Server;
let address = '';
/** Whether the place answers now, and what with; otherwise it takes the question and says nothing. */
let isSilent = false;
let keys: object[] = [];
let asked = 0;
beforeAll(async () => {
  server = createServer((_request, response) => {
    asked += 1;
    if (!isSilent) response.end(JSON.stringify({ keys }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  [isSilent, asked, keys] = [false, 0, [jwk('old')]];
});

it('a key that was good an hour ago is given while Microsoft is silent, without waiting for it', async () => {
  const door = openEntraKeys();
  expect(await door.find(address, 'old', 0)).not.toBeNull();
  isSilent = true;
  const first = await Promise.race([
    door.find(address, 'old', 2 * HOUR),
    new Promise<'late'>(resolve => setTimeout(resolve, 3_000, 'late').unref()),
  ]);
  expect(first).not.toBe('late');
  expect(first).not.toBeNull();
  expect(asked).toBe(2);
});

it('a key that was replaced is refused after an hour at the first look, as long as Microsoft answers', async () => {
  const door = openEntraKeys();
  await door.find(address, 'old', 0);
  keys = [jwk('new')];
  expect(await door.find(address, 'old', 2 * HOUR)).toBeNull();
  expect(await door.find(address, 'new', 2 * HOUR)).not.toBeNull();
});
