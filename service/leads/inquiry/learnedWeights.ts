// Made by scripts/trainInquiries.ts; not edited by hand.
export const learnedBias = 0;
export const learnedScale = 0;
export const learnedWeights = '';
