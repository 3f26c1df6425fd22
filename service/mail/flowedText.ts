/** Joins the lines of format=flowed text (RFC 3676) to paragraphs; `deletesSpace` is its DelSp parameter. */
export function joinFlowed(text: string, deletesSpace: boolean): string {
  const paragraphs: string[] = [];
  let open: { depth: number; pieces: string[] } | null = null;
  const close = () => {
    if (open) paragraphs.push(`${'>'.repeat(open.depth)}${open.depth ? ' ' : ''}${open.pieces.join('')}`);
    open = null;
  };
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)![0].length;
    const content = line.slice(depth).replace(/^ /, '');
    const current = open as { depth: number; pieces: string[] } | null;
    const isSignature = content === '-- ';
    if (current && (current.depth !== depth || isSignature)) close();
    const flows = content.endsWith(' ') && !isSignature;
    const piece = flows && deletesSpace ? content.slice(0, -1) : content;
    if (open) (open as { pieces: string[] }).pieces.push(piece);
    else open = { depth, pieces: [piece] };
    if (!flows) close();
  }
  close();
  return paragraphs.join('\n');
}
