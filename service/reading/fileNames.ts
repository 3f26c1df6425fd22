/**
 * A Content-Disposition header that saves a file under the name that its sender gave it: plain ASCII for old browsers, and the
 * name itself in UTF-8 (RFC 6266, RFC 8187). Control characters and quotes never reach the header.
 */
export function contentDisposition(name: string): string {
  const clean =
    name.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]/g, '_').slice(0, 200) || 'file';
  const ascii = clean
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["%;]/g, '_');
  const encoded = encodeURIComponent(clean).replace(
    /['()*]/g,
    char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
