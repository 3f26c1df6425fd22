import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { openSource } from '../../service/intake/sources/sources.service';
import { startCursor } from '../../service/intake/sources/source';
import { sequence } from './sequence';

/** A set of mail on disk, as files that each of the compared programs reads. */
export interface MailSet {
  /** mbox file or folder, for the import. */
  source: string;
  /** The same messages as a Maildir. */
  maildir: string;
  messages: number;
  megabytes: number;
}

const words =
  'please confirm the delivery of cotton towels bamboo trays steel shackles price offer sample carton container vessel invoice payment deposit balance quality colour label packing inspection report drawing quantity pieces order contract shipment port customs'.split(
    ' ',
  );

function generatedMessage(at: number, random: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const company = Math.floor(random() * 400);
  const sentence = () => Array.from({ length: 6 + Math.floor(random() * 12) }, () => pick(words)).join(' ');
  const body = Array.from({ length: 8 + Math.floor(random() * 30) }, () => `${sentence()}.`).join('\n');
  const isReply = at > 50 && random() < 0.6;
  const parent = at - 1 - Math.floor(random() * 40);
  const subject =
    random() < 0.3 ? `Q-2026-${String(company).padStart(4, '0')} ${sentence().slice(0, 40)}` : sentence().slice(0, 50);
  const date = new Date(Date.UTC(2026, 0, 1) + at * 60_000).toUTCString();
  return [
    `From: Buyer ${company} <buyer${Math.floor(random() * 3)}@company${company}.example>`,
    'To: Sales <sales@haitu.example>',
    `Date: ${date}`,
    `Subject: ${isReply ? 'Re: ' : ''}${subject}`,
    `Message-ID: <bench-${at}@company${company}.example>`,
    ...(isReply
      ? [`In-Reply-To: <bench-${parent}@company.example>`, `References: <bench-${parent}@company.example>`]
      : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
    '',
  ].join('\n');
}

/** Writes `count` generated messages as one mbox, once; the next run finds them. */
export async function generatedMbox(folder: string, count: number): Promise<string> {
  const file = join(folder, `generated-${count}.mbox`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const random = sequence(7);
  const out = createWriteStream(file);
  for (let at = 0; at < count; at += 1) {
    const text = generatedMessage(at, random).replace(/^(>*From )/gm, '>$1');
    if (!out.write(`From bench@example.com Thu Jan  1 00:00:00 2026\n${text}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  return file;
}

/** Lays the messages of a source out as a Maildir too (in `folder`), once. */
export async function prepareMailSet(source: string, folder: string): Promise<MailSet> {
  const maildir = join(folder, 'maildir');
  const marker = join(maildir, 'new');
  const isThere = existsSync(marker);
  for (const name of ['cur', 'new', 'tmp']) await mkdir(join(maildir, name), { recursive: true });
  let messages = 0;
  let bytes = 0;
  const mail = await openSource(source);
  for await (const item of mail.items(startCursor)) {
    if (item.error) continue;
    messages += 1;
    if (item.bytes) bytes += item.bytes.length;
    const file = join(maildir, 'cur', `${String(messages).padStart(7, '0')}.bench:2,S`);
    if (!isThere && item.bytes) await writeFile(file, item.bytes);
  }
  return { source, maildir, messages, megabytes: Math.round(bytes / 1e5) / 10 };
}

/** Reads every file once, so that all programs start from a warm cache. */
export function warm(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) readFileSync(join(entry.parentPath, entry.name));
  }
}
