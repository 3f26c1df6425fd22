import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { startCursor } from '../../service/intake/sources/source';
import { openSource } from '../../service/intake/sources/sources.service';
import { extractInquiry } from '../../service/leads/inquiry/extracting';
import { recogniseInquiry } from '../../service/leads/inquiry/recognising';
import type { AttachedText, InquiryMail, InquiryVerdict } from '../../service/leads/inquiry/inquiry';
import { mayHoldText, readAttachmentText } from '../../service/mail/attachmentText';
import { classify } from '../../service/mail/classify';
import type { ParsedAttachment, ParsedMessage } from '../../service/mail/parsed';
import { parseItem } from '../../service/mail/parseItem';
import type { InquiryAnswer, InquiryLabel, InquiryMiss, InquiryScore } from './inquiryScore';
import { plainFieldsOf, scoreInquiries } from './inquiryScore';

/** A message, as the service reads it. */
interface Read {
  name: string;
  parsed: ParsedMessage;
  mail: InquiryMail;
}

/** Runs the recognition and the extraction over a labelled folder (*.eml, labels.jsonl, own.json), and scores them. */
export async function evaluateInquiries(dir: string): Promise<{ score: InquiryScore; misses: InquiryMiss[] }> {
  const labels = readLines<InquiryLabel>(join(resolve(dir), 'labels.jsonl'));
  const answers = new Map<string, InquiryAnswer>();
  for await (const { name, parsed, mail, label } of readLabelled(dir)) {
    const fields = label.is_inquiry ? plainFieldsOf(extractInquiry(mail, await attachedTexts(parsed))) : null;
    answers.set(name, { file: name, verdict: recogniseInquiry(mail), fields });
  }
  return scoreInquiries(labels, answers);
}

/** The messages of a labelled folder, with their labels. */
export async function* readLabelled(dir: string): AsyncGenerator<Read & { label: InquiryLabel }> {
  const root = resolve(dir);
  const own = JSON.parse(await readFile(join(root, 'own.json'), 'utf8')) as { domains: string[] };
  const byFile = new Map(readLines<InquiryLabel>(join(root, 'labels.jsonl')).map(label => [label.file, label]));
  for await (const read of readFolder(root, own.domains)) {
    const label = byFile.get(read.name);
    if (label) yield { ...read, label };
  }
}

/** What of a folder, an mbox file (also .gz) or a .tar.gz of messages is taken for an inquiry; of a folder also what lies in its .tar.gz archives. */
export async function flagInquiries(
  path: string,
  ownDomains: readonly string[],
): Promise<{ messages: number; flagged: { name: string; subject: string; from: string; verdict: InquiryVerdict }[] }> {
  const work = mkdtempSync(join(tmpdir(), 'tradepost-mail-'));
  let messages = 0;
  const flagged: Awaited<ReturnType<typeof flagInquiries>>['flagged'] = [];
  try {
    for (const archive of archivesIn(path)) execFileSync('tar', ['xzf', archive, '-C', work]);
    for (const place of path.endsWith('.tar.gz') ? [work] : [path, work]) {
      for await (const { name, parsed, mail } of readFolder(place, ownDomains)) {
        messages += 1;
        const verdict = recogniseInquiry(mail);
        if (verdict.isInquiry)
          flagged.push({ name, subject: parsed.subject, from: parsed.from[0]?.address ?? '', verdict });
      }
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  if (messages === 0)
    throw new Error(`${path} holds no mail: give a folder of .eml files, an mbox, or a .tar.gz of them`);
  return { messages, flagged };
}

/** The .tar.gz archives that are meant: the path itself, or those that lie in the folder. */
function archivesIn(path: string): string[] {
  const names = statSync(path).isDirectory() ? readdirSync(path).map(name => join(path, name)) : [path];
  return names.filter(name => name.endsWith('.tar.gz'));
}

export const isLabelled = (path: string) => existsSync(join(path, 'labels.jsonl'));

function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim())
    .map(line => JSON.parse(line) as T);
}

/** The messages of a folder, an mbox file (also .gz), or a single message. */
export async function* readFolder(path: string, ownDomains: readonly string[]): AsyncGenerator<Read> {
  const spool = mkdtempSync(join(tmpdir(), 'tradepost-evaluation-'));
  try {
    const source = await openSource(path, { spool });
    for await (const item of source.items(startCursor)) {
      if (item.error) continue;
      const name = basename(item.name);
      const { bytes, file, format } = item;
      const { parsed } = await parseItem({ bytes, file, format }, { ownHosts: ownDomains, spool });
      yield { name, parsed, mail: mailOf(parsed, ownDomains) };
    }
  } finally {
    rmSync(spool, { recursive: true, force: true });
  }
}

/** What the intake hands to the recognition: the forwarded original is the one that the classification found. */
export function mailOf(parsed: ParsedMessage, ownDomains: readonly string[]): InquiryMail {
  const own = { domains: ownDomains, dropboxes: [], excludedFolders: [] };
  const { kind, direction, forwarded } = classify(parsed, own, { mailbox: '', folder: 'INBOX' });
  return { parsed: { ...parsed, forwarded }, kind, direction, ownDomains };
}

/** The texts inside a message's attachments, as the service reads them. */
async function attachedTexts(parsed: ParsedMessage): Promise<AttachedText[]> {
  const texts: AttachedText[] = [];
  for (const [position, attachment] of parsed.attachments.entries()) {
    const bytes = bytesOf(attachment);
    if (!bytes || !mayHoldText(attachment.name, attachment.contentType)) continue;
    const { state, text } = await readAttachmentText(bytes, attachment.name, attachment.contentType);
    if (state === 'read') texts.push({ position, name: attachment.name, text });
  }
  return texts;
}

function bytesOf({ bytes, file }: ParsedAttachment): Buffer | null {
  if (bytes) return Buffer.from(bytes);
  return file ? readFileSync(file) : null;
}
