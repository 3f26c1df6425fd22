import type { WarningReply } from '../../service/filing/warnings/warnings.schema';
import type { TextKey } from '../texts/texts';
import { useTexts } from '../texts/texts';

/** What a warning says, in words. */
export function useWarningText(): (warning: Pick<WarningReply, 'code' | 'values'>) => string {
  const { t } = useTexts();
  return ({ code, values }) => {
    const key = code === 'bank_details' && !values.company ? 'bank_details_hidden' : code;
    return t(`warnings.say_${key}` as TextKey, values);
  };
}
