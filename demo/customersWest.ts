import type { Person } from './drafts';
import { at } from './house';

/** Customers in Europe, North Africa and Canada, and the agent in Hong Kong. The free-mail addresses are invented and end in 0155. */

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
  'С уважением,\nАйгуль Серикова\nменеджер по закупкам, ТОО "Тёплый дом"\nг. Алматы, +7 727 555 01 55',
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
