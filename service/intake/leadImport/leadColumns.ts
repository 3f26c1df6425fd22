import { badRequest } from '../../common/errors';
import type { Sheet } from '../dataImport/sheets';
import { foldWord } from '../dataImport/words';
import type { LeadField, LeadMapping } from './leadFields';
import { leadFields } from './leadFields';

/** Several columns may be one of these; they are put together. */
const repeatable: ReadonlySet<LeadField> = new Set([
  ...(['email', 'phone', 'mobile', 'messenger', 'address', 'product', 'note', 'booth', 'card'] as const),
]);

// What headers are called, folded (dataImport/words.ts), Chinese and English, and the properties of a vCard.
const words: readonly (readonly [LeadField, string])[] = [
  [
    'contactName',
    'name contact contactname contactperson person fullname attn visitor visitorname fn 姓名 名字 联系人 联系人姓名 聯絡人 聯繫人 客户姓名 买家姓名 参观者 访客 访客姓名',
  ],
  ['givenName', 'firstname givenname forename 名'],
  ['familyName', 'lastname familyname surname 姓 姓氏'],
  ['contactTitle', 'title jobtitle position role function 职位 职务 头衔 職位 職務 岗位 职称'],
  ['department', 'department dept division 部门 部門'],
  [
    'companyName',
    'company companyname organisation organization org firm customer client buyer account business employer 公司 公司名 公司名称 企业 企业名称 单位 单位名称 客户 客户名称 客户公司 买家 所在公司',
  ],
  [
    'email',
    'email emails mail emailaddress emailaddresses workemail email1 email2 邮箱 电子邮箱 邮件 电子邮件 邮箱地址 邮件地址 电邮 郵箱',
  ],
  [
    'phone',
    'phone telephone tel phonenumber businessphone workphone officephone 电话 联系电话 电话号码 座机 電話 固定电话 固话 公司电话 联系方式',
  ],
  ['mobile', 'mobile mobilephone cell cellphone handphone 手机 手机号 手机号码 移动电话 手機'],
  ['messenger', 'wechat weixin whatsapp skype qq line telegram impp 微信 微信号 社交账号 即时通讯'],
  ['website', 'website web homepage url www site 网址 网站 官网 公司网址 主页 網址'],
  ['country', 'country countryregion countrycode nation region 国家 国家地区 國家 国别 所在国家 国家或地区 国籍'],
  [
    'address',
    'address street postaladdress companyaddress mailingaddress adr city town state province zip postcode zipcode postalcode 地址 公司地址 详细地址 通讯地址 城市 省份 邮编 州',
  ],
  ['language', 'language languages lang 语言 语种'],
  [
    'product',
    'product products productinterest productsofinterest interest interests interestedin items goods demand requirement requirements enquiry inquiry 产品 品名 感兴趣产品 意向产品 需求 需求产品 采购产品 求购产品 产品兴趣 询价产品',
  ],
  ['booth', 'booth boothno boothnumber stand standno standnumber hall 展位 展位号 摊位 摊位号 展馆'],
  ['card', 'card cardno cardnumber businesscard badge badgeid badgeno 名片 名片号 名片编号 胸卡 胸卡号 证件号'],
  [
    'metOn',
    'date meton visitdate scandate scantime scanned visited 日期 时间 来访日期 见面日期 洽谈日期 扫描时间 登记时间',
  ],
  [
    'note',
    'note notes remark remarks comment comments memo description categories 备注 说明 洽谈内容 洽谈记录 记录 沟通内容 備註 描述 标签',
  ],
];

// The first that claims a word has it.
const byWord = new Map(words.flatMap(([field, list]) => list.split(' ').map(word => [word, field] as const)).reverse());

function fieldOf(header: string): LeadField | null {
  // "手机（必填）" and "E-mail *" say the same as without what stands in brackets.
  const plain = foldWord(header.replace(/[(（[【].*$/, ''));
  const numbered = plain.replace(/\d+$/, '');
  return byWord.get(foldWord(header)) ?? byWord.get(plain) ?? byWord.get(numbered) ?? null;
}

const looks: readonly (readonly [LeadField, RegExp])[] = [
  ['email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
  ['website', /^(?:https?:\/\/|www\.)\S+$/i],
  ['phone', /^\+?[\d(][\d\s().\-/]{6,}\d$/],
];

/** What a column without a known header holds, by most of its first values; null where that is not plain. */
function fieldByValues(sheet: Sheet, index: number): LeadField | null {
  const values = sheet.rows.flatMap(row => row.cells[index]?.trim() || []).slice(0, 20);
  if (values.length === 0) return null;
  return looks.find(([, form]) => values.filter(value => form.test(value)).length * 2 > values.length)?.[0] ?? null;
}

/** The columns of a sheet as they are taken for; null where it names nobody. */
export function recogniseLeads(sheet: Sheet): (LeadField | null)[] | null {
  const taken = new Set<LeadField>();
  const put = (field: LeadField | null) => {
    if (!field || (taken.has(field) && !repeatable.has(field))) return null;
    taken.add(field);
    return field;
  };
  const byHeader = sheet.header.map(header => put(fieldOf(header)));
  const fields = byHeader.map((field, index) => {
    if (field !== null) return field;
    const guessed = fieldByValues(sheet, index);
    return guessed !== null && !taken.has(guessed) ? put(guessed) : null;
  });
  return tellsSomebody(fields) ? fields : null;
}

const tellsSomebody = (fields: readonly (LeadField | null)[]): boolean =>
  fields.some(field => field !== null && telling.has(field));
const telling = new Set<LeadField>([
  'contactName',
  'givenName',
  'familyName',
  'companyName',
  'email',
  'phone',
  'mobile',
]);

/**
 * The columns of a sheet: what the person chose, or else what was recognised.
 *
 * @returns null where the sheet is to be left out
 * @throws AppError lead_import.mapping_invalid
 */
export function readLeadMapping(sheet: Sheet, chosen: LeadMapping[string] | undefined): (LeadField | null)[] | null {
  if (chosen === undefined) return recogniseLeads(sheet);
  if (chosen === null) return null;
  const fields = sheet.header.map((): LeadField | null => null);
  for (const [index, name] of Object.entries(chosen.fields)) {
    if (name === null) continue;
    const field = leadFields.find(one => one === name);
    const at = Number(index);
    const isTwice = field !== undefined && fields.includes(field) && !repeatable.has(field);
    if (!field || isTwice || !/^\d+$/.test(index) || at >= fields.length) throw mappingInvalid(sheet.name, name);
    fields[at] = field;
  }
  return fields;
}

function mappingInvalid(sheet: string, what: string) {
  const message = `The columns of "${sheet}" cannot be read this way: "${what}" is not known or is chosen twice.`;
  return badRequest('lead_import.mapping_invalid', message, { sheet, what });
}

/** A list without headers: its first line is one of the rows, and its columns are called by letters. */
export function withHeader(sheet: Sheet): Sheet {
  const isRow = sheet.header.some(cell => looks.some(([, form]) => form.test(cell)));
  if (!isRow || sheet.header.some(cell => fieldOf(cell) !== null)) return sheet;
  const firstRow = Math.max(1, (sheet.rows[0]?.row ?? 2) - 1);
  const letters = sheet.header.map((_cell, at) => (at < 26 ? String.fromCharCode(65 + at) : `A${at - 25}`));
  return { ...sheet, header: letters, rows: [{ row: firstRow, cells: sheet.header }, ...sheet.rows] };
}
