/** One element of an XML document; `text` is what stands directly in it. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const PIECE =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;

/** Reads XML strictly: every tag closed in its order, attributes quoted and once only, one root, no bare ampersand. @throws Error */
export function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < xml.length) {
    const at = PIECE.lastIndex;
    const found = PIECE.exec(xml);
    const parent = open[open.length - 1] as Element;
    if (!found) throw new Error(`No XML at character ${at}: ${xml.slice(at, at + 40)}`);
    const [, closing, opening, attributes = '', empty, text] = found;
    if (text !== undefined) parent.text += checked(text, at).trim();
    if (closing !== undefined && open.pop()?.name !== closing) throw new Error(`</${closing}> closes another element.`);
    if (opening === undefined) continue;
    const element = { name: opening, attributes: readAttributes(attributes, at), children: [], text: '' };
    parent.children.push(element);
    if (!empty) open.push(element);
  }
  if (open.length !== 1) throw new Error(`<${open[open.length - 1]?.name}> is not closed.`);
  if (root.children.length !== 1 || root.text) throw new Error('There is not one root.');
  return root.children[0] as Element;
}

function readAttributes(text: string, at: number): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w:.-]+)="([^"<]*)"/g)) {
    if (name in all) throw new Error(`${name} stands twice at character ${at}.`);
    all[name] = checked(value, at);
  }
  return all;
}

function checked(text: string, at: number): string {
  if (/&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(text)) throw new Error(`A bare ampersand after character ${at}.`);
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

/** Every element below, in the order of the document. */
export function allBelow(element: Element): Element[] {
  return element.children.flatMap(child => [child, ...allBelow(child)]);
}
