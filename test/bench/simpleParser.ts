import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';

/** The reference of an import: mailparser's simpleParser, default options, over the files of a Maildir, one after the other. */
async function main(folder: string): Promise<void> {
  const files = readdirSync(join(folder, 'cur')).sort();
  const contents = files.map(name => readFileSync(join(folder, 'cur', name)));
  const started = process.hrtime.bigint();
  let failed = 0;
  for (const content of contents) await simpleParser(content).catch(() => (failed += 1));
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  console.log(JSON.stringify({ messages: files.length, failed, seconds }));
}

void main(process.argv[2] as string);
