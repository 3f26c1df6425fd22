/**
 * More letters of the kind of apartCases.ts: what is paid now and what others offer, lists of several make, roundabout wishes;
 * "product|quantity|unit|price", set apart by semicolons.
 */
export const moreApartCases: readonly (readonly [string, string])[] = [
  [
    'Please offer 3,000 pcs cork trivet 18 cm. Our present source in Vietnam is at 0.88 USD.',
    'cork trivet 18 cm|3000|pcs|0.88 USD',
  ],
  ['We need 1,200 desk lamps with clamp. The Turkish factory asks 6.90 EUR.', 'desk lamps with clamp|1200||6.9 EUR'],
  ['Quote 900 pcs fishing chair. From our agent in Yiwu we get them at RMB 31.', 'fishing chair|900|pcs|31 CNY'],
  [
    '600 pcs travel pillow memory foam. If you can come to USD 3.95 we order tomorrow.',
    'travel pillow memory foam|600|pcs|3.95 USD',
  ],
  [
    'Looking to buy 2,500 pcs dog toy rope. Anything near 0.60 USD a piece would be workable.',
    'dog toy rope|2500|pcs|0.6 USD',
  ],
  [
    'Wir suchen 1.500 Stück Thermobecher 400 ml. Wir beziehen ihn bisher für 3,85 €.',
    'Thermobecher 400 ml|1500|Stück|3.85 EUR',
  ],
  [
    'Bitte um Angebot für 800 Stück Klappbox 32 l. Mehr als 2,60 € dürfen sie nicht kosten.',
    'Klappbox 32 l|800|Stück|2.6 EUR',
  ],
  [
    'Nous voulons 1 000 bougies parfumées 200 g. Nous les achetons actuellement 1,75 € pièce.',
    'bougies parfumées 200 g|1000||1.75 EUR',
  ],
  [
    'Cotizar 400 unidades de parrilla portátil. Hoy la compramos en 21,50 USD.',
    'parrilla portátil|400|unidades|21.5 USD',
  ],
  [
    'Preciso de 700 cadeiras de praia reclináveis. Hoje pago 42 reais aqui no Brasil.',
    'cadeiras de praia reclináveis|700||42 BRL',
  ],
  ['Нужно 1200 шт. садовых фонарей. Наш нынешний поставщик отдаёт по 2,15 USD.', 'садовых фонарей|1200|шт|2.15 USD'],
  ['需要野餐垫1500张，现在的供应商给我们12.5元一张。', '野餐垫|1500|张|12.5 CNY'],
  ['想订2000个帆布袋，别家报我们4.2元。', '帆布袋|2000|个|4.2 CNY'],
  ['タオル 3,000枚の見積をお願いします。現在の仕入値は1枚180円です。', 'タオル|3000|枚|180 JPY'],
  ['Please quote 500 tents 4 person. Our shop sells a similar one at 129 EUR.', 'tents 4 person|500||'],
  ['Please quote 500 pcs tent 4 person. The sample fee of 45 USD is fine.', 'tent 4 person|500|pcs|'],
  ['Please quote 500 pcs tent 4 person. Last order we paid 38 USD freight per carton.', 'tent 4 person|500|pcs|'],
  [
    'We need prices for three things: (1) oak shelf 60 cm, 300 pcs; (2) oak shelf 80 cm, 250 pcs; (3) steel brackets, 1,100 pcs.',
    'oak shelf 60 cm|300|pcs|;oak shelf 80 cm|250|pcs|;steel brackets|1100|pcs|',
  ],
  [
    '• Cooler box 25 L .......... 600 pcs\n• Cooler box 45 L .......... 350 pcs\n• Ice packs 400 g .......... 5,000 pcs',
    'Cooler box 25 L|600|pcs|;Cooler box 45 L|350|pcs|;Ice packs 400 g|5000|pcs|',
  ],
  ['Cooler box 25 L x 600\nCooler box 45 L x 350', 'Cooler box 25 L|600||;Cooler box 45 L|350||'],
  ['600 x Cooler box 25 L\n350 x Cooler box 45 L', 'Cooler box 25 L|600||;Cooler box 45 L|350||'],
  [
    'Trekking poles, carbon (pair) => 400 pairs\nHeadlamp 350 lm => 900 pcs',
    'Trekking poles, carbon (pair)|400|pairs|;Headlamp 350 lm|900|pcs|',
  ],
  [
    'Trekking poles carbon / 400 pairs / target 14.50 USD\nHeadlamp 350 lm / 900 pcs / target 4.10 USD',
    'Trekking poles carbon|400|pairs|14.5 USD;Headlamp 350 lm|900|pcs|4.1 USD',
  ],
  [
    'We would like 1,000 beach balls 40 cm, half that number of air mattresses and 200 electric pumps.',
    'beach balls 40 cm|1000||;electric pumps|200||',
  ],
  [
    'SKU\tProduct\tAnnual usage\tFirst order\nTC-1\tThermos can 2 L\t12000\t1500\nTC-2\tThermos mug 0.4 L\t20000\t3000',
    'Thermos can 2 L|1500||;Thermos mug 0.4 L|3000||',
  ],
  [
    'Produkt;Menge;Wunschpreis\nWandhaken Messing;4000;0,85 EUR\nTürstopper Gummi;6000;0,42 EUR',
    'Wandhaken Messing|4000||0.85 EUR;Türstopper Gummi|6000||0.42 EUR',
  ],
  [
    'Artículo: manta polar 130x170\nCant.: 2.000\nArtículo: almohada viscoelástica\nCant.: 900',
    'manta polar 130x170|2000||;almohada viscoelástica|900||',
  ],
  [
    '品名\t数量\t单价要求\n不锈钢吸管 21cm\t50000支\t0.35元\n吸管刷\t10000支\t0.20元',
    '不锈钢吸管 21cm|50000|支|0.35 CNY;吸管刷|10000|支|0.2 CNY',
  ],
  [
    '1、折叠椅 1200把\n2、折叠桌 400张\n3、天幕 3x4米 250套\n折叠椅希望能做到38元。',
    '折叠椅|1200|把|38 CNY;折叠桌|400|张|;天幕 3x4米|250|套|',
  ],
  [
    'Do you make those neoprene laptop sleeves? We want them in 14", our logo, around 1,500.',
    'neoprene laptop sleeves|1500||',
  ],
  ['Our customer asks for a wooden balance board. He needs 600.', 'wooden balance board|600||'],
  [
    'Please let me know your price for the product below.\n\nFoldable step stool 22 cm, max. 150 kg\n2,400 pcs, 4 colours\nFOB Ningbo',
    'Foldable step stool 22 cm, max. 150 kg|2400|pcs|',
  ],
  ['I need a price. Wool felt slippers, sizes 36-46, total 3,600 pairs, grey.', 'Wool felt slippers|3600|pairs|'],
  ['Ich benötige ein Angebot über Fahrradtaschen wasserdicht, Stückzahl 800.', 'Fahrradtaschen wasserdicht|800||'],
  ['¿Tienen disponibilidad de termos de 1 litro? Requiero 2,000 pzas.', 'termos de 1 litro|2000|pzas|'],
  ['Vocês fabricam cadeira gamer? Precisamos de 200 unidades para outubro.', 'cadeira gamer|200|unidades|'],
  ['Est-ce que vous fabriquez des hamacs doubles ? Il nous en faudrait 500.', 'hamacs doubles|500||'],
  ['Вы производите спальные мешки? Нам нужно 700 штук.', 'спальные мешки|700|штук|'],
  ['캠핑용 랜턴 문의드립니다. 수량은 1,000개입니다.', '캠핑용 랜턴|1000|개|'],
  ['هل لديكم خيمة تخييم لأربعة أشخاص؟ نحتاج ٣٠٠ خيمة.', 'خيمة تخييم لأربعة أشخاص|300||'],
  [
    'Requirement: Stainless steel tiffin, 3 tier. Quantity 6000 nos. Price required in USD CIF Nhava Sheva.',
    'Stainless steel tiffin, 3 tier|6000|nos|',
  ],
  ['请报：保鲜盒三件套 5000套，玻璃水杯 350ml 12000只，杯盖另报。', '保鲜盒三件套|5000|套|;玻璃水杯 350ml|12000|只|'],
  ['求购遮阳伞，3米，手摇，大概需要600把左右，目标价格在22美金以内。', '遮阳伞|600|把|22 USD'],
  [
    'Buenas tardes, me pueden cotizar lo siguiente: 300 sillas eames blancas, 75 mesas redondas de 80 cm y 40 percheros de pie',
    'sillas eames blancas|300||;mesas redondas de 80 cm|75||;percheros de pie|40||',
  ],
  [
    'Hola, quisiera saber el costo de 5 mil llaveros metálicos con logo, y si hay descuento por 10 mil.',
    'llaveros metálicos con logo|5000||',
  ],
  [
    'Estamos armando un pedido de invierno: bufandas tejidas (1.200 u.), gorros con pompón (1.800 u.) y guantes táctiles (2.400 pares).',
    'bufandas tejidas|1200|u|;gorros con pompón|1800|u|;guantes táctiles|2400|pares|',
  ],
  [
    'Bonsoir, quel serait votre tarif pour 2 palettes de bacs à fleurs 80 cm ? On vise 11 € pièce.',
    'bacs à fleurs 80 cm|2|palettes|11 EUR',
  ],
  [
    'Sehr geehrte Damen und Herren, bitte bieten Sie an: Rollcontainer abschließbar, 120 Stk.; Schreibtischlampe LED, 240 Stk.',
    'Rollcontainer abschließbar|120|Stk|;Schreibtischlampe LED|240|Stk|',
  ],
  [
    'Hallo, wir haben Ihre Hängesessel auf der Spoga gesehen. Für den Anfang würden wir 150 Stück nehmen, EK bisher 38 €.',
    'Hängesessel|150|Stück|38 EUR',
  ],
  [
    'Здравствуйте! Рассматриваем закупку: тент 3х4 м – 300 шт; тент 4х6 м – 150 шт; шнур 6 мм – 5000 м.',
    'тент 3х4 м|300|шт|;тент 4х6 м|150|шт|;шнур 6 мм|5000|м|',
  ],
  [
    'Добрый день. Нужен просчёт на зонты-трости с логотипом, тираж 1000, цена не дороже 4$ за штуку.',
    'зонты-трости|1000||4 USD',
  ],
  [
    'السلام عليكم، أريد سعر مراوح سقف ٥٦ بوصة عدد ١٠٠٠ ومراوح حائط عدد ٥٠٠ تسليم ميناء أم قصر',
    'مراوح سقف ٥٦ بوصة|1000||;مراوح حائط|500||',
  ],
  [
    'Salve, siamo interessati ai vostri carrelli portaspesa. Primo lotto 400 pezzi, budget 9 euro cad.',
    'carrelli portaspesa|400|pezzi|9 EUR',
  ],
  [
    'Witam, proszę o wycenę: leżak drewniany 500 szt., parawan plażowy 5 m 800 szt.',
    'leżak drewniany|500|szt|;parawan plażowy 5 m|800|szt|',
  ],
  [
    'Goedemiddag, graag een prijs voor 1.000 fietsbellen en 500 fietsmanden (riet, bruin).',
    'fietsbellen|1000||;fietsmanden (riet, bruin)|500||',
  ],
  ['Xin chào, bên mình cần báo giá ghế nhựa 2.000 cái và bàn gấp 300 cái.', 'ghế nhựa|2000|cái|;bàn gấp|300|cái|'],
  [
    '안녕하세요. 텀블러 500ml 2,000개, 보온병 1L 1,000개 단가 부탁드립니다. 텀블러는 3.5달러 이하로 가능할까요?',
    '텀블러 500ml|2000|개|3.5 USD;보온병 1L|1000|개|',
  ],
  [
    'はじめまして。アウトドアチェア 300脚とテーブル 100台の見積をいただけますか。',
    'アウトドアチェア|300|脚|;テーブル|100|台|',
  ],
  [
    'Hi there, I run a gift shop in Galway and I am after 144 mugs with sheep on them. Budget is about 3 quid each.',
    'mugs with sheep|144||3 GBP',
  ],
  [
    'We need to replace our supplier for paracord 4 mm. Usage 30,000 m per year, first delivery 6,000 m. We pay 0.11 EUR/m.',
    'paracord 4 mm|6000|m|0.11 EUR',
  ],
  [
    'Kindly quote the following for our tender no. 44/2026: a. Office chair mesh back - Qty 85; b. Filing cabinet 4 drawer - Qty 40; c. Visitor chair - Qty 120.',
    'Office chair mesh back|85||;Filing cabinet 4 drawer|40||;Visitor chair|120||',
  ],
  [
    'Please send offer for LED candle set of 3 with remote. 1,800 sets. Competing offer is 4.35 USD FOB Shenzhen.',
    'LED candle set of 3 with remote|1800|sets|4.35 USD',
  ],
  [
    'Ref. BX-12: 2,000 pcs\nRef. BX-15: 1,500 pcs\nBoth with lid. Price target for BX-15: 0.95 USD.',
    'BX-12|2000|pcs|;BX-15|1500|pcs|0.95 USD',
  ],
  [
    'Model HY-201 x 120 sets, model HY-305 x 80 sets, please give FOB Foshan price.',
    'HY-201|120|sets|;HY-305|80|sets|',
  ],
  ['Bonjour, merci de coter 600 gourdes inox 750 ml.', 'gourdes inox 750 ml|600||'],
  ['Merci de bien vouloir nous chiffrer 250 étagères murales en bois.', 'étagères murales en bois|250||'],
  ['Посчитайте, пожалуйста, 400 шт. садовых тележек.', 'садовых тележек|400|шт|'],
  ['Gelieve te offreren: 300 stuks houten krukken.', 'houten krukken|300|stuks|'],
  ['Prosimy wycenić 700 szt. misek ceramicznych.', 'misek ceramicznych|700|szt|'],
];
