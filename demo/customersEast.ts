import type { Person } from './drafts';
import { at } from './house';

/** Customers in the Americas, the Middle East, Africa, Asia and the Pacific. The free-mail addresses are invented. */

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
