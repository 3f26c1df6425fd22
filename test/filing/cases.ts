import { chooseFiling } from '../../service/filing/choosing';
import type { Mail } from './mails';
import { questionOf, told } from './mails';
import type { World } from './world';
import { MemoryWorld } from './world';

/** A case of a table: what it is, the mail, the outcome as `told` says it. */
export type Case = [what: string, mail: Mail, outcome: string];

/** Files the mail in a fresh world and compares. */
export function expectOutcome(description: World, mail: Mail, outcome: string): void {
  const world = new MemoryWorld(description);
  expect(told(chooseFiling(questionOf(mail, world), world.knowledge, world.own), world)).toBe(outcome);
}

export const me = 'Chen Hao <chen.hao@dali-machinery.com>';
export const sabine = 'Sabine Krüger <krueger@bergmann-ft.de>';
export const kohl = 'Tobias Kohl <tk@kohl-agentur.de>';
export const lily = 'Lily Sun <lily.sun@gvfoods.com>';
