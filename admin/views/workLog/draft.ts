import type { WorkLogReply } from '../../../service/reports/workLog.schema';
import type { TextsState } from '../../../ui/texts/texts';

const NAMED = 8;

/** What happened, as sentences to begin with: its author changes them as he likes. '' where nothing happened. */
export function draftText(log: WorkLogReply, t: TextsState['t'], language: string): string {
  const { facts } = log;
  if (!facts) return '';
  const { mail, leads, moves, activities, tasks } = facts;
  const list = (names: readonly string[]) =>
    [...new Set(names)]
      .filter(Boolean)
      .slice(0, NAMED)
      .join(language === 'en' ? ', ' : '、');
  const companyOf = (id: number | null) => log.companies.find(one => one.id === id)?.name ?? '';
  const known = list(mail.companies.map(one => companyOf(one.companyId)));
  const about = (subject: string, companyId: number | null) =>
    [companyOf(companyId), subject].filter(Boolean).join(language === 'en' ? ': ' : '：');
  const lines = [
    mail.sent + mail.received > 0 &&
      t('workLog.d_mail', { sent: mail.sent, received: mail.received, answers: mail.answers }),
    known && t('workLog.d_companies', { names: known }),
    leads.received + leads.answered.length + leads.qualified.length > 0 &&
      t('workLog.d_leads', {
        ...{ received: leads.received, answered: leads.answered.length, qualified: leads.qualified.length },
      }),
    moves.length > 0 && t('workLog.d_moves', { names: list(moves.map(one => `${one.number} ${one.title}`)) }),
    activities.length > 0 &&
      t('workLog.d_activities', { names: list(activities.map(one => about(one.subject, one.companyId))) }),
    tasks.length > 0 && t('workLog.d_tasks', { names: list(tasks.map(one => about(one.title, one.companyId))) }),
  ];
  return lines.filter(Boolean).join('\n');
}

/** Nothing stands in it. */
export function isEmpty({ mail, leads, moves, activities, tasks }: NonNullable<WorkLogReply['facts']>): boolean {
  const counts = [mail.sent, mail.received, leads.received, leads.answered.length, leads.qualified.length];
  return [...counts, leads.rejected, moves.length, activities.length, tasks.length].every(count => count === 0);
}
