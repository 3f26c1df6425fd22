import { readFileSync } from 'node:fs';
import type { Classified } from '../../service/mail/classify';
import type { ParsedMessage } from '../../service/mail/parsed';
import { newTextOf } from '../../service/mail/quoting';
import type { CorpusItem } from './corpusItems';

/** What differs from the fixture's own expectation, in words; null where it has none. */
export function checkText(item: CorpusItem, parsed: ParsedMessage, result: Classified): string[] | null {
  if (item.expected) return checkAuthored(item.expected, parsed, result);
  if (item.expectedFile) return checkParserResult(item.expectedFile, parsed);
  if (item.name.includes('sisimai')) return checkBounce(item.name, result);
  if (item.folder.endsWith('easy-ham-1')) return checkList(item, result);
  return null;
}

const fold = (text: string) => text.replace(/[\s\u200b\ufeff]+/g, '').normalize('NFC');

/** The authored set: expected.jsonl. */
function checkAuthored(expected: Record<string, unknown>, parsed: ParsedMessage, result: Classified): string[] {
  const wrong: string[] = [];
  const same = (what: string, found: unknown, wanted: unknown) => {
    if (wanted !== undefined && JSON.stringify(found) !== JSON.stringify(wanted))
      wrong.push(`${what} ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`);
  };
  if (expected.type === 'journal_report') {
    same('Message-ID', parsed.messageId, expected.inner_message_id);
    same('recipients', parsed.journal?.recipients, expected.envelope_recipients);
    same('bcc', parsed.journal?.bcc, expected.bcc);
    same('direction', result.direction, expected.direction);
    same(
      'attachments',
      expected.inner_attachments ? parsed.attachments.map(one => one.name) : undefined,
      expected.inner_attachments,
    );
  } else if (expected.type === 'tnef') {
    same(
      'attachments',
      parsed.attachments.map(one => one.name),
      expected.attachments,
    );
    if (!parsed.text.includes(String(expected.body_contains ?? ''))) wrong.push('text');
    if (!(parsed.html ?? '').includes(String(expected.body_html_contains ?? ''))) wrong.push('html');
  } else if (expected.type === 'calendar') {
    same('method', parsed.calendar?.method, expected.method);
    same('uid', parsed.calendar?.uid, expected.uid);
  } else if (expected.type === 'reply') {
    const written = fold(newTextOf(parsed.text, parsed.newTextLength));
    const wanted = fold(`${String(expected.new_text)}${expected.signature ? String(expected.signature) : ''}`);
    same('new text', written, wanted);
  }
  return wrong;
}

interface ParserPart {
  headers: { name: string | { other: string }; value: unknown }[];
  body: { Text?: string; Html?: string };
}
interface ParserResult {
  text_body: number[];
  html_body: number[];
  parts: ParserPart[];
}

/** The results that stand beside the messages of another parser: subject, first sender, and every readable text of the body. */
function checkParserResult(path: string, parsed: ParsedMessage): string[] | null {
  const expected = JSON.parse(readFileSync(path, 'utf8')) as ParserResult;
  if (!Array.isArray(expected.parts)) return null;
  const wrong: string[] = [];
  const [root] = expected.parts;
  const header = (name: string) =>
    root?.headers.findLast(one => one.name === name)?.value as Record<string, unknown> | undefined;
  const subject = header('subject')?.Text;
  if (typeof subject === 'string' && fold(subject) !== fold(parsed.subject))
    wrong.push(`subject ${JSON.stringify(parsed.subject)}, expected ${JSON.stringify(subject)}`);
  const shown = fold(`${parsed.text}\n${parsed.html ?? ''}`);
  for (const index of new Set([...expected.text_body, ...expected.html_body])) {
    const text = expected.parts[index]?.body.Text ?? expected.parts[index]?.body.Html ?? '';
    if (text.trim() && !shown.includes(fold(text)))
      wrong.push(
        `text of part ${index} ${JSON.stringify(text.slice(0, 120))}, found ${JSON.stringify(parsed.text.slice(0, 120))}`,
      );
  }
  return wrong;
}

/** Every message of the set is a report or an automatic answer, except those that are named as none. */
function checkBounce(name: string, result: Classified): string[] {
  const isNone = /is-not-bounce/.test(name);
  const isRecognised = result.kind === 'bounce' || result.kind === 'auto_reply';
  return isNone === isRecognised ? [`taken for ${result.kind}`] : [];
}

/** Posts of mailing lists that say so in their headers. */
function checkList(item: CorpusItem, result: Classified): string[] | null {
  const head = item.bytes.toString('latin1', 0, Math.max(0, item.bytes.indexOf('\n\n')));
  if (!/^list-id:/im.test(head) || !/^(list-post|precedence: *(list|bulk)):?/im.test(head)) return null;
  return result.keepOut?.reason === 'mailing_list'
    ? []
    : [`list post taken for ${result.keepOut?.reason ?? result.kind}`];
}
