// How a mail is begun and what its text is: values in, values out.
import type { StandInLetter } from '../../demo/outlook/exchange.schema';
import type { ComposeType, Draft, Person } from './world';

const MOST_QUOTED = 20_000;

export const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Plain text as paragraphs. */
export const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map(line => `<div>${escaped(line) || '<br>'}</div>`)
    .join('');

const block = new Set(['P', 'DIV', 'LI', 'TR', 'BLOCKQUOTE', 'H1', 'H2', 'H3', 'UL', 'OL', 'TABLE']);

/** The text of a mail's HTML, a line for each paragraph. */
export function textOf(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  let text = '';
  const walk = (node: Node) => {
    if (node.nodeName === 'BR') text += '\n';
    if (node.nodeType === Node.TEXT_NODE) text += node.textContent ?? '';
    node.childNodes.forEach(walk);
    if (block.has(node.nodeName) && !text.endsWith('\n')) text += '\n';
  };
  walk(page.body);
  return text.replace(/\u00a0/g, ' ').trim();
}

const kept = new Set([
  ...['P', 'DIV', 'BR', 'B', 'STRONG', 'I', 'EM', 'U', 'UL', 'OL', 'LI', 'SPAN', 'BLOCKQUOTE'],
  ...['TABLE', 'TBODY', 'THEAD', 'TR', 'TD', 'TH', 'A', 'H1', 'H2', 'H3'],
]);

/** What an add-in inserts, without anything that acts: it stands in this page. */
export function washed(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const wash = (node: Element) => {
    for (const child of [...node.children]) {
      wash(child);
      if (!kept.has(child.nodeName)) child.replaceWith(...child.childNodes);
      else
        for (const { name, value } of [...child.attributes])
          if (name !== 'href' || !/^(https?|mailto):/i.test(value)) child.removeAttribute(name);
    }
  };
  page.querySelectorAll('script, style, template, title').forEach(one => one.remove());
  wash(page.body);
  return page.body.innerHTML;
}

const prefixes: Record<Exclude<ComposeType, 'newMail'>, string> = { reply: 'Re: ', forward: 'Fw: ' };

function subjectOf(type: Exclude<ComposeType, 'newMail'>, subject: string): string {
  const prefix = prefixes[type];
  const known = type === 'reply' ? /^\s*(re|aw|回复|答复)\s*[:：]/i : /^\s*(fw|fwd|wg|转发)\s*[:：]/i;
  return known.test(subject) ? subject : prefix + subject;
}

function quoted(letter: StandInLetter): string {
  const { from, to, subject, sentAt, text } = letter;
  const named = (one: Person) => (one.name ? `${one.name} <${one.address}>` : one.address);
  const head = [
    `From: ${named(from)}`,
    `Sent: ${new Date(sentAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}`,
    `To: ${to.map(named).join('; ')}`,
    `Subject: ${subject}`,
  ];
  return `<blockquote>${paragraphs(`${head.join('\n')}\n\n${text.slice(0, MOST_QUOTED)}`)}</blockquote>`;
}

interface Begun {
  id: string;
  mailbox: string;
  fromName: string;
}

export function newDraft(begun: Begun, change: Partial<Draft> = {}): Draft {
  return {
    ...begun,
    ...{ to: [], cc: [], bcc: [], subject: '', html: '<p><br></p>', files: [] },
    ...{ inReplyTo: null, references: [], conversationId: null, composeType: 'newMail', headers: {}, session: {} },
    ...change,
  };
}

/** An answer as Outlook begins one; `html` is what an add-in wants above the quotation. */
export function answerTo(letter: StandInLetter, begun: Begun, toAll: boolean, html = ''): Draft {
  const isOwn = letter.folder === 'sent';
  const others = (people: readonly Person[]) => people.filter(one => one.address !== letter.mailbox);
  const to = isOwn ? letter.to : [letter.from];
  const cc = toAll ? others(isOwn ? letter.cc : [...letter.to, ...letter.cc]) : [];
  return newDraft(begun, {
    to,
    cc,
    subject: subjectOf('reply', letter.subject),
    html: `${washed(html) || '<p><br></p>'}${quoted(letter)}`,
    inReplyTo: letter.internetMessageId,
    references: letter.references.slice(0, 49),
    conversationId: letter.conversationId,
    composeType: 'reply',
  });
}

export function forwardOf(letter: StandInLetter, begun: Begun): Draft {
  return newDraft(begun, {
    subject: subjectOf('forward', letter.subject),
    html: `<p><br></p>${quoted(letter)}`,
    conversationId: letter.conversationId,
    composeType: 'forward',
  });
}

/** People as they are typed: 'Anna Weber <anna@x.example>; b@x.example'. What is no address is left out. */
export function readPeople(text: string): Person[] {
  return text
    .split(/[;,，；\n]/)
    .map(part => /^\s*(?:"?([^"<]*?)"?\s*<)?\s*([^\s<>@]+@[^\s<>@]+)\s*>?\s*$/.exec(part))
    .flatMap(found => (found?.[2] ? [{ name: (found[1] ?? '').trim(), address: found[2] }] : []));
}

export const writePeople = (people: readonly Person[]): string =>
  people.map(one => (one.name ? `${one.name} <${one.address}>` : one.address)).join('; ');
