import { isSameText, productLikeness } from '../../evaluation/inquiryMatching';

/** Whether a name that was read is the one that is wanted, and not a sentence around it. */
export const isSameProduct = (wanted: string, said: string): boolean =>
  (isSameText(wanted, said) || productLikeness(wanted, said) === 1) && said.length < wanted.length * 2 + 6;
