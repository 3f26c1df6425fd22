import { domainOf, isOwnDomain } from '../../common/emailAddress';
import { lockedFile } from './complaints';
import { isRobot } from '../../mail/bulk';
import type { ParsedAddress } from '../../mail/parsed';
import type { InquiryMail, InquiryReason } from './inquiry';
import { levelText } from './levelling';
import { newsletterWords } from './otherCues';
import { platformOf } from './platforms';
import type { InquirySource } from './source';

/*
 * What the headers, the sender, the signature and the attachments say of a mail.
 */

const MOST_WORDS = 80;
const buyerTitle =
  /\b(?:buyer|buying|purchas\p{L}*|procurement|sourcing|import(?:s|er|ing)? (?:manager|dept|department|director|specialist)|category manager|merchandis\p{L}*|einkauf\p{L}*|einkaufer\p{L}*|compras|comprador\p{L}*|importaciones|achats?|acheteu\p{L}*|acquisti|buyer|inkoop\p{L}*|inkop\p{L}*|satinalma|zakup\p{L}*)\b|закуп|снабжен|вэд|采购|採購|购买部|購買|仕入|구매|المشتريات|satin ?alma/u;
const isMarketing =
  /^(?:newsletters?|news|e-?news|marketing|promo(?:tion)?s?|[a-z]*offers|deals|digest|updates?|campaigns?|mailings?|bulletin|events?|webinars?|editor|press|daily|weekly|rssfeeds|subscriptions?|announce\p{L}*|exclusive[_.-]?offers)[@._+-]|@(?:e?news|newsletter|mailer|em|ecm|campaign|mail-?list)\./u;
const isPaper = /newsletter|weekly|\bdaily\b|hebdo|gazette|magazin|digest|bulletin|周刊|快讯|资讯|вестник/iu;
const campaign =
  /mailchimp|sendinblue|brevo|constant ?contact|klaviyo|campaign|getresponse|aweber|dmmail|edm|massmail|bulk|phplist|mailwizz/i;
const badFile = /\.(?:html?|shtml|exe|scr|iso|img|js|vbs|jar|lnk|cmd|bat|r\d\d|ace|cab|docm|xlsm|hta)$/i;
const archive = /\.(?:zip|7z|rar|tar|gz)$/i;
const listFile = /\.(?:xlsx?|csv|ods|pdf|docx?)$/i;

/** Headers, sender, signature, attachments. */
export function senderEvidence(mail: InquiryMail, source: InquirySource, text: string): InquiryReason[] {
  const { parsed } = mail;
  const from = parsed.from[0] ?? { name: '', address: '' };
  const reasons = source.road === 'direct' ? manyMarks(mail, source, from) : [];
  const title = buyerTitle.exec(
    levelText(`${source.signature.text.slice(0, 1500)}\n${from.name}\n${source.buyer.address}`),
  );
  if (title) reasons.push({ code: 'buyer_title', weight: 0.75, words: title[0] });
  reasons.push(...pretending(from, parsed.replyTo[0]?.address ?? ''), ...sellerMarks(source, from.address));
  return [...reasons, ...files(parsed.attachments, text)];
}

/** Marks of mail to many, of machines, and of a sender who claims to be us. */
function manyMarks({ parsed, ownDomains }: InquiryMail, source: InquirySource, from: ParsedAddress): InquiryReason[] {
  const reasons: InquiryReason[] = [];
  const { headers } = parsed;
  const isBulk =
    headers['list-unsubscribe'] !== undefined ||
    headers['list-id'] !== undefined ||
    /bulk|list|junk/i.test(headers.precedence ?? '');
  if (isBulk || isMarketing.test(from.address) || isPaper.test(from.name) || campaign.test(headers['x-mailer'] ?? ''))
    reasons.push({ code: 'bulk', weight: isBulk ? -4.5 : -2.5 });
  // The line to unsubscribe stands at the very end, below what counts as the letter.
  if (newsletterWords.test(levelText(source.base.slice(-1500)))) reasons.push({ code: 'newsletter', weight: -3 });
  if (source.isForwarded) return reasons;
  if (isRobot(from)) reasons.push({ code: 'robot', weight: -1 });
  if (isOwnDomain(domainOf(from.address), ownDomains)) reasons.push({ code: 'own_sender', weight: -5 });
  return reasons;
}

const speaksOfFiles =
  /attach|enclos|adjunt|anexo|ci-joint|anbei|anhang|allegat|вложен|приложен|附件|添付|첨부|مرفق|ek'?te|zalacz|bijlage/u;

function files(attachments: readonly { name: string }[], text: string): InquiryReason[] {
  const reasons: InquiryReason[] = [];
  const bad = attachments.find(({ name }) => badFile.test(name));
  if (bad) reasons.push({ code: 'dangerous_file', weight: -8, words: bad.name.slice(0, MOST_WORDS) });
  // A drawing needs no lock: an archive that no scanner can look into, with its key beside it.
  const locked = bad || !lockedFile.test(text) ? undefined : attachments.find(({ name }) => archive.test(name));
  if (locked) reasons.push({ code: 'dangerous_file', weight: -4, words: locked.name.slice(0, MOST_WORDS) });
  const list = attachments.find(({ name }) => listFile.test(name));
  if (list && speaksOfFiles.test(text))
    reasons.push({ code: 'list_attached', weight: 0.5, words: list.name.slice(0, MOST_WORDS) });
  return reasons;
}

const brands =
  /alibaba|made-in-china|global ?sources|linkedin|dhgate|tradekey|indiamart|阿里巴巴|国际站|中国制造网|环球资源/iu;

/** A sender who calls himself a platform, and writes from elsewhere. */
function pretending(from: ParsedAddress, replyTo: string): InquiryReason[] {
  const claims = brands.test(from.name) || brands.test(from.address);
  const isReal = platformOf(from.address) !== null || platformOf(replyTo) !== null;
  return claims && !isReal ? [{ code: 'fake_platform', weight: -5, words: from.name.slice(0, MOST_WORDS) }] : [];
}

const sellerAddress =
  /^(?:export|exports|exporter|ihracat|ventas|vendas|vertrieb|verkauf|marketing|promo\p{L}*|offers?|kf)[@._\d-]|@[^@]*(?:freight|logist|cargo|shipping|forward|fwd|seo|marketing|media|studio|packag|carton|leads|database|expo\b|exhibit|events|consult|agency|translat|inspect|certif|survey|bank)/u;
const otherDepartment =
  /^(?:accounts?|accounting|accounts?[._-]?payable|finan[cz]\p{L}*|contab\p{L}*|compta\p{L}*|buchhaltung|amministrazione|ksiegow\p{L}*|muhasebe|ap|ar|billing|invoices?|invoicing|quality|qualidade|calidad|qualite|qualita|qualitat\p{L}*|qa|qc|claims?|reklamation\p{L}*|hr|rh|recruit\p{L}*|jobs|careers|caiwu|credit|support|helpdesk|customer[._-]?(?:service|care)|tracking|arrival\p{L}*|documents?|docs)[@._\d-]/u;
const sellerTitle =
  /\b(?:(?:export|sales|business development|marketing|account|overseas|international sales) (?:manager|director|executive|representative|specialist|dept|department|team)|vertrieb\p{L}*|ventas|vendas|responsabile (?:export|vendite)|export manager)\b|销售(?:部|经理)|外贸(?:部|业务)|業務部|厂长|менеджер по продажам|отдел продаж|営業部|영업부/u;

/** The address or the signature of somebody who sells. */
function sellerMarks(source: InquirySource, address: string): InquiryReason[] {
  if (source.road !== 'direct' || source.isForwarded) return [];
  if (otherDepartment.test(address))
    return [{ code: 'other_department', weight: -1.75, words: address.slice(0, MOST_WORDS) }];
  const title = sellerTitle.exec(levelText(source.signature.text.slice(0, 1500)));
  if (sellerAddress.test(address)) return [{ code: 'seller_mark', weight: -0.75, words: address.slice(0, MOST_WORDS) }];
  return title ? [{ code: 'seller_mark', weight: -0.75, words: title[0] }] : [];
}
