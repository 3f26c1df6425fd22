import type { InquiryFields, InquiryItem } from './inquiry';

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** What was read in a mail, with what a later reading found beside it: what stood stays with its receipt, gaps are filled, and products that are new are added. */
export function fillFields(before: InquiryFields, more: InquiryFields): InquiryFields {
  const filled = Object.fromEntries(
    Object.entries(before).map(([name, value]) => [name, value ?? more[name as keyof InquiryFields]]),
  ) as unknown as InquiryFields;
  const known = new Set(before.certificates.map(found => fold(found.value)));
  const later = new Map(more.items.map(item => [fold(item.product.value), item]));
  const there = new Set(before.items.map(item => fold(item.product.value)));
  return {
    ...filled,
    certificates: [...before.certificates, ...more.certificates.filter(found => !known.has(fold(found.value)))],
    items: [
      ...before.items.map(item => fillItem(item, later.get(fold(item.product.value)))),
      ...more.items.filter(item => !there.has(fold(item.product.value))),
    ],
  };
}

function fillItem(item: InquiryItem, more: InquiryItem | undefined): InquiryItem {
  if (!more) return item;
  const { product, quantity, quantityMax, unit, targetPrice, currency } = item;
  // A number without its unit, or a price without its currency, is another matter than the one that is found elsewhere.
  const counted = quantity === null ? more : { quantity, quantityMax, unit };
  const priced = targetPrice === null ? more : { targetPrice, currency };
  return {
    ...{ product, quantity: counted.quantity, quantityMax: counted.quantityMax, unit: counted.unit ?? unit },
    ...{ targetPrice: priced.targetPrice, currency: priced.currency ?? currency },
  };
}
