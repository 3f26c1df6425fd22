/** What buyers write in free prose, and the goods in it: "product|quantity|unit", set apart by semicolons; empty where nothing is said. */
export const proseCases: readonly (readonly [string, string])[] = [
  // English: one thing, asked for in passing
  ['Need 400 mattress toppers, 160x200. When can you ship?', 'mattress toppers, 160x200|400|'],
  ['I am after 900 umbrellas with wooden handle for a promotion.', 'umbrellas with wooden handle|900|'],
  [
    'Do you wholesale the hanging planter (the ceramic one)? Thinking 240 in white, 240 in sand.',
    'hanging planter (the ceramic one)|240|',
  ],
  [
    'We saw your bamboo bath shelves at a spa in Bath. What would you ask for 120 of those?',
    'bamboo bath shelves|120|',
  ],
  [
    'My cousin buys from you in Dubai. We want 20ft container of plastic chairs with arms.',
    'plastic chairs with arms|1|',
  ],
  ['We want to be your sole agent in Pakistan for sewing machines.', ''],
  ['Can you do 300 of the oak side tables for us by May?', 'oak side tables|300|'],
  [
    'hello friend i want buy electric kettle 1.8 liter 2000 piece how much to Mombasa',
    'electric kettle 1.8 liter|2000|piece',
  ],
  ['We intend to purchase steel wardrobes, two doors, 350 units.', 'steel wardrobes, two doors|350|units'],
  ['Our tender calls for hospital beds, manual, 2 cranks: 85 nos.', 'hospital beds, manual, 2 cranks|85|nos'],
  ['Please confirm if you can supply 2 lakh pcs BOPP tape 48 mm x 65 m.', 'BOPP tape 48 mm x 65 m|200000|pcs'],
  ['Our requirement is 1.5 lakh meters of 3 core cable.', '3 core cable|150000|meters'],
  ['Please quote a 40HQ of mixed garden furniture.', 'mixed garden furniture|1|40HQ'],
  ['Interested in 2 x 40ft HQ of bathroom vanities in mixed sizes.', 'bathroom vanities|2|40ft HQ'],
  ['We would take between 500 and 800 sets of the outdoor rattan sofa.', 'outdoor rattan sofa|500|sets'],
  ['Please quote qty 500, 1000 and 3000 for enamel mug 350 ml.', 'enamel mug 350 ml|500|'],
  ['How much are 5k pcs of the bamboo toothbrush?', 'bamboo toothbrush|5000|pcs'],
  ['Could you quote the LED mirror 60x80 (250 pcs, half black and half silver)?', 'LED mirror 60x80|250|pcs'],
  ['We run a chain of 14 pet shops and would like 600 cat scratching posts.', 'cat scratching posts|600|'],
  ['It has finally been decided to refit our hotels, so we need a price on 220 bedside lamps.', 'bedside lamps|220|'],
  [
    'Is it possible to order 400 piece with gold print? It is about the velvet jewelry pouch.',
    'velvet jewelry pouch|400|piece',
  ],
  // English: several things in a sentence
  [
    'Please quote us for ceiling fans 56 inch, 800 pcs, and pedestal fans 16 inch, 1200 pcs.',
    'ceiling fans 56 inch|800|pcs;pedestal fans 16 inch|1200|pcs',
  ],
  [
    'Kindly send quotation for the office desk 160 cm, white top, 85 units, and mobile pedestal 3 drawers x 340.',
    'office desk 160 cm, white top|85|units;mobile pedestal 3 drawers|340|',
  ],
  [
    'Could you send your best price for acrylic display stands (300), wooden easels (150) and price tag holders (2,000)?',
    'acrylic display stands|300|;wooden easels|150|;price tag holders|2000|',
  ],
  ['We would need 340 wall lamps and about 60 of the matching pendants.', 'wall lamps|340|;matching pendants|60|'],
  ['Please price 1,500 dog leads, 1,500 collars and 400 harnesses.', 'dog leads|1500|;collars|1500|;harnesses|400|'],
  [
    'I want 3000 meter garden hose 1/2 inch and 4000 pcs brass hose connectors.',
    'garden hose 1/2 inch|3000|meter;brass hose connectors|4000|pcs',
  ],
  [
    'We look for submersible pump 750W - 500 now, 500 in March, and pressure switch - 500.',
    'submersible pump 750W|500|;pressure switch|500|',
  ],
  [
    'Looking for: 1) foldable wagon 150 pcs 2) camping chair 600 pcs 3) cooler box 25L 300 pcs',
    'foldable wagon|150|pcs;camping chair|600|pcs;cooler box 25L|300|pcs',
  ],
  ['First order: 200 coffee grinders + 100 milk frothers.', 'coffee grinders|200|;milk frothers|100|'],
  [
    'We want 12 gas fire tables, 236 loungers and 118 side tables for the resort.',
    'gas fire tables|12|;loungers|236|;side tables|118|',
  ],
  // Chinese
  ['我们想订购3万个竹牙刷和5000套旅行套装。', '竹牙刷|30000|个;旅行套装|5000|套'],
  ['需要不锈钢保温杯500ml 2万只，玻璃杯1.2万只。', '不锈钢保温杯500ml|20000|只;玻璃杯|12000|只'],
  ['请报：折叠椅（1200把）、露营桌（600张）、天幕（300顶）。', '折叠椅|1200|把;露营桌|600|张;天幕|300|顶'],
  ['我是做母婴用品的，想找硅胶围兜，第一次先拿两千个。', '硅胶围兜|2000|个'],
  ['你们家的太阳能路灯60W怎么卖？我要五百套。', '太阳能路灯60W|500|套'],
  ['三个40高柜的塑料筐，请报最低价。', '塑料筐|3|40高柜'],
  ['现有客户需要PVC地板2mm厚，约8000平方米，踢脚线3000米。', 'PVC地板2mm厚|8000|平方米;踢脚线|3000|米'],
  ['想請您報價不鏽鋼水槽，數量300個，另外廚房龍頭200支。', '不鏽鋼水槽|300|個;廚房龍頭|200|支'],
  ['敝公司擬採購瑜珈墊2,000條及彈力帶5,000條。', '瑜珈墊|2000|條;彈力帶|5000|條'],
  // Spanish
  [
    'Necesito precio de 2 mil cobijas térmicas y 500 almohadas viscoelásticas.',
    'cobijas térmicas|2000|;almohadas viscoelásticas|500|',
  ],
  [
    'Nos interesan las lámparas solares de jardín, unas 3.000 uds., y también 1.200 faroles LED.',
    'lámparas solares de jardín|3000|uds;faroles LED|1200|',
  ],
  ['Cotización manteles antimanchas 150x250, 800 pzs.', 'manteles antimanchas 150x250|800|pzs'],
  ['¿Cuánto saldrían 150 bicicletas estáticas puestas en Valparaíso?', 'bicicletas estáticas|150|'],
  ['Quisiéramos saber el precio de 6 excavadoras mini y repuestos.', 'excavadoras mini|6|'],
  ['Somos una ferretería de Quito y queremos traer un contenedor de 40 de láminas de zinc.', 'láminas de zinc|1|'],
  ['Para empezar serían 400 juegos de sábanas queen y 400 edredones.', 'sábanas queen|400|juegos;edredones|400|'],
  // Portuguese
  ['Preciso de 3 mil canecas de cerâmica e 800 jarras de vidro.', 'canecas de cerâmica|3000|;jarras de vidro|800|'],
  [
    'A nossa empresa pretende adquirir carteiras duplas com banco (estrutura metálica), 3.500 conjuntos, e quadros brancos, 220 unidades.',
    'carteiras duplas com banco|3500|conjuntos;quadros brancos|220|unidades',
  ],
  ['Boa tarde, vocês têm umidificador de ar 2L? Queria 600 peças.', 'umidificador de ar 2L|600|peças'],
  ['Quanto sai 1 container de 40 de piso vinílico?', 'piso vinílico|1|'],
  // French
  [
    'svp votre prix pour chaise plastique 2000 unité et table pliante 500 unité livraison port Dakar',
    'chaise plastique|2000|unité;table pliante|500|unité',
  ],
  ['Nous souhaitons commander 600 tabourets de bar et 150 tables hautes.', 'tabourets de bar|600|;tables hautes|150|'],
  ['Pourriez-vous nous chiffrer 1 200 gourdes inox 750 ml avec marquage ?', 'gourdes inox 750 ml|1200|'],
  ['Je voudrais savoir combien coûteraient 80 fauteuils de massage.', 'fauteuils de massage|80|'],
  [
    'Nous avons un projet pour un lycée : 640 chaises et 320 bureaux individuels.',
    'chaises|640|;bureaux individuels|320|',
  ],
  // German
  [
    "Können Sie uns eine Offerte machen für elektrische Tischgestelle, 2-motorig, weiss? Wir rechnen mit 1'500 Stk. auf Abruf.",
    'elektrische Tischgestelle, 2-motorig, weiss|1500|Stk.',
  ],
  ['Wir bräuchten 800 Barhocker sowie 200 Stehtische für unsere Eventvermietung.', 'Barhocker|800|;Stehtische|200|'],
  [
    'wir suchen Sitzbänke aus Altholz, 180 cm, ca. 260 Stück, dazu passende Hängeleuchten, 90 Stück.',
    'Sitzbänke aus Altholz, 180 cm|260|Stück;Hängeleuchten|90|Stück',
  ],
  ['Bitte bieten Sie an: Edelstahlschrauben M6x30, Auflage 50.000 Stück.', 'Edelstahlschrauben M6x30|50000|Stück'],
  ['Was würden 300 Saunaeimer aus Lärche kosten?', 'Saunaeimer aus Lärche|300|'],
  ['Fasspumpen Edelstahl: sofort 80 Stück, im Frühjahr 150 Stück.', 'Fasspumpen Edelstahl|80|Stück'],
  // Russian
  [
    'Нас интересуют шуруповёрты аккумуляторные 18 В, 500 шт., и наборы бит, 2 тыс. шт.',
    'шуруповёрты аккумуляторные 18 В|500|шт;наборы бит|2000|шт',
  ],
  ['Хотим заказать 1,5 тыс. настольных ламп и 300 торшеров.', 'настольных ламп|1500|;торшеров|300|'],
  ['Подскажите цену на плёнку для теплиц 200 мкм, нужно 40 рулонов.', 'плёнку для теплиц 200 мкм|40|рулонов'],
  ['Рассматриваем закупку вилочных погрузчиков 3 т - 6 единиц.', 'вилочных погрузчиков 3 т|6|единиц'],
  // Arabic
  ['نحتاج 5000 كرسي بلاستيك و 800 طاولة قابلة للطي.', 'كرسي بلاستيك|5000|;طاولة قابلة للطي|800|'],
  ['نرغب بشراء مراوح سقف 56 بوصة عدد 1200 حبة ومراوح حائط 600 حبة.', 'مراوح سقف 56 بوصة|1200|حبة;مراوح حائط|600|حبة'],
  ['كم سعر حاوية 40 قدم من ورق A4؟', 'ورق A4|1|'],
  // Italian
  [
    'Ci servirebbero 400 ombrelloni da giardino e 150 basi in cemento.',
    'ombrelloni da giardino|400|;basi in cemento|150|',
  ],
  [
    'Potete quotarci 2.000 caffettiere moka 6 tazze e 12.000 strofinacci?',
    'caffettiere moka 6 tazze|2000|;strofinacci|12000|',
  ],
  ['Siamo interessati a sedie impilabili, circa 700 pezzi.', 'sedie impilabili|700|pezzi'],
  // Japanese
  [
    '折りたたみ椅子を500脚、会議テーブルを120台購入したいと考えております。',
    '折りたたみ椅子|500|脚;会議テーブル|120|台',
  ],
  ['展示会で拝見した竹製トレー（大）を最初は300枚ほど注文したいです。', '竹製トレー（大）|300|枚'],
  ['珪藻土バスマットを1万枚、コースターを3万枚で検討しております。', '珪藻土バスマット|10000|枚;コースター|30000|枚'],
  // Korean
  ['캠핑 의자 1,000개와 접이식 테이블 300개 견적 부탁드립니다.', '캠핑 의자|1000|개;접이식 테이블|300|개'],
  ['스테인리스 텀블러 500ml 3만 개 단가 문의드립니다.', '스테인리스 텀블러 500ml|30000|개'],
  // Turkish, Polish, Dutch, Vietnamese
  [
    '2.000 adet plastik sandalye ve 300 adet katlanır masa için fiyat rica ederiz.',
    'plastik sandalye|2000|adet;katlanır masa|300|adet',
  ],
  ['Merhaba, 1.500 adet çelik termos almak istiyoruz.', 'çelik termos|1500|adet'],
  [
    'Prosimy o wycenę 500 szt. krzeseł ogrodowych oraz 120 szt. stołów składanych.',
    'krzeseł ogrodowych|500|szt;stołów składanych|120|szt',
  ],
  ['Interesuje nas zakup 3000 świec sojowych w szkle.', 'świec sojowych w szkle|3000|'],
  ['Graag een offerte voor 600 tuinstoelen en 80 parasols van 3 meter.', 'tuinstoelen|600|;parasols van 3 meter|80|'],
  [
    'Wij willen graag 2.500 vilten onderzetters en 1.000 placemats bestellen.',
    'vilten onderzetters|2500|;placemats|1000|',
  ],
  ['Chúng tôi cần 3.000 cái ghế nhựa và 500 bàn gấp.', 'ghế nhựa|3000|cái;bàn gấp|500|'],
  ['Cho tôi hỏi giá 200 bộ nồi inox 5 món.', 'nồi inox 5 món|200|bộ'],
  // Nothing that names goods
  ['My cousin told me about you. I will call on Monday.', ''],
  ['Can you please give me some time to check with my boss?', ''],
];
