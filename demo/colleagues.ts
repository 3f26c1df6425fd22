import type { Person } from './drafts';
import { at, china } from './house';

/** Ourselves. */

// Ourselves
const own = at(null, 'haitu.example', china, 'en', 'outlook');
const haituLine = 'Ningbo Haitu Trading Co., Ltd. 宁波海图贸易有限公司';
const ownSign = (name: string, title: string, phone: string) => `${name}\n${title}\n${haituLine}\nTel ${phone}`;
export const liNa = own(
  'Li Na',
  'li.na',
  'Sales, Europe',
  '+86 574 5550 1021',
  ownSign('Li Na 李娜', 'Sales Europe', '+86 574 5550 1021'),
);
export const wangLei = own(
  'Wang Lei',
  'wang.lei',
  'Sales, Americas and Middle East',
  '+86 574 5550 1022',
  ownSign('Leo Wang 王磊', 'Sales Americas & Middle East', '+86 574 5550 1022'),
);
export const chenJing = own(
  'Chen Jing',
  'chen.jing',
  'Sales manager',
  '+86 574 5550 1020',
  ownSign('Chen Jing 陈静', 'Sales Manager', '+86 574 5550 1020'),
);
export const zhouMin = own(
  'Zhou Min',
  'zhou.min',
  'General manager',
  '+86 574 5550 1001',
  ownSign('Zhou Min 周敏', 'General Manager', '+86 574 5550 1001'),
);
const ownZh = at(null, 'haitu.example', china, 'zh', 'foxmail');
export const zhaoFang = ownZh(
  '赵芳',
  'zhao.fang',
  '采购跟单',
  '+86 574 5550 1033',
  '赵芳\n采购跟单部\n宁波海图贸易有限公司\n0574-5550 1033',
);
export const sunYue = ownZh(
  '孙悦',
  'sun.yue',
  '单证',
  '+86 574 5550 1035',
  '孙悦 Sun Yue\n单证部 Documents\n宁波海图贸易有限公司\n0574-5550 1035',
);
export const hePing = ownZh('何平', 'he.ping', '财务', '+86 574 5550 1040', '何平\n财务部\n宁波海图贸易有限公司');
/** A colleague of the traders writing to Chinese partners. */
export const liNaZh: Person = { ...liNa, name: '李娜', language: 'zh', signature: '李娜\n宁波海图贸易 外贸部' };
export const wangLeiZh: Person = { ...wangLei, name: '王磊', language: 'zh', signature: '王磊\n宁波海图贸易 外贸部' };
export const chenJingZh: Person = { ...chenJing, name: '陈静', language: 'zh', signature: '陈静\n宁波海图贸易 外贸部' };
export const zhouMinZh: Person = { ...zhouMin, name: '周敏', language: 'zh', signature: '周敏' };
export const sales = own('Haitu Sales', 'sales', '', '', `Sales team\n${haituLine}`);
export const info = own('Haitu Info', 'info', '', '', haituLine);
export const crm = own('Haitu CRM', 'crm', '', '', '');
export const mailServer = own('Mail Delivery System', 'MAILER-DAEMON@mx.haitu.example', '', '', '');
