/*
 * Where a telephone number without a prefix is from, by the way in which it is divided and the language beside it. The plans of numbers:
 * North American Numbering Plan (area codes in service in Canada and the Caribbean), Brazil's, and China's (mobile numbers of eleven digits from 13,
 * area codes of three or four digits from 0).
 */

const AMERICAN = /^\(?([2-9]\d{2})\)?(?: ?[.-] ?| )[2-9]\d{2}[.-]\d{4}$/;
const CANADA = new Set(
  '204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 387 403 416 418 428 431 437 438 450 468 474 506 514 519 537 548 568 579 581 584 587 600 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942'.split(
    ' ',
  ),
);
const ISLANDS = new Set(
  '242 246 264 268 284 340 345 441 473 649 658 664 670 671 684 721 758 767 784 787 809 829 849 868 869 876 939'.split(
    ' ',
  ),
);
// Two digits of the area in brackets or not, eight or nine in two groups: (11) 99999-9999.
const BRAZILIAN = /^\(?[1-9][1-9]\)? ?9?\d{4}-\d{4}$/;
const CHINESE = /^(?:1[3-9]\d{9}|0(?:10|2\d)\d{8}|0[3-9]\d{2}\d{7,8})$/;
const HAN = /[\u4e00-\u9fff]/gu;
// Signs that only the short forms of the mainland have.
const SHORT_FORMS = /[们这个说请贵报价产发货订单样电话为]/u;

/** The country (ISO 3166-1) of a number as it is written, or null. `text` is what it stands in, `language` that of the text. */
export function dialledIn(written: string, text: string, language: string | null): string | null {
  const area = AMERICAN.exec(written.trim())?.[1];
  if (area && (language === 'en' || language === 'fr')) {
    if (ISLANDS.has(area)) return null;
    return CANADA.has(area) ? 'CA' : language === 'en' ? 'US' : null;
  }
  if (language === 'pt' && BRAZILIAN.test(written.trim())) return 'BR';
  if (!CHINESE.test(written.replace(/[\s()-]/g, ''))) return null;
  const sample = text.slice(0, 4000);
  const isChinese =
    (sample.match(HAN)?.length ?? 0) > 20 && SHORT_FORMS.test(sample) && !/[\u3040-\u30ff]/.test(sample);
  return isChinese ? 'CN' : null;
}
