import type { PaneLead } from '../service/sidebar/lead.schema';
import { leadsApi } from '../ui/leads/leadsApi';
import { poolApi } from '../ui/leads/poolApi';
import { useTexts } from '../ui/texts/texts';
import { useToasts } from '../ui/toasts/toasts';
import { usePane } from './paneContext';
import type { Act } from './useAct';
import { useAct } from './useAct';

/** What is done with the lead on the card. Each says which version was shown; what can be taken back offers it at once. */
export interface LeadActs {
  act: Act;
  confirm(): void;
  deny(): void;
  reopen(): void;
  take(): void;
}

export function useLeadActs(lead: PaneLead): LeadActs {
  const { t } = useTexts();
  const { follower, session } = usePane();
  const { show } = useToasts();
  const act = useAct();
  const { id, number, version, can } = lead;
  const reopen = async (at: number) => {
    await leadsApi.reopen(id, at);
    follower.again();
  };
  return {
    act,
    confirm: () =>
      void act.run(async () => {
        await leadsApi.confirm(id, version);
        show({ text: t('leads.confirmed') });
      }),
    deny: () =>
      void act.run(async () => {
        const after = await leadsApi.deny(id, version);
        show({ text: t('leads.denied', { number }), undo: () => reopen(after.version) });
      }),
    reopen: () =>
      void act.run(async () => {
        await leadsApi.reopen(id, version);
        show({ text: t('leads.reopened', { number }) });
      }),
    take: () =>
      void act.run(async () => {
        if (can.claim) await poolApi.claim(id);
        else if (can.take) await leadsApi.take(id, version);
        else await leadsApi.assign(id, { version, userId: session?.user.id ?? null });
        show({ text: t('leads.taken2', { number }) });
      }),
  };
}
