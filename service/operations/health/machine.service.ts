import { access, constants, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { engines } from '../../../package.json';
import type { Config } from '../../config';
import type { Finding } from './finding';
import { found } from './finding';

const GB = 1024 ** 3;

/** Node.js is one that this program runs on. */
export function checkNode(version = process.versions.node): Finding[] {
  const wanted = engines.node.replace(/^\D+/, '');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = wanted.split('.').map(Number);
  const isOld = major < leastMajor || (major === leastMajor && minor < leastMinor);
  return [isOld ? found('problem', 'node.old', { version, wanted }) : found('ok', 'node.ok', { version })];
}

/** Room on the disk of the data. */
export async function checkDisk({ dataFolder }: Config): Promise<Finding[]> {
  // That it is missing is said once, by checkFolder.
  if (!(await isThere(dataFolder))) return [];
  const { bavail, bsize } = await statfs(dataFolder);
  const free = Math.round((bavail * bsize * 10) / GB) / 10;
  if (free < 1) return [found('problem', 'disk.full', { free })];
  return [free < 5 ? found('warning', 'disk.low', { free }) : found('ok', 'disk.ok', { free })];
}

/** The data folder is ours to write to, and nobody else's to read. */
export async function checkFolder({ dataFolder: folder }: Config): Promise<Finding[]> {
  if (!(await isThere(folder))) return [found('problem', 'folder.absent', { folder })];
  const mayWrite = await access(folder, constants.W_OK | constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!mayWrite) return [found('problem', 'folder.not_writable', { folder })];
  const { mode } = await stat(folder);
  // Windows knows no such mode.
  const isOpen = process.platform !== 'win32' && (mode & 0o007) !== 0;
  return [found('ok', 'folder.ok'), ...(isOpen ? [found('note', 'folder.open', { folder })] : [])];
}

/** A folder whose rights hide it is there. */
export function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
  );
}

/** The environment: its mistakes, and what is allowed and yet unwise. */
export function checkConfig(config: Config, mistakes: readonly string[]): Finding[] {
  if (mistakes.length > 0) return mistakes.map(mistake => found('problem', 'config.wrong', { mistake }));
  const { hostname, protocol } = new URL(config.publicUrl);
  const isHere = (host: string) => /^(localhost|127\.|\[?::1)/.test(host);
  const findings: Finding[] = [];
  if (protocol === 'http:' && (!isHere(hostname) || !isHere(config.host)))
    findings.push(found('warning', 'config.http'));
  if (protocol === 'https:' && !config.secureCookies) findings.push(found('warning', 'config.cookies'));
  return findings.length > 0 ? findings : [found('ok', 'config.ok')];
}

/** The port is free, or it is Tradepost that answers. */
export async function checkPort({ host, port }: Config): Promise<Finding[]> {
  if (port === 0 || (await isFree(host, port))) return [found('ok', 'port.ok', { port })];
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const isOurs = await fetch(`http://${name}:${port}/health/live`, { signal: AbortSignal.timeout(3_000) }).then(
    async answer => ((await answer.json()) as { status?: string }).status === 'ok',
    () => false,
  );
  return [isOurs ? found('ok', 'port.ours', { port }) : found('problem', 'port.taken', { port })];
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise(done => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen({ host, port }, () => server.close(() => done(true)));
  });
}
