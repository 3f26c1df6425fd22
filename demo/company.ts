import type { Person } from './drafts';
import * as east from './customersEast';
import * as west from './customersWest';
import type { SampleRecord } from './records';
import { sampleRecords } from './records';
import * as suppliers from './suppliers';

/** The sample company: who works there, whom it deals with, and what about. All of it is invented. */

export type SampleRole = 'administrator' | 'owner' | 'manager' | 'trader' | 'purchaser' | 'clerk' | 'finance';

export interface SampleUser {
  address: string;
  name: string;
  roles: SampleRole[];
  /** Address of the person above him. */
  manager: string | null;
  language: 'zh-CN' | 'en';
}

export interface SampleMailbox {
  address: string;
  name: string;
  isShared: boolean;
  owner: string;
  members: string[];
}

export interface SampleContact {
  name: string;
  title: string | null;
  phone: string | null;
  addresses: string[];
}

export type SampleCompanyKind = 'customer' | 'supplier' | 'agent' | 'forwarder' | 'partner';

export interface SampleBusiness {
  key: string;
  name: string;
  otherName: string | null;
  kind: SampleCompanyKind;
  country: string;
  city: string;
  /** Address of the user who owns it. */
  owner: string;
  /** Key of the company above it. */
  parent: string | null;
  domains: string[];
  /** Keys of the companies that an agent writes for. */
  principals: string[];
  contacts: SampleContact[];
}

export interface SampleCompany {
  name: string;
  domains: string[];
  dropboxes: string[];
  timeZone: string;
  users: SampleUser[];
  mailboxes: SampleMailbox[];
  companies: SampleBusiness[];
  /** Companies that their owner shares with a colleague. */
  shares: { company: string; user: string }[];
  records: SampleRecord[];
}

const own = (local: string) => `${local}@haitu.example`;
const [liNa, wangLei, chenJing, zhouMin] = ['li.na', 'wang.lei', 'chen.jing', 'zhou.min'].map(own);
const [zhaoFang, sunYue, hePing, admin] = ['zhao.fang', 'sun.yue', 'he.ping', 'admin'].map(own);

const users: SampleUser[] = [
  { address: liNa, name: '李娜 Li Na', roles: ['trader'], manager: chenJing, language: 'zh-CN' },
  { address: wangLei, name: '王磊 Wang Lei', roles: ['trader'], manager: chenJing, language: 'zh-CN' },
  { address: chenJing, name: '陈静 Chen Jing', roles: ['manager'], manager: zhouMin, language: 'zh-CN' },
  { address: zhouMin, name: '周敏 Zhou Min', roles: ['owner'], manager: null, language: 'zh-CN' },
  { address: zhaoFang, name: '赵芳 Zhao Fang', roles: ['purchaser'], manager: zhouMin, language: 'zh-CN' },
  { address: sunYue, name: '孙悦 Sun Yue', roles: ['clerk'], manager: chenJing, language: 'zh-CN' },
  { address: hePing, name: '何平 He Ping', roles: ['finance'], manager: zhouMin, language: 'zh-CN' },
  { address: admin, name: '管理员 Admin', roles: ['administrator'], manager: zhouMin, language: 'zh-CN' },
];

const personal = (address: string, name: string): SampleMailbox => ({
  address,
  name,
  isShared: false,
  owner: address,
  members: [],
});
const mailboxes: SampleMailbox[] = [
  ...users.filter(user => user.address !== admin).map(user => personal(user.address, user.name)),
  {
    address: own('sales'),
    name: '业务公共邮箱 Sales',
    isShared: true,
    owner: chenJing,
    members: [liNa, wangLei, chenJing],
  },
  {
    address: own('info'),
    name: '公司公共邮箱 Info',
    isShared: true,
    owner: chenJing,
    members: [chenJing, liNa, wangLei, sunYue],
  },
  { address: own('crm'), name: '归档收件箱 CRM', isShared: true, owner: chenJing, members: [chenJing] },
];

const known = Object.values({ ...west, ...east, ...suppliers }).filter(
  (entry): entry is Person =>
    typeof entry === 'object' && 'address' in entry && entry.company !== null && entry.isKnown,
);
const contactsOf = (key: string): SampleContact[] =>
  known
    .filter(person => person.company === key)
    .map(({ name, title, phone, address }) => ({
      name,
      title: title || null,
      phone: phone || null,
      addresses: [address],
    }));

type Row = [
  key: string,
  name: string,
  otherName: string | null,
  country: string,
  city: string,
  owner: string,
  domains: string[],
  more?: Partial<SampleBusiness>,
];
const businesses = (kind: SampleCompanyKind, rows: Row[]): SampleBusiness[] =>
  rows.map(([key, name, otherName, country, city, owner, domains, more]) => ({
    key,
    name,
    otherName,
    kind,
    country,
    city,
    owner,
    domains,
    parent: null,
    principals: [],
    contacts: contactsOf(key),
    ...more,
  }));
const ofHearthwell = { parent: 'hearthwell' };

const companies: SampleBusiness[] = [
  ...businesses('customer', [
    ['nordlicht', 'Nordlicht Küchen GmbH', '诺德利希特厨具', 'DE', 'Hamburg', liNa, ['nordlicht.example']],
    ['hearthwell', 'Hearthwell Group plc', '赫斯威尔集团', 'GB', 'Bristol', liNa, ['hearthwell.example']],
    ['hearthwell_de', 'Hearthwell Deutschland GmbH', null, 'DE', 'Köln', liNa, ['de.hearthwell.example'], ofHearthwell],
    ['hearthwell_es', 'Hearthwell Iberia S.L.', null, 'ES', 'Valencia', liNa, ['es.hearthwell.example'], ofHearthwell],
    ['hearthwell_fr', 'Hearthwell France SAS', null, 'FR', 'Lille', liNa, ['fr.hearthwell.example'], ofHearthwell],
    ['lavande', 'Maison Lavande SARL', '薰衣草之家', 'FR', 'Lyon', liNa, ['maison-lavande.example']],
    ['holm', 'Holm & Co A/S', null, 'DK', 'Aarhus', liNa, ['holmco.example']],
    ['teplydom', 'ТОО «Тёплый дом»', '温暖之家', 'KZ', 'Алматы', liNa, ['teplydom.example']],
    ['vlaamse', 'Vlaamse Linnen BV', null, 'BE', 'Kortrijk', liNa, ['vlaamselinnen.example']],
    ['riad', 'Riad Tissus', null, 'MA', 'Casablanca', liNa, []],
    ['atlas', 'Atlas Home Ltd', '阿特拉斯家居', 'CA', 'Mississauga', wangLei, ['atlas-home.example']],
    ['prairie', 'Prairie & Pine Inc.', null, 'US', 'Minneapolis', wangLei, ['prairiepine.example']],
    ['ferreira', 'Ferreira Utilidades Ltda.', null, 'BR', 'São Paulo', wangLei, ['ferreira-utilidades.example']],
    ['andina', 'Comercial Andina Hogar SpA', null, 'CL', 'Santiago', wangLei, ['andina-hogar.example']],
    ['casadelsol', 'Casa del Sol S.A. de C.V.', null, 'MX', 'Guadalajara', wangLei, ['casadelsol.example']],
    ['manara', 'Al Manara Home Trading LLC', 'المنارة للتجارة المنزلية', 'AE', 'Dubai', wangLei, ['almanara.example']],
    ['okafor', 'Okafor Home Goods', null, 'NG', 'Lagos', wangLei, []],
    ['kobayashi', '株式会社小林雑貨', 'Kobayashi Zakka Co., Ltd.', 'JP', '大阪', chenJing, ['kobayashi-zakka.example']],
    ['greenshelf', 'Green Shelf Pty Ltd', null, 'AU', 'Melbourne', chenJing, ['greenshelf.example']],
  ]),
  ...businesses('supplier', [
    [
      'xinyuan',
      '绍兴鑫源纺织有限公司',
      'Shaoxing Xinyuan Textile Co., Ltd.',
      'CN',
      '绍兴',
      zhaoFang,
      ['xinyuan-textile.example'],
    ],
    ['zhuyu', '安吉竹语竹制品厂', 'Anji Zhuyu Bamboo Products', 'CN', '安吉', zhaoFang, []],
    [
      'hengda',
      '永康市恒达厨具有限公司',
      'Yongkang Hengda Kitchenware',
      'CN',
      '永康',
      zhaoFang,
      ['hengda-kitchen.example'],
    ],
    ['senmu', '庆元森木竹木有限公司', 'Qingyuan Senmu Bamboo & Wood', 'CN', '庆元', zhaoFang, []],
    ['meicai', '义乌美彩包装有限公司', 'Yiwu Meicai Packing', 'CN', '义乌', zhaoFang, ['meicai-pack.example']],
    ['runmian', '高阳润棉毛巾厂', 'Gaoyang Runmian Towel', 'CN', '高阳', zhaoFang, []],
    ['lanyin', '南通蓝印家纺有限公司', 'Nantong Lanyin Home Textiles', 'CN', '南通', zhaoFang, ['lanyin-home.example']],
    ['guipin', '宁波硅品橡塑有限公司', 'Ningbo Guipin Silicone', 'CN', '宁波', zhaoFang, ['guipin-silicone.example']],
  ]),
  ...businesses('agent', [
    [
      'gta',
      'Global Textile Agents Ltd.',
      '环球纺织代理',
      'HK',
      'Hong Kong',
      chenJing,
      ['gtagents.example'],
      { principals: ['atlas', 'nordlicht'] },
    ],
    [
      'duarte',
      'M. Duarte Representações',
      null,
      'BR',
      'São Paulo',
      wangLei,
      ['mdrep.example'],
      { principals: ['ferreira', 'andina'] },
    ],
  ]),
  ...businesses('forwarder', [
    [
      'hailian',
      '宁波海联国际货运代理有限公司',
      'Ningbo Hailian Logistics',
      'CN',
      '宁波',
      chenJing,
      ['hailian-logistics.example'],
    ],
  ]),
  ...businesses('partner', [
    ['veriqual', 'Veriqual Inspection Services', null, 'CN', '上海', chenJing, ['veriqual.example']],
    [
      'shunda',
      '宁波顺达报关有限公司',
      'Ningbo Shunda Customs Broker',
      'CN',
      '宁波',
      chenJing,
      ['shunda-customs.example'],
    ],
    [
      'donghai',
      '东海商业银行宁波分行',
      'Donghai Commercial Bank, Ningbo',
      'CN',
      '宁波',
      chenJing,
      ['donghai-bank.example'],
    ],
  ]),
];

export const sampleCompany: SampleCompany = {
  name: '宁波海图贸易有限公司',
  domains: ['haitu.example'],
  dropboxes: [own('crm')],
  timeZone: 'Asia/Shanghai',
  users,
  mailboxes,
  companies,
  shares: [
    { company: 'nordlicht', user: wangLei },
    { company: 'kobayashi', user: liNa },
  ],
  records: sampleRecords,
};
