const MAX_PAGES = 200;

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
      text += `${items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')}\n`;
      page.cleanup();
    }
    return text.slice(0, limit);
  } finally {
    await document.destroy();
  }
}
