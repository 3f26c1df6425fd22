import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';

/** A mail server on this machine that takes everything without a password, and keeps it. */
export interface MailServer {
  port: number;
  /** What was handed over, as it came. */
  mails: string[];
  close(): Promise<void>;
}

export async function openMailServer(): Promise<MailServer> {
  const mails: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    talk(socket, mails);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return {
    mails,
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise(done => server.close(done));
    },
  };
}

function talk(socket: Socket, mails: string[]): void {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let isData = false;
  let pending = '';
  let mail = '';
  const hear = (line: string) => {
    if (isData && line === '.') {
      isData = false;
      mails.push(mail);
      mail = '';
      say('250 taken');
    } else if (isData) mail += `${line}\n`;
    else if (line === 'DATA') {
      isData = true;
      say('354 go on');
    } else if (line === 'QUIT') socket.end('221 bye\r\n');
    else say('250 ok');
  };
  socket.on('error', () => undefined);
  socket.on('data', chunk => {
    pending += chunk.toString('utf8');
    for (let at = pending.indexOf('\r\n'); at >= 0; at = pending.indexOf('\r\n')) {
      const line = pending.slice(0, at);
      pending = pending.slice(at + 2);
      hear(line);
    }
  });
  say('220 small.test ESMTP');
}
