import type { Letter } from './letters';
import { writerOf } from './letters';

/** The HTML side of a letter, in the manner of the writer's program. Lines such as '| a | b |' become a table. */

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

function tableOf(rows: string[]): string {
  const cellStyle = 'border:1px solid #bbb;padding:3px 8px';
  const lines = rows.map((row, place) => {
    const name = place === 0 ? 'th' : 'td';
    const cells = row
      .slice(1, -1)
      .split('|')
      .map(cell => `<${name} style="${cellStyle}">${escaped(cell.trim())}</${name}>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table style="border-collapse:collapse;font-size:10.5pt">${lines.join('\n')}</table>`;
}

/** Paragraphs and tables of plain text. */
function blocks(text: string): string {
  const out: string[] = [];
  let rows: string[] = [];
  const close = () => {
    if (rows.length > 0) out.push(tableOf(rows));
    rows = [];
  };
  for (const line of text.split('\n')) {
    if (/^\|.*\|$/.test(line)) {
      rows.push(line);
      continue;
    }
    close();
    out.push(line.trim() ? `<div>${escaped(line)}</div>` : '<div><br></div>');
  }
  close();
  return out.join('\n');
}

const fonts: Record<string, string> = {
  outlook: 'font-family:Calibri,sans-serif;font-size:11pt',
  foxmail: "font-family:'Microsoft YaHei UI',Tahoma;font-size:14px;line-height:1.5",
  qq: "font-family:'Microsoft YaHei';font-size:14px",
  netease: 'font-family:Arial;font-size:14px;line-height:1.7',
};

function historyBlock(client: string, history: string): string {
  if (!history) return '';
  const [first, ...rest] = history.split('\n');
  if (client === 'gmail') {
    const lines = rest.map(line => line.replace(/^> ?/, ''));
    return `<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${escaped(first)}<br></div>
<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">
${blocks(lines.join('\n'))}
</blockquote></div>`;
  }
  const style =
    client === 'outlook' ? 'border:none;border-top:solid #E1E1E1 1.0pt;padding-top:3pt' : 'margin-top:1em;color:#444';
  const lines = /^[-_]{5,}/.test(first) && client === 'outlook' ? rest : [first, ...rest];
  return `<br><div style="${style}">\n${blocks(lines.join('\n'))}\n</div>`;
}

/** A newsletter has a head in colour and a picture from afar, as they do. */
function newsletterHtml(letter: Letter): string {
  const host = letter.draft.from.address.split('@')[1];
  return `<html><body style="background:#f4f4f4"><div style="max-width:600px;margin:auto;background:#fff;font-family:Arial">
<div style="background:#1d4e5f;color:#fff;padding:16px;font-size:20px">${escaped(letter.subject)}</div>
<img src="https://${host}/open.gif" width="1" height="1" alt="">
<div style="padding:16px">${blocks(letter.newText)}</div>
<div style="padding:16px;font-size:11px;color:#888"><a href="https://${host}/unsubscribe">Unsubscribe</a></div>
</div></body></html>`;
}

export function htmlOf(letter: Letter): string {
  if (letter.draft.newsletter !== undefined) return newsletterHtml(letter);
  const { client, language } = writerOf(letter.draft);
  const direction = language === 'ar' ? ' dir="rtl"' : '';
  return `<html><head><meta http-equiv="Content-Type" content="text/html"></head>
<body lang="${language}"${direction} style="${fonts[client] ?? ''}">
${blocks(letter.newText)}
${historyBlock(client, letter.history)}
</body></html>
`;
}
