import { Entity, PrimaryColumn } from 'typeorm';
import { Id, Integer, Json, Text, Timestamp } from '../../platform/database/columns';
import type { RuleAction, RuleCondition } from './conditions';

export type RuleState = 'draft' | 'active' | 'paused' | 'expired';

/**
 * What a rule says beyond address, domain or conversation. A rule of scope 'custom' always has one; one that "always" made has one
 * once a person has paused it, noted something or given it an end.
 */
@Entity('filing_rule_detail')
export class FilingRuleDetail {
  @PrimaryColumn({ type: 'int' }) ruleId!: number;
  @Text(200) name!: string;
  /** All must hold; empty for the rules that "always" made. */
  @Json() conditions!: RuleCondition[];
  @Text(20) action!: RuleAction;
  @Integer({ nullable: true }) contactId!: number | null;
  /** Of a rule that gives one: the code of the category (dictionary 'mail_category'). */
  @Text(40, { nullable: true }) category!: string | null;
  /** Smaller ones are asked first. */
  @Integer() position!: number;
  /** 'own': mail with a copy in a mailbox of its owner; 'all': every mailbox. */
  @Text(10) coverage!: 'own' | 'all';
  @Text(10) state!: RuleState;
  /** Mail up to this number is older than the rule: only an application, which a person asks for, touches it. */
  @Integer() sinceMessageId!: number;
  /** The last day on which it holds, YYYY-MM-DD in the company's time zone. */
  @Text(10, { nullable: true }) expiresOn!: string | null;
  @Text(1000) note!: string;
  @Timestamp() updatedAt!: Date;
  @Integer() version!: number;
}

/** A message that a rule decided when it came. Unique by (ruleId, messageId). */
@Entity('rule_hit')
export class RuleHit {
  @Id() id!: number;
  @Integer() ruleId!: number;
  @Integer() messageId!: number;
  @Timestamp() at!: Date;
}

export type RunState = 'running' | 'done' | 'stopped' | 'undoing' | 'undone';

/**
 * Why a message that fits a rule stays as it is: a person decided on it, or said where its conversation belongs; it stands there already; it is suspicious, and waits for
 * a person; a number in it names a record of another company; an earlier rule decides; a person
 * took it from that company; or it has no place yet, or the rule none to give.
 */
export const keptReasons = [
  'person',
  'conversation',
  'there',
  'suspicion',
  'foreign_number',
  'earlier_rule',
  'taken_back',
  'other',
] as const;
export type KeptReason = (typeof keptReasons)[number];

/** A trial of a rule over past mail, or its application to it. */
@Entity('rule_run')
export class RuleRun {
  @Id() id!: number;
  @Integer() ruleId!: number;
  @Text(10) kind!: 'try' | 'apply';
  @Text(10) state!: RunState;
  @Integer() userId!: number;
  /** The version of the rule that was tried: another one needs another trial. */
  @Integer() ruleVersion!: number;
  /** The newest message when it began. */
  @Integer() upToId!: number;
  /** Messages up to this number are done; in an undo, rows of rule_run_message. */
  @Integer() afterId!: number;
  @Integer() scanned!: number;
  @Integer() matched!: number;
  @Integer() changed!: number;
  @Integer() restored!: number;
  /** How many messages fit and stay as they are, by the reason; null in a run of before this was counted. */
  @Json({ nullable: true }) kept!: Partial<Record<KeptReason, number>> | null;
  @Timestamp() createdAt!: Date;
  @Timestamp({ nullable: true }) finishedAt!: Date | null;
  @Integer({ nullable: true }) undoneById!: number | null;
}

/** A message that a run would change, or has changed: where it stood, and where it goes. */
@Entity('rule_run_message')
export class RuleRunMessage {
  @Id() id!: number;
  @Integer() runId!: number;
  @Integer() messageId!: number;
  /** FilingStatus (state, category, reasons, candidates) and the ids of the filings that stood. */
  @Json() before!: Record<string, unknown>;
  /** State, and the companies and records; of a rule that gives a category, that. */
  @Json() after!: RunAfter;
}

export interface RunAfter {
  state: string;
  places: { companyId: number; recordId: number | null }[];
  category?: string | null;
}

/** A message that fits the rule of a run and stays as it is; the first of each reason. */
@Entity('rule_run_kept')
export class RuleRunKept {
  @Id() id!: number;
  @Integer() runId!: number;
  @Integer() messageId!: number;
  @Text(20) reason!: KeptReason;
}
