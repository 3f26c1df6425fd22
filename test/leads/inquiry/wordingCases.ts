/** What is read of a letter: items as "product|quantity|unit|price currency", joined by ";". What is not named is not looked at. */
export interface Wording {
  items?: string;
  port?: string | null;
  paymentTerms?: string | null;
  delivery?: string | null;
  company?: string | null;
  country?: string | null;
  phone?: string | null;
}

/** Manners of writing that buyers of the eleven languages have, with what is to be read of each. */
export const wordings: readonly (readonly [string, Wording])[] = [
  // Of each, altogether, in a buyer's own shorthand.
  [
    'Need a price on:\n- 60 qt steel stock pot, 400 each\n- camp stove, square, 300 each (must be CSA)',
    { items: '60 qt steel stock pot|400|each|;camp stove, square|300|each|' },
  ],
  [
    'After a maker for:\n\nsoft lures 80mm, our colours (4 colours) x 500 of each\nnickel swivels x 10,000',
    { items: 'soft lures 80mm, our colours (4 colours)|500||;nickel swivels|10000||' },
  ],
  [
    'What we need costed:\n\nPillow 50x50, washed cotton – 2,400 across 6 colours\nTable runner 40x180 – 900',
    { items: 'Pillow 50x50, washed cotton|2400||;Table runner 40x180|900||' },
  ],
  [
    'Necesito cotización:\n- Silla apilable, acero, 600 c/u\n- Mesa 90 cm, 300 c/u',
    { items: 'Silla apilable, acero|600|c/u|;Mesa 90 cm|300|c/u|' },
  ],
  [
    'Wir suchen:\nBecher 300 ml - 1.200 gemischt\nTeller 25 cm - 800 sortiert',
    { items: 'Becher 300 ml|1200||;Teller 25 cm|800||' },
  ],
  [
    'Need a price on hose reels, 30 m, wall mount - looking at 1,200 off, green.',
    { items: 'hose reels, 30 m, wall mount|1200|off|' },
  ],
  [
    'Preciso de orçamento pra:\n- capacete urbano tam M, mil peças\n- farol USB, 1.500 peças',
    { items: 'capacete urbano tam M|1000|peças|;farol USB|1500|peças|' },
  ],
  [
    'Mi servono:\nforchette inox 600 dozzine\ncucchiai inox 400 dozzine\npiù 2.000 piatti tondi 25 cm',
    { items: 'forchette inox|600|dozzine|;cucchiai inox|400|dozzine|;piatti tondi 25 cm|2000||' },
  ],
  [
    'Please quote:\n\nblue gel pen 0.5 fine            60 gross\ncorrection tape 5mm x 6m    24,000 pcs',
    { items: 'blue gel pen 0.5 fine|60|gross|;correction tape 5mm x 6m|24000|pcs|' },
  ],
  [
    'Bitte um Preise für:\nSeifenblasen 60 ml, Display zu 24   -> 400 Displays\nKreide-Set 20 Farben -> 6.000 Sets',
    { items: 'Seifenblasen 60 ml, Display zu 24|400|Displays|;Kreide-Set 20 Farben|6000|Sets|' },
  ],
  // What is wound on or put into something is the size of it; an ordinal is no number of pieces.
  ['We need PE rope 10mm 200m coil: 300 coils.', { items: 'PE rope 10mm 200m coil|300|coils|' }],
  [
    'Price for garden chairs, 400 pcs, please. Samples in July, bulk in our Leeds depot by 1st October.',
    { items: 'garden chairs|400|pcs|', delivery: 'bulk in our Leeds depot by 1st October' },
  ],
  [
    'je cherche à importer en direct :\n * 3 000 cadres de ruche\n * 250 enfumoirs\n * 40 extracteurs 4 cadres, cuve inox 304',
    { items: 'cadres de ruche|3000||;enfumoirs|250||;extracteurs 4 cadres, cuve inox 304|40||' },
  ],
  // Asked in one sentence, counted in the next.
  [
    'Could you tell me whether you supply folding hospital beds? We would require 24 for a clinic.',
    { items: 'folding hospital beds|24||' },
  ],
  ['do you do copper flashing, the soft type? Prob 600 rolls for first go.', { items: 'copper flashing|600|rolls|' }],
  [
    'Habt ihr Pferdedecken (Outdoor 600D)? Wir bräuchten 800 bis 1.000 Stück gemischt, dazu Heunetze 3 cm, 2.000 Stück.',
    { items: 'Pferdedecken (Outdoor 600D)|800|Stück|;Heunetze 3 cm|2000|Stück|' },
  ],
  ["Avez-vous des lampes solaires 10 W ? Il m'en faudrait 400.", { items: 'lampes solaires 10 W|400||' }],
  ['Avete tappetini da yoga 6 mm? Ce ne servirebbero 500.', { items: 'tappetini da yoga 6 mm|500||' }],
  ['¿Tenéis sillas apilables? Queremos 300 para empezar.', { items: 'sillas apilables|300||' }],
  [
    'كم سعر مولد كهرباء 3 كيلو؟ ابي 50 حبة. توصيل الرياض.',
    { items: 'مولد كهرباء 3 كيلو|50|حبة|', port: 'الرياض', country: 'SA' },
  ],
  [
    'Wir brauchen für die Saison 120 Helme, 300 Schlösser und 50 Standpumpen.',
    { items: 'Helme|120||;Schlösser|300||;Standpumpen|50||' },
  ],
  // Several products of one sentence.
  [
    'Solicito precio por casco tipo II, 5,000 unidades; lentes claros, 12,000 unidades; y barbiquejo 5,000.',
    { items: 'casco tipo II|5000|unidades|;lentes claros|12000|unidades|;barbiquejo|5000||' },
  ],
  [
    'Deseo cotizar bolsas para té de 250 g, 20 mil unidades impresas a 3 colores, y 10 mil de 1 kg.',
    { items: 'bolsas para té de 250 g|20000|unidades|;bolsas para té de 1 kg|10000||' },
  ],
  [
    'I would like the cork mat 6mm in 3 colours, cork blocks 500 pieces, strap 500 pieces.',
    { items: 'cork mat 6mm|||;cork blocks|500|pieces|;strap|500|pieces|' },
  ],
  [
    'looking for metal flower stands (120cm) x 80, acrylic cake stands, and LED letter lights 4ft.',
    { items: 'metal flower stands (120cm)|80||;acrylic cake stands|||;LED letter lights 4ft|||' },
  ],
  ['We order 500 garden chairs, colour box and logo included.', { items: 'garden chairs|500||' }],
  [
    'Vorremmo quotazione per nr. 800 lampade da tavolo e nr. 400 piantane LED.',
    { items: 'lampade da tavolo|800||;piantane LED|400||' },
  ],
  [
    '스테인리스 빨대 5,000세트와 대나무 칫솔 20,000개 단가 문의드립니다.',
    { items: '스테인리스 빨대|5000|세트|;대나무 칫솔|20000|개|' },
  ],
  ['エアーストーン（直径50mm）を5千個、お見積りください。', { items: 'エアーストーン（直径50mm）|5000|個|' }],
  ['想了解宠物饮水机 2.5L 的批发价，首单1000台，后续每月2000台。', { items: '宠物饮水机 2.5L|1000|台|' }],
  // Prices: the wish goes before what is paid, the other half of a sentence says which, a shop's price is none.
  [
    'no 7 - wreath mix 60 cm: 1800 pcs\nno 12 - garland 270 cm: 2200 pcs\n\nYou said FOB 4,95 USD for wreath. I can pay 4,40.',
    { items: 'wreath mix 60 cm|1800|pcs|4.4 USD;garland 270 cm|2200|pcs|' },
  ],
  [
    'Please quote wooden wall clock 30cm, 2,400 pcs. Our shop price is JPY 3,900 so the cost should not exceed JPY 900.',
    { items: 'wooden wall clock 30cm|2400|pcs|900 JPY' },
  ],
  [
    'Pl quote\nShaft seal 16 mm, CAR/CER - 25000 nos\nShaft seal 20 mm, CAR/CER - 18000 nos\n\nPresently buying 16mm at INR 31.00 from local.',
    { items: 'Shaft seal 16 mm, CAR/CER|25000|nos|31 INR;Shaft seal 20 mm, CAR/CER|18000|nos|' },
  ],
  [
    '1. 植木鉢 8号  10,000個\n2. 受皿 8号用  10,000個\n\n・希望単価 1番は95円以下',
    { items: '植木鉢 8号|10000|個|95 JPY;受皿 8号用|10000|個|' },
  ],
  [
    'Devis pour 60 tables pliantes et 240 chaises assorties. Budget : 28 € la table, 14 € la chaise.',
    { items: 'tables pliantes|60||28 EUR;chaises assorties|240||14 EUR' },
  ],
  [
    'On paye 41 $ CA la paire. Prix pour 1200 paires de raquettes à neige.',
    { items: 'raquettes à neige|1200|paires|41 CAD' },
  ],
  ['We would try 500 pcs of garden chairs first.', { items: 'garden chairs|500|pcs|' }],
  // Terms of payment without the word for it.
  ['FOB China for 500 pots. Half down half before it ships.', { paymentTerms: 'Half down half before it ships' }],
  [
    'Precio de 500 sillas. La mitad al pedido y la mitad contra documentos.',
    { paymentTerms: 'La mitad al pedido y la mitad contra documentos' },
  ],
  [
    'Bitte Preis für 500 Stühle. Die Hälfte bei Bestellung, Rest vor Verschiffung.',
    { paymentTerms: 'Die Hälfte bei Bestellung, Rest vor Verschiffung' },
  ],
  ['Quote 500 pumps CIF Chennai, sight LC through our bank.', { paymentTerms: 'sight LC through our bank' }],
  ['Quote 300 coils CIF Busan, LC at sight.', { paymentTerms: 'LC at sight' }],
  ['Kindly give CIF price for 500 pumps with 45 days DA terms.', { paymentTerms: '45 days DA terms' }],
  ['Solicito precio por 5,000 cascos. CFR Callao, 60 días fecha BL.', { paymentTerms: '60 días fecha BL' }],
  ['Prix pour 1200 raquettes. Modalités : 30 jours net.', { paymentTerms: '30 jours net' }],
  ['請報價捲門馬達 60台。付現金或人民幣轉帳都可以。', { paymentTerms: '付現金或人民幣轉帳都可以' }],
  [
    'Offerta per rete verde 70% in rotoli da 50 m (300 rotoli). Bonifico anticipato.',
    { paymentTerms: 'Bonifico anticipato' },
  ],
  ['Quote 500 chairs please. Lead time in 30 days from deposit?', { paymentTerms: null }],
  // When: a day that explains an occasion, the stop of an ordinal, terms of payment that are none.
  [
    'Quote 500 tents. We need them before the Easter fair, i.e. 20 March at the port.',
    { delivery: 'We need them before the Easter fair, i.e. 20 March at the port' },
  ],
  [
    'Precio de 500 sillas. Las preciso para el Día de la Madre, o sea segunda semana de mayo.',
    { delivery: 'Las preciso para el Día de la Madre, o sea segunda semana de mayo' },
  ],
  [
    'Angebot für 500 Gläser bitte. Geliefert werden muss vor der Messe, also bis 3. September 2027.',
    { delivery: 'Geliefert werden muss vor der Messe, also bis 3. September 2027' },
  ],
  [
    'Prix pour 500 chaises. Il me les faut avant la saison, soit le 15 mai.',
    { delivery: 'Il me les faut avant la saison, soit le 15 mai' },
  ],
  ['Нужна цена на насосы, 200 штук. Оплата 100% после отгрузки в течение 30 дней.', { delivery: null }],
  ['Graag prijs voor 500 stoelen. Betaling 14 dagen na levering.', { delivery: null }],
  [
    'Please quote 500 chairs. Offers until 3 May, 12:00. Delivery: 30 days from advance payment.',
    { delivery: '30 days from advance payment' },
  ],
  ['Angebot für Lippenbalsam 5 g, 500 Stück, bitte.', { delivery: null }],
  ['請報價捲尺 500個。貨期：收到訂金後 35 天。', { delivery: '收到訂金後 35 天' }],
  ['询价帐篷 500 顶。开学前要用，最迟 8 月 20 号到。', { delivery: '最迟 8 月 20 号到' }],
  // How many: bare numbers in series, in words, of them, and what is no number of goods.
  [
    'Quiero:\nllanta 2.75-17 4 lonas, 3.000\ncámara 2.75-17 5.000\nbatería 12V 7Ah, 1.500',
    { items: 'llanta 2.75-17 4 lonas|3000||;cámara 2.75-17|5000||;batería 12V 7Ah|1500||' },
  ],
  [
    'Necesitamos hamacas de lona con marco, 450 unidades, y sombrillas de 2 m, 220. Precio CIF Callao.',
    { items: 'hamacas de lona con marco|450|unidades|;sombrillas de 2 m|220||' },
  ],
  [
    'Precisamos 1 llenadora automática 500 ml, 2 tapadoras semiautomáticas y 40 mil frascos PET 250 ml.',
    { items: 'llenadora automática 500 ml|1||;tapadoras semiautomáticas|2||;frascos PET 250 ml|40000||' },
  ],
  [
    'we need brick making machine QT4 one set and drum mixer JZC350 one set.',
    { items: 'brick making machine QT4|1|set|;drum mixer JZC350|1|set|' },
  ],
  [
    'We want automatic dumpling machine 6000 pcs/hr, 3 sets, and steamer 10 tray, 9 sets.',
    { items: 'automatic dumpling machine 6000 pcs/hr|3|sets|;steamer 10 tray|9|sets|' },
  ],
  [
    'Please price:\nWire nails 3"  - 50 tons\nBinding wire bwg 16 - 20 tons',
    { items: 'Wire nails 3"|50|tons|;Binding wire bwg 16|20|tons|' },
  ],
  ['Can you do folding massage tables, black? 36 of them.', { items: 'folding massage tables, black|36||' }],
  [
    'Cotizar:\n- geomembrana 0.5 mm: 60.000 m2\n- tubo 2 pulgadas: 900 unidades',
    { items: 'geomembrana 0.5 mm|60000|m2|;tubo 2 pulgadas|900|unidades|' },
  ],
  [
    '- hardcover 200x200 mm, 48 pp: 2,500 copies per title\n- jigsaw in box: 1,500 pcs',
    { items: 'hardcover 200x200 mm, 48 pp|2500|copies|;jigsaw in box|1500|pcs|' },
  ],
  [
    'Просим дать цену:\n1. Пряжа акриловая 32/2 — 12 тонн в месяц\n2. Латекс — 15 тонн',
    { items: 'Пряжа акриловая 32/2|12|тонн|;Латекс|15|тонн|' },
  ],
  // What is hoped for goes before what is asked; in currencies of smaller countries.
  [
    'Anfrage:\nSaunabank Espe  250 Stk\nAufgusskübel Holz  600 Stk\n\nPreisvorstellung Bank: € 45,- netto.',
    { items: 'Saunabank Espe|250|Stk|45 EUR;Aufgusskübel Holz|600|Stk|' },
  ],
  ['詢價冰箱貼 30,000 個，目標 MOP 2.8 一個', { items: '冰箱貼|30000|個|2.8 MOP' }],
  // When.
  ['Quote 500 chairs. We want within 30 days.', { delivery: 'We want within 30 days' }],
  ['Angebot für 500 Becher. Ware muss spätestens 28.8. da sein.', { delivery: 'Ware muss spätestens 28.8' }],
  [
    'Quote 500 beds DAP. We pay 30 days after arrival. Weeks 40-42 is good for delivery.',
    { delivery: 'Weeks 40-42 is good for delivery', paymentTerms: '30 days after arrival' },
  ],
  // Where to.
  [
    'Preis für 500 Decken, Lieferung nach Hamburg CIF, Anfang September.',
    { port: 'Hamburg', delivery: 'Anfang September' },
  ],
  ['500 Gläser. Lieferung bitte DDP 32289 Rödinghausen.', { port: 'Rödinghausen' }],
  ['Prix pour 1200 raquettes. Livraison à Mirabel, DDP si possible.', { port: 'Mirabel' }],
  ['Max 165 SEK for 500 dog beds in our warehouse in Jönköping, please calculate DAP.', { port: 'Jönköping' }],
  ['نحتاج 500 قطعة من السقالات. التسليم CIF ميناء جازان.', { port: 'جازان' }],
  ['請報到廈門交貨價，捲門馬達 60台。', { port: '廈門' }],
  ['智能馬桶蓋 210 個，送到葵涌貨倉（DDP）。', { port: '葵涌' }],
  ['스테인리스 빨대 5,000개 견적 부탁드립니다. 인천 CIF.', { port: '인천' }],
  ['500 chairs please. Delivery in May, shipping to Amazon.', { port: null }],
  // Who and where from.
  [
    'Good morning. am Tunde from Solar Hub Ibadan. Price for 500 street lights.',
    { company: 'Solar Hub Ibadan', country: 'NG' },
  ],
  ['We are a coop in the hills (Coop Plein Soleil). Price for 500 tents.', { company: 'Coop Plein Soleil' }],
  ['ООО "Ветзапас-Юг" (Ростов) просит прислать цену на шприцы, 2000 шт.', { company: 'ООО "Ветзапас-Юг"' }],
  ['林小姐您好，我是金門昌達五金賴先生，想詢價捲尺 500個。', { company: '金門昌達五金' }],
  ['Unser Lieferant aus Polen ist zu teuer. Angebot für 500 Gläser?', { country: null }],
  ['Фирма ИП Оспанов, Казахстан. Нужна цена на насосы, 200 штук.', { company: 'ИП Оспанов', country: 'KZ' }],
  ['我司是青岛的外贸公司，麻烦报价硅胶锅铲 18000把。', { country: 'CN' }],
  ['我哋喺香港做酒店工程，想問毛巾架報價 420 套。', { country: 'HK' }],
  [
    'I am looking to stock up. Price for 600 pots.\n\nThanks,\nRenee Landry\nGulf Supply\n(337) 555-0161',
    { country: 'US', phone: '(337) 555-0161' },
  ],
  ['Price for 600 pots please.\n\nThanks,\nPaul Roy\nPrairie Supply\n604-555-0177', { country: 'CA' }],
  [
    'Angebot für 500 Gläser bitte.\n\nMit freundlichen Grüßen\nSabine Kern\nKern e.K.\nFon 05746 / 555 01 30',
    { phone: '05746 / 555 01 30' },
  ],
  [
    'hola soy de Guadalajara y tengo 3 tiendas. Cuanto por 5 mil plumas con gel?? pago con deposito. tambien libretas pero luego. gracias Carmen 33 5550 1290',
    { phone: '33 5550 1290' },
  ],
  // Whose goods they are, and where they were seen.
  [
    'Hello, I saw the copper watering lance you sell. What would it cost me if I take 300?',
    { items: 'copper watering lance|300||' },
  ],
  ['Can you quote for the ceramic mugs you make? We need 400.', { items: 'ceramic mugs|400||' }],
  [
    'On your web page we saw expandable hose 15 m, and we want it with our own card.\n\nOrder quantity : 20.000 pcs in four colours',
    { items: 'expandable hose 15 m|20000|pcs|' },
  ],
];
