import type { RecordKind } from '../../records/record.entity';
import type { CompanyType } from './data';

/** A word of a cell or a header for comparing: lower case, without blanks and punctuation. */
export function foldWord(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function table<T>(groups: readonly (readonly [T, string])[]): ReadonlyMap<string, T> {
  return new Map(groups.flatMap(([value, words]) => words.split(' ').map(word => [word, value] as const)));
}

const types = table<CompanyType>([
  ['customer', 'customer customers client clients buyer buyers 客户 客戶 买家 买方 终端客户'],
  [
    'supplier',
    'supplier suppliers vendor vendors factory factories manufacturer 供应商 供應商 工厂 工廠 厂家 厂商 供方',
  ],
  ['agent', 'agent agents buyingagent buyingoffice agency 代理 代理商 采购代理 中间商'],
  ['partner', 'partner partners carrier inspector bank broker 合作伙伴 伙伴 船公司 报关行 检验 银行'],
  [
    'forwarder',
    'forwarder forwarders freightforwarder freightforwarders forwardingagent logistics 货代 貨代 货代公司 货运代理 物流 物流公司',
  ],
  ['competitor', 'competitor competitors rival rivals 竞争对手 競爭對手 竞争者 对手 同行'],
]);

/** The kinds of company that a cell names ("客户/供应商", "Customer, Agent"); null where a word of it is not known. */
export function readTypes(text: string): CompanyType[] | null {
  const words = text
    .split(/[,;/|、，；+&]+/)
    .map(foldWord)
    .filter(Boolean);
  const found = words.map(word => types.get(word));
  return found.every(type => type !== undefined) ? [...new Set(found)] : null;
}

const kinds = table<RecordKind>([
  ['quote', 'quote quotes quotation quotations offer 报价 报价单 报价单号 報價 報價單'],
  [
    'order',
    'order orders salesorder so proformainvoice proforma pi salescontract contract 订单 訂單 销售订单 形式发票 销售合同 外销合同 合同 订单号 sample sampleorder 样品单',
  ],
  ['purchase_order', 'purchaseorder purchaseorders po 采购单 采购订单 採購單 采购合同 采购'],
  ['project', 'project projects 项目 專案'],
  [
    'service_request',
    'servicerequest servicecase service complaint claim case ticket warranty return 服务 服务单 客诉 投诉 售后',
  ],
  ['opportunity', 'opportunity opportunities deal inquiry enquiry rfq 商机 机会'],
  ['shipment', 'shipment shipments booking delivery container inspection 出运 发货 船运 出货 订舱 提单'],
]);

/** The kind of record that a word names; null where it is none. */
export function readKind(text: string): RecordKind | null {
  return kinds.get(foldWord(text)) ?? kinds.get(foldWord(text.replace(/_/g, ' '))) ?? null;
}

const closed = new Set(
  'closed close done completed complete finished cancelled canceled lost void archived 完成 已完成 完结 已完结 关闭 已关闭 結案 结案 已结案 取消 已取消 作废 丢单'.split(
    ' ',
  ),
);

/** Whatever does not say that a record is over leaves it open: firms have states of their own. */
export function readState(text: string): 'open' | 'closed' {
  return closed.has(foldWord(text)) ? 'closed' : 'open';
}

const moreCountries: Readonly<Record<string, string>> = {
  uk: 'GB',
  england: 'GB',
  greatbritain: 'GB',
  scotland: 'GB',
  usa: 'US',
  america: 'US',
  unitedstatesofamerica: 'US',
  uae: 'AE',
  dubai: 'AE',
  holland: 'NL',
  thenetherlands: 'NL',
  korea: 'KR',
  southkorea: 'KR',
  russianfederation: 'RU',
  czechrepublic: 'CZ',
  turkey: 'TR',
  türkiye: 'TR',
  vietnam: 'VN',
  taiwan: 'TW',
  hongkong: 'HK',
  macau: 'MO',
  prchina: 'CN',
  deutschland: 'DE',
  españa: 'ES',
  méxico: 'MX',
  brasil: 'BR',
  italia: 'IT',
  polska: 'PL',
  台湾: 'TW',
  香港: 'HK',
  澳门: 'MO',
  中国大陆: 'CN',
  中國: 'CN',
  德國: 'DE',
  美國: 'US',
  英國: 'GB',
  法國: 'FR',
  韩国: 'KR',
  韓國: 'KR',
  阿联酋: 'AE',
  迪拜: 'AE',
  沙特: 'SA',
};

let countryNames: Map<string, string> | null = null;

/** Every country by its name in English and Chinese, made at the first need. */
function countries(): Map<string, string> {
  if (countryNames) return countryNames;
  const names = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const languages = ['en', 'zh-Hans', 'zh-Hant'].map(
    language => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
  );
  for (const code of letters.flatMap(first => letters.map(second => first + second))) {
    if (!isCountry(code)) continue;
    for (const language of languages) {
      const name = language.of(code);
      if (name && !names.has(foldWord(name))) names.set(foldWord(name), code);
    }
  }
  for (const [name, code] of Object.entries(moreCountries)) names.set(foldWord(name), code);
  countryNames = names;
  return names;
}

// Of the code list of CLDR: unions, test regions and what is unknown.
const noCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

/** Codes of states that are no more (DD, SU) are read as their successors' by Intl, and so are no codes themselves. */
function isCountry(code: string): boolean {
  return new Intl.Locale(`und-${code}`).region === code && knownCodes.of(code) !== undefined && !noCountries.has(code);
}

const knownCodes = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** ISO 3166-1 code of a country by code or name, English or Chinese ("Germany", "德国", "de"); null where it is none. */
export function readCountry(text: string): string | null {
  const trimmed = text.trim();
  if (/^[A-Za-z]{2}$/.test(trimmed)) {
    const code = trimmed.toUpperCase();
    if (code === 'UK') return 'GB';
    return isCountry(code) ? code : null;
  }
  return countries().get(foldWord(trimmed)) ?? null;
}

/** Several values of one cell: addresses, domains, numbers. Blanks separate them where a value holds none. */
export function splitValues(text: string, atBlanks: boolean): string[] {
  const separator = atBlanks ? /[\s,;、，；|]+/ : /[,;、，；|\n]+/;
  return text
    .split(separator)
    .map(part => part.trim())
    .filter(Boolean);
}
