import type { CandidateReply, Scope, ScopePreview } from '../../service/filing/filing.schema';
import type { TextKey, TextValues } from '../texts/texts';

/** Where a person says that mail belongs. `contactId` and `recordId` null: under the company alone. */
export interface Target {
  companyId: number;
  /** As it is read: "Nordlicht Küchen GmbH / Q-2026-0031" */
  label: string;
  contactId: number | null;
  recordId: number | null;
}

/** A decision before it is sent. */
export type Decision = { kind: 'file'; target: Target; scope: Scope } | { kind: 'not_business'; scope: Scope };

export function labelOf(company: string, record: string | null | undefined): string {
  return record ? `${company} / ${record}` : company;
}

export function targetOf(candidate: CandidateReply): Target {
  return {
    companyId: candidate.company.id,
    label: labelOf(candidate.company.name, candidate.record?.number),
    contactId: candidate.contact?.id ?? null,
    recordId: candidate.record?.id ?? null,
  };
}

/** How many messages a scope touches besides rules for what comes; null while it is not known. */
export function countOf(scope: Scope, preview: ScopePreview | null): number | null {
  if (scope === 'message') return 1;
  return preview ? preview[scope] : null;
}

/** What a decision will do, or has done, as a sentence: text key and values. `n` is the number of messages it touches. */
export function sentenceOf(decision: Decision, preview: ScopePreview | null): { key: TextKey; values: TextValues } {
  const n = countOf(decision.scope, preview) ?? 0;
  const value = decision.scope === 'domain' ? (preview?.domainValue ?? '') : (preview?.addressValue ?? '');
  const isRule = decision.scope === 'address' || decision.scope === 'domain';
  if (decision.kind === 'not_business') {
    return { key: isRule ? 'reasons.alwaysNotBusiness' : 'reasons.notBusinessMany', values: { n, value } };
  }
  return { key: isRule ? 'reasons.alwaysFile' : 'reasons.fileMany', values: { n, value, to: decision.target.label } };
}

/** Whole hours until nine tomorrow morning by the reader's own clock, so that "later" is back when the day begins. */
export function hoursUntilTomorrow(now: Date): number {
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(9, 0, 0, 0);
  return Math.max(1, Math.floor((morning.getTime() - now.getTime()) / 3_600_000));
}
