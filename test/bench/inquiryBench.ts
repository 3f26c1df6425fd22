import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { extractInquiry } from '../../service/leads/inquiry/extracting';
import type { InquiryMail } from '../../service/leads/inquiry/inquiry';
import { recogniseInquiry } from '../../service/leads/inquiry/recognising';
import { isLabelled, readFolder, readLabelled } from '../evaluation/inquiries';

/** Milliseconds; `none`: mail that is no inquiry. */
export interface InquiryFigures {
  none: { messages: number; median: number; p95: number };
  recognised: { messages: number; median: number; p95: number };
  extraction: { messages: number; median: number; p95: number };
  /** A letter of 5 MB: recognised, and taken apart. */
  large: { recognition: number; extraction: number };
}

const TARGETS = { none: 0.15, extraction: 5 };
const fixtures = resolve(__dirname, '../fixtures/inquiries');

/** Measures recognition and extraction over the labelled mail of the fixtures, and over the mail of `folder` as mail that is none. */
export async function measureInquiries(folder: string | undefined, runs: number): Promise<InquiryFigures> {
  const none: InquiryMail[] = [];
  const inquiries: InquiryMail[] = [];
  for (const name of readdirSync(fixtures).filter(one => isLabelled(join(fixtures, one))))
    for await (const { mail, label } of readLabelled(join(fixtures, name)))
      (label.is_inquiry ? inquiries : none).push(mail);
  if (folder) for await (const { mail } of readFolder(folder, [])) none.push(mail);
  const large = enlarged(inquiries[0]!);
  return {
    none: timed(none, runs, recogniseInquiry),
    recognised: timed(inquiries, runs, recogniseInquiry),
    extraction: timed(inquiries, runs, mail => extractInquiry(mail, [])),
    large: {
      recognition: timed([large], runs, recogniseInquiry).median,
      extraction: timed([large], runs, mail => extractInquiry(mail, [])).median,
    },
  };
}

function enlarged(mail: InquiryMail): InquiryMail {
  const text = `${mail.parsed.text}\n`.repeat(Math.ceil((5 * 1024 * 1024) / (mail.parsed.text.length + 1)));
  return { ...mail, parsed: { ...mail.parsed, text, newTextLength: text.length } };
}

function timed(mails: readonly InquiryMail[], runs: number, run: (mail: InquiryMail) => unknown) {
  for (let warm = 0; warm < 2; warm++) for (const mail of mails) run(mail);
  const times: number[] = [];
  for (let round = 0; round < runs; round++)
    for (const mail of mails) {
      const started = process.hrtime.bigint();
      run(mail);
      times.push(Number(process.hrtime.bigint() - started) / 1e6);
    }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor((times.length - 1) * share)] ?? 0) * 1000) / 1000;
  return { messages: mails.length, median: at(0.5), p95: at(0.95) };
}

export function printInquiries({ none, recognised, extraction, large }: InquiryFigures): void {
  const line = (what: string, ms: number, target: number | null) =>
    console.log(
      `${what.padEnd(44)} ${ms.toFixed(3).padStart(9)} ms ${target === null ? '' : `target ${target}  ${ms > target ? 'MISSED' : 'ok'}`}`,
    );
  line(`recognition, mail that is none (${none.messages})`, none.median, TARGETS.none);
  line(`recognition, inquiries (${recognised.messages})`, recognised.median, null);
  line(`extraction (${extraction.messages})`, extraction.median, TARGETS.extraction);
  line('recognition of a letter of 5 MB', large.recognition, null);
  line('extraction of a letter of 5 MB', large.extraction, null);
}
