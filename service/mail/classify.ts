import { domainOf, isOwnDomain } from '../common/emailAddress';
import { bulkReason, isRobot } from './bulk';
import type { Direction, MessageKind } from './message.entity';
import type { ForwardedOriginal, ParsedAddress, ParsedMessage } from './parsed';
import { concernsOutside, findOriginal } from './originals';
import { isAutoReplySubject } from './subjects';

/** What must be known of the own company to classify a message. */
export interface OwnMail {
  /** Normalised mail domains. */
  domains: readonly string[];
  /** Normalised addresses to which colleagues forward mail that is to be filed. */
  dropboxes: readonly string[];
  /** Our own people, addresses normalised: some programs forward a mail with the names of those on it only. */
  people?: readonly ParsedAddress[];
  /** Folders that are kept out, as the mailbox names them; what is below one is kept out too. */
  excludedFolders: readonly string[];
}

export type KeepOutReason =
  | 'internal'
  | 'private'
  | 'excluded_folder'
  | 'newsletter'
  | 'mailing_list'
  | 'system'
  /** erased on request or by age; never to come back */
  | 'erased';
export interface KeepOut {
  reason: KeepOutReason;
  /** Of newsletters, mailing lists and bulk notices only; of the others nothing may be kept. */
  sender: string | null;
  subject: string | null;
}

export interface Classified {
  kind: MessageKind;
  direction: Direction;
  /** Why the message is kept out (MAIL-6), or null. */
  keepOut: KeepOut | null;
  /** It claims to be from our own domain and came from outside: never to be filed without a look. */
  isForgedOwn: boolean;
  /** The outside mail that a colleague forwarded; in mail to a drop-box, the one that it quotes. */
  forwarded: ForwardedOriginal | null;
}

/**
 * What a message is, which way it went, and whether it is kept out.
 *
 * @param copy the mailbox (normalised address) and the folder in which this copy was found
 */
export function classify(parsed: ParsedMessage, own: OwnMail, copy: { mailbox: string; folder: string }): Classified {
  const kind = kindOf(parsed);
  const isForgedOwn = claimsOwn(parsed, own, copy);
  const direction = directionOf(parsed, own, copy, kind, isForgedOwn);
  const forwarded = forwardedOf(parsed, own);
  const reason = keepOutReason(parsed, own, copy, kind, direction, forwarded);
  const tells = reason === 'newsletter' || reason === 'mailing_list' || reason === 'system';
  const keepOut = reason && {
    reason,
    sender: tells ? parsed.from[0]?.address || parsed.from[0]?.name || null : null,
    subject: tells ? parsed.subject.slice(0, 400) : null,
  };
  return { kind, direction, keepOut, isForgedOwn, forwarded };
}

function kindOf(parsed: ParsedMessage): MessageKind {
  if (parsed.defect !== null) return 'unreadable';
  if (parsed.deliveryReport) return 'bounce';
  if (parsed.calendar) return 'calendar';
  if (isAutoReply(parsed)) return 'auto_reply';
  return isSystem(parsed) ? 'system' : 'normal';
}

/** RFC 3834 and what came before it. A subject alone proves nothing: people write "Out of office" by hand too. */
function isAutoReply({ headers, subject, returnPath, references, text }: ParsedMessage): boolean {
  const submitted = (headers['auto-submitted'] ?? '').toLowerCase();
  if (submitted.startsWith('auto-replied')) return true;
  if (
    headers['x-autoreply'] ??
    headers['x-auto-reply'] ??
    headers['x-autorespond'] ??
    headers['x-autoresponder'] ??
    headers['x-vacation']
  )
    return true;
  if (/auto[_-]?reply/i.test(headers.precedence ?? '')) return true;
  if (/report-type="?disposition-notification/i.test(headers['content-type'] ?? '')) return true;
  const evidence =
    Number(headers['x-auto-response-suppress'] !== undefined) +
    Number(returnPath === '') +
    Number(/bulk|junk/i.test(headers.precedence ?? '')) +
    Number(submitted.startsWith('auto-generated')) +
    Number(headers['x-ms-exchange-inbox-rules-loop'] !== undefined) +
    Number(references.length > 0);
  if (isAutoReplySubject(subject)) return evidence > 0 || saysAbsent(text);
  return (
    evidence > 1 && saysAbsent(text) && headers['list-id'] === undefined && headers['list-unsubscribe'] === undefined
  );
}

const absent =
  /out of (the )?office|on (annual |sick |maternity |parental )?(leave|vacation|holiday)|limited access to (my )?e-?mail|automatic(ally generated)? (reply|response)|auto-?(reply|response)|will (be back|return) (on|in the office)|nicht (im (büro|hause)|erreichbar)|im urlaub|abwesend|absent(e)? (du bureau|jusqu)|en congé|fuera de la oficina|de vacaciones|fora do escritório|em férias|fuori (sede|ufficio)|in ferie|afwezig|op vakantie|poza biurem|na urlopie|semester|på ferie|в отпуске|отсутств|yıllık izin|ofis dışında|自动回复|自動返信|休假|出差在外|不在(です|に)|부재중|휴가/i;
function saysAbsent(text: string): boolean {
  return absent.test(text.slice(0, 1500));
}

/** A machine wrote it: by RFC 3834, or by the name of its sender. */
function isSystem(parsed: ParsedMessage): boolean {
  if (/^auto-(generated|notified)/i.test(parsed.headers['auto-submitted'] ?? '')) return true;
  return parsed.from.length > 0 && isRobot(parsed.from[0]!) && !isOwnPerson(parsed);
}

// "noreply" with a Reply-To of a person is a form or a tool through which somebody writes.
function isOwnPerson(parsed: ParsedMessage): boolean {
  const answer = parsed.replyTo[0];
  return (
    answer !== undefined && answer.address !== '' && answer.address !== parsed.from[0]!.address && !isRobot(answer)
  );
}

const isOwn = (entry: ParsedAddress, own: OwnMail) =>
  entry.address !== '' && isOwnDomain(domainOf(entry.address), own.domains);

function fromOwn(parsed: ParsedMessage, own: OwnMail): boolean {
  return parsed.from.length > 0 && parsed.from.every(entry => isOwn(entry, own));
}

/** Names our domain as the sender, and there is a sign that it came from outside. */
function claimsOwn(parsed: ParsedMessage, own: OwnMail, copy: { mailbox: string; folder: string }): boolean {
  if (!fromOwn(parsed, own)) return false;
  const verdict = parsed.authentication;
  if (verdict) {
    if (verdict.dmarc === 'pass' || verdict.dkim === 'pass') return false;
    if (verdict.dmarc === 'fail' || verdict.spf === 'fail' || verdict.spf === 'softfail') return true;
    if (verdict.spf === 'pass') return false;
  }
  if (isSentFolder(copy.folder) || !parsed.returnPath) return false;
  // The envelope of our own mail is our own too; a service that sends for us signs for our domain.
  return !isOwnDomain(domainOf(parsed.returnPath), own.domains);
}

function directionOf(
  parsed: ParsedMessage,
  own: OwnMail,
  copy: { mailbox: string; folder: string },
  kind: MessageKind,
  isForgedOwn: boolean,
): Direction {
  if (!fromOwn(parsed, own) || isForgedOwn || kind === 'bounce') return 'in';
  if (isRobot(parsed.from[0]!) || isWebForm(parsed, own)) return 'in';
  const recipients = recipientsOf(parsed);
  if (recipients.some(entry => entry.address !== '' && !isOwn(entry, own))) return 'out';
  if (recipients.length === 0)
    return isSentFolder(copy.folder) || parsed.from[0]!.address === copy.mailbox ? 'out' : 'internal';
  return 'internal';
}

/** Our own site writes in the name of a visitor, who is to be answered. */
function isWebForm(parsed: ParsedMessage, own: OwnMail): boolean {
  const isAnsweredOutside = parsed.replyTo.some(entry => entry.address !== '' && !isOwn(entry, own));
  return isAnsweredOutside && recipientsOf(parsed).every(entry => isOwn(entry, own)) && parsed.references.length === 0;
}

function recipientsOf(parsed: ParsedMessage): ParsedAddress[] {
  const hidden = (parsed.journal?.recipients ?? []).map(address => ({ name: '', address }));
  return [...parsed.to, ...parsed.cc, ...parsed.bcc, ...hidden];
}

const sentNames =
  /^(sent|sent (items|mail|messages)|outbox|gesendet|gesendete (elemente|objekte|nachrichten)|postausgang|envoyés|éléments envoyés|messages envoyés|enviados|elementos enviados|itens enviados|mensagens enviadas|inviati|inviata|posta inviata|elementi inviati|verzonden|verzonden items|wysłane|elementy wysłane|skickat|skickade objekt|sendt|sendte elementer|sendt post|lähetetyt|отправленные|исходящие|gönderilmiş öğeler|gönderilenler|已发送|已发送邮件|已傳送|寄件備份|寄件匣|发件箱|已发邮件|送信済み|送信済みアイテム|送信済みメール|보낸편지함|보낸 편지함|보낸 항목|البريد المرسل|العناصر المرسلة)$/i;

/** True for the folders that mail programs put sent mail in, in a dozen languages; the last step of a path counts. */
export function isSentFolder(folder: string): boolean {
  const steps = folder.split(/[/\\]|(?<=^inbox)\./i);
  return sentNames.test((steps[steps.length - 1] ?? '').trim());
}

function forwardedOf(parsed: ParsedMessage, own: OwnMail): ForwardedOriginal | null {
  if (!fromOwn(parsed, own)) return parsed.forwarded;
  const isDropped = recipientsOf(parsed).some(entry => own.dropboxes.includes(entry.address));
  return findOriginal(parsed, address => isOwnDomain(domainOf(address), own.domains), isDropped, own.people);
}

function keepOutReason(
  parsed: ParsedMessage,
  own: OwnMail,
  copy: { mailbox: string; folder: string },
  kind: MessageKind,
  direction: Direction,
  forwarded: ForwardedOriginal | null,
): KeepOutReason | null {
  if (isExcluded(copy.folder, own.excludedFolders)) return 'excluded_folder';
  if (isPrivate(parsed)) return 'private';
  // A colleague's forward of mail from or to somebody outside is business, though only colleagues are on it.
  if (direction === 'internal')
    return concernsOutside(forwarded, address => isOwnDomain(domainOf(address), own.domains)) ? null : 'internal';
  if (direction === 'out') return null;
  const bulk = bulkReason(parsed, own.domains);
  // Reports, answers of machines and invitations are never advertising; what comes through a list is the list's all the same.
  const isAnswer = kind === 'bounce' || kind === 'calendar' || kind === 'auto_reply';
  return isAnswer && bulk !== 'mailing_list' ? null : bulk;
}

function isExcluded(folder: string, excluded: readonly string[]): boolean {
  const path = foldPath(folder);
  return excluded.some(name => name !== '' && (path === foldPath(name) || path.startsWith(`${foldPath(name)}/`)));
}

function foldPath(folder: string): string {
  return folder
    .normalize('NFC')
    .toLowerCase()
    .replace(/\\/g, '/')
    .replace(/^\/+|\/+$/g, '');
}

/** Marked as private or personal by its sender, or put into a category of that name. "Company-Confidential" is business. */
function isPrivate({ headers }: ParsedMessage): boolean {
  if (/^\s*(private|personal)\s*$/i.test(headers.sensitivity ?? headers['x-sensitivity'] ?? '')) return true;
  const categories = [headers['x-categories'], headers.categories, headers.keywords, headers['x-mail-categories']]
    .join(',')
    .split(/[,;]/);
  return categories.some(name =>
    /^["'\s]*(private|personal|privat|persönlich|privé|personnel|privado|particular|pessoal|privato|personale|privé|prywatne|личное|özel|私人|个人|個人|私事|私用|プライベート|개인)["'\s]*$/i.test(
      name,
    ),
  );
}
