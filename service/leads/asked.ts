import type { InquiryFields } from './inquiry/inquiry';

/** One product that a lead asks for; what is not known is null. */
export interface AskedItem {
  product: string;
  quantity: number | null;
  quantityMax: number | null;
  unit: string | null;
  /** Per unit, whole units of `currency`. */
  targetPrice: number | null;
  /** ISO 4217 */
  currency: string | null;
}

/** What a lead asks for; '' and empty lists are what is not known. */
export interface Asked {
  items: AskedItem[];
  /** Three letters of the Incoterms. */
  incoterm: string;
  port: string;
  paymentTerms: string;
  delivery: string;
  certificates: string[];
  wantsSamples: boolean;
  wantsCatalogue: boolean;
}

export const nothingAsked: Asked = {
  items: [],
  incoterm: '',
  port: '',
  paymentTerms: '',
  delivery: '',
  certificates: [],
  wantsSamples: false,
  wantsCatalogue: false,
};

const MOST_ITEMS = 200;

/** What a mail asks for, of what was read in it. */
export function askedIn(fields: InquiryFields): Asked {
  return {
    items: fields.items.slice(0, MOST_ITEMS).map(item => ({
      product: item.product.value.slice(0, 500),
      quantity: item.quantity?.value ?? null,
      quantityMax: item.quantityMax?.value ?? null,
      unit: item.unit?.value.slice(0, 40) ?? null,
      targetPrice: item.targetPrice?.value ?? null,
      currency: item.currency?.value ?? null,
    })),
    incoterm: fields.incoterm?.value ?? '',
    port: fields.port?.value.slice(0, 100) ?? '',
    paymentTerms: fields.paymentTerms?.value.slice(0, 300) ?? '',
    delivery: fields.delivery?.value.slice(0, 300) ?? '',
    certificates: [...new Set(fields.certificates.map(found => found.value.slice(0, 60)))].slice(0, 20),
    wantsSamples: fields.samples !== null,
    wantsCatalogue: fields.catalogue !== null,
  };
}

/**
 * What is known after one mail more: what stood stays, gaps are filled, products that are new are added. A later mail corrects nothing by itself; a person does.
 */
export function addAsked(before: Asked, more: Asked): Asked {
  const known = new Set(before.items.map(item => fold(item.product)));
  const items = [...before.items, ...more.items.filter(item => !known.has(fold(item.product)))];
  return {
    items: items.slice(0, MOST_ITEMS),
    incoterm: before.incoterm || more.incoterm,
    port: before.port || more.port,
    paymentTerms: before.paymentTerms || more.paymentTerms,
    delivery: before.delivery || more.delivery,
    certificates: [...new Set([...before.certificates, ...more.certificates])].slice(0, 20),
    wantsSamples: before.wantsSamples || more.wantsSamples,
    wantsCatalogue: before.wantsCatalogue || more.wantsCatalogue,
  };
}

/**
 * What is asked for after the files of a mail were read, too: gaps are filled as by `addAsked`, but a product that stood in the mail before (`read`) and stands here no more was taken out by a
 * person, and stays out; and what he wrote himself stays.
 *
 * @param now as it stands
 * @param read as it was read without the files
 * @param more as it is read with them
 */
export function addAttached(now: Asked, read: Asked, more: Asked): Asked {
  const was = new Set(read.items.map(item => fold(item.product)));
  const here = new Map(now.items.map(item => [fold(item.product), item]));
  const fresh = more.items.filter(item => !was.has(fold(item.product)) && !here.has(fold(item.product)));
  const later = new Map(more.items.map(item => [fold(item.product), item]));
  const first = new Map(read.items.map(item => [fold(item.product), item]));
  const items = now.items.map(item => {
    const before = first.get(fold(item.product));
    const found = later.get(fold(item.product));
    // Whatever differs from what was read is a person's.
    return before && found && JSON.stringify(before) === JSON.stringify(item) ? fillItem(item, found) : item;
  });
  const certificates = more.certificates.filter(one => !read.certificates.includes(one));
  // What stood in the mail and is empty here was taken out by a person, too.
  const gap = (name: 'incoterm' | 'port' | 'paymentTerms' | 'delivery') => now[name] || (read[name] ? '' : more[name]);
  return {
    ...{ incoterm: gap('incoterm'), port: gap('port'), paymentTerms: gap('paymentTerms'), delivery: gap('delivery') },
    wantsSamples: now.wantsSamples || (!read.wantsSamples && more.wantsSamples),
    wantsCatalogue: now.wantsCatalogue || (!read.wantsCatalogue && more.wantsCatalogue),
    items: [...items, ...fresh].slice(0, MOST_ITEMS),
    certificates: [...new Set([...now.certificates, ...certificates])].slice(0, 20),
  };
}

function fillItem(item: AskedItem, more: AskedItem): AskedItem {
  const counted = item.quantity === null ? more : item;
  const priced = item.targetPrice === null ? more : item;
  return {
    ...{ product: item.product, quantity: counted.quantity, quantityMax: counted.quantityMax },
    ...{ unit: counted.unit ?? item.unit, targetPrice: priced.targetPrice, currency: priced.currency ?? item.currency },
  };
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** The names of the products in one line, cut to the column. */
export function productLine({ items }: Asked, most = 1000): string {
  return items
    .map(item => item.product)
    .join('; ')
    .slice(0, most);
}
