import type { Language, MailClient, Person } from './drafts';

/** Everybody who writes in the sample. Company addresses end in .example; the free-mail ones are invented and end in 0155. */

interface House {
  company: string | null;
  domain: string;
  zone: string;
  language: Language;
  client: MailClient;
  charset?: string;
}

function house(of: House) {
  return (
    name: string,
    local: string,
    title: string,
    phone: string,
    signature: string,
    more: Partial<Person> = {},
  ): Person => ({
    name,
    address: local.includes('@') ? local : `${local}@${of.domain}`,
    company: of.company,
    isKnown: true,
    title,
    phone,
    zone: of.zone,
    language: of.language,
    client: of.client,
    charset: of.charset ?? 'utf-8',
    signature,
    ...more,
  });
}

const china = 'Asia/Shanghai';
const at = (
  company: string | null,
  domain: string,
  zone: string,
  language: Language,
  client: MailClient,
  charset?: string,
) => house({ company, domain, zone, language, client, charset });

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

// Nordlicht
const nordlicht = at('nordlicht', 'nordlicht.example', 'Europe/Berlin', 'de', 'outlook', 'windows-1252');
const nordlichtLine = 'Nordlicht Küchen GmbH | Am Sandtorkai 155 | 20457 Hamburg';
export const anna = nordlicht(
  'Anna Weber',
  'anna.weber',
  'Buyer',
  '+49 40 5550 1551',
  `Mit freundlichen Grüßen / Kind regards\n\nAnna Weber\nEinkauf / Buyer\n${nordlichtLine}\nTel. +49 40 5550 1551`,
);
export const jens = nordlicht(
  'Jens Holm',
  'jens.holm',
  'Finance',
  '+49 40 5550 1560',
  `Freundliche Grüße\nJens Holm\nBuchhaltung\n${nordlichtLine}`,
);
export const torsten = nordlicht(
  'Torsten Brandt',
  'torsten.brandt',
  'Quality',
  '+49 40 5550 1572',
  `Torsten Brandt\nQualitätssicherung\n${nordlichtLine}`,
);
export const annaPrivate: Person = {
  ...anna,
  address: 'anna.weber0155@gmx.de',
  isKnown: false,
  client: 'apple',
  charset: 'utf-8',
  signature: 'Anna',
};

// Atlas Home
const atlas = at('atlas', 'atlas-home.example', 'America/Toronto', 'en', 'outlook');
const atlasLine = 'Atlas Home Ltd | 155 Wharf Road, Mississauga ON';
export const ward = atlas(
  'James Ward',
  'j.ward',
  'Category manager',
  '+1 905 555 0155',
  `James Ward\nCategory Manager, Kitchen & Table\n${atlasLine}\nT: +1 905 555 0155`,
);
export const priya = atlas(
  'Priya Nair',
  'p.nair',
  'Import coordinator',
  '+1 905 555 0156',
  `Priya Nair\nImport Coordinator\n${atlasLine}`,
);
const agents = at('gta', 'gtagents.example', 'Asia/Hong_Kong', 'en', 'outlook');
export const ivy = agents(
  'Ivy Chan',
  'ivy',
  'Senior merchandiser',
  '+852 5550 1550',
  'Best rgds,\nIvy Chan\nGlobal Textile Agents Ltd.\nKwun Tong, Hong Kong  T +852 5550 1550',
);

// Hearthwell group
const hearthLine = 'Hearthwell Group plc, 155 Castle Street, Bristol';
const hearth = at('hearthwell', 'hearthwell.example', 'Europe/London', 'en', 'outlook');
export const fiona = hearth(
  'Fiona Marsh',
  'fiona.marsh',
  'Group sourcing director',
  '+44 117 555 0155',
  `Fiona Marsh\nGroup Sourcing Director\n${hearthLine}`,
);
export const oliver = hearth(
  'Oliver Kemp',
  'oliver.kemp',
  'Accounts payable',
  '+44 117 555 0160',
  `Oliver Kemp\nAccounts Payable\n${hearthLine}`,
);
export const jonas = at('hearthwell_de', 'de.hearthwell.example', 'Europe/Berlin', 'de', 'outlook')(
  'Jonas Albrecht',
  'jonas.albrecht',
  'Einkauf',
  '+49 221 555 0155',
  'Beste Grüße\nJonas Albrecht\nEinkauf Non-Food\nHearthwell Deutschland GmbH, Köln',
);
export const lucia = at(
  'hearthwell_es',
  'es.hearthwell.example',
  'Europe/Madrid',
  'es',
  'outlook',
  'iso-8859-1',
)(
  'Lucía Ferrer',
  'lucia.ferrer',
  'Compras',
  '+34 96 555 01 55',
  'Un saludo,\nLucía Ferrer\nDpto. de Compras\nHearthwell Iberia S.L. - Valencia',
);
export const camille = at('hearthwell_fr', 'fr.hearthwell.example', 'Europe/Paris', 'fr', 'outlook')(
  'Camille Roux',
  'camille.roux',
  'Acheteuse',
  '+33 3 55 55 01 55',
  'Bien cordialement,\nCamille Roux\nAcheteuse Art de la table\nHearthwell France SAS - Lille',
);
export const hearthItaly = at('hearthwell', 'it.hearthwell.example', 'Europe/Rome', 'it', 'outlook')(
  'Marco Gatti',
  'marco.gatti',
  'Acquisti',
  '',
  'Cordiali saluti\nMarco Gatti\nUfficio acquisti\nHearthwell Italia',
  { isKnown: false },
);

// Other customers in Europe and Africa
export const helene = at('lavande', 'maison-lavande.example', 'Europe/Paris', 'fr', 'outlook')(
  'Hélène Perrin',
  'helene.perrin',
  'Responsable achats',
  '+33 4 55 55 01 55',
  'Cordialement,\n\nHélène Perrin\nResponsable achats\nMaison Lavande SARL - 69002 Lyon',
);
export const lavandeCompta = at('lavande', 'maison-lavande.example', 'Europe/Paris', 'fr', 'thunderbird')(
  'Luc Bonnet',
  'compta',
  'Comptabilité',
  '',
  'Luc Bonnet - Comptabilité\nMaison Lavande',
);
const holm = at('holm', 'holmco.example', 'Europe/Copenhagen', 'en', 'outlook', 'windows-1252');
export const mette = holm(
  'Mette Sørensen',
  'mette',
  'Purchasing',
  '+45 5555 0155',
  'Med venlig hilsen / Best regards\nMette Sørensen\nPurchasing\nHolm & Co A/S, Aarhus',
);
export const lars = holm('Lars Holm', 'lars', 'Owner', '+45 5555 0150', 'Lars Holm\nHolm & Co A/S', {
  client: 'apple',
  charset: 'utf-8',
});
export const aigul = at(
  'teplydom',
  'teplydom.example',
  'Asia/Almaty',
  'ru',
  'thunderbird',
  'koi8-r',
)(
  'Айгуль Серикова',
  'a.serikova',
  'Менеджер по закупкам',
  '+7 727 555 01 55',
  'С уважением,\nАйгуль Серикова\nменеджер по закупкам, ТОО «Тёплый дом»\nг. Алматы, +7 727 555 01 55',
);
export const timur = at('teplydom', 'teplydom.example', 'Asia/Almaty', 'ru', 'apple')(
  'Тимур Ахметов',
  't.akhmetov',
  'Директор',
  '+7 727 555 01 50',
  'Тимур Ахметов',
);
export const sofie = at('vlaamse', 'vlaamselinnen.example', 'Europe/Brussels', 'en', 'outlook')(
  'Sofie Peeters',
  'sofie.peeters',
  'Product developer',
  '+32 56 55 01 55',
  'Met vriendelijke groeten, kind regards\nSofie Peeters\nProduct development\nVlaamse Linnen BV, Kortrijk',
);
export const youssef = at('riad', 'gmail.com', 'Africa/Casablanca', 'fr', 'gmail')(
  'Youssef Benali',
  'riadtissus.0155@gmail.com',
  'Gérant',
  '+212 5 55 55 01 55',
  'Youssef Benali\nRiad Tissus, Casablanca',
);

// The Americas, the Middle East, Africa, Asia and the Pacific
const pine = at('prairie', 'prairiepine.example', 'America/Chicago', 'en', 'gmail');
export const megan = pine(
  'Megan Olsen',
  'megan',
  'Founder',
  '+1 612 555 0155',
  'Megan Olsen | Prairie & Pine | Minneapolis MN | 612-555-0155',
);
export const caleb = pine(
  'Caleb Dunn',
  'caleb',
  'Operations',
  '+1 612 555 0157',
  'Caleb Dunn\nOperations, Prairie & Pine',
);
export const meganPrivate: Person = {
  ...megan,
  address: 'megan.olsen.0155@gmail.com',
  isKnown: false,
  client: 'apple',
  signature: 'Megan',
};
export const paulo = at(
  'ferreira',
  'ferreira-utilidades.example',
  'America/Sao_Paulo',
  'pt',
  'outlook',
  'iso-8859-1',
)(
  'Paulo Ferreira',
  'paulo',
  'Diretor',
  '+55 11 5555 0155',
  'Atenciosamente,\nPaulo Ferreira\nFerreira Utilidades Ltda.\nSão Paulo - SP',
);
export const beatriz = at('ferreira', 'ferreira-utilidades.example', 'America/Sao_Paulo', 'pt', 'outlook')(
  'Beatriz Lima',
  'importacao',
  'Importação',
  '+55 11 5555 0156',
  'Beatriz Lima\nImportação\nFerreira Utilidades Ltda.',
);
export const marta = at('duarte', 'mdrep.example', 'America/Sao_Paulo', 'pt', 'gmail')(
  'Marta Duarte',
  'marta',
  'Representante',
  '+55 11 5555 0170',
  'Marta Duarte\nM. Duarte Representações\nwhatsapp +55 11 5555 0170',
);
export const rodrigo = at(
  'andina',
  'andina-hogar.example',
  'America/Santiago',
  'es',
  'outlook',
  'windows-1252',
)(
  'Rodrigo Fuentes',
  'rfuentes',
  'Jefe de compras',
  '+56 2 5555 0155',
  'Saludos cordiales\nRodrigo Fuentes\nJefe de Compras\nComercial Andina Hogar SpA, Santiago',
);
export const carolina = at('casadelsol', 'casadelsol.example', 'America/Mexico_City', 'es', 'gmail')(
  'Carolina Méndez',
  'compras',
  'Compras',
  '+52 33 5555 0155',
  'Carolina Méndez\nCompras, Casa del Sol\nGuadalajara, Jal.',
);
const manara = at('manara', 'almanara.example', 'Asia/Dubai', 'en', 'outlook');
export const khalid = manara(
  'Khalid Mansour',
  'khalid',
  'Purchasing manager',
  '+971 4 555 0155',
  'Khalid Mansour\nPurchasing Manager\nAl Manara Home Trading LLC\nDubai, UAE',
);
export const huda = manara(
  'هدى سالم',
  'huda',
  'Office',
  '+971 4 555 0156',
  'مع التحية\nهدى سالم\nالمنارة للتجارة المنزلية ذ.م.م\nدبي',
  { language: 'ar' },
);
export const tom = at('okafor', 'gmail.com', 'Africa/Lagos', 'en', 'gmail')(
  'Tom Okafor',
  'tomokafor.homegoods0155@gmail.com',
  'Owner',
  '+234 1 555 0155',
  'Tom Okafor\nOkafor Home Goods, Lagos',
  { client: 'apple' },
);
const kobayashi = at('kobayashi', 'kobayashi-zakka.example', 'Asia/Tokyo', 'ja', 'thunderbird', 'iso-2022-jp');
const kobaLine = '━━━━━━━━━━━━━━━━\n株式会社小林雑貨 商品部';
export const tanaka = kobayashi(
  '田中 裕子',
  'tanaka',
  '商品部',
  '+81 6 5555 0155',
  `${kobaLine}\n田中 裕子 (Yuko Tanaka)\n大阪市中央区  TEL 06-5555-0155\n━━━━━━━━━━━━━━━━`,
);
export const mori = kobayashi('森 健一', 'mori', '品質管理', '+81 6 5555 0158', `${kobaLine}\n品質管理 森 健一`);
export const grace = at('greenshelf', 'greenshelf.example', 'Australia/Melbourne', 'en', 'gmail')(
  'Grace Tully',
  'grace',
  'Buyer',
  '+61 3 5550 1550',
  'Grace Tully\nBuyer - Green Shelf Pty Ltd\nBrunswick VIC',
);

// Factories
export const xu = at(
  'xinyuan',
  'xinyuan-textile.example',
  china,
  'zh',
  'foxmail',
  'gb18030',
)('徐建国', 'xu.jianguo', '业务经理', '+86 575 5550 1551', '徐建国\n绍兴鑫源纺织有限公司\n电话 0575-5550 1551');
export const xinyuanFinance = at(
  'xinyuan',
  'xinyuan-textile.example',
  china,
  'zh',
  'foxmail',
  'gb18030',
)('鑫源财务 沈会计', 'caiwu', '财务', '', '沈会计\n绍兴鑫源纺织有限公司 财务部');
export const xuFalse: Person = {
  ...xu,
  address: 'xu.jianguo@xinyuan-textil.example',
  isKnown: false,
  client: 'outlook',
  charset: 'utf-8',
};
export const yu = at(
  'zhuyu',
  '163.com',
  china,
  'zh',
  'netease',
  'gb18030',
)('俞国华', 'anjizhuyu0155@163.com', '厂长', '+86 572 5550 1552', '安吉竹语竹制品厂 俞国华 手机 0572-5550 1552');
export const zhu = at('hengda', 'hengda-kitchen.example', china, 'zh', 'foxmail')(
  '朱晓燕',
  'zhuxy',
  '外销',
  '+86 579 5550 1553',
  '朱晓燕\n永康市恒达厨具有限公司',
);
export const wu = at(
  'senmu',
  'qq.com',
  china,
  'zh',
  'qq',
  'gb18030',
)('吴老板', '88120155@qq.com', '老板', '+86 578 5550 1554', '');
export const ding = at('meicai', 'meicai-pack.example', china, 'zh', 'foxmail')(
  '丁丽',
  'dingli',
  '业务',
  '+86 579 5550 1555',
  '丁丽\n义乌美彩包装有限公司\n0579-5550 1555',
);
export const qi = at(
  'runmian',
  '163.com',
  china,
  'zh',
  'netease',
  'gb18030',
)('齐红梅', 'runmian0155@163.com', '销售', '+86 312 5550 1556', '高阳润棉毛巾厂 齐红梅');
export const gu = at('lanyin', 'lanyin-home.example', china, 'zh', 'foxmail')(
  '顾斌',
  'gubin',
  '销售总监',
  '+86 513 5550 1557',
  '顾斌\n南通蓝印家纺有限公司',
);
export const fang = at(
  'guipin',
  'guipin-silicone.example',
  china,
  'zh',
  'foxmail',
  'gb18030',
)('方晓东', 'fang', '经理', '+86 574 5550 1558', '方晓东\n宁波硅品橡塑有限公司');

// Partners
const hailian = at('hailian', 'hailian-logistics.example', china, 'zh', 'foxmail');
export const hu = hailian(
  '胡佳',
  'hujia',
  '操作',
  '+86 574 5550 1561',
  '胡佳 Hu Jia\n宁波海联国际货运代理有限公司 操作部\n0574-5550 1561',
);
export const david = at('veriqual', 'veriqual.example', china, 'en', 'outlook')(
  'David Lin',
  'david.lin',
  'Inspection coordinator',
  '+86 21 5550 1562',
  'David Lin\nInspection Coordinator\nVeriqual Inspection Services (Shanghai)',
);
export const jin = at(
  'shunda',
  'shunda-customs.example',
  china,
  'zh',
  'foxmail',
  'gb18030',
)('金师傅', 'jin', '报关员', '+86 574 5550 1563', '宁波顺达报关有限公司 老金');
export const bank = at('donghai', 'donghai-bank.example', china, 'zh', 'outlook')(
  '东海商业银行宁波分行国际业务部',
  'trade.nb',
  '国际业务部',
  '+86 574 5550 1564',
  '东海商业银行宁波分行\n国际业务部(系统发送,请勿直接回复)',
);
