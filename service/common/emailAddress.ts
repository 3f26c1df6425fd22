import { domainToASCII } from 'node:url';
import knownProviders from 'email-providers/all.json';
import { getDomain } from 'tldts';
import { remembered } from './remembering';

// Providers that traders meet; the package's list may lack some of them in a later version.
const moreFreeMail = [
  '126.com',
  '139.com',
  '163.com',
  '188.com',
  '189.cn',
  '21cn.com',
  'aliyun.com',
  'foxmail.com',
  'qq.com',
  'vip.163.com',
  'vip.126.com',
  'vip.qq.com',
  'vip.sina.com',
  'sina.cn',
  'sina.com',
  'sina.com.cn',
  'sohu.com',
  'tom.com',
  'wo.cn',
  'yeah.net',
  'icloud.com',
  'me.com',
  'mac.com',
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'msn.com',
  'proton.me',
  'protonmail.com',
  'pm.me',
  'tutanota.com',
  'zoho.com',
  'fastmail.com',
  'hey.com',
  'gmx.de',
  'gmx.net',
  'gmx.at',
  'gmx.ch',
  'gmx.com',
  'web.de',
  't-online.de',
  'freenet.de',
  'arcor.de',
  'mail.ru',
  'bk.ru',
  'inbox.ru',
  'list.ru',
  'internet.ru',
  'yandex.ru',
  'yandex.com',
  'ya.ru',
  'rambler.ru',
  'ukr.net',
  'i.ua',
  'uol.com.br',
  'bol.com.br',
  'terra.com.br',
  'ig.com.br',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'laposte.net',
  'sfr.fr',
  'libero.it',
  'virgilio.it',
  'alice.it',
  'tiscali.it',
  'tin.it',
  'wp.pl',
  'o2.pl',
  'onet.pl',
  'interia.pl',
  'seznam.cz',
  'centrum.cz',
  'abv.bg',
  'naver.com',
  'daum.net',
  'hanmail.net',
  'nate.com',
  'kakao.com',
  'docomo.ne.jp',
  'ezweb.ne.jp',
  'softbank.ne.jp',
  'nifty.com',
  'biglobe.ne.jp',
  'ocn.ne.jp',
  'rediffmail.com',
  'btinternet.com',
  'sky.com',
  'virginmedia.com',
  'talktalk.net',
  'bigpond.com',
  'optusnet.com.au',
  'xtra.co.nz',
  'telus.net',
  'shaw.ca',
  'rogers.com',
  'sympatico.ca',
  'comcast.net',
  'verizon.net',
  'att.net',
  'sbcglobal.net',
  'bellsouth.net',
  'cox.net',
  'charter.net',
  'earthlink.net',
  'aol.com',
  'ymail.com',
  'rocketmail.com',
  'hinet.net',
  'yahoo.com.hk',
  'netvigator.com',
  'emirates.net.ae',
  'eim.ae',
  'mweb.co.za',
  'telkomsa.net',
  'walla.com',
  'walla.co.il',
  '012.net.il',
  'bezeqint.net',
  'skynet.be',
  'telenet.be',
  'ziggo.nl',
  'kpnmail.nl',
  'planet.nl',
  'hetnet.nl',
  'bluewin.ch',
  'hispeed.ch',
  'telia.com',
  'online.no',
  'mail.com',
];
const freeMail = new Set<string>([...knownProviders, ...moreFreeMail]);
// Reserved for documentation (RFC 2606); the package lists some of them.
for (const reserved of ['example.com', 'example.net', 'example.org']) freeMail.delete(reserved);
// Yahoo, Hotmail, Live and Outlook have a domain in each country.
const freeMailPattern = /^(yahoo|ymail|hotmail|live|outlook|windowslive|gmx|yandex)\.(com?\.)?[a-z]{2,3}$/;

/**
 * The one form in which an address is kept and compared: lower case, the domain in ASCII (punycode), no blanks, no angle
 * brackets. Answers '' for what is no address. Addresses with non-ASCII local parts are kept (RFC 6531).
 */
export function normaliseAddress(raw: string): string {
  const text = raw
    .normalize('NFC')
    .trim()
    .replace(/^<|>$/g, '')
    .replace(/^mailto:/i, '')
    .trim();
  if (text.length === 0 || text.length > 320) return '';
  const at = text.lastIndexOf('@');
  if (at < 1 || at === text.length - 1) return '';
  const local = text
    .slice(0, at)
    .replace(/^"(.*)"$/, '$1')
    .toLowerCase();
  if (!local || /[\s\u0000-\u001f\u007f<>]/.test(local)) return '';
  const domain = normaliseDomain(text.slice(at + 1));
  return domain ? `${local}@${domain}` : '';
}

/** Lower case, ASCII, without a trailing dot; '' for what is no host name. Address literals such as [10.0.0.1] are refused. */
export function normaliseDomain(raw: string): string {
  const text = raw.normalize('NFC').trim().replace(/^@/, '').replace(/\.+$/, '').toLowerCase();
  if (!text || text.length > 255 || /[\s<>[\]@,;:"'\\/()]/.test(text)) return '';
  const ascii = domainToASCII(text);
  return ascii && ascii.length <= 253 ? ascii : '';
}

/** The part after the @ of a normalised address; '' where there is none. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** The domain that somebody registered: 'de.kestrel-group.com' gives 'kestrel-group.com', 'a.b.co.uk' 'b.co.uk'. The domain itself where it has none. */
export const registrableDomain = remembered(
  5000,
  domain => getDomain(domain, { allowPrivateDomains: false }) ?? domain,
);

/** The domain and those above it down to the registrable one: 'a.b.example.co.uk' gives [itself, 'b.example.co.uk', 'example.co.uk']. */
export function domainChain(domain: string): string[] {
  const top = registrableDomain(domain);
  const chain = [domain];
  let rest = domain;
  while (rest !== top && rest.endsWith(top) && rest.includes('.')) {
    rest = rest.slice(rest.indexOf('.') + 1);
    chain.push(rest);
    if (rest === top) break;
  }
  return chain;
}

/** True for domains at which anybody can have an address; they never say which company somebody is of. */
export const isFreeMail = remembered(
  5000,
  domain => freeMail.has(domain) || freeMailPattern.test(domain) || freeMail.has(registrableDomain(domain)),
);

/** True where `domain` is one of `own` or below one. */
export function isOwnDomain(domain: string, own: readonly string[]): boolean {
  return own.some(
    mine => domain.endsWith(mine) && (domain.length === mine.length || domain[domain.length - mine.length - 1] === '.'),
  );
}
