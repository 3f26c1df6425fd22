import type { TradepostTheme } from '../../../ui/theme/themes';

/** Height of the frame in CSS pixels before it scrolls inside: it cannot tell its own, for it runs no script. */
const lowest = 160;
const highest = 640;

/** Rough height of an HTML mail from how much stands in it; too much leaves white paper, too little scrolls. */
export function frameHeight(html: string, text: string, width: number): number {
  const lineLength = Math.max(30, Math.floor(width / 7));
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lineLength)), 0);
  const pictures = (html.match(/<img\b/gi) ?? []).length;
  const tableRows = (html.match(/<tr\b/gi) ?? []).length;
  const estimate = 48 + lines * 21 + pictures * 120 + tableRows * 4;
  return Math.min(highest, Math.max(lowest, estimate));
}

function escapeAttribute(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

export interface Paper {
  html: string;
  language: string | null;
  /** Remote pictures were asked for by the reader. */
  withImages: boolean;
  theme: Pick<TradepostTheme, 'tpPaper' | 'tpPaperInk' | 'fontFamilyBase' | 'fontSizeBase300' | 'lineHeightBase400'>;
}

/**
 * The document of the sandboxed frame that shows a mail: the service's sanitised HTML on white paper, under a policy of
 * its own that allows no script, no form, no connection and, until asked for, no picture from outside.
 */
export function paperDocument({ html, language, withImages, theme }: Paper): string {
  const policy = [
    "default-src 'none'",
    `img-src data:${withImages ? ' http: https:' : ''}`,
    "style-src 'unsafe-inline'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  const style =
    `html{background:${theme.tpPaper};color:${theme.tpPaperInk};color-scheme:light}` +
    `body{margin:12px;font-family:${theme.fontFamilyBase};font-size:${theme.fontSizeBase300};line-height:1.5;overflow-wrap:anywhere}` +
    'img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap}';
  return (
    `<!doctype html><html lang="${escapeAttribute(language ?? '')}"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">` +
    '<meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width">' +
    `<style>${style}</style></head><body>${html}</body></html>`
  );
}
