import { addressOf } from './addresses';
import type { Envelope } from './assembling';
import { readEnvelope } from './assembling';
import { headerText, rawHeader, readHeaderBlock } from './headerFields';
import { normaliseMessageId } from './identity';
import type { DeliveryReport } from './parsed';

/** What a report on a delivery consists of. */
export interface ReportParts {
  envelope: Envelope;
  text: string;
  /** message/delivery-status and its like. */
  report: string | null;
  /** The returned message or its headers, one character a byte. */
  returned: string | null;
}

const MAX_RECIPIENTS = 200;
const daemon =
  /^(mailer-?daemon|mail-?daemon|po?ost[._-]?master|mail[._-]?delivery([._-]?(system|subsystem))?|mdaemon|mailerdaemon|bounces?|mail-?system|system)(\+.*)?$/i;
const daemonName =
  /mail(er)?[\s._-]?(daemon|deliver(y|er)?[\s._-]?(sub)?system)|internet mail delivery|system administrator|postmaster|mail delivery|mail administrator|delivery (system|service)/i;
const bounceSubject =
  /undeliver|not deliver|non[- ]?deliver|could ?n[o']t be (delivered|sent)|unable to deliver|cannot be delivered|can(no|')t send|could not send|returned? ?mail|returned to sender|returning (message |mail )?to sender|mail return|delivery (status|failure|failed|error|notification|problem|report|has (failed|been delayed))|failed delivery|mail (delivery )?(system )?(error|failed|failure)|email delivery failure|(message|email|mail) (delivery )?(has )?(failed|delayed|blocked|rejected|you sent blocked)|delivery delayed|delayed mail|mail delivery delayed|failure notice|unzustellbar|nicht zugestellt|zustellung fehlgeschlagen|fehlgeschlagene zustellung|non remis|échec de (la )?remise|non recapitabile|mancato recapito|no se (ha podido|pudo) entregar|no entregad|não (foi )?entreg|niet (te )?bestel|onbestelbaar|nie można dostarczyć|niedostarczon|kan inte leverera|kunne ikke leveres|недоставлен|не доставлено|iletilemedi|teslim edilemedi|退信|退回|无法投递|無法投遞|投递失败|发送失败|未送达|系统退信|配信不能|配信エラー|エラー通知|配送不能|送信できません|반송|전송 실패|تعذر تسليم|لم يتم تسليم|warning: (could not send|message .{0,60} delayed)|could not send mail for past|message you sent blocked|postmaster notify|abuse report|complaint about message|spam report|feedback report|subscription:? ?(cancel|refused)|notification d'état|liefer(status|verz)/i;
const bounceBody =
  /this (is the mail system|message was created automatically by mail)|mail delivery (sub)?system|could not be delivered|not be delivered to|undeliverable|permanent(ly)? (fatal )?(error|failed|failure)|delivery (to the following|has failed|failed|status notification)|user unknown|unknown user|no such user|mailbox (is )?(full|unavailable|not found|disabled)|recipient address rejected|address (not found|couldn't be found|rejected)|host (or domain name )?(not found|unknown)|returned (to|mail)|did not reach the following|failed to deliver|unable to deliver|(could not|cannot|can't) (be sent|deliver)|over quota|quota exceeded|550[ -]|554[ -]|5\.\d\.\d|4\.\d\.\d|bounced|relay(ing)? (access )?denied|message size exceeds|retry time ?out|unrouteable|unroutable|не доставлен|не найден|退信|无法(投递|送达)|邮箱不存在|配信でき|送信できま|エラー|見つかりません|unzustellbar|nicht zugestellt|email feedback report|abuse report/i;

/**
 * Reads a report that a message could not be delivered (RFC 3464, RFC 5965, and the prose of systems that write none);
 * null for every other message, notices of success and of reading among them.
 */
export function readDeliveryReport(parts: ReportParts): DeliveryReport | null {
  const fromReport = parts.report ? readStatus(parts.report) : null;
  if (!fromReport && !isBounce(parts)) return null;
  if (fromReport && !fromReport.isFailure) return null;
  const returned = parts.returned ?? returnedInText(parts.text);
  const original = returned ? readReturned(returned) : null;
  const own = new Set(parts.envelope.from.map(entry => entry.address));
  const recipients = fromReport?.recipients.length ? fromReport.recipients : recipientsInText(parts, own);
  const failed = recipients.length > 0 ? recipients : (original?.to ?? []);
  return {
    failedRecipients: [...new Set(failed)].slice(0, MAX_RECIPIENTS),
    originalMessageId: original?.messageId ?? null,
    originalSubject: original?.subject || null,
    ...(original && original.references.length > 0 ? { originalReferences: original.references } : {}),
    isPermanent: fromReport ? fromReport.isPermanent : !isDelay(parts),
  };
}

interface Status {
  recipients: string[];
  isFailure: boolean;
  isPermanent: boolean;
}

/** The fields of message/delivery-status (RFC 3464) or message/feedback-report (RFC 5965). */
function readStatus(report: string): Status | null {
  const recipients: string[] = [];
  let actions = '';
  let status = '';
  for (const group of report.slice(0, 200_000).split(/\n\s*\n/, 500)) {
    const fields = readHeaderBlock(group.replace(/^\s+/, ''));
    const recipient =
      rawHeader(fields, 'original-recipient') ||
      rawHeader(fields, 'final-recipient') ||
      rawHeader(fields, 'x-actual-recipient');
    const final =
      rawHeader(fields, 'final-recipient') ||
      recipient ||
      rawHeader(fields, 'original-rcpt-to') ||
      rawHeader(fields, 'removal-recipient');
    const action = rawHeader(fields, 'action').toLowerCase();
    if (/^(delivered|relayed|expanded)/.test(action)) {
      actions += 'delivered ';
      continue;
    }
    if (rawHeader(fields, 'disposition')) return null;
    if (rawHeader(fields, 'feedback-type')) actions += 'failed ';
    if (action) actions += `${action} `;
    status ||= rawHeader(fields, 'status');
    for (const value of [final, recipient]) {
      const address = addressIn(value);
      if (address && !recipients.includes(address)) recipients.push(address);
    }
  }
  if (recipients.length === 0 && !actions) return null;
  const isFailure = /fail|delay|undeliver|error/.test(actions) || (recipients.length > 0 && !/deliver/.test(actions));
  return { recipients, isFailure, isPermanent: !/delay/.test(actions) && !/^\s*4/.test(status) };
}

/** "rfc822; a@b", "<a@b>", "rfc822;IMCEAEX-...": the address in it, or ''. */
function addressIn(value: string): string {
  const plain = value
    .slice(0, 1000)
    .replace(/^\s*[\w-]+\s*;\s*/, '')
    .replace(/^["'<\s]+|["'>\s]+$/g, '');
  return addressOf(/[^\s<>"',;()]+@[^\s<>"',;()]+/.exec(plain)?.[0]?.replace(/[.>]+$/, '') ?? '');
}

/** A bounce without a report in due form: a mail system wrote it, and it says that something was not delivered. */
function isBounce({ envelope, text, report, returned }: ReportParts): boolean {
  if (envelope.headers['x-failed-recipients']) return true;
  // Events of delivery services, in JSON; and what list software says to somebody who may not post.
  if (/\\?"notificationType\\?"\s*:\s*\\?"(Bounce|Complaint)/.test(text.slice(0, 4000))) return true;
  if (
    /^\s*(you are not a member of this mailing list|your (mail|message) to .{1,100} (was|has been) rejected)/i.test(
      text.slice(0, 400),
    )
  )
    return true;
  const sender = envelope.from[0] ?? { name: '', address: '' };
  const local = sender.address.slice(0, sender.address.lastIndexOf('@'));
  const isDaemon = daemon.test(local) || daemonName.test(sender.name) || /mailer-daemon/i.test(sender.name);
  const hasNoSender = envelope.returnPath === '' || (envelope.from.length > 0 && !sender.address && !sender.name);
  const isReport =
    /multipart\/report/i.test(envelope.headers['content-type'] ?? '') &&
    /report-type="?(delivery-status|feedback-report)/i.test(envelope.headers['content-type'] ?? '');
  const saysSo = bounceSubject.test(envelope.subject);
  const tellsSo = () => bounceBody.test(text.slice(0, 6000)) || bounceBody.test(report ?? '');
  if (isReport && (saysSo || isDaemon || tellsSo())) return true;
  if (isDaemon || hasNoSender) return saysSo || ((isDaemon || returned !== null || isAutomatic(envelope)) && tellsSo());
  // Notices of delivery services come from ordinary senders: the subject, the text and an automatic origin must all say so.
  const isRobot = /^(no-?reply|do-?not-?reply|notifications?|feedbackloop|abuse|staff|fbl|complaints?)/i.test(local);
  const isBare = returned !== null && text.trim() === '';
  return saysSo && (isBare || ((isRobot || returned !== null || isAutomatic(envelope)) && tellsSo()));
}

function isAutomatic(envelope: Envelope): boolean {
  return /^auto-(generated|replied)/i.test(envelope.headers['auto-submitted'] ?? '');
}

function isDelay({ envelope, text }: ReportParts): boolean {
  const start = text.slice(0, 3000);
  return (
    /delay|warning|still being retried|will be retried|past [\d.]+ hours/i.test(envelope.subject) ||
    /(warning message only|you do not need to resend|still trying|will (keep trying|continue to|be retried))/i.test(
      start,
    )
  );
}

/** Addresses that the prose of a bounce names before the returned message begins. */
function recipientsInText({ envelope, text }: ReportParts, own: ReadonlySet<string>): string[] {
  const announced = (envelope.headers['x-failed-recipients'] ?? '')
    .split(/[,\s]+/)
    .map(addressOf)
    .filter(Boolean);
  if (announced.length > 0) return announced;
  const cut = returnedAt(text);
  const prose = text.slice(0, Math.min(cut < 0 ? text.length : cut, 8000));
  const senders = new Set([...own, ...envelope.to.map(entry => entry.address)]);
  const found: string[] = [];
  for (const match of prose.matchAll(/[^\s<>"',;:()[\]|，。；：、（）]{1,64}@[A-Za-z0-9.-]{1,255}/g)) {
    const address = addressOf(match[0].replace(/[.>]+$/, ''));
    if (
      !address ||
      senders.has(address) ||
      daemon.test(address.slice(0, address.indexOf('@'))) ||
      !/\.[a-z]/i.test(address)
    )
      continue;
    found.push(address);
    if (found.length >= 20) break;
  }
  return found;
}

const returnedMarks =
  /^[ \t>]*(-{2,40}[^\n]{0,80}(returned|original|copy of|forwarded|unsent|message (header|text|contents)|headers?)[^\n]{0,80}|[^\n]{0,40}(below this line is a copy of the message|original message (follows|headers|----)|this is a copy of the message|copy of your message|message headers? follow|the (first|following) \d* ?lines? of|원본 메시지)[^\n]{0,80})$/im;

function returnedAt(text: string): number {
  const mark = returnedMarks.exec(text);
  const headers = /^[ \t>]*(received|return-path|message-id|x-originating-ip)[ \t]*:/im.exec(text);
  const places = [mark?.index ?? -1, headers?.index ?? -1].filter(place => place >= 0);
  return places.length > 0 ? Math.min(...places) : -1;
}

function returnedInText(text: string): string | null {
  const start = returnedAt(text);
  if (start < 0) return null;
  const rest = text.slice(start, start + 64 * 1024);
  const first = /^[ \t>]*(received|return-path|message-id|from|to|subject|date|x-[\w-]+|mime-version)[ \t]*:/im.exec(
    rest,
  );
  if (!first) return null;
  const block = rest.slice(first.index);
  // A quoted or indented copy, as some systems write it.
  const lead = /^[ \t>]*/.exec(block)![0];
  const plain = lead
    ? block
        .split('\n')
        .map(line => (line.startsWith(lead) ? line.slice(lead.length) : line))
        .join('\n')
    : block;
  return Buffer.from(plain, 'utf8').toString('latin1');
}

function readReturned(block: string): {
  messageId: string | null;
  references: string[];
  subject: string;
  to: string[];
} {
  const end = /\r?\n\r?\n/.exec(block.trimStart());
  const head = block.trimStart().slice(0, end ? end.index : undefined);
  const fields = readHeaderBlock(head);
  return {
    messageId: normaliseMessageId(rawHeader(fields, 'message-id')),
    references: readEnvelope(fields, [], null).references.slice(0, 20),
    subject: headerText(fields, 'subject', 1000),
    to: rawHeader(fields, 'to').split(',').map(addressIn).filter(Boolean).slice(0, 20),
  };
}
