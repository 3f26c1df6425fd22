export { CheckMark, priceOf, useDuration, useLeadWord, useQuantity } from '../../../ui/leads/leadWords';
