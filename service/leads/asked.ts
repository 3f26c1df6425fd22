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

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** The names of the products in one line, cut to the column. */
export function productLine({ items }: Asked, most = 1000): string {
  return items
    .map(item => item.product)
    .join('; ')
    .slice(0, most);
}
