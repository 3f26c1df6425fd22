import type { OpportunityStage } from './opportunityWords';

/** The open stages in their order (trade practice: 初步接触, 需求确认, 寄样, 报价, 谈判, 待签). */
export const openStages = ['contact', 'requirement', 'sample', 'quoting', 'negotiation', 'contract'] as const;
export type OpenStage = (typeof openStages)[number];

/** Per cent at which an opportunity of a stage is reckoned until somebody says otherwise. */
export const usualProbability: Readonly<Record<OpportunityStage, number>> = {
  contact: 10,
  requirement: 20,
  sample: 35,
  quoting: 50,
  negotiation: 70,
  contract: 90,
  won: 100,
  lost: 0,
  suspended: 0,
};

/** Days after which a stage is overdue. */
export const usualDays: Readonly<Record<OpenStage, number>> = {
  contact: 7,
  requirement: 14,
  sample: 30,
  quoting: 14,
  negotiation: 21,
  contract: 14,
};

export const lostReasons = [
  'price',
  'delivery',
  'payment',
  'quality',
  'competitor',
  'no_need',
  'no_answer',
  'regulation',
  'other',
] as const;
export type LostReason = (typeof lostReasons)[number];

export const isOpenOpportunity = (stage: OpportunityStage): boolean => stage !== 'won' && stage !== 'lost';

/** What moving an opportunity asks for. */
export interface Move {
  from: OpportunityStage;
  to: OpportunityStage;
  /** Where it stood before it was suspended. */
  before: OpportunityStage | '';
  reason: string;
  lostReason: LostReason | '';
  competitor: string;
  wonRecordId: number | null;
  /** He may open again what is closed. */
  isManager: boolean;
}

/** Why a move is refused; each is an error code with a sentence. */
export type MoveRefusal =
  | 'opportunity.same_stage'
  /** more than one stage at once, without a reason */
  | 'opportunity.skips_stages'
  /** a lost one needs why */
  | 'opportunity.lost_needs_reason'
  /** and to whom, or that nobody knows */
  | 'opportunity.lost_needs_competitor'
  /** won by which quotation or order */
  | 'opportunity.won_needs_record'
  /** only a manager opens it again */
  | 'opportunity.closed';

/**
 * Whether an opportunity may be moved. One stage forwards or back; further with a reason, but for the sample, which many deals need none of. Any open one can be suspended and goes on where it
 * stood. Won names the quotation or order, lost says why and to whom.
 */
export function refuseMove(move: Move): MoveRefusal | null {
  const { from, to } = move;
  if (from === to) return 'opportunity.same_stage';
  if (!isOpenOpportunity(from))
    return move.isManager && isOpenOpportunity(to) ? needsReason(move) : 'opportunity.closed';
  if (to === 'won') return move.wonRecordId === null ? 'opportunity.won_needs_record' : null;
  if (to === 'lost') {
    if (move.lostReason === '') return 'opportunity.lost_needs_reason';
    return move.lostReason === 'competitor' && move.competitor.trim() === ''
      ? 'opportunity.lost_needs_competitor'
      : null;
  }
  if (to === 'suspended') return needsReason(move);
  const start = from === 'suspended' ? move.before : from;
  return start === '' || start === to || stepsBetween(start, to) <= 1 ? null : needsReason(move);
}

function needsReason({ reason }: Move): MoveRefusal | null {
  return reason.trim() === '' ? 'opportunity.skips_stages' : null;
}

/** Steps from one open stage to another, the sample not counted where it is passed over. */
function stepsBetween(from: OpportunityStage, to: OpportunityStage): number {
  const places = [from, to].map(stage => openStages.indexOf(stage as OpenStage)).sort((a, b) => a - b) as [
    number,
    number,
  ];
  const passesSample = places[0] < 2 && places[1] > 2;
  return places[1] - places[0] - (passesSample ? 1 : 0);
}

/** One opportunity as the funnel counts it. */
export interface FunnelRow {
  stage: OpportunityStage;
  count: number;
  /** Minor units of the report currency, by probability. */
  amount: number;
  weighted: number;
}

/** Share of closed opportunities that were won, in per cent; null where none is closed. */
export function winRate(won: number, lost: number): number | null {
  return won + lost === 0 ? null : Math.round((won * 100) / (won + lost));
}
