// Names of the characters 160 to 255, in order (HTML 4), then others that mail programs write.
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const entities = new Map<string, string>([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['euro', '€'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['sbquo', '‚'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['bdquo', '„'],
  ['hellip', '…'],
  ['bull', '•'],
  ['trade', '™'],
  ['lsaquo', '‹'],
  ['rsaquo', '›'],
  ['OElig', 'Œ'],
  ['oelig', 'œ'],
  ['Scaron', 'Š'],
  ['scaron', 'š'],
  ['permil', '‰'],
  ['zwnj', ''],
  ['zwj', ''],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
  ['rarr', '→'],
  ['larr', '←'],
  ['le', '≤'],
  ['ge', '≥'],
  ['ne', '≠'],
]);
latin.split(' ').forEach((name, index) => entities.set(name, name === 'shy' ? '' : String.fromCharCode(160 + index)));

const lineTags = new Set(
  'div tr table tbody thead ul ol dl dt dd li h1 h2 h3 h4 h5 h6 section article header footer address form fieldset figure pre center main nav aside o:p'.split(
    ' ',
  ),
);
lineTags.delete('o:p');
const spacedTags = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'blockquote', 'hr']);
const hiddenTags = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'xml', 'svg', 'object']);
const MAX_QUOTE_DEPTH = 20;
const TEXT_SLICE = 64 * 1024;

interface Writing {
  lines: string[];
  /** The line being written, and whether a blank would be its second in a row. */
  pieces: string[];
  endsBlank: boolean;
  /** Tags that are opened and never closed: sought once only. */
  unclosed: Set<string>;
  quoteDepth: number;
  isPreformatted: boolean;
  /** The open paragraph has no space after it. */
  isTight: boolean;
}

/** Decodes the character references of HTML: numeric ones, and the names that mail programs write. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})(?!\d)|#[xX]([0-9a-fA-F]{1,6})(?![0-9a-fA-F])|([A-Za-z][A-Za-z0-9]{1,10}));?/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return entities.get(name as string) ?? whole;
      const code = decimal === undefined ? parseInt(hex as string, 16) : Number(decimal);
      if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '';
      // HTML reads 128 to 159 as Windows-1252; only the few in use are worth a table.
      return windows1252.get(code) ?? String.fromCodePoint(code);
    },
  );
}

const windows1252 = new Map<number, string>(
  [...'€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'].map((character, index) => [
    [
      128, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 142, 145, 146, 147, 148, 149, 150, 151, 152, 153, 154,
      155, 156, 158, 159,
    ][index]!,
    character,
  ]),
);

/**
 * HTML as plain text: blocks become lines, quoted blocks get "> ", scripts and styles fall away. In one pass over the text,
 * whatever it is; at most `limit` characters come out.
 */
export function htmlToText(html: string, limit: number): string {
  const writing: Writing = {
    lines: [],
    pieces: [],
    endsBlank: true,
    unclosed: new Set(),
    quoteDepth: 0,
    isPreformatted: false,
    isTight: false,
  };
  let size = 0;
  let at = 0;
  while (at < html.length && size < limit) {
    const open = html.indexOf('<', at);
    // In slices: decoding two megabytes of character references at once takes a hundred of memory.
    const textEnd = Math.min(open < 0 ? html.length : open, at + TEXT_SLICE);
    if (textEnd > at) {
      addText(writing, html.slice(at, textEnd));
      size += textEnd - at;
      at = textEnd;
      continue;
    }
    at = readTag(writing, html, open);
  }
  endLine(writing);
  // Blank lines and bare quote marks at either end say nothing.
  const { lines } = writing;
  let end = lines.length;
  while (end > 0 && /^[> ]{0,80}$/.test(lines[end - 1]!)) end--;
  return lines
    .slice(0, end)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .slice(0, limit)
    .trim();
}

/** Handles what begins at the "<"; answers where to go on. */
function readTag(writing: Writing, html: string, open: number): number {
  if (html.startsWith('<!--', open)) {
    const end = html.indexOf('-->', open + 4);
    return end < 0 ? html.length : end + 3;
  }
  const name = /^<(\/?)([a-zA-Z][a-zA-Z0-9:]*)/.exec(html.slice(open, open + 30));
  if (!name && !/[!?/]/.test(html[open + 1] ?? '')) {
    addText(writing, '<');
    return open + 1;
  }
  const close = html.indexOf('>', open);
  if (close < 0) return html.length;
  if (!name) return close + 1;
  const tag = name[2]!.toLowerCase();
  const closes = name[1] === '/';
  if (hiddenTags.has(tag) && !closes && html[close - 1] !== '/') return afterHidden(writing, html, tag, close + 1);
  applyTag(writing, tag, closes, html.slice(open, Math.min(close, open + 2000)));
  return close + 1;
}

function afterHidden(writing: Writing, html: string, tag: string, from: number): number {
  if (writing.unclosed.has(tag)) return from;
  const pattern = new RegExp(`</${tag}\\s{0,20}>`, 'gi');
  pattern.lastIndex = from;
  const end = pattern.exec(html);
  if (end) return end.index + end[0].length;
  writing.unclosed.add(tag);
  // A head that is never closed ends where the body begins.
  const body = tag === 'head' || tag === 'title' ? html.slice(from, from + 100_000).search(/<body/i) : -1;
  return body >= 0 ? from + body : tag === 'head' || tag === 'title' ? from : html.length;
}

function applyTag(writing: Writing, tag: string, closes: boolean, source: string): void {
  if (tag === 'br') return endLine(writing);
  if (tag === 'pre') writing.isPreformatted = !closes;
  if (tag === 'td' || tag === 'th') {
    if (closes && writing.pieces.length > 0) writing.pieces.push('\t');
    return;
  }
  if (!lineTags.has(tag) && !spacedTags.has(tag)) return;
  if (writing.pieces.length > 0) endLine(writing);
  // Outlook and Word make a paragraph of every line and take its margin away.
  if (tag === 'p' && !closes) writing.isTight = /MsoNormal|margin(-bottom)?:\s*0/i.test(source);
  const depth = writing.quoteDepth + (closes ? -1 : 1);
  if (tag === 'blockquote' && closes) writing.quoteDepth = Math.max(0, depth);
  const last = writing.lines[writing.lines.length - 1] ?? '';
  if (spacedTags.has(tag) && !(tag === 'p' && writing.isTight) && writing.lines.length > 0 && !/^[> ]*$/.test(last))
    blankLine(writing);
  if (tag === 'blockquote' && !closes) writing.quoteDepth = Math.min(depth, MAX_QUOTE_DEPTH);
  if (tag === 'hr') writing.lines.push('_'.repeat(32));
  if (tag === 'li' && !closes) put(writing, '- ');
}

function addText(writing: Writing, raw: string): void {
  const text = decodeEntities(raw);
  if (writing.isPreformatted) {
    const lines = text.split(/\r?\n/);
    lines.forEach((line, index) => {
      put(writing, line);
      if (index < lines.length - 1) endLine(writing);
    });
    return;
  }
  const folded = text.replace(/[ \t\r\n\f]+/g, ' ');
  put(writing, writing.endsBlank && folded.startsWith(' ') ? folded.slice(1) : folded);
}

function put(writing: Writing, text: string): void {
  if (!text) return;
  writing.pieces.push(text);
  writing.endsBlank = text.endsWith(' ');
}

function endLine(writing: Writing): void {
  const text = writing.pieces
    .join('')
    .replace(/\u00a0/g, ' ')
    .trimEnd();
  writing.lines.push(writing.quoteDepth > 0 ? `${'> '.repeat(writing.quoteDepth)}${text}`.trimEnd() : text);
  writing.pieces = [];
  writing.endsBlank = true;
}

function blankLine(writing: Writing): void {
  writing.lines.push(writing.quoteDepth > 0 ? '> '.repeat(writing.quoteDepth).trimEnd() : '');
}
