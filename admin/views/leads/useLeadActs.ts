import type { RejectBody } from '../../../service/leads/acting.schema';
import type { LeadReply } from '../../../service/leads/leads.schema';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { poolApi } from '../../../ui/leads/poolApi';
import { navigate } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { asApiError } from '../../../ui/useLoad';
import { useTellError } from './LeadCells';

/** The acts that need no more than a click; each says what it did, and how to take it back where that is one click too. */
export function useLeadActs(lead: LeadReply, onChanged: (fresh: LeadReply) => void, onReload: () => void) {
  const { t } = useTexts();
  const toasts = useToasts();
  const tell = useTellError();
  const { id, version, number } = lead;
  const run = (work: () => Promise<void>) => () => {
    work().catch((reason: unknown) => {
      if (asApiError(reason).code === 'lead.changed_meanwhile') onReload();
      tell(reason);
    });
  };
  const reopen = (closed: LeadReply) => async () => onChanged(await leadsApi.reopen(id, closed.version));
  return {
    confirm: run(async () => {
      onChanged(await leadsApi.confirm(id, version));
      toasts.show({ text: t('leads.confirmed') });
    }),
    deny: run(async () => {
      const fresh = await leadsApi.deny(id, version);
      onChanged(fresh);
      toasts.show({ text: t('leads.denied', { number }), undo: reopen(fresh) });
    }),
    reopen: run(async () => {
      onChanged(await leadsApi.reopen(id, version));
      toasts.show({ text: t('leads.reopened', { number }) });
    }),
    take: run(async () => {
      onChanged(await leadsApi.take(id, version));
      toasts.show({ text: t('leads.taken2', { number }) });
    }),
    claim: run(async () => {
      await poolApi.claim(id);
      onReload();
      toasts.show({ text: t('leads.taken2', { number }) });
    }),
    unmerge: run(async () => {
      onChanged(await leadsApi.unmerge(id, version));
      toasts.show({ text: t('leads.unmerged') });
    }),
    unqualify: run(async () => {
      await leadsApi.unqualify(id, version);
      onReload();
      toasts.show({ text: t('leads.unqualified') });
    }),
    reject: async ({ reason, note }: Pick<RejectBody, 'reason' | 'note'>, words: string) => {
      const fresh = await leadsApi.reject(id, { version, reason, note });
      onChanged(fresh);
      toasts.show({ text: t('leads.rejected', { number, reason: words }), undo: reopen(fresh) });
    },
    move: (stage: 'working' | 'qualified', words: string) =>
      run(async () => {
        onChanged(await leadsApi.move(id, { version, stage }));
        toasts.show({ text: t('leads.moved', { number, stage: words }) });
      })(),
    assign: (person: { id: number; name: string } | null) =>
      run(async () => {
        const text = person ? t('leads.assigned', { number, name: person.name }) : t('leads.unassigned', { number });
        try {
          onChanged(await leadsApi.assign(id, { version, userId: person?.id ?? null }));
        } catch (reason) {
          // Given away: it is the other's now, and not to be seen here any more.
          if (asApiError(reason).code !== 'lead.not_found') throw reason;
          navigate('/leads');
        }
        toasts.show({ text });
      })(),
  };
}
