export const opportunityStages = [
  'contact',
  'requirement',
  'sample',
  'quoting',
  'negotiation',
  'contract',
  'won',
  'lost',
  'suspended',
] as const;
export type OpportunityStage = (typeof opportunityStages)[number];

/** Where a person of the buyer's stands. */
export const stances = ['for', 'neutral', 'against', 'unknown'] as const;
export type Stance = (typeof stances)[number];

/** What part he has in the decision. */
export const stakeholderParts = ['decides', 'influences', 'buys', 'uses', 'pays', 'other'] as const;
export type StakeholderPart = (typeof stakeholderParts)[number];

/** What somebody of ours is in the team of an opportunity for. */
export const memberParts = [
  'sales',
  'engineering',
  'sourcing',
  'merchandising',
  'finance',
  'manager',
  'watching',
] as const;
export type MemberPart = (typeof memberParts)[number];

/** Those who work on it; whoever only watches sees it and changes nothing. */
export const workingParts: readonly MemberPart[] = memberParts.filter(part => part !== 'watching');
