import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { recogniseInquiry } from '../../../service/leads/inquiry/recognising';
import { inquiryMail } from './letters';
import { mailOf } from './mails';

/*
 * Words that mean something else than they seem to: a price that is called the damage, a cup that was drunk, a report that is sent; and
 * digits, names and days that stand beside what they are taken for.
 */

test.each([
  'Hi, what is the damage for 300 cool boxes delivered to Leeds?',
  'alright, after 450 bike pumps, the steel ones. whats the damage landed in Hull? cant go over 6 quid each',
  'Please quote 300 lamp shades FOB. Packing must be strong to avoid damage in transit, delivery in May.',
  'Hi, I drank your tea at the fair :) Now my list: 300 trays in beech and 200 bowls. FOB Ningbo please, what is the price?',
  'Hello, Frank in our shop asks: 300 bicycle cranks in black, price FOB?',
  'Dear Grace, attached is the test report of the chair we buy now. We need 300 of the same quality. What is your price?',
  'Bonjour, merci de coter 300 brouettes vertes.',
  'Olá, podem orçar 300 carrinhos de mão?',
  'Oi, me passa o valor de 300 carrinhos.',
  'Guten Tag, bitte kalkulieren Sie 300 Schubkarren frei Hamburg.',
  'Dobrý den, prosím o cenovou nabídku na 300 ks koleček.',
  'Bună ziua, vă rog o ofertă pentru 300 bucăți roabe.',
  'Hej, kan ni lämna pris på 300 skottkärror?',
  'Jó napot, kérek árajánlatot 300 db talicskára.',
  'Selamat pagi, mohon penawaran harga untuk 300 unit gerobak.',
  'Dobar dan, molimo ponudu za 300 kom kolica.',
  '你好，麻烦核个价，手推车300台，FOB宁波。',
])('asks: %s', text => {
  expect(recogniseInquiry(inquiryMail(text)).isInquiry).toBe(true);
});

test.each([
  'Dear Grace, please find attached the final test report for the chairs. All samples passed. Invoice follows separately.',
  'Dear Cathy, please find enclosed the draft report for the boards. We need the artwork in Danish. Remaining samples (3 pcs) will be destroyed after 30 days unless you ask for return. Invoice follows separately.',
  'Estimados, adjuntamos el informe de inspección. Por favor envíen las muestras restantes, 3 piezas, para repetir el ensayo.',
  'Sehr geehrte Frau Ye, anbei der Prüfbericht. Bitte senden Sie uns 3 weitere Muster, Stück für Stück verpackt.',
  '附件是检测报告，请再寄3件样品重测。',
  'Dobrý den, posíláme Vám naši nabídku na palety, prosím ozvěte se. Nabízíme 300 ks týdně.',
])('asks nothing of goods: %s', text => {
  expect(recogniseInquiry(inquiryMail(text)).isInquiry).toBe(false);
});

const ask = 'Please quote 300 wheelbarrows.';

test.each([
  ['Nuria Pons\nPONS RIEGO, S.L.\nC/ Mayor nº 14 - 46980 Paterna (Valencia)\nTel. 961 00 05 12', '961 00 05 12'],
  ['Elena Brini\nBrini Ferramenta Srl\nVia Roma 112 - 25030 Brescia (BS)\nTel 030 0005577', '030 0005577'],
  ['Jan Hahn\nGarten Hahn GmbH\nRingstr. 7 - 50667 Köln\nTel. 0221 - 55501', '0221 - 55501'],
  ['Léa Morel\nJardiPro SARL\n12 - 69003 LYON\n04 72 00 05 12', '04 72 00 05 12'],
  ['Rui Paz\nCasa Paz Lda\nPraça Nova 00 - 40050 Porto\nTlf. 22 000 05 12', '22 000 05 12'],
  ['Kwame Boateng\nPlot No 1234567 Spintex Road, Accra\nMy number 0244 555 012', '0244 555 012'],
  ['Jan de Vries\nDe Vries Tuin B.V.\n030 - 12345 67', '030 - 12345 67'],
])('the house and the postal code are no telephone: %s', (signature, phone) => {
  const fields = extractInquiry(inquiryMail(`Hello,\n\n${ask}\n\nRegards\n${signature}`), []);
  expect(fields.phone?.value).toBe(phone);
});

test.each([
  ['Brini Ferramenta Srl\nUfficio Acquisti - Sig.ra Elena Brini\nTel 030 0005577', 'Elena Brini'],
  ['Hartmann Zelte GmbH\nEinkauf - Frau Petra Lohse\nTel. 0221 55501', 'Petra Lohse'],
])('who has a title is the one who signs: %s', (signature, name) => {
  const from = { name: 'Einkauf', address: 'office@firm.example' };
  expect(extractInquiry(inquiryMail(`Hello,\n\n${ask}\n\nRegards\n${signature}`, from), []).contactName?.value).toBe(
    name,
  );
});

test.each([
  ['L/C at sight. Shipment within 30 days of L/C.', 'L/C at sight'],
  ['Payment: letter of credit. Dispatch 4 weeks after deposit.', 'letter of credit'],
  ['Lieferung 30 Tage nach Anzahlung. Zahlung: Akkreditiv.', 'Akkreditiv'],
  ['Embarque a 45 días de la carta de crédito. Pago: 30% anticipo.', '30% anticipo'],
  ['300 张，可以预付三成吗？', '可以预付三成吗？'],
  ['Pago 30 dias despues de la entrega.', 'Pago 30 dias despues de la entrega'],
])('what starts the clock of the delivery is no payment: %s', (text, terms) => {
  expect(extractInquiry(inquiryMail(`Hello,\n\n${ask}\n${text}`), []).paymentTerms?.value).toBe(terms);
});

test.each([
  ['Price to Hammerfest please, DAP if you can.', 'Hammerfest'],
  ['Precio para el puerto de Bahía Blanca por favor.', 'Bahía Blanca'],
  ['Preço para o porto do Caniçal, Madeira, por favor.', 'Caniçal'],
  ['Price to Europe please, we are open.', null],
  ['Port of Loading as you like.', null],
  ['请报价到 Muara 港 CIF。', 'Muara'],
  ['离岸价即可。', null],
  ['FOB为准，请报价。', null],
])('the port: %s', (text, port) => {
  expect(extractInquiry(inquiryMail(`Hello, 300 wheelbarrows.\n${text}`), []).port?.value ?? null).toBe(port);
});

test.each([
  ['WE ARE TOY WORLD KAMPALA. WE WANT FOLLOWING ITEMS: 300 DOLLS.', 'TOY WORLD KAMPALA'],
  ['WE ARE LOOKING FOR SUPPLIERS. PLEASE QUOTE 300 DOLLS.', null],
  ['WE ARE VERY INTERESTED. PLEASE QUOTE 300 DOLLS.', null],
  ['We are Sunrise Pool Care, a small shop. Please quote 300 brushes.', 'Sunrise Pool Care'],
  ["We're the spares division of Serendib Thread, Colombo 12. Please quote 300 needles.", 'Serendib Thread'],
  ['Please quote 300 needles.\n\nRgds / Dinusha Perera\nMgr – Imports\nT: 011 2 000 457', null],
])('the company: %s', (text, company) => {
  expect(extractInquiry(inquiryMail(`Hello,\n\n${text}`), []).company?.value ?? null).toBe(company);
});

const block = (from: string, to: string, subject: string) =>
  `From: ${from}\nSent: Thursday, April 9, 2026 8:50 AM\nTo: ${to}\nSubject: ${subject}`;

test.each([
  ['FW: Planters', 'Leo, a friend of mine needs this, not my field. Could you help him directly?', 'Karl Moen'],
  ['RE: Planters', 'Leo, I want 600 of the planters below too. Please quote.', 'Vera Holm'],
])('an outsider who passes on what another wants is not the buyer: %s', (subject, words, name) => {
  const inner = `Hello Vera,\n\nI need 300 planters, price to Bergen please.\n\nRegards\nKarl Moen\n+47 900 00 547`;
  const outside = block('Vera Holm <vera@holm-agency.no>', 'Leo <leo@own.example>', subject);
  const below = block('Karl Moen <karl@moen.no>', 'Vera Holm', 'Planters');
  const letter = `${outside}\n\n${words}\n\nVera\n\n${below}\n\n${inner}`;
  const text = `One for you.\n\n${letter}`;
  const start = text.indexOf('From: Vera');
  const forwarded = {
    from: { name: 'Vera Holm', address: 'vera@holm-agency.no' },
    to: [{ name: 'Leo', address: 'leo@own.example' }],
    subject,
    sentAt: null,
    messageId: null,
    start,
    text: `${words}\n\nVera`,
  };
  const from = [{ name: 'Leo', address: 'leo@own.example' }];
  const mail = mailOf(text, {
    from,
    forwarded,
    newTextLength: start,
    direction: 'internal',
    subject: `FW: ${subject}`,
  });
  expect(extractInquiry(mail, []).contactName?.value).toContain(name.split(' ')[0]);
});

test('the seat of a network is not where the buyer is, however long he writes', () => {
  const long = 'We are refreshing the garden range and I am missing two things for the spring. '.repeat(6);
  const text = [
    'Leo, you have 1 new message',
    '',
    'Ada Claes',
    'Head of Buying at Plantwereld | Ghent, Flemish Region, Belgium',
    '',
    `Hi Leo, ${long}${ask}`,
    '',
    'View message: https://www.linkedin.example/2',
    '',
    '(c) 2026 LinkedIn Ireland Unlimited Company, Wilton Place, Dublin 2',
  ].join('\n');
  const from = [{ name: 'Ada Claes via LinkedIn', address: 'messaging-digest-noreply@linkedin.com' }];
  expect(extractInquiry(mailOf(text, { from }), []).country?.value).toBe('BE');
});
