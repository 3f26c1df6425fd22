import { cleanCell } from '../dataImport/csv';
import type { Sheet } from '../dataImport/sheets';
import type { Card } from './vcard';

// Headers that the columns of a list are known by (leadColumns.ts), named as a vCard names them.
const columns: readonly (readonly [string, (card: Card) => string | readonly string[]])[] = [
  ['FN', card => card.name],
  ['TITLE', card => card.title],
  ['DEPARTMENT', card => card.department],
  ['ORG', card => card.company],
  ['EMAIL', card => card.emails],
  ['CELL', card => card.mobiles],
  ['TEL', card => card.phones],
  ['FAX', card => card.faxes],
  ['URL', card => card.websites.slice(0, 1)],
  ['ADR', card => card.addresses],
  ['COUNTRY', card => card.country],
  ['IMPP', card => card.messengers],
  ['LANG', card => card.language],
  ['CATEGORIES', card => card.categories],
  ['NOTE', card => card.note],
];

/** Cards as a table, one a row, with the columns that some card fills; rows are counted as cards. */
export function cardSheet(name: string, cards: readonly Card[]): Sheet {
  const cells = cards.map(card =>
    columns.map(([, of]) => {
      const told = of(card);
      return cleanCell(typeof told === 'string' ? told : told.join('\n'));
    }),
  );
  const used = columns.map((_column, at) => cells.some(row => row[at] !== ''));
  const kept = <T>(row: readonly T[]) => row.filter((_cell, at) => used[at]);
  return {
    name,
    header: kept(columns.map(([header]) => header)),
    rows: cells.map((row, at) => ({ row: at + 1, cells: kept(row) })),
  };
}
