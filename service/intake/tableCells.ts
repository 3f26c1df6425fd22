/** A value as it may stand in a file that is opened in a spreadsheet. */
const dangerous = /^[=+\-@\t\r]/;

/**
 * A text that no spreadsheet takes for a formula: what begins with = + - @ or a control character gets an apostrophe before it (OWASP, CSV injection).
 * Excel shows it as text. A plain number stays one.
 */
export function neutral(text: string): string {
  return dangerous.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}

/** One line of a CSV file (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell => csvCell(neutral(cell))).join(',')}\r\n`;
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
