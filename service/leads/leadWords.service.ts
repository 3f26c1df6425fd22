import type { EntityManager } from 'typeorm';
import { listed, rowsThatMay } from '../companies/inside.service';
import { foldPhone } from '../companies/likeNames';
import { foldName } from '../companies/names';
import { likeText } from '../companies/paging';
import type { SqlCondition } from '../companies/visibility';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';

const MOST_WORDS = 8;
const PHONE = /^[+\d][\d\s().\-/]{5,}$/;

/**
 * The condition that every word stands in a lead (under the alias "lead"): in its number, the firm, the person, what is asked for, or, as far as the viewer may see them, the address and the
 * telephone. Of a lead in a pool that is masked to him only what he is told is looked into: else trying words would be a way to ask.
 */
export async function wordsSql(manager: EntityManager, viewer: Viewer, text: string): Promise<SqlCondition> {
  const phone = mayView(viewer, 'contact') && PHONE.test(text) ? foldPhone(text, null).slice(-12) : '';
  const words = phone ? [text] : text.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  const folded = words.map(word => foldName(word) || word.toLowerCase());
  const parameters: Record<string, string> = phone ? { phone: `%${phone}%` } : {};
  words.forEach((word, at) => {
    parameters[`word${at}`] = `%${likeText(word)}%`;
    parameters[`folded${at}`] = `%${likeText(folded[at] as string)}%`;
  });
  const contact = mayView(viewer, 'contact') ? ['email'] : [];
  const columns = ['number', 'contactName', 'companyName', 'title', 'products', ...contact];
  const open = everyWord(words, columns, at =>
    [`lead.foldedCompany LIKE :folded${at} ESCAPE '\\'`, ...(phone ? ['lead.phoneKey LIKE :phone'] : [])].join(' OR '),
  );
  const told = everyWord(words, ['number', 'products'], () => '1 = 0');
  const isWhole = viewer.grants.has('leads.assign') || viewer.grants.has('all.read');
  const sql = isWhole ? open : `((lead.stage <> 'pool' AND ${open}) OR (lead.stage = 'pool' AND ${told}))`;
  const ids = await rowsThatMay(manager, 'lead', [words, folded, ...(phone ? [[phone]] : [])]);
  return { sql: ids ? `(${sql} AND lead.id IN (${listed(ids)}))` : sql, parameters };
}

function everyWord(words: readonly string[], columns: readonly string[], more: (at: number) => string): string {
  const inOne = (at: number) => columns.map(column => `lead.${column} LIKE :word${at} ESCAPE '\\'`).join(' OR ');
  return `(${words.map((_word, at) => `(${inOne(at)} OR ${more(at)})`).join(' AND ') || '1 = 0'})`;
}
