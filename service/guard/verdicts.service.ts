import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { askApproval, findRequest } from '../approvals/asking.service';
import { getApproval } from '../approvals/approvals.service';
import type { ApprovalReply } from '../approvals/approvals.schema';
import { decidersOf } from '../approvals/deciders.service';
import type { Draft } from '../approvals/draft';
import { mailKeyOf } from '../approvals/draft';
import type { Finding } from '../approvals/finding';
import { activePolicies } from '../approvals/policies.service';
import type { Policy } from '../approvals/policies';
import { policyFor } from '../approvals/policies';
import { presentFindings } from '../approvals/presenting.service';
import { normaliseAddress } from '../common/emailAddress';
import { conflict } from '../common/errors';
import { namesOf } from '../companies/similar.service';
import type { Context } from '../context';
import { visibleCompanies } from '../filing/presenting.service';
import { loadOwnCompany } from '../filing/questions.service';
import { verifyChoice } from '../filing/sentChoice.service';
import { Mailbox } from '../mail/message.entity';
import { inTransaction } from '../platform/database/transaction';
import { TradeRecord } from '../records/record.entity';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { readSetting, saveSetting } from '../users/settings.service';
import { answeredKeys, keepAnswers, takeBackAnswers } from './answers.service';
import { APPROVED_HEADER, approvedHeader } from './approvedHeader';
import { questionOf } from './draftQuestion';
import type { ApprovalBody, VerdictBody, VerdictReply } from './guard.schema';
import type { GuardFacts } from './guardCase';
import { judge, verdictOf } from './judging';
import { loadCase } from './knowing.service';
import { loadPolicyFacts } from './policyFacts.service';
import { messageOf } from './sentences';

const HEADER_KEY = 'guard.headerKey';
type Mail = Omit<VerdictBody, 'answers' | 'withdrawn' | 'moment'>;

/** What the guard thinks of a mail, before anybody's answers. */
interface Looked {
  draft: Draft;
  findings: Finding[];
  policy: Policy | null;
}

/** The mail as it is kept and compared: addresses normalised, what is none left out. */
export function draftOf(mail: Mail): Draft {
  return {
    mailbox: normaliseAddress(mail.mailbox),
    recipients: mail.recipients.flatMap(({ kind, address, name }) => {
      const normal = normaliseAddress(address);
      return normal ? [{ kind, address: normal, name: (name ?? '').slice(0, 200) }] : [];
    }),
    subject: mail.subject.slice(0, 1_000),
    text: mail.text.replace(/\r\n?/g, '\n'),
    attachments: mail.attachments.map(({ name, size, sha256 }) => ({ name, size: size ?? 0, sha256: sha256 ?? null })),
  };
}

async function look(manager: EntityManager, viewer: Viewer, mail: Mail, now: Date): Promise<Looked> {
  const draft = draftOf(mail);
  const own = await loadOwnCompany(manager);
  const question = questionOf(draft, normaliseAddress(mail.from ?? '') || draft.mailbox, mail.inReplyTo ?? null);
  const chosen = await readChoice(manager, viewer, mail.ref ?? null, draft.mailbox, now);
  const one = await loadCase(manager, { question, chosen, messageId: null, at: now }, own);
  const policies = one.recipients.length > 0 ? await activePolicies(manager) : [];
  const sender = { userId: viewer.userId, roles: viewer.roles };
  const facts =
    policies.length > 0 ? await loadPolicyFacts(manager, one, sender, policies, { at: now, messageId: null }) : null;
  return { draft, findings: judge(one), policy: facts && policyFor(policies, facts) };
}

/** What the sender chose for the mail, by the header that it carries, if he may see it; what he may not see says nothing. */
async function readChoice(
  manager: EntityManager,
  viewer: Viewer,
  ref: string | null,
  mailbox: string,
  now: Date,
): Promise<GuardFacts['chosen']> {
  const choice = ref === null ? null : await verifyChoice(manager, viewer, mailbox, ref, now);
  if (!choice) return null;
  const record = choice.recordId === null ? null : await manager.findOneBy(TradeRecord, { id: choice.recordId });
  const companyId = record?.companyId ?? choice.companyId;
  if (!(await visibleCompanies(manager, viewer, [companyId])).has(companyId)) return null;
  return { companyId, recordId: record?.id ?? null, number: record?.number ?? '' };
}

/**
 * The verdict on a mail that somebody is about to send: what speaks against it, whether a policy holds it, and what the dialog says. Reasons that come with it are
 * kept for this mail, and those that he takes back are forgotten. Every verdict at the moment of sending is in the audit log, without a word of the mail.
 */
export async function giveVerdict(context: Context, viewer: Viewer, body: VerdictBody): Promise<VerdictReply> {
  const now = context.clock();
  const looked = await look(context.database.manager, viewer, body, now);
  const { answers = [], withdrawn = [] } = body;
  const isWriting = body.moment === 'compose';
  if (isWriting && answers.length + withdrawn.length === 0)
    return verdict(context.database.manager, viewer, looked, now);
  return inTransaction(context.database, async manager => {
    const mailKey = mailKeyOf(looked.draft);
    await takeBackAnswers(manager, viewer, mailKey, withdrawn, now);
    await keepAnswers(manager, viewer, mailKey, looked.findings, answers, now);
    if (isWriting) return verdict(manager, viewer, looked, now);
    const reply = await verdict(manager, viewer, looked, now);
    const mailbox = await manager.findOneBy(Mailbox, { address: looked.draft.mailbox });
    const details = {
      verdict: reply.verdict,
      findings: looked.findings.map(({ code, companies }) => ({ code, companies })),
      answered: reply.findings.filter(one => one.isAnswered).map(one => one.code),
      policyId: looked.policy?.id ?? null,
      approvalId: reply.approval?.requestId ?? null,
    };
    await audit(manager, viewer, 'guard.verdict', { type: 'mailbox', id: mailbox?.id ?? null }, details, now);
    return reply;
  });
}

async function verdict(manager: EntityManager, viewer: Viewer, looked: Looked, now: Date): Promise<VerdictReply> {
  const { draft, findings, policy } = looked;
  const answered = await answeredKeys(manager, viewer.userId, mailKeyOf(draft), findings);
  const approval = policy && (await standing(manager, viewer, policy, draft, now));
  const isHeld = approval !== null && approval.state !== 'approved';
  const shown = await presentFindings(manager, viewer, findings);
  const told = verdictOf(findings, answered, isHeld);
  const open = shown.filter(finding => !answered.has(finding.key));
  const key = told === 'hold' ? null : await readSetting<string>(manager, HEADER_KEY);
  return {
    verdict: told,
    findings: shown.map(finding => ({ ...finding, isAnswered: answered.has(finding.key) })),
    approval,
    message: messageOf(open, isHeld ? approval : null),
    header: key
      ? { name: APPROVED_HEADER, value: approvedHeader(key, draft.mailbox, approval?.requestId ?? 0, now) }
      : null,
  };
}

/** How it stands with the approval of this very mail; null where nobody could decide: a policy holds no mail for ever. */
async function standing(
  manager: EntityManager,
  viewer: Viewer,
  policy: Policy,
  draft: Draft,
  now: Date,
): Promise<VerdictReply['approval']> {
  const { userIds, toldIds } = await decidersOf(manager, policy.deciders, viewer.userId);
  if (userIds.length === 0) return null;
  const names = await namesOf(manager, toldIds);
  const request = await findRequest(manager, viewer.userId, draft, now);
  return {
    ...{ policyId: policy.id, policy: policy.name, requestId: request?.id ?? null },
    deciders: toldIds.map(id => names.get(id) ?? ''),
    state: request?.state ?? 'needed',
  };
}

/** Asks for a mail to be approved by those whom its policy names. @throws AppError guard.no_policy (409) where none holds it, and those of `askApproval` */
export async function requestApproval(context: Context, viewer: Viewer, body: ApprovalBody): Promise<ApprovalReply> {
  const now = context.clock();
  const { note, ...mail } = body;
  const { draft, findings, policy } = await look(context.database.manager, viewer, mail, now);
  if (!policy) throw conflict('guard.no_policy', 'This mail needs no approval. Press Send.');
  return inTransaction(context.database, async manager => {
    const request = await askApproval(manager, viewer, policy, draft, findings, note ?? '', now);
    return getApproval(manager, viewer, request.id);
  });
}

/** The header that a mail of the outbox is to carry, where the house has a gate that asks for it (docs/send-guard.md). @param address normalised */
export async function headerFor(
  manager: EntityManager,
  address: string,
  requestId: number | null,
  now: Date,
): Promise<Record<string, string>> {
  const key = await readSetting<string>(manager, HEADER_KEY);
  return key ? { [APPROVED_HEADER]: approvedHeader(key, address, requestId ?? 0, now) } : {};
}

/** Whether mails that may go carry a signed header. */
export async function hasHeaderKey(manager: EntityManager): Promise<boolean> {
  return (await readSetting<string>(manager, HEADER_KEY)) !== null;
}

/** Makes a new key for the signed header, which is shown this once; the one before is worth nothing from now on. */
export async function renewHeaderKey(context: Context, viewer: Viewer): Promise<{ key: string }> {
  return inTransaction(context.database, async manager => {
    const key = randomBytes(32).toString('base64url');
    await saveSetting(manager, HEADER_KEY, key);
    await audit(manager, viewer, 'guard.key_renewed', { type: 'settings', id: null }, null, context.clock());
    return { key };
  });
}
