/** Puts text on the clipboard, plain and as HTML, so that a mail program takes what it likes best. Works without TLS too, where browsers give no clipboard of their own. */
export function copyText(text: string, html: string): boolean {
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
    event.clipboardData?.setData('text/html', html);
  };
  document.addEventListener('copy', onCopy, { capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true });
  }
}

/** Longer addresses are cut or refused by mail programs (Windows passes about 2,000 characters). */
const longest = 1_900;

/** A draft for the mail program; `isCut`: its text has no room and must be pasted. */
export function draftAddress(to: readonly string[], subject: string, text: string): { href: string; isCut: boolean } {
  const head = `mailto:${to.map(encodeURIComponent).join(',')}?subject=${encodeURIComponent(subject)}`;
  const whole = `${head}&body=${encodeURIComponent(text.replace(/\r?\n/g, '\r\n'))}`;
  return whole.length <= longest ? { href: whole, isCut: false } : { href: head, isCut: true };
}
