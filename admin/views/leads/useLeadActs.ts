import type { RejectBody } from '../../../service/leads/acting.schema';
import type { LeadLine, LeadReply } from '../../../service/leads/leads.schema';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { poolApi } from '../../../ui/leads/poolApi';
import { navigate } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { asApiError } from '../../../ui/useLoad';
import { useTellError } from './LeadCells';

/** The way back of a move, where there is one: to a stage that can be moved to, or to whom it was given. */
export function moveBack(before: LeadLine, after: LeadLine): (() => Promise<LeadReply>) | undefined {
  const { id, version } = after;
  const { stage, owner } = before;
  if (stage === 'working' || stage === 'qualified') return () => leadsApi.move(id, { version, stage });
  if (stage === 'assigned' && owner && after.answeredAt === null && owner.id === after.owner?.id)
    return () => leadsApi.assign(id, { version, userId: owner.id });
  return undefined;
}

/** The acts that need no more than a click; each says what it did, and how to take it back where that is one click too. */
export function useLeadActs(lead: LeadReply, onChanged: (fresh: LeadReply) => void, onReload: () => void) {
  const { t } = useTexts();
  const toasts = useToasts();
  const tell = useTellError();
  const { id, version, number } = lead;
  const run = (work: () => Promise<void>) => () => {
    work().catch((reason: unknown) => {
      const { code } = asApiError(reason);
      if (code === 'lead.changed_meanwhile') onReload();
      // It is another's now: nothing can be done with it here any more.
      if (code === 'lead.taken') onChanged({ ...lead, acts: [], canAssign: false, mayWork: false });
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
      const fresh = await leadsApi.take(id, version);
      onChanged(fresh);
      const undo = async () => onChanged(await leadsApi.assign(id, { version: fresh.version, userId: null }));
      toasts.show({ text: t('leads.taken2', { number }), undo });
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
        const fresh = await leadsApi.move(id, { version, stage });
        onChanged(fresh);
        const back = moveBack(lead, fresh);
        const undo = back && (async () => onChanged(await back()));
        toasts.show({ text: t('leads.moved', { number, stage: words }), undo });
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
