import { foldNumber } from './numbers';

/**
 * The form in which a record's number is kept and compared: as it is found in mail (numbers.ts), or, for the rare number without a digit ("LAGOS
 * TOWER" as the number of a project), its letters in capitals; '' where there is neither.
 */
export function recordKey(number: string): string {
  return (
    foldNumber(number) ||
    number
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]+/gu, '')
      .slice(0, 100)
  );
}
