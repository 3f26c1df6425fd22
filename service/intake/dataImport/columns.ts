import { badRequest } from '../../common/errors';
import type { RecordKind } from '../../records/record.entity';
import type { CompanyType } from './data';
import { foldWord, readKind, readTypes } from './words';

export type Target = 'companies' | 'contacts' | 'records';

/** What a sheet is taken for: its target, and the field of each column; null leaves a sheet or column out. */
export interface SheetMapping {
  target: string | null;
  /** Index of the column, from 0, to the name of its field. */
  fields: Record<string, string | null>;
}

/** By the name of the sheet. */
export type Mapping = Record<string, SheetMapping>;

/** A mapping that has been checked. */
export interface ReadMapping {
  target: Target;
  /** For each column in order. */
  fields: (string | null)[];
}

// What headers are called, folded (words.ts), Chinese and English. The first word group that fits names the field.
const companyWords =
  'company companyname customer customername client clientname buyer account accountname firm 客户 客户名称 客户名 客户全称 公司 公司名 公司名称 企业 企业名称 单位 单位名称 买家 客戶 客戶名稱 supplier suppliername vendor factory 供应商 供应商名称 供應商 工厂 工厂名称 厂家';
const companyKeyWords =
  'key companykey companyid companycode customerid customerno customercode customernumber clientid clientcode supplierid suppliercode accountno 客户编号 客户代码 客户编码 客户号 公司编号 公司代码 供应商编号 供应商代码';
const emailWords =
  'email emails mail emailaddress emailaddresses address addresses contactemail 邮箱 电子邮箱 邮件 电子邮件 邮箱地址 邮件地址 电邮 email1 email2 邮箱1 邮箱2';
const ownerWords =
  'owner owneremail owneraddress salesperson sales salesrep accountmanager responsible 负责人 业务员 销售 跟进人 所属人 归属人 客户经理 負責人 業務員 归属业务员 负责人邮箱';
const titleWords = 'title jobtitle position role function 职位 职务 头衔 職位 岗位';
const phoneWords = 'phone telephone tel phonenumber 电话 联系电话 电话号码 座机 電話 固定电话';
const mobileWords = 'mobile mobilephone cell cellphone whatsapp 手机 手机号 手机号码 移动电话 手機';

const headers: Readonly<Record<Target, readonly (readonly [string, string])[]>> = {
  companies: [
    ['key', companyKeyWords],
    ['name', `${companyWords} name 名称 全称`],
    [
      'otherName',
      'othername alias shortname englishname chinesename localname formername 英文名 英文名称 中文名 中文名称 简称 别名 其他名称 曾用名 客户简称 公司简称',
    ],
    ['types', 'type types companytype customertype category 类型 客户类型 公司类型 类别 客户类别 单位类型 類型'],
    ['country', 'country countryregion countrycode nation 国家 国家地区 國家 国别 所在国家 国家或地区'],
    ['city', 'city town 城市 所在城市'],
    ['website', 'website web homepage url www 网址 网站 官网 公司网址 主页'],
    ['domains', 'domain domains maildomain emaildomain 域名 邮箱域名 邮件域名 公司域名 網域'],
    ['parentKey', 'parent parentcompany parentkey group headquarters 母公司 上级公司 集团 总公司 所属集团'],
    ['industry', 'industry sector trade 行业 所属行业'],
    ['region', 'region area salesregion 地区 区域 大区'],
    ['source', 'source leadsource origin 来源 客户来源'],
    ['tags', 'tag tags label labels 标签'],
    ['level', 'level customerlevel grade rating 等级 客户等级 客户级别 级别 等级评定'],
    ['staffCount', 'staff staffcount employees headcount numberofemployees 人数 员工数 员工人数'],
    ['turnover', 'turnover revenue annualturnover annualrevenue 营业额 年营业额 销售额 年销售额'],
    ['buyingVolume', 'buyingvolume annualpurchase purchasevolume 采购额 年采购额'],
    ['street', 'street postaladdress companyaddress addressline1 streetaddress 地址 公司地址 详细地址 街道 通讯地址'],
    ['district', 'province district county 省 州 省份 省州'],
    ['postCode', 'postcode zip zipcode postalcode 邮编 邮政编码'],
    ['taxNumbers', 'taxnumber taxno taxid vat vatno vatnumber vatid 税号 纳税人识别号 统一社会信用代码'],
    ['principals', 'principals actsfor agentfor buysfor 代理客户 被代理客户 服务客户 代理的客户'],
    ['ownerAddress', ownerWords],
    ['contactName', 'contact contactname contactperson person attn 联系人 联系人姓名 姓名 聯繫人 聯絡人 主要联系人'],
    ['contactAddresses', emailWords],
    ['contactTitle', titleWords],
    ['contactPhone', `${mobileWords} contactphone 联系人电话 联系人手机`],
    ['phone', `${phoneWords} companyphone 公司电话`],
  ],
  contacts: [
    ['key', 'key contactkey contactid contactno 联系人编号 联系人代码'],
    ['companyKey', `${companyWords} ${companyKeyWords.replace('key ', '')} 所属公司 所属客户`],
    ['name', 'name contact contactname contactperson person fullname 联系人 联系人姓名 姓名 名字 聯繫人 聯絡人'],
    ['addresses', emailWords],
    ['title', titleWords],
    ['phone', `${phoneWords} contactphone 联系方式`],
    ['phones', `${mobileWords} phones wechat 微信 其他电话`],
    ['department', 'department dept division 部门'],
    ['language', 'language languages spokenlanguage 语言 语种'],
    ['birthDay', 'birthday dateofbirth birthdate 生日 出生日期'],
    ['roles', 'roles contactrole contactroles 角色 联系人角色'],
    ['preferences', 'preferences 偏好 喜好'],
  ],
  records: [
    ['kind', 'kind type recordtype documenttype 类型 单据类型 单据类别 類型 业务类型'],
    [
      'otherNumbers',
      'customerpo customerpono customerponumber customerorderno customerordernumber customerref customerreference clientpo buyerpo buyerspo othernumbers othernumber otherno ref reference yourref yourorder po pono ponumber 客户订单号 客户单号 客户po 客户po号 客户合同号 客户采购单号 其他单号 其它单号 参考号 客戶訂單號',
    ],
    [
      'forNumber',
      'for fororder fornumber ordernumberfor relatedorder salesorderno 对应订单 对应订单号 关联订单 关联订单号 所属订单 相关订单',
    ],
    [
      'number',
      'number no recordno recordnumber documentno orderno ordernumber order quoteno quotenumber quotationno quotationnumber pi pino piinumber contractno projectno caseno 单号 编号 单据编号 单据号 订单号 订单编号 報價單號 报价单号 报价号 报价编号 pi号 发票号 合同号 合同编号 采购单号 采购订单号 项目号 项目编号 工单号 訂單號',
    ],
    [
      'companyKey',
      `${companyWords} party companykey customerid customerno customercode 客户编号 客户代码 往来单位 对方`,
    ],
    [
      'title',
      'title subject description product products goods item items 标题 主题 名称 品名 产品 产品名称 货物 描述 摘要 内容',
    ],
    ['state', 'state status 状态 订单状态 進度 进度'],
    ['ownerAddress', ownerWords],
  ],
};

const lists = new Set([
  'phones',
  'roles',
  'taxNumbers',
  'tags',
  'domains',
  'addresses',
  'contactAddresses',
  'otherNumbers',
  'principals',
]);

const wordTables = new Map<Target, ReadonlyMap<string, string>>(
  (Object.keys(headers) as Target[]).map(target => [
    target,
    // The first that claims a word has it.
    new Map(
      headers[target].flatMap(([field, words]) => words.split(' ').map(word => [word, field] as const)).reverse(),
    ),
  ]),
);

/** The fields that columns of a target can have. */
export function fieldsOf(target: Target): string[] {
  return headers[target].map(([field]) => field);
}

/** True where several columns may be written to a field. */
export function mayRepeat(field: string): boolean {
  return lists.has(field);
}

function fieldOf(target: Target, header: string): string | null {
  const table = wordTables.get(target);
  // "负责人（邮箱）" and "E-mail *" say the same as without what stands in brackets.
  const plain = foldWord(header.replace(/[(（[【].*$/, ''));
  return table?.get(foldWord(header)) ?? table?.get(plain) ?? null;
}

/** A field of the firm's own, as a mapping names it: `own:` and its code. */
export interface OwnColumn {
  code: string;
  nameZh: string;
  nameEn: string;
}

function ownFieldOf(own: readonly OwnColumn[], header: string): string | null {
  const wanted = foldWord(header);
  const found = own.find(one => [one.code, one.nameZh, one.nameEn].some(name => foldWord(name) === wanted));
  return found ? `own:${found.code}` : null;
}

function fieldsFor(target: Target, header: readonly string[], own: readonly OwnColumn[] = []): (string | null)[] {
  const taken = new Set<string>();
  return header.map(text => {
    const field = fieldOf(target, text) ?? (target === 'companies' ? ownFieldOf(own, text) : null);
    if (!field || (taken.has(field) && !lists.has(field))) return null;
    taken.add(field);
    return field;
  });
}

/** How many headers any target knows; the row with most of them is the header. */
export function countKnownHeaders(cells: readonly string[]): number {
  return Math.max(...(Object.keys(headers) as Target[]).map(target => fieldsFor(target, cells).filter(Boolean).length));
}

/** What a sheet is most likely meant for; null where no target has what it needs. */
export function recogniseSheet(
  name: string,
  header: readonly string[],
  own: readonly OwnColumn[] = [],
): ReadMapping | null {
  const has = (target: Target) => new Set(fieldsFor(target, header));
  const records = has('records');
  const contacts = has('contacts');
  const companies = has('companies');
  let target: Target | null = null;
  if (records.has('number') && records.has('companyKey')) target = 'records';
  else if (
    /contact|person|people|联系人|聯絡/i.test(name) &&
    contacts.has('companyKey') &&
    (contacts.has('name') || contacts.has('addresses'))
  ) {
    target = 'contacts';
  } else if (companies.has('name')) target = 'companies';
  return target ? { target, fields: fieldsFor(target, header, own) } : null;
}

/** The kind of record that a sheet's name or the header of its numbers tells, where no column does. */
export function impliedKind(name: string, header: readonly string[], mapping: ReadMapping): RecordKind | null {
  const column = mapping.fields.indexOf('number');
  return (
    readKind(header[column]?.replace(/(no\.?|number|编号|单号|号码|号)\s*$/i, '') ?? '') ??
    readKind(header[column] ?? '') ??
    readKind(name)
  );
}

/** The kind of company that a sheet's name tells ("供应商", "Agents"), where no column does. */
export function impliedTypes(name: string, header: readonly string[], mapping: ReadMapping): CompanyType[] | null {
  const column = mapping.fields.indexOf('name');
  const fromHeader = readTypes((header[column] ?? '').replace(/\s*(name|名称|名|全称)\s*$/i, ''));
  const fromName = readTypes(name);
  return fromName?.length ? fromName : fromHeader?.length ? fromHeader : null;
}

/**
 * The mapping of a sheet: what the person chose, or else what was recognised.
 *
 * @returns null where the sheet is to be left out
 * @throws AppError data_import.mapping_invalid
 */
export function readMapping(
  name: string,
  header: readonly string[],
  chosen: SheetMapping | undefined,
  own: readonly OwnColumn[] = [],
): ReadMapping | null {
  if (!chosen) return recogniseSheet(name, header, own);
  if (chosen.target === null) return null;
  const target = chosen.target as Target;
  if (!(target in headers)) throw mappingInvalid(name, chosen.target);
  const known = new Set([...fieldsOf(target), ...own.map(one => `own:${one.code}`)]);
  const fields = header.map(() => null as string | null);
  for (const [index, field] of Object.entries(chosen.fields)) {
    if (field === null) continue;
    if (!known.has(field)) throw mappingInvalid(name, field);
    if (!/^\d+$/.test(index) || Number(index) >= header.length) throw mappingInvalid(name, index);
    if (fields.includes(field) && !lists.has(field)) throw mappingInvalid(name, field);
    fields[Number(index)] = field;
  }
  return { target, fields };
}

function mappingInvalid(sheet: string, what: string) {
  return badRequest(
    'data_import.mapping_invalid',
    `The columns of "${sheet}" cannot be read this way: "${what}" is not known or is chosen twice.`,
    {
      sheet,
      what,
    },
  );
}
