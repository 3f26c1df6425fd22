import { normaliseAddress } from '../common/emailAddress';
import { boundText } from './charset';
import { decodeHeader, decodeRaw, decodeWords } from './headerFields';
import type { ParsedAddress } from './parsed';

const MAX_ADDRESSES = 2000;
const MAX_NAME = 320;
// The same few thousand addresses stand in every message of a mailbox; normalising goes through a host name parser.
const known = new Map<string, string>();

/** normaliseAddress of common/emailAddress, remembered. */
export function addressOf(raw: string): string {
  const found = known.get(raw);
  if (found !== undefined) return found;
  const address = normaliseAddress(raw);
  if (known.size > 20_000) known.clear();
  if (raw.length <= 320) known.set(raw, address);
  return address;
}

/**
 * The mailboxes that an address header names (RFC 5322, 3.4; also the semicolons of Outlook), at most 2,000. Groups are
 * opened; what has neither an address nor a name is left out.
 *
 * @param raw undecoded, one character a byte
 */
export function readAddresses(raw: string): ParsedAddress[] {
  if (!raw) return [];
  const simple = /^[\w.+-]{1,64}@[\w.-]{1,255}$/.test(raw);
  if (simple) return [{ name: '', address: addressOf(raw) }];
  const text = decodeRaw(raw);
  const entries: ParsedAddress[] = [];
  for (const piece of splitEntries(text)) {
    const entry = readEntry(piece);
    if (entry) entries.push(entry);
    if (entries.length >= MAX_ADDRESSES) break;
  }
  return entries;
}

/** The first mailbox of a header, or null. */
export function readAddress(raw: string): ParsedAddress | null {
  return readAddresses(raw)[0] ?? null;
}

/** Cuts a list at commas and semicolons outside quotes, comments and angle brackets; group names fall away. */
function splitEntries(text: string): string[] {
  if (!/["(<:;\\]/.test(text)) return text.split(',');
  const entries: string[] = [];
  let start = 0;
  let depth = 0;
  let quoted = false;
  let angle = false;
  for (let i = 0; i < text.length && entries.length <= MAX_ADDRESSES * 2; i++) {
    const c = text[i]!;
    if (c === '\\') i++;
    else if (quoted) quoted = c !== '"';
    else if (c === '"' && !depth) quoted = hasClosingQuote(text, i);
    else if (c === '(' && !angle) depth++;
    else if (c === ')' && depth > 0) depth--;
    else if (depth > 0) continue;
    else if (c === '<') angle = true;
    else if (c === '>') angle = false;
    else if (c === ':' && !angle && isGroupName(text.slice(start, i))) start = i + 1;
    else if (c === ';' || (c === ',' && (!angle || startsNewEntry(text, start, i)))) {
      entries.push(text.slice(start, i));
      start = i + 1;
      angle = false;
    }
  }
  entries.push(text.slice(start));
  return entries;
}

// A quote that is never closed would swallow the rest of the list.
function hasClosingQuote(text: string, at: number): boolean {
  const close = text.indexOf('"', at + 1);
  return close > 0 && close - at < 2000;
}

/** "Sales team:" begins a group; "mailto:" and an address with a colon do not. */
function isGroupName(text: string): boolean {
  const name = text.trim();
  return name.length < 200 && !name.includes('@') && !/(mailto|smtp)$/i.test(name);
}

/** A bracket that is never closed ("<a@b, c@d") ends at the comma; a source route ("<@a,@b:c@d>") does not. */
function startsNewEntry(text: string, start: number, at: number): boolean {
  return /<[^@<>,]+@[^<>,]+$/.test(text.slice(Math.max(start, at - 400), at));
}

function readEntry(piece: string): ParsedAddress | null {
  const text = piece.trim();
  if (!text || text.length > 20_000) return null;
  const open = text.lastIndexOf('<');
  if (open >= 0) {
    const close = text.indexOf('>', open);
    const inside = text.slice(open + 1, close < 0 ? undefined : close).replace(/^@[^:]*:/, '');
    const name = cleanName(text.slice(0, open) || (close < 0 ? '' : text.slice(close + 1)));
    const address = addressOf(inside.trim());
    return address || name || inside.trim() ? { name: name || (address ? '' : cleanName(inside)), address } : null;
  }
  return readBareEntry(text);
}

/** "a@b", "a@b (Name)", "Name [mailto:a@b]", an encoded word that holds a whole mailbox, or only a name. */
function readBareEntry(text: string): ParsedAddress | null {
  // What most entries of a long list are.
  if (/^[\w.+-]{1,64}@[\w.-]{1,255}$/.test(text)) {
    const address = addressOf(text);
    if (address) return { name: '', address };
  }
  const bracketed = /^(.*?)\[(?:mailto:)?([^\]\s]+@[^\]\s]+)\]$/i.exec(text);
  if (bracketed) return { name: cleanName(bracketed[1]!), address: addressOf(bracketed[2]!) };
  const comment = /\(([^()]*)\)/.exec(text);
  const bare = text.replace(/\([^()]*\)/g, ' ').trim();
  if (bare.includes('@')) {
    const address =
      addressOf(bare.replace(/\s*([@.])\s*/g, '$1')) || addressOf(/[^\s"<>]+@[^\s"<>]+/.exec(bare)?.[0] ?? '');
    if (address) return { name: comment ? cleanName(comment[1]!) : '', address };
  }
  const decoded = decodeWords(bare);
  const whole = decoded === bare ? null : /^(.*)<([^<>\s]+@[^<>\s]+)>\s*$/s.exec(decoded);
  if (whole) return { name: cleanName(whole[1]!), address: addressOf(whole[2]!) };
  const name = cleanName(bare || text);
  return name ? { name, address: '' } : null;
}

/** A display name without its quotes, decoded, bounded, bidirectional overrides removed. */
export function cleanName(raw: string): string {
  let text = raw.slice(0, 2000).trim();
  if (!text) return '';
  if (text.startsWith('(') && text.endsWith(')')) text = text.slice(1, -1);
  if (text.includes('"'))
    text = text
      .replace(/\\(.)/g, '$1')
      .replace(/^"+|"+$/g, '')
      .replace(/"\s+"/g, ' ');
  if (text.includes('=?')) text = decodeHeader(text);
  if (/^'.*'$/.test(text)) text = text.slice(1, -1);
  return boundText(stripHidden(text), MAX_NAME);
}

/** Text in one line without control characters and without the marks that reverse or hide letters. */
export function stripHidden(text: string): string {
  if (!/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\s\s/.test(text)) return text.trim();
  return text

    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0000-\u0008\u000e-\u001f\u007f]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
