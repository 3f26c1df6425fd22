import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { identityOf } from './identity';
import type { MailSource, ParseOptions } from './mime';
import { parseMime, salvageMime } from './mime';
import { readyRows } from './messageRows';
import type { ParsedMessage } from './parsed';
import type { Judge, ParsedItem, ParseItem } from './parsePool';

const MAX_IN_MEMORY = 1024 * 1024;
// Setting up the deflater takes longer than a short letter itself, and most letters are short: those stay as they came.
const MIN_DEFLATED = 8 * 1024;
const MAX_MSG = 128 * 1024 * 1024;

/** Parses one message in the calling thread, and computes its hashes and its deflated source; with `leavesRows` no rows beforehand (`ready`). */
export async function parseItem(
  item: ParseItem,
  options: ParseOptions,
  judge: Judge | null = null,
  leavesRows = false,
): Promise<ParsedItem> {
  const source = await sourceOf(item);
  const parsed = await parseSource(source, item.format, { ...options, now: options.now ?? new Date() });
  return judged(await finish(source, parsed), item, judge, leavesRows);
}

async function judged(
  item: ParsedItem,
  { task }: ParseItem,
  judge: Judge | null,
  leavesRows = false,
): Promise<ParsedItem> {
  if (!judge || task === undefined) return item;
  item.judged = await judge(item, task);
  // Not before: what it is decides which original it forwards, and that stands in the rows.
  if (!item.isRepeated && !leavesRows) item.ready = readyRows(item.parsed);
  return item;
}

/** The answer for a message that could not be parsed: hashes, source, and what its first lines say. */
export async function unreadableItem(
  item: ParseItem,
  defect: string,
  options: ParseOptions,
  judge: Judge | null = null,
): Promise<ParsedItem> {
  const source = await sourceOf(item);
  return judged(await finish(source, salvageMime(source, defect, options)), item, judge);
}

async function sourceOf(item: ParseItem): Promise<MailSource> {
  // What passed between threads is a plain Uint8Array.
  if (item.bytes) return { bytes: Buffer.from(item.bytes.buffer, item.bytes.byteOffset, item.bytes.byteLength) };
  const file = item.file!;
  const { size } = await stat(file);
  return size <= MAX_IN_MEMORY ? { bytes: await readFile(file) } : { file };
}

async function parseSource(source: MailSource, format: 'eml' | 'msg', options: ParseOptions): Promise<ParsedMessage> {
  if (format === 'eml') return parseMime(source, options);
  // Outlook's own format is seldom, and its libraries are large.
  const { parseMsg } = await import('./msg');
  if ('bytes' in source) return parseMsg(source.bytes, options);
  const { size } = await stat(source.file);
  if (size > MAX_MSG) return salvageMime(source, 'too large for an Outlook message', options);
  return parseMsg(await readFile(source.file), options);
}

async function finish(source: MailSource, parsed: ParsedMessage): Promise<ParsedItem> {
  if ('bytes' in source) {
    const { length } = source.bytes;
    const sourceHash = hash('sha256', source.bytes);
    const isDeflated = length >= MIN_DEFLATED && length <= MAX_IN_MEMORY;
    const deflatedSource = isDeflated ? new Uint8Array(deflateSync(source.bytes, { level: 1 })) : null;
    return { parsed, sourceHash, deflatedSource, ...identityOf(parsed) };
  }
  const whole = createHash('sha256');
  for await (const chunk of createReadStream(source.file, { highWaterMark: 256 * 1024 })) whole.update(chunk as Buffer);
  return { parsed, sourceHash: whole.digest('hex'), deflatedSource: null, ...identityOf(parsed) };
}
