import { domainOf, isOwnDomain } from '../common/emailAddress';
import type { ParsedAddress, ParsedMessage } from './parsed';
import { subjectPrefix } from './subjects';

const robotNames =
  /^(no[._-]?reply|do[._-]?not[._-]?reply|not?[._-]?reply|nao[._-]?responda|noresponder|no[._-]?responder|ne[._-]?pas[._-]?repondre|keine[._-]?antwort|notifications?|notify|notice|alerts?|mailer-?daemon|postmaster|bounces?|auto(mat(ed|ic))?([._-]?(mailer|message|notice|response))?|auto-?confirm|robot|bot|system|daemon|cron|root|nobody|www|www-data|apache|wordpress|webform|webmailer|website|scanner|printer|e-?statements?|statements?|e-?bill|ebanking|e-?banking|account[._-]?(update|security|alert)s?|security-?noreply|service-?noreply|mail-?noreply|confirm(ation)?s?|system[._-]?(admin|notification|message)s?)([._+-].*)?$/i;
const robotSuffix = /[._+-](no[._-]?reply|donotreply|notifications?|mailer|robot|bot)$/i;
const marketingNames =
  /^(newsletters?|news|marketing|promo(tion)?s?|offers?|deals|digest|updates?|campaigns?|mailing|mailings|e-?news|e-?mail|bulletin|info-?mail|events?|webinars?|community|subscriptions?|daily|weekly|magazine|press-?release|edm|nieuwsbrief|boletin|infolettre)([._+-].*)?$/i;
const platforms =
  /mailchimp|mail chimp|sendinblue|brevo|constant ?contact|hubspot marketing|klaviyo|campaign ?monitor|campaigner|mailerlite|getresponse|activecampaign|aweber|icontact|vertical ?response|marketo|eloqua|pardot|exacttarget|salesforce marketing|responsys|silverpop|acoustic|cheetah|emarsys|dotmailer|dotdigital|cleverreach|rapidmail|mailjet marketing|benchmark ?email|infusionsoft|keap|omnisend|moosend|drip|convertkit|substack|beehiiv|phplist|sendy|acymailing|mailwizz|interspire|lyris|listserv|spop|webpower|focussend|edm|mailpoet|swiftpage|bronto|bluehornet|e-?goi|doppler|roving/i;
const campaignHeaders = [
  'x-campaign',
  'x-campaign-id',
  'x-campaignid',
  'x-mailchimp-campaign',
  'x-mc-user',
  'x-roving-id',
  'x-newsletter',
  'x-bulk',
  'x-ems-proccessed',
  'x-cam-job',
  'x-sfmc-stack',
  'x-csa-complaints',
];
const unsubscribe =
  /unsubscribe|opt[- ]?out|manage (your )?(email )?(preferences|subscription)|update (your )?(email )?preferences|abbestellen|abmelden|austragen|se désabonner|désinscri|darse de baja|cancelar (la )?suscripción|dar baja|cancelar (a )?(inscrição|subscrição)|descadastr|disiscriv|cancella(re)? (l')?iscrizione|afmelden|uitschrijven|wypisz|rezygnacja|avregistrera|avprenumerera|afmeld|peru(uta)? tilaus|отписаться|отказаться от рассылки|abonelikten|退订|取消订阅|退訂|取消訂閱|配信停止|수신거부|إلغاء الاشتراك|view (this email )?in (your )?browser|remove(d)? from (this|our|the) (mailing )?list|to be removed|you (are receiving|received) this (e-?mail|newsletter|message) because/i;

/** True for senders that are machines by their name: noreply, notifications, mailer-daemon, e-statement and the like. */
export function isRobot(sender: ParsedAddress): boolean {
  const local = sender.address.slice(0, sender.address.lastIndexOf('@'));
  return robotNames.test(local) || robotSuffix.test(local);
}

/**
 * Whether a message was sent to many at once and concerns nobody in particular: a post of a mailing list, a newsletter, or a
 * bulk notice of a system; null for everything else. One sign is not enough: sales tools and order systems put
 * List-Unsubscribe into mail to one person, and our own address may be a group with a List-Id.
 */
export function bulkReason(
  parsed: ParsedMessage,
  ownDomains: readonly string[],
): 'newsletter' | 'mailing_list' | 'system' | null {
  if (isListPost(parsed, ownDomains)) return 'mailing_list';
  const { headers } = parsed;
  const sender = parsed.from[0] ?? { name: '', address: '' };
  const local = sender.address.slice(0, sender.address.lastIndexOf('@'));
  const isMarketing = marketingNames.test(local) || /newsletter|news ?letter/i.test(sender.name);
  const isPlatform =
    platforms.test(`${headers['x-mailer'] ?? ''} ${headers['user-agent'] ?? ''}`) ||
    campaignHeaders.some(name => headers[name] !== undefined);
  const isBulk = /bulk|junk/i.test(headers.precedence ?? '');
  const listId = headers['list-id'] !== undefined && !isOwnList(headers['list-id'], ownDomains);
  if (!isMarketing && !isPlatform && !isBulk && !listId) return null;
  const end = `${parsed.text.slice(0, 1500)} ${parsed.text.slice(-4000)} ${parsed.html?.slice(-6000) ?? ''}`;
  const says = unsubscribe.test(end);
  const score =
    2 * Number(isMarketing) +
    2 * Number(isPlatform) +
    2 * Number(isBulk) +
    Number(listId) +
    Number(headers['list-unsubscribe'] !== undefined) +
    Number(/one-click/i.test(headers['list-unsubscribe-post'] ?? '')) +
    Number(headers['feedback-id'] !== undefined) +
    Number(isRobot(sender)) +
    Number(says) -
    3 * Number(isAnswer(parsed)) -
    2 * Number(carriesDocuments(parsed));
  if (score < 3) return null;
  const isNotice = isBulk && isRobot(sender) && !says && headers['list-unsubscribe'] === undefined;
  return isNotice ? 'system' : 'newsletter';
}

// A mail that answers ours, or brings papers, is somebody's business with us, whatever tool sent it.
function isAnswer(parsed: ParsedMessage): boolean {
  return parsed.references.length > 0 || subjectPrefix(parsed.subject) === 'reply';
}

function carriesDocuments(parsed: ParsedMessage): boolean {
  return parsed.attachments.some(
    attachment => !attachment.isInline && /\.(pdf|xlsx?|docx?|csv|xml|edi|zip|rar|dwg|step)$/i.test(attachment.name),
  );
}

const listOwner = /^(owner-|.*-(bounces?|owner|request|admin|return)([-+=].*)?@|bounce-.*list)/i;
const listNames = ['list-id', 'x-mailing-list', 'mailing-list', 'x-beenthere', 'x-list', 'x-listname', 'x-ml-name'];

/** A post that a list passed on: list software leaves several marks (RFC 2369, RFC 2919). */
function isListPost(parsed: ParsedMessage, ownDomains: readonly string[]): boolean {
  const { headers } = parsed;
  const name = listNames.find(one => headers[one] !== undefined);
  if (name && isOwnList(headers[name]!, ownDomains)) return false;
  const postTo = headers['list-post'] ?? '';
  const hasName = ['list-id', 'list-post', 'mailing-list', 'x-mailing-list', 'x-beenthere', 'x-google-group-id'].some(
    one => headers[one] !== undefined,
  );
  const sender = parsed.sender?.address ?? '';
  const marks = listMarks(parsed, postTo, sender);
  return (
    (marks >= 2 && hasName) || (marks >= 1 && isToList(parsed) && listOwner.test(sender || (parsed.returnPath ?? '')))
  );
}

function listMarks({ headers, ...parsed }: ParsedMessage, postTo: string, sender: string): number {
  const has = (...names: string[]) => Number(names.some(name => headers[name] !== undefined));
  const isSentByOwner = listOwner.test(sender) || (listOwner.test(parsed.returnPath ?? '') && !isFromSender(parsed));
  const takesPosts = /mailto:/i.test(postTo) || headers['x-beenthere'] !== undefined;
  return (
    has('list-id') +
    Number(/mailto:/i.test(postTo)) +
    Number(/^\s*list\s*$/i.test(headers.precedence ?? '')) +
    has('x-mailman-version', 'x-beenthere') +
    has('mailing-list', 'x-mailing-list', 'x-google-group-id') +
    has('x-list', 'x-listname', 'x-ml-name') +
    Number(isSentByOwner) +
    Number(/^\s*bulk\s*$/i.test(headers.precedence ?? '') && takesPosts)
  );
}

function isFromSender(parsed: Pick<ParsedMessage, 'returnPath' | 'from'>): boolean {
  return parsed.returnPath !== null && domainOf(parsed.returnPath) === domainOf(parsed.from[0]?.address ?? '');
}

/** Addressed to the list whose owner sent it on ("tech-owner@x" and "tech@x"). */
function isToList(parsed: ParsedMessage): boolean {
  const envelope = (parsed.sender?.address || parsed.returnPath) ?? '';
  const name = envelope.replace(/^owner-/, '').replace(/-(bounces?|owner|request|admin|return)([-+=][^@]*)?@/, '@');
  return name !== envelope && [...parsed.to, ...parsed.cc].some(entry => entry.address === name);
}

/** Our own shared addresses may be groups of a mail service; then customers' mail to them carries a List-Id of ours. */
function isOwnList(id: string, ownDomains: readonly string[]): boolean {
  const named = /<([^<>]+)>/.exec(id)?.[1] ?? id;
  const host = named
    .slice(named.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  return isOwnDomain(host, ownDomains);
}
