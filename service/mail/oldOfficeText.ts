import { openCompound } from './compoundFile';
import { tableName, wordText } from './wordText';
import { workbookText } from './workbookText';

/**
 * The text of a Word or Excel file of before 2007, by its contents; by its name where one is embedded in the other. Null for what is neither, and for files of before 1997. At
 * most `limit` characters.
 *
 * @throws Error where it is broken, or ('locked') has a password
 */
export function oldOfficeText(bytes: Buffer, name: string, limit: number): string | null {
  const file = openCompound(bytes);
  const readers = [
    () => {
      const workbook = file.stream('Workbook');
      return workbook && workbookText(workbook, limit);
    },
    () => {
      const document = file.stream('WordDocument');
      const table = document && file.stream(tableName(document));
      return document && table && wordText(document, table, limit);
    },
  ];
  if (/\.do[ct]$/i.test(name)) readers.reverse();
  for (const read of readers) {
    const text = read();
    if (text !== null) return text;
  }
  return null;
}
