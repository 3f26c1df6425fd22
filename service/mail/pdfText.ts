const MAX_PAGES = 200;
// A gap wider than this many heights of the letters sets columns apart.
const COLUMN_GAP = 1.5;

/** A piece of text on a page, as far as it is looked at. */
interface Piece {
  str?: string;
  transform?: number[];
  width?: number;
  height?: number;
  hasEOL?: boolean;
}

/** The lines of a page; what stands in columns is set apart by tabs. */
function pageText(pieces: readonly Piece[]): string {
  const parts: string[] = [];
  let end: number | null = null;
  let isApart = false;
  for (const { str = '', transform, width = 0, height = 0, hasEOL = false } of pieces) {
    const from = transform?.[4] ?? 0;
    if (str.trim() === '') isApart ||= str !== '';
    else {
      const isColumn = end !== null && height > 0 && from - end > height * COLUMN_GAP;
      parts.push(isColumn ? '\t' : isApart && end !== null ? ' ' : '', str);
      end = from + width;
      isApart = false;
    }
    if (!hasEOL) continue;
    parts.push('\n');
    end = null;
    isApart = false;
  }
  return parts.join('');
}

/** The text of a PDF, page by page. Scripts in it are never run. At most `limit` characters, of the first 200 pages. @throws Error where it is broken or locked */
export async function pdfText(bytes: Buffer, limit: number): Promise<string> {
  // Loaded when the first PDF comes: it is large.
  const { getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(new Uint8Array(bytes), {
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  try {
    let text = '';
    for (let number = 1; number <= Math.min(document.numPages, MAX_PAGES) && text.length < limit; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      text += `${pageText(items.flatMap(item => ('str' in item ? [item] : [])))}\n`;
      page.cleanup();
    }
    return text.slice(0, limit);
  } finally {
    await document.destroy();
  }
}
