import type { FindingReply } from '../../service/approvals/approvals.schema';
import type { TextKey } from '../texts/texts';
import { useTexts } from '../texts/texts';

/** The sentence of a finding, with the names that this person may know. */
export function useFindingText(): (finding: Pick<FindingReply, 'code' | 'values' | 'companies'>) => string {
  const { t, find } = useTexts();
  return ({ code, values, companies }) => {
    const hidden = (part: string) =>
      t(
        part === 'factory'
          ? 'approvals.hiddenFactory'
          : part === 'owner'
            ? 'approvals.hiddenCustomer'
            : 'approvals.hidden',
      );
    const names = Object.fromEntries(Object.entries(companies).map(([part, name]) => [part, name ?? hidden(part)]));
    const key = code === 'wrong_customer' && values.file ? 'f_wrong_customer_file' : `f_${code}`;
    // An address of a company that he may not see is left out by the service.
    const all = { meant: t('approvals.hidden'), ...names, ...values };
    return find('approvals', key) ? t(`approvals.${key}` as TextKey, all) : code;
  };
}
