import type { OpportunityReply } from '../../../service/leads/opportunity.schema';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useErrorText } from '../../../ui/useErrorText';
import { asApiError } from '../../../ui/useLoad';
import type { DealPartProps } from './DealHead';

type Write = (deal: OpportunityReply) => Promise<OpportunityReply>;

/** How a person or a competitor of an opportunity is written: with the version that is shown; a conflict shows what stands now. */
export function usePartWrites({ deal, onChanged, onStale }: DealPartProps) {
  const { t } = useTexts();
  const toasts = useToasts();
  const errorText = useErrorText();
  const save = async (write: Write): Promise<OpportunityReply> => {
    const fresh = await write(deal).catch((reason: unknown) => {
      if (asApiError(reason).code === 'opportunity.changed_meanwhile') onStale();
      throw reason;
    });
    onChanged(fresh);
    return fresh;
  };
  const remove = (name: string, write: Write, again: Write) => {
    save(write)
      .then(fresh => {
        const undo = async () => onChanged(await again(fresh));
        toasts.show({ text: t('deals.removed', { name }), undo });
      })
      .catch((reason: unknown) => toasts.show({ text: errorText(asApiError(reason)) }));
  };
  return { save, remove };
}
