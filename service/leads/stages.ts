import type { LeadStage } from './lead.entity';

/** What is done to a lead. */
export type LeadAct = 'assign' | 'work' | 'qualify' | 'convert' | 'reject' | 'merge' | 'return' | 'claim' | 'reopen';

// From which stages what may be done, and where it leads (trade practice of 线索: product LEAD-4 to LEAD-6).
const roads: Readonly<Record<LeadAct, { from: readonly LeadStage[]; to: LeadStage }>> = {
  assign: { from: ['new', 'assigned', 'working', 'qualified', 'pool'], to: 'assigned' },
  work: { from: ['new', 'assigned', 'qualified'], to: 'working' },
  qualify: { from: ['assigned', 'working'], to: 'qualified' },
  convert: { from: ['new', 'assigned', 'working', 'qualified'], to: 'converted' },
  reject: { from: ['new', 'assigned', 'working', 'qualified', 'pool'], to: 'disqualified' },
  merge: { from: ['new', 'assigned', 'working', 'qualified', 'pool'], to: 'merged' },
  return: { from: ['new', 'assigned', 'working'], to: 'pool' },
  claim: { from: ['pool'], to: 'assigned' },
  reopen: { from: ['disqualified'], to: 'working' },
};

/** Where `act` leads from `stage`; null where it may not be done. */
export function nextStage(stage: LeadStage, act: LeadAct): LeadStage | null {
  const road = roads[act];
  return road.from.includes(stage) ? road.to : null;
}

/** What may be done with a lead of this stage. */
export function actsFor(stage: LeadStage): LeadAct[] {
  return (Object.keys(roads) as LeadAct[]).filter(act => nextStage(stage, act) !== null);
}

/** Where an open lead can stand that nobody has; what lies in a pool is claimed from there. */
export const unownedStages: readonly LeadStage[] = ['new', 'assigned', 'working', 'qualified'];

export const isOpenStage = (stage: LeadStage): boolean =>
  stage !== 'converted' && stage !== 'disqualified' && stage !== 'merged';

/** Why a lead is rejected. */
export const closeReasons = [
  'not_inquiry',
  'spam',
  'supplier_promo',
  'no_need',
  'out_of_scope',
  'no_answer',
  'duplicate',
  'fraud',
] as const;
export type CloseReason = (typeof closeReasons)[number];
