import type { CandidateReply } from '../../../service/filing/filing.schema';
import type { KeyAct } from '../../../ui/keys';
import { useKeys } from '../../../ui/keys';
import type { Deciding } from './useDeciding';

const group = 'review';

/** One key decides. Suspicious mail has no Enter: there only a number files, and only after the tick. */
export function useReviewKeys(deciding: Deciding, candidates: readonly CandidateReply[], canCreate: boolean): void {
  const { asking, isRisky } = deciding;
  const numbers = candidates.slice(0, 9).flatMap((_, index): KeyAct[] =>
    [`Digit${index + 1}`, `Numpad${index + 1}`].flatMap((code): KeyAct[] => [
      { code, group, run: () => deciding.choose(candidates[index], false) },
      { code, shift: true, group, run: () => deciding.choose(candidates[index], true) },
    ]),
  );
  const isListed = candidates.length > 0;
  useKeys(
    [
      ...numbers,
      // Written once in the list of keys for all nine.
      { code: 'Digit0', group, label: 'review.keyNumber', shown: '1-9', run: () => {} },
      { code: 'Digit0', shift: true, group, label: 'review.keyAlways', shown: 'Shift 1-9', run: () => {} },
      ...(isListed && !isRisky
        ? [
            {
              code: 'Enter',
              group,
              label: 'review.keyFirst',
              run: () => deciding.choose(candidates[0], false),
            } as const,
          ]
        : []),
      ...(isRisky ? [] : [{ code: 'KeyT', group, label: 'review.keyConversation', run: deciding.turnScope } as const]),
      { code: 'KeyS', group, label: 'review.keySearch', run: () => deciding.setOpen('search') },
      ...(canCreate
        ? [{ code: 'KeyN', group, label: 'review.keyNew', run: () => deciding.setOpen('new') } as const]
        : []),
      { code: 'KeyD', group, label: 'review.keyNotBusiness', run: () => deciding.notBusiness(false) },
      { code: 'KeyD', shift: true, group, run: () => deciding.notBusiness(true) },
      { code: 'KeyL', group, label: 'review.keyLater', run: deciding.later },
      { code: 'KeyO', group, label: 'review.keyWhole', run: deciding.turnWhole },
    ],
    deciding.item !== null && asking === null,
  );
  useKeys(
    [
      { code: 'Enter', always: true, group, run: deciding.confirm },
      { code: 'Escape', always: true, group, run: () => deciding.ask(null) },
    ],
    asking !== null,
  );
}
