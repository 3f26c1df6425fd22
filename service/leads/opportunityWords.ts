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
