/** What a company has several of. */
export const detailKinds = ['phone', 'website', 'tax_number', 'language', 'preference'] as const;
export type DetailKind = (typeof detailKinds)[number];
export const preferenceLabels = ['products', 'payment', 'language', 'channel', 'taboos'] as const;
export const addressKinds = ['registered', 'delivery', 'invoice', 'factory', 'other'] as const;

/** The digits of a telephone number, by which two ways of writing it are found equal: +49 (0)30 12 is 49030 12. At most 40. */
export function foldPhone(raw: string): string {
  return raw.normalize('NFKC').replace(/\D/g, '').replace(/^00/, '').slice(0, 40);
}

/**
 * The form of a detail by which equal ones are found: digits of a phone, host of a website, letters and digits of a tax number; small letters of the
 * rest. At most 300.
 */
export function foldDetail(kind: DetailKind, value: string): string {
  const plain = value.normalize('NFKC').trim().toLowerCase();
  if (kind === 'phone') return foldPhone(value);
  if (kind === 'tax_number') return plain.replace(/[^\p{L}\p{N}]/gu, '').slice(0, 300);
  if (kind === 'website')
    return plain
      .replace(/^[a-z]+:\/\//, '')
      .replace(/^www\./, '')
      .replace(/[/?#].*$/, '')
      .slice(0, 300);
  return plain.slice(0, 300);
}

/** A tag in the form in which equal ones are found. */
export function foldTag(tag: string): string {
  return tag.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase().slice(0, 60);
}

/** True for an address of the web that may be opened: http or https, and nothing else (a `javascript:` link runs in the page). */
export function isWebAddress(raw: string): boolean {
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(raw) ? raw : `https://${raw}`);
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.');
  } catch {
    return false;
  }
}
