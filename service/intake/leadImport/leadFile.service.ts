import { readFile, stat } from 'node:fs/promises';
import { badRequest } from '../../common/errors';
import { decodeText } from '../dataImport/csv';
import { MAX_FILE_BYTES } from '../dataImport/data';
import type { Sheet } from '../dataImport/sheets';
import type { DataFile } from '../dataImport.service';
import { readTables } from '../dataImport.service';
import { cardSheet } from './cardSheet';
import type { LeadField, LeadMapping } from './leadFields';
import { readLeadMapping, withHeader } from './leadColumns';
import type { LeadDraft } from './leadDrafts';
import { readLeadDrafts } from './leadDrafts';
import { readCards } from './vcard';

/** More cards than a fair brings; beyond it the file is cut into several. */
export const MAX_LEAD_ROWS = 20_000;

/** One table of a file, and how its columns are taken; null: it is left out. */
export interface LeadSheet {
  sheet: Sheet;
  fields: (LeadField | null)[] | null;
}

/** A list of leads as it was read. */
export interface LeadFile {
  sheets: LeadSheet[];
  /** Every row of the sheets that are used, in order. */
  drafts: LeadDraft[];
}

/**
 * Reads a list of leads: Excel (.xlsx), CSV in any usual encoding, or vCard (.vcf).
 *
 * @param mapping columns as the person chose them; as recognised where absent
 * @throws AppError lead_import.unknown_format, lead_import.no_cards, lead_import.too_many_rows, lead_import.empty, lead_import.mapping_invalid, data_import.too_large, and those of the readers
 */
export async function readLeadFile(file: DataFile, mapping?: LeadMapping): Promise<LeadFile> {
  const { size } = await stat(file.path);
  if (size > MAX_FILE_BYTES) {
    const most = MAX_FILE_BYTES / 1024 / 1024;
    throw badRequest('data_import.too_large', `The file is larger than ${most} MB. Cut it into several.`, { size });
  }
  const sheets = (await sheetsOf(await readFile(file.path), file.name)).map(sheet => {
    const chosen = mapping && Object.hasOwn(mapping, sheet.name) ? mapping[sheet.name] : undefined;
    return { sheet, fields: readLeadMapping(sheet, chosen) };
  });
  const used = sheets.filter(({ fields }) => fields !== null);
  const rows = used.reduce((sum, { sheet }) => sum + sheet.rows.length, 0);
  if (rows > MAX_LEAD_ROWS) throw tooManyRows();
  if (sheets.every(({ sheet }) => sheet.rows.length === 0))
    throw badRequest('lead_import.empty', 'There are no rows in this file below its header.');
  return { sheets, drafts: used.flatMap(({ sheet, fields }) => readLeadDrafts(sheet, fields ?? [])) };
}

async function sheetsOf(bytes: Buffer, name: string): Promise<Sheet[]> {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (ending === 'vcf' || ending === 'vcard') return [cardsOf(bytes, name)];
  if (!['xlsx', 'xlsm', 'xls', 'csv', 'tsv', 'txt'].includes(ending))
    throw badRequest('lead_import.unknown_format', 'Take an Excel file (.xlsx), a CSV file or cards (.vcf).', {
      ending,
    });
  return (await readTables(bytes, ending, name)).map(withHeader);
}

function cardsOf(bytes: Buffer, name: string): Sheet {
  const cards = readCards(decodeText(bytes), MAX_LEAD_ROWS + 1);
  if (cards.length === 0)
    throw badRequest(
      'lead_import.no_cards',
      'There is no card in this file. Export the contacts as vCard (.vcf) again.',
    );
  if (cards.length > MAX_LEAD_ROWS) throw tooManyRows();
  return cardSheet(name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '') || 'vCard', cards);
}

function tooManyRows() {
  const message = `The file has more than ${MAX_LEAD_ROWS} rows; that is the most that is taken at once. Cut it into several.`;
  return badRequest('lead_import.too_many_rows', message, { most: MAX_LEAD_ROWS });
}
