import { decimalsOf } from '../common/currencies';
import type { MailContent } from '../users/outgoingMail.entity';
import type { DigestKey, DigestLine, DigestReply } from './digest.schema';

/** To whom it goes, and where the pages are. */
export interface DigestReader {
  name: string;
  /** 'zh-CN' or 'en' */
  language: string;
  /** Of the own company; may be ''. */
  company: string;
  /** Address of the web pages, without a slash at its end. */
  url: string;
}

interface Words {
  subject(company: string, days: string): string;
  hello(name: string): string;
  nothing: string;
  happened(days: string): string;
  waits: string;
  late: string;
  nobody: string;
  more(count: number): string;
  open: string;
  settings: string;
  keys: Readonly<Record<DigestKey, string>>;
}

const chinese: Words = {
  subject: (company, days) => `${company} 早报：${days}`,
  hello: name => `${name}，早上好：`,
  nothing: '没有新的情况，也没有等您处理的事。',
  happened: days => `${days} 的情况`,
  waits: '现在等着处理的',
  late: '谁没有按时回复',
  nobody: '无人负责',
  more: count => `${count} 以上`,
  open: '打开早报',
  settings: '不想再收到，或换个时间：在早报页面的“每天发到邮箱”里修改。',
  keys: {
    inquiries: '新来的询盘',
    missed: '没有按时首次回复的询盘',
    opened: '新建的商机',
    won: '赢单',
    lost: '丢单',
    unanswered: '超时还没回复的线索',
    mail: '还没回复的邮件',
    tasks: '逾期的待办',
    peopleTasks: '下属逾期的待办',
    leadSteps: '该跟进的线索',
    dealSteps: '该跟进的商机',
    closing: '已过预计成交日的商机',
    attention: '需要关注的商机',
    returning: '三天内退回公海的线索',
  },
};

const english: Words = {
  subject: (company, days) => `${company} morning digest: ${days}`,
  hello: name => `Good morning, ${name}.`,
  nothing: 'Nothing new, and nothing waits for you.',
  happened: days => `What happened on ${days}`,
  waits: 'What waits now',
  late: 'Who did not answer in time',
  nobody: 'nobody has it',
  more: count => `${count} or more`,
  open: 'Open the digest',
  settings: 'To stop it, or to get it at another hour, see "By mail every morning" on the page of the digest.',
  keys: {
    inquiries: 'new inquiries',
    missed: 'inquiries not answered in time',
    opened: 'opportunities opened',
    won: 'opportunities won',
    lost: 'opportunities lost',
    unanswered: 'leads past the time for an answer',
    mail: 'mails without an answer',
    tasks: 'overdue tasks',
    peopleTasks: 'overdue tasks of your people',
    leadSteps: 'leads with a step due',
    dealSteps: 'opportunities with a step due',
    closing: 'opportunities past their expected day',
    attention: 'opportunities that need attention',
    returning: 'leads that return to the pool within three days',
  },
};

/** The digest as a mail, as plain text and as HTML that fetches nothing; numbers that are nought are left out. All that comes from people is escaped. */
export function digestMail(digest: DigestReply, reader: DigestReader): MailContent {
  const words = reader.language === 'en' ? english : chinese;
  const days = digest.from === digest.to ? digest.to : `${digest.from} – ${digest.to}`;
  const company = reader.company.replace(/\s+/g, ' ').trim() || 'Tradepost';
  const parts = partsOf(digest, words, days, reader.url);
  const page = `${reader.url}/digest?from=${digest.from}&to=${digest.to}&scope=${digest.scope}`;
  return {
    subject: words.subject(company, days),
    text: textOf(words, reader, parts, page),
    html: htmlOf(words, reader, parts, page),
  };
}

interface Row {
  count: string;
  word: string;
  address: string;
}
interface Part {
  title: string;
  rows: Row[];
}

function partsOf(digest: DigestReply, words: Words, days: string, url: string): Part[] {
  const rows = (lines: readonly DigestLine[]): Row[] =>
    lines
      .filter(line => line.count > 0)
      .map(line => ({
        count: line.isMore ? words.more(line.count) : String(line.count),
        word: [words.keys[line.key], ...line.sums.map(sumOf)].join(' · '),
        address: url + line.address,
      }));
  const late = digest.late.map(({ person, count, address }) => ({
    ...{ count: String(count), word: person?.name ?? words.nobody, address: url + address },
  }));
  return [
    { title: words.happened(days), rows: rows(digest.happened) },
    { title: words.late, rows: late },
    { title: words.waits, rows: rows(digest.waits) },
  ].filter(part => part.rows.length > 0);
}

function sumOf({ currency, amount }: { currency: string; amount: number }): string {
  const digits = decimalsOf(currency);
  const [whole = '0', rest] = (amount / 10 ** digits).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${currency} ${grouped}${rest === undefined ? '' : `.${rest}`}`;
}

function textOf(words: Words, { name }: DigestReader, parts: readonly Part[], page: string): string {
  const body = parts.map(({ title, rows }) =>
    [title, ...rows.map(row => `  ${row.count}  ${row.word}\n     ${row.address}`)].join('\n'),
  );
  const told = body.length > 0 ? body : [words.nothing];
  return `${[words.hello(oneLine(name)), ...told, `${words.open}\n${page}`, words.settings].join('\n\n')}\n`;
}

const FONT = 'font-family:Segoe UI,Microsoft YaHei,Arial,sans-serif;font-size:14px;color:#242424';

function htmlOf(words: Words, { name }: DigestReader, parts: readonly Part[], page: string): string {
  const link = (address: string, word: string) =>
    `<a href="${escaped(address)}" style="color:#0f6c6c">${escaped(word)}</a>`;
  const body = parts.map(({ title, rows }) => {
    const lines = rows.map(
      row =>
        `<tr><td align="right" style="padding:4px 12px 4px 0"><b>${link(row.address, row.count)}</b></td>` +
        `<td style="padding:4px 0">${link(row.address, row.word)}</td></tr>`,
    );
    return `<h2 style="font-size:16px;margin:20px 0 4px">${escaped(title)}</h2><table role="presentation" cellspacing="0">${lines.join('')}</table>`;
  });
  const told = body.length > 0 ? body.join('') : `<p>${escaped(words.nothing)}</p>`;
  return (
    `<!doctype html><html><body style="${FONT}"><p>${escaped(words.hello(oneLine(name)))}</p>${told}` +
    `<p style="margin-top:24px">${link(page, words.open)}</p><p style="color:#616161">${escaped(words.settings)}</p></body></html>`
  );
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, character => entities[character] ?? '');
}
