import type { AskedItem } from '../../leads/asked';
import { nothingAsked } from '../../leads/asked';
import type { Lead, LeadSource } from '../../leads/lead.entity';
import type { NewLead } from '../../leads/opening.service';
import type { LeadDraft } from './leadDrafts';

const MOST_NOTE = 5_000;

/** A row as a lead is opened with it. */
export function newLeadOf(
  draft: LeadDraft,
  source: LeadSource,
  campaign: { id: number; name: string } | null,
): NewLead {
  const { contactName, contactTitle, companyName, email, phone, website, country, language, products } = draft;
  return {
    ...{ contactName, contactTitle, companyName, email, phone, website, country, language },
    ...{ source, sourceDetail: campaign?.name ?? '', campaignId: campaign?.id ?? null },
    asked: { ...nothingAsked, items: products.map(itemOf) },
    ...{ about: '', isToCheck: false, isToMany: false },
  };
}

const itemOf = (product: string): AskedItem => ({
  ...{
    product: product.slice(0, 500),
    quantity: null,
    quantityMax: null,
    unit: null,
    targetPrice: null,
    currency: null,
  },
});

/** What a row tells beyond the fields of a lead, a line each under the header that it stood under; '' for nothing. */
export function noteOf({ more }: LeadDraft): string {
  return more
    .map(({ header, text }) => (header ? `${header}: ${text}` : text))
    .join('\n')
    .slice(0, MOST_NOTE);
}

type Party = Pick<Lead, 'contactName' | 'contactTitle' | 'companyName' | 'email' | 'phone' | 'website'>;

/** What a row tells that the lead it is added to does not: the colleague of the one who asked first, his address. */
export function additionOf(draft: LeadDraft, lead: Party): string {
  const named = (['contactName', 'contactTitle', 'companyName', 'email', 'phone', 'website'] as const)
    .filter(name => draft[name] !== '' && !isSame(draft[name], lead[name]))
    .map(name => draft[name]);
  return [named.join(' · '), noteOf(draft)].filter(Boolean).join('\n').slice(0, MOST_NOTE);
}

/** A row in words, for the page of a customer. */
export function cardOf(draft: LeadDraft, campaign: string): string {
  const { contactName, contactTitle, companyName, email, phone, website, products } = draft;
  const lines = [
    campaign,
    [contactName, contactTitle, companyName, email, phone, website].filter(Boolean).join(' · '),
    products.join(', '),
    noteOf(draft),
  ];
  return lines.filter(Boolean).join('\n').slice(0, MOST_NOTE);
}

const isSame = (one: string, other: string): boolean => one.toLowerCase().trim() === other.toLowerCase().trim();
