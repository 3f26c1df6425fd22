/** Goods of short letters in more tongues and forms; "product|quantity|unit|price", set apart by semicolons. */
export const newestCases: readonly (readonly [string, string])[] = [
  // "A" and its like join in more languages
  [
    'Prosím o cenu na 1200 ks zahradních hadic 20 m a 300 ks navijáků.',
    'zahradních hadic 20 m|1200|ks|;navijáků|300|ks|',
  ],
  [
    'Hej, kan ni lämna pris på 400 st hopfällbara stolar och 50 st bord, levererat Göteborg?',
    'hopfällbara stolar|400|st|;bord|50|st|',
  ],
  ['Dorim o ofertă de preț pentru 3.000 buc robineți cu bilă.', 'robineți cu bilă|3000|buc|'],
  ['Please quote 300 pcs cable USB A and 200 pcs of charger type C.', 'cable USB A|300|pcs|;charger type C|200|pcs|'],
  // What asks is no part of the name
  ['想采购不锈钢铰链4寸20000对，麻烦报个FOB价格。', '不锈钢铰链4寸|20000|对|'],
  ['Bên em cần mua 2000 cái quạt tích điện 12 inch, nhờ báo giá giúp.', 'quạt tích điện 12 inch|2000|cái|'],
  // A price behind a number that closes the line
  [
    'Please quote:\n\n- Enamel mug 8 cm, 1,200\n- Tea towel cotton 50x70, 2,000 (target $0.85)\n\nRegards',
    'Enamel mug 8 cm|1200||;Tea towel cotton 50x70|2000||0.85 USD',
  ],
  // Numbers of a Chinese list
  ['询价：\n1、镀锌钢管 800支\n2、弯头 DN50 2000个', '镀锌钢管|800|支|;弯头 DN50|2000|个|'],
  // Units of two words
  [
    'أرجو إرسال أسعار بلاط بورسلان كمية 3000 متر مربع و خلاطات مياه عدد 200.',
    'بلاط بورسلان|3000|متر مربع|;خلاطات مياه|200||',
  ],
  // A number of the make is no count
  [
    'Please give FOB Ningbo price for disc filter 2 inch 120 mesh, 1200 pcs, and pressure regulator 1.5 bar, 4000 pcs.',
    'disc filter 2 inch 120 mesh|1200|pcs|;pressure regulator 1.5 bar|4000|pcs|',
  ],
  // What is sought, with a label
  [
    'Gesucht wird: Teichpumpe 12.000 l/h, regelbar, mit 10 m Kabel\nStückzahl: 2.600 Stk. pro Jahr\nPreisvorstellung: 41,90 EUR\n\nBitte bieten Sie sowohl DAP Kassel als auch FOB Ningbo an.',
    'Teichpumpe 12.000 l/h, regelbar, mit 10 m Kabel|2600|Stk|41.9 EUR',
  ],
  // What the eye fell on
  [
    'Uns haben die Kerzenhalter aus Messing gefallen. Bitte machen Sie uns ein Angebot über 1.500 Sets.',
    'Kerzenhalter aus Messing|1500|Sets|',
  ],
  [
    'Bonjour, nous avons beaucoup aimé les lampes de chevet. Merci de nous faire une offre pour 300 pièces.',
    'lampes de chevet|300|pièces|',
  ],
];

/** A letter, and who signs it with what company and telephone. */
export const newestSigned: readonly { text: string; name: string; company?: string; phone?: string }[] = [
  {
    text: '您好，想采购不锈钢铰链4寸20000对，麻烦报价。\n陈志明\nHup Seng Hardware Sdn Bhd\n+60 12-345 8890',
    name: '陈志明',
    company: 'Hup Seng Hardware Sdn Bhd',
    phone: '+60 12-345 8890',
  },
  {
    text: '询价：弯头 DN50 2000个，请报CIF 拉各斯价格。\n联系人：王经理 13800138000\n浙江宏达进出口有限公司',
    name: '王经理',
    company: '浙江宏达进出口有限公司',
    phone: '13800138000',
  },
  {
    text: '안녕하세요, 대한상사 김민수 과장입니다.\n텀블러 500ml 5,000개 견적 부탁드립니다.\n010-2345-6789',
    name: '김민수',
    company: '대한상사',
    phone: '010-2345-6789',
  },
  {
    text: 'Bên em cần mua 2000 cái quạt tích điện, nhờ báo giá.\nCảm ơn\nNguyễn Thị Lan\nCông ty TNHH Minh Phát\n0903 123 456',
    name: 'Nguyễn Thị Lan',
    company: 'Công ty TNHH Minh Phát',
    phone: '0903 123 456',
  },
  {
    text: 'Bitte bieten Sie 500 Klappboxen an.\n\nMit freundlichen Grüßen\n\nJens Hollmann\nHollmann Technik GmbH\nTel. 02371 / 44 55 60',
    name: 'Jens Hollmann',
    company: 'Hollmann Technik GmbH',
    phone: '02371 / 44 55 60',
  },
  {
    text: 'Buenas tardes, soy Marta Quiroga de Comercial Andina SpA en Santiago. Buscamos mochilas, unas 3.000 unidades.',
    name: 'Marta Quiroga',
    company: 'Comercial Andina SpA',
  },
  {
    text: 'Boa tarde, sou a Inês da Loja Verde. Quanto ficariam 250 velas de soja?',
    name: 'Inês',
    company: 'Loja Verde',
  },
  { text: 'Boa tarde, sou a Inês Silva. Quanto ficariam 250 velas de soja em frasco?', name: 'Inês Silva' },
  {
    text: 'السلام عليكم\nنرجو ارسال سعر مضخة غاطسة 1 حصان : 800 قطعة\n\nمع الشكر والتقدير\nليث العبيدي\nشركة الرافد للمعدات',
    name: 'ليث العبيدي',
    company: 'شركة الرافد للمعدات',
  },
];
