import { levelText } from './levelling';
import { bareName, isPersonName } from './people';
import { findPlaces } from './places';
import type { SourceLine } from './regions';

/*
 * Blocks in which a platform prints the buyer without labels: a heading, his name, his company with its town.
 */

/** Where the name and the company of a block stand in the mail. */
export interface ContactBlock {
  name: [number, number] | null;
  company: [number, number] | null;
}

const HEADING =
  /^(?:buyer'?s? (?:contact )?(?:details?|info(?:rmation)?)|contact (?:details?|info(?:rmation)?)(?: of the buyer)?|buyer contact|sender details?|coordonnees(?: (?:client|de l'acheteur))?|datos de(?:l)? (?:contacto|comprador|cliente)|kontaktdaten|dados (?:do|de) (?:comprador|contato|cliente)|контакт\p{L}* (?:данные|покупателя)|данные покупателя|联系方式|买家信息|采购商信息|بيانات (?:المشتري|التواصل))\s*:?$/u;
const MOST_LINES = 3;

/** Whether a line is the heading of such a block. */
export const isBlockHeading = (line: string): boolean => line.length < 60 && HEADING.test(levelText(line.trim()));

/** The unlabelled lines below the heading of a block; nulls where there is none. */
export function readContactBlock(lines: readonly SourceLine[]): ContactBlock {
  const block: ContactBlock = { name: null, company: null };
  const head = lines.findIndex(line => isBlockHeading(line.text));
  if (head < 0) return block;
  for (const { text, from } of lines.slice(head + 1, head + 1 + MOST_LINES)) {
    const line = text.trim();
    if (line === '' || /[:：@]|\d{4}/.test(line) || line.length > 100) break;
    const start = from + text.indexOf(line);
    if (!block.name && isPersonName(line)) {
      const bare = bareName(line);
      block.name = [start + bare.start, start + bare.end];
    } else if (!block.company) {
      const end = /,\s/.exec(line)?.index ?? line.length;
      const isPlace = findPlaces(levelText(line.slice(0, end))).some(place => place.start === 0 && place.end === end);
      if (!isPlace) block.company = [start, start + end];
    }
  }
  return block;
}

/** "Category Lead Garden, Carpat Bricolaj" in the line under the buyer's name. */
export function belowName(notice: readonly SourceLine[], name: string): [number, number] | null {
  const lines = notice.slice(0, 14).filter(({ text }) => text.trim() !== '');
  const at = name === '' ? -1 : lines.findIndex(({ text }) => text.trim() === name);
  const below = lines[at + 1];
  const found = at < 0 || !below ? null : /^\s*([^,|·•]{3,60}),\s+(\p{Lu}[^,|·•]{2,60}?)\s*$/u.exec(below.text);
  if (!found || !below || !TITLED.test(levelText(found[1] as string))) return null;
  const start = below.from + below.text.lastIndexOf(found[2] as string);
  const end = start + (found[2] as string).length;
  return findPlaces(levelText(found[2] as string)).length > 0 ? null : [start, end];
}

const TITLED =
  /(?<!\p{L})(?:manager|lead|buyer|head|director|owner|founder|ceo|coo|purchas\p{L}*|procurement|sourcing|category|import\p{L}*|merchandis\p{L}*|partner|president|officer|specialist|einkauf\p{L}*|leiter\p{L}*|acheteu\p{L}*|responsable|gerente|jef[ea]|compras|comprador\p{L}*|diretor\p{L}*|директор|менеджер|закуп\p{L}*)(?!\p{L})/u;
