import sanitizeHtml from 'sanitize-html';

export interface SanitiseOptions {
  /** The reader asked to see pictures from outside. */
  allowImages: boolean;
  /** The data: URL of a picture that came with the message, by its Content-ID; null where there is none. */
  inline: (contentId: string) => string | null;
}

const MAX_HTML = 2 * 1024 * 1024;
const tags =
  'a abbr address article b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li main mark ol p pre q rp rt ruby s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
    ' ',
  );
// What stands in these is no text to read.
const hiddenTags = [
  'script',
  'style',
  'textarea',
  'option',
  'noscript',
  'title',
  'head',
  'template',
  'xmp',
  'noembed',
  'noframes',
  'iframe',
  'svg',
  'math',
  'object',
  'applet',
  'select',
  'plaintext',
];
const lengths =
  /^-?(\d{1,5}(\.\d{1,4})?)(px|pt|em|ex|rem|%|in|cm|mm|pc|vw)?( -?(\d{1,5}(\.\d{1,4})?)(px|pt|em|ex|rem|%|in|cm|mm|pc|vw)?){0,3}$|^(auto|normal|inherit|initial|0)$/i;
const colours = /^(#[0-9a-f]{3,8}|rgba?\([\d\s.,%]{1,40}\)|hsla?\([\d\s.,%deg]{1,40}\)|[a-z]{3,24})$/i;
const words = /^[a-z -]{1,60}$/i;
const border = /^[#\w\s.,()%-]{1,80}$/i;
const fonts = /^[\w\s,'"\u00a0-\uffff-]{1,200}$/;
const styles: Record<string, RegExp[]> = {
  color: [colours],
  'background-color': [colours],
  'font-family': [fonts],
  'font-size': [lengths, words],
  'font-style': [words],
  'font-weight': [/^(\d{3}|[a-z]{4,8})$/i],
  'font-variant': [words],
  'line-height': [lengths],
  'letter-spacing': [lengths],
  'text-align': [words],
  'text-decoration': [words],
  'text-indent': [lengths],
  'text-transform': [words],
  'vertical-align': [lengths, words],
  'white-space': [words],
  'word-break': [words],
  'word-wrap': [words],
  'overflow-wrap': [words],
  direction: [words],
  width: [lengths],
  height: [lengths],
  'max-width': [lengths],
  'min-width': [lengths],
  'max-height': [lengths],
  'table-layout': [words],
  'border-collapse': [words],
  'border-spacing': [lengths],
  'list-style-type': [words],
  display: [/^(block|inline|inline-block|table|table-row|table-cell|list-item|none)$/i],
};
for (const side of ['', '-top', '-right', '-bottom', '-left']) {
  styles[`margin${side}`] = [lengths];
  styles[`padding${side}`] = [lengths];
  styles[`border${side}`] = [border];
  for (const part of ['-width', '-style', '-color']) styles[`border${side}${part}`] = [border];
}

/**
 * HTML of a mail as it may be shown in a sandboxed frame: text, tables, colours and links; no script, form, frame, drawing or
 * style that loads anything. Links open elsewhere and tell nobody where the reader came from. Pictures from outside are left
 * out unless the reader asked; those that came with the message are put in as data: URLs.
 */
export function sanitise(html: string, options: SanitiseOptions): { html: string; hasBlockedImages: boolean } {
  let hasBlockedImages = /(?:url\s*\(|background\s*=\s*)["'\s]{0,4}https?:/i.test(html) && !options.allowImages;
  const clean = sanitizeHtml(boundNesting(html.slice(0, MAX_HTML)), {
    allowedTags: tags,
    nonTextTags: hiddenTags,
    allowedAttributes: {
      '*': ['style', 'dir', 'lang', 'align', 'valign', 'title'],
      a: ['href', 'name', 'rel', 'target'],
      img: ['src', 'alt', 'width', 'height'],
      table: ['width', 'height', 'border', 'cellpadding', 'cellspacing', 'bgcolor'],
      td: ['width', 'height', 'colspan', 'rowspan', 'bgcolor', 'nowrap'],
      th: ['width', 'height', 'colspan', 'rowspan', 'bgcolor', 'nowrap'],
      tr: ['height', 'bgcolor'],
      col: ['width', 'span'],
      colgroup: ['width', 'span'],
      font: ['color', 'face', 'size'],
      ol: ['start', 'type'],
      ul: ['type'],
      hr: ['width', 'size'],
    },
    allowedStyles: { '*': styles },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['data', 'http', 'https'] },
    allowedSchemesAppliedToAttributes: ['href', 'src'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    enforceHtmlBoundary: false,
    nestingLimit: 100,
    transformTags: {
      a: (tagName, attributes) => ({ tagName, attribs: linkOf(attributes) }),
      img: (tagName, attributes) => {
        const source = sourceOf(attributes.src ?? '', options);
        if (source === null && /^\s*(https?:)?\/\//i.test(attributes.src ?? '')) hasBlockedImages = true;
        return { tagName, attribs: imageOf(attributes, source) };
      },
    },
    exclusiveFilter: frame => frame.tag === 'img' && !frame.attribs.src && !frame.attribs.alt,
  });
  return { html: clean, hasBlockedImages };
}

const MAX_OPEN = 2000;
// Tags that close themselves or by the next of their kind.
const selfClosing = new Set(
  'area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option'.split(' '),
);

/**
 * Drops opening tags beyond 2,000 that are open at once: the parser takes time by the square of their number. No letter is
 * meant to nest so deep; its text stays.
 */
function boundNesting(html: string): string {
  const pieces: string[] = [];
  let open = 0;
  let from = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const tag = /^<(\/?)([a-zA-Z][\w:-]{0,30})/.exec(html.slice(at, at + 40));
    if (!tag || selfClosing.has(tag[2]!.toLowerCase())) continue;
    if (tag[1] === '/') open = Math.max(0, open - 1);
    else if (open < MAX_OPEN) open++;
    else {
      const end = html.indexOf('>', at);
      pieces.push(html.slice(from, at));
      from = end < 0 ? html.length : end + 1;
      at = from - 1;
    }
  }
  return pieces.length === 0 ? html : pieces.join('') + html.slice(from);
}

/** A link opens in a window of its own; an anchor inside the message leads nowhere in a frame and loses its address. */
function linkOf(attributes: Record<string, string>): Record<string, string> {
  const link: Record<string, string> = {};
  if (attributes.style) link.style = attributes.style;
  if (attributes.title) link.title = attributes.title;
  if (attributes.name) link.name = `mail-${attributes.name.slice(0, 100)}`;
  const address = (attributes.href ?? '').trim();
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(address)) return link;
  return { ...link, href: address, target: '_blank', rel: 'noopener noreferrer' };
}

/** Where a picture may come from; null where it may not be shown. */
function sourceOf(source: string, options: SanitiseOptions): string | null {
  const address = source.trim();
  const contentId = /^cid:(.{1,400})$/i.exec(address);
  if (contentId) {
    const picture = options.inline(decodeContentId(contentId[1]!)) ?? options.inline(contentId[1]!);
    return picture && /^data:image\/(png|jpe?g|gif|webp|bmp);base64,[A-Za-z0-9+/=]+$/.test(picture) ? picture : null;
  }
  return options.allowImages && /^https?:\/\//i.test(address) ? address : null;
}

function decodeContentId(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

function imageOf(attributes: Record<string, string>, source: string | null): Record<string, string> {
  const image: Record<string, string> = {};
  for (const name of ['alt', 'width', 'height', 'style', 'title']) if (attributes[name]) image[name] = attributes[name];
  if (source) image.src = source;
  return image;
}
