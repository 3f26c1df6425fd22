import type { Asked } from './asked';

/** Why a lead has the points that it has; `code` has a sentence in both languages. */
export interface ScoreReason {
  code: string;
  points: number;
}

/** What a lead is scored by. */
export interface ScoredLead {
  domain: string;
  email: string;
  contactName: string;
  companyName: string;
  phone: string;
  website: string;
  asked: Asked;
  /** The same letter went to many: more than five recipients, or none of ours among them. */
  isToMany: boolean;
}

/**
 * How much a lead promises, 0 to 100 (proportions of the trade: a firm's own domain, a named product with a quantity, and a whole signature say most). Risk is no part of it: a warning stands
 * beside the score, never in it.
 */
export function scoreLead(lead: ScoredLead): { score: number; reasons: ScoreReason[] } {
  const { asked } = lead;
  const has = (code: string, holds: boolean, points: number): ScoreReason[] => (holds ? [{ code, points }] : []);
  const hasQuantity = asked.items.some(item => item.quantity !== null);
  const reasons = [
    ...has('business_domain', lead.domain !== '', 20),
    ...has('website', lead.website !== '', 5),
    ...has('product', asked.items.length > 0, 20),
    ...has('quantity', hasQuantity, 15),
    ...has('delivery_place', asked.incoterm !== '' || asked.port !== '', 10),
    ...has(
      'price_or_time',
      asked.items.some(item => item.targetPrice !== null) || asked.delivery !== '' || asked.paymentTerms !== '',
      10,
    ),
    ...has('samples', asked.wantsSamples || asked.certificates.length > 0, 5),
    ...has('signature', lead.contactName !== '' && lead.companyName !== '' && lead.phone !== '', 15),
    ...has('free_mail', lead.email !== '' && lead.domain === '', -10),
    ...has('to_many', lead.isToMany, -15),
  ];
  const sum = reasons.reduce((total, reason) => total + reason.points, 0);
  return { score: Math.max(0, Math.min(100, sum)), reasons };
}
