import type { Person } from './drafts';

/** Those whom nobody has entered: inquiries, advertising, newsletters, families. */

const china = 'Asia/Shanghai';
const stranger = (name: string, address: string, more: Partial<Person> = {}): Person => ({
  name,
  address,
  company: null,
  isKnown: false,
  title: '',
  phone: '',
  zone: china,
  language: 'en',
  client: 'outlook',
  charset: 'utf-8',
  signature: '',
  ...more,
});

// Inquiries
export const rossi = stranger('Marco Rossi', 'm.rossi@casasole.example', {
  zone: 'Europe/Rome',
  language: 'it',
  charset: 'iso-8859-1',
  signature: 'Marco Rossi\nUfficio Acquisti\nCasa Sole Srl - Via Savona 155, 20144 Milano\nTel. +39 02 5550 155',
});
export const peters = stranger('John Peters', 'john.peters@brightmoor.example', {
  zone: 'Europe/London',
  signature: 'John Peters\nBuyer, Brightmoor Kitchens Ltd\nLeeds, UK\n+44 113 555 0155',
});
export const kb = stranger('K. Boateng', 'kb.trading.0155@gmail.com', {
  zone: 'Africa/Accra',
  client: 'gmail',
  signature: 'KB Trading, Accra',
});
export const olga = stranger('Ольга Литвин', 'olga@domtekstil.example', {
  zone: 'Europe/Warsaw',
  language: 'ru',
  client: 'thunderbird',
  charset: 'windows-1251',
  signature: 'Ольга Литвин\nDom Tekstil, Варшава\n+48 22 555 01 55',
});
export const carmen = stranger('Carmen Vidal', 'cvidal@mesaymantel.example', {
  zone: 'Europe/Madrid',
  language: 'es',
  signature: 'Carmen Vidal\nMesa y Mantel S.L., Zaragoza',
});
export const fairVisitor = stranger('Ahmed Rashid', 'ahmed.rashid.0155@yahoo.com', {
  zone: 'Asia/Karachi',
  client: 'apple',
  signature: 'Ahmed Rashid, Karachi',
});
export const sami = stranger('Sami Darwish', 'sami.darwish.0155@gmail.com', {
  zone: 'Asia/Dubai',
  client: 'gmail',
  signature: 'Sami Darwish\nWarehouse\nAl Manara Home Trading LLC',
});
export const platform = stranger('TradeBridge Notifications', 'notify@tradebridge.example', { client: 'gmail' });
export const khalidFalse = stranger('Khalid Mansour', 'khalid.mansour.payments@almanarra.example', {
  zone: 'Asia/Dubai',
  signature: 'Khalid Mansour\nAl Manara',
});

// Sellers
export const cargo = stranger('Vivian Zhou', 'vivian@quickcargo.example', {
  client: 'foxmail',
  signature: 'Vivian / QuickCargo',
});
export const ranking = stranger('Amit', 'amit@toprank-seo.example', {
  zone: 'Asia/Kolkata',
  client: 'gmail',
  signature: 'Amit',
});
export const chuangyi = stranger('温州创艺小赵', 'chuangyi0155@163.com', {
  language: 'zh',
  client: 'netease',
  charset: 'gb18030',
  signature: '温州创艺礼品 小赵',
});
export const tender = stranger('Dr. Samuel Bangura', 'procurement.tender0155@gmail.com', {
  zone: 'Africa/Freetown',
  client: 'gmail',
});

// Newsletters and machines
export const tradeNews = stranger('外贸早报', 'news@waimao-daily.example', { language: 'zh' });
export const houseware = stranger('Houseware Fair Frankfurt', 'newsletter@houseware-fair.example', {
  zone: 'Europe/Berlin',
});
export const oceanIndex = stranger('Ocean Rate Index', 'weekly@oceanindex.example', { zone: 'Europe/London' });
export const cottonWatch = stranger('Cotton Watch', 'list@cottonwatch.example', { zone: 'America/New_York' });
export const backup = stranger('备份服务器', 'backup@haitu.example', { language: 'zh' });

// Private
export const mother = stranger('妈妈', 'lixiulan0155@qq.com', { language: 'zh', client: 'qq', charset: 'gb18030' });
export const teacher = stranger('向日葵幼儿园 周老师', 'zhou@sunflower-kids.example', {
  language: 'zh',
  client: 'foxmail',
});
export const clinic = stranger('Harbour Dental Clinic', 'appointments@harbour-dental.example', { language: 'en' });
