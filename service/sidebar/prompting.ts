import type { PanePrompt } from './party.schema';

/** What prompts are made of; what the viewer may not know is left out of it. */
export interface PromptFacts {
  notes: readonly { id: number; text: string; byName: string | null }[];
  isBarred: boolean;
  contact: { name: string; hasLeft: boolean; birthDay: string | null } | null;
  /** Names of empty fields. */
  missing: readonly string[];
  /** When the letter that is shown was sent, and the one before it with this company. */
  sentAt: Date;
  beforeAt: Date | null;
  /** YYYY-MM-DD where we are. */
  today: string;
}

const DAY = 86_400_000;
const SILENT_DAYS = 30;
const BIRTHDAY_DAYS = 7;

/** What is worth a glance before writing to them, the gravest first. */
export function promptsFor(facts: PromptFacts): PanePrompt[] {
  const { contact } = facts;
  const prompts: PanePrompt[] = [];
  if (facts.isBarred) prompts.push({ kind: 'barred' });
  for (const { id, text, byName } of facts.notes) prompts.push({ kind: 'note', id, text, byName });
  if (contact?.hasLeft) prompts.push({ kind: 'left' });
  const inDays = contact?.birthDay ? daysToBirthday(contact.birthDay, facts.today) : null;
  if (contact && inDays !== null && inDays <= BIRTHDAY_DAYS)
    prompts.push({ kind: 'birthday', inDays, name: contact.name });
  const days = facts.beforeAt ? Math.floor((facts.sentAt.getTime() - facts.beforeAt.getTime()) / DAY) : 0;
  if (days >= SILENT_DAYS) prompts.push({ kind: 'silent', days });
  if (facts.missing.length > 0) prompts.push({ kind: 'missing', fields: [...facts.missing] });
  return prompts;
}

/** Days from `today` (YYYY-MM-DD) to the next `birthDay` (MM-DD); whoever was born on 29 February has his day on the 28th in other years. */
export function daysToBirthday(birthDay: string, today: string): number | null {
  if (!/^\d{2}-\d{2}$/.test(birthDay)) return null;
  const year = Number(today.slice(0, 4));
  const from = Date.parse(`${today}T00:00:00Z`);
  for (const one of [year, year + 1]) {
    const at = dayIn(one, birthDay);
    if (Number.isNaN(at)) return null;
    if (at >= from) return Math.round((at - from) / DAY);
  }
  return null;
}

function dayIn(year: number, birthDay: string): number {
  const at = new Date(`${year}-${birthDay}T00:00:00Z`);
  const isThere = !Number.isNaN(at.getTime()) && at.toISOString().slice(5, 10) === birthDay;
  if (isThere) return at.getTime();
  return birthDay === '02-29' ? Date.parse(`${year}-02-28T00:00:00Z`) : Number.NaN;
}
