import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One message of a corpus, and the file beside it that says what should come out. */
export interface CorpusItem {
  name: string;
  folder: string;
  bytes: Buffer;
  format: 'eml' | 'msg';
  /** Path of a parser's expected result, and the line of an authored expectation. */
  expectedFile: string | null;
  expected: Record<string, unknown> | null;
}

const messageFiles = new Set(['.eml', '.msg', '.mail', '.mbox', '.txt', '']);
const noMessages = /^(licen[cs]e|copying|mit-license|readme|\.git)/i;

/** The messages of a folder, one after the other: archives are unpacked to `work`, mailbox files split. */
export function* openCorpus(folder: string, work: string): Generator<CorpusItem> {
  for (const entry of readdirSync(folder)) {
    const path = join(folder, entry);
    if (entry.endsWith('.tar.gz')) {
      const target = join(work, basename(entry, '.tar.gz'));
      mkdirSync(target, { recursive: true });
      execFileSync('tar', ['xzf', path, '-C', target]);
      yield* messagesBelow(target, `${basename(folder)}/${basename(entry, '.tar.gz')}`);
    } else if (entry.endsWith('.mbox.gz')) {
      yield* messagesOfMbox(path, basename(folder));
    }
  }
  yield* messagesBelow(folder, basename(folder), false);
}

function* messagesBelow(root: string, label: string, isDeep = true): Generator<CorpusItem> {
  const expectations = readExpectations(root);
  const files = readdirSync(root, { recursive: isDeep, withFileTypes: true }).filter(entry => entry.isFile());
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    const extension = extname(file.name).toLowerCase();
    if (!messageFiles.has(extension) || noMessages.test(file.name)) continue;
    if (!isDeep && extension !== '.eml' && extension !== '.msg') continue;
    const expectedFile = extension ? `${path.slice(0, -extension.length)}.json` : '';
    yield {
      name: `${label}/${relative(root, path)}`,
      folder: label,
      bytes: readFileSync(path),
      format: extension === '.msg' ? 'msg' : 'eml',
      expectedFile: expectedFile && existsSync(expectedFile) ? expectedFile : null,
      expected: expectations.get(file.name) ?? null,
    };
  }
}

function readExpectations(root: string): Map<string, Record<string, unknown>> {
  const path = join(root, 'expected.jsonl');
  if (!existsSync(path)) return new Map();
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return new Map(lines.map(line => JSON.parse(line) as Record<string, unknown>).map(line => [String(line.file), line]));
}

function* messagesOfMbox(path: string, folder: string): Generator<CorpusItem> {
  const bytes = gunzipSync(readFileSync(path));
  let index = 0;
  for (let at = 0; at >= 0 && at < bytes.length; index++) {
    const next = bytes.indexOf('\nFrom ', at + 1);
    const whole = bytes.subarray(at, next < 0 ? bytes.length : next + 1);
    const text = whole.subarray(whole.indexOf(10) + 1);
    yield {
      name: `${folder}/${basename(path, '.gz')}#${index}`,
      folder: `${folder}/${basename(path, '.mbox.gz')}`,
      // A copy: what passes to a thread takes the whole memory along that it is a view of.
      bytes: Buffer.from(text),
      format: 'eml',
      expectedFile: null,
      expected: null,
    };
    at = next < 0 ? -1 : next + 1;
  }
}
