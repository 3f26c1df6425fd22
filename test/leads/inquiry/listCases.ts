/** Lists and tables of goods as buyers lay them out: "product|quantity|unit|price", set apart by semicolons; a third value is a file. */
export const listCases: readonly (readonly [string, string, string?])[] = [
  // Lists in letters
  [
    'お見積りをお願いいたします。\n・商品：ステンレス製水切りかご\n・数量：800個\n・希望価格：1個 420円',
    'ステンレス製水切りかご|800|個|420',
  ],
  [
    'Please offer:\n\nnr. 5.000 moka pots 3 cups\nnr. 2.000 moka pots 6 cups\nnr. 12.000 tea towels 50x70',
    'moka pots 3 cups|5000||;moka pots 6 cups|2000||;tea towels 50x70|12000||',
  ],
  [
    'We need:\n- submersible pump 750W: 500\n- the same in 1100W: 200\n- float switch: 700',
    'submersible pump 750W|500||;submersible pump 1100W|200||;float switch|700||',
  ],
  [
    'Order list:\n\n12 x steel locker 3 doors\n40 x office chair mesh\n6 x meeting table 240 cm',
    'steel locker 3 doors|12||;office chair mesh|40||;meeting table 240 cm|6||',
  ],
  [
    "Q'ty     Part\n2500     ball bearing 6202\n1800     ball bearing 6203\n800      motor housing Y2-80",
    'ball bearing 6202|2500||;ball bearing 6203|1800||;motor housing Y2-80|800||',
  ],
  [
    '  - 236 sun loungers, teak look\n  - 118 side tables, same series\n  - 12 gas fire pit tables',
    'sun loungers, teak look|236||;side tables, same series|118||;gas fire pit tables|12||',
  ],
  [
    '1. Mechanical seal 20 mm - 10,000 nos.\n2. Motor capacitor 25 MFD 440V - 25,000 nos.\n3. Copper wire 26 SWG - 2,000 kgs',
    'Mechanical seal 20 mm|10000|nos|;Motor capacitor 25 MFD 440V|25000|nos|;Copper wire 26 SWG|2000|kgs|',
  ],
  [
    'bath towel 27x54, 14 lb/dz - 400 dz\nhand towel 16x27, 3 lb/dz - 400 dz\nbath mat 20x30 - 150 dz',
    'bath towel 27x54|400|dz|;hand towel 16x27|400|dz|;bath mat 20x30|150|dz|',
  ],
  [
    'Produkte:\n• Gartenstuhl Alu, stapelbar (400 Stk.)\n• Gartentisch 160x90 (80 Stk.)\n• Auflage beige (400 Stk.)',
    'Gartenstuhl Alu, stapelbar|400|Stk|;Gartentisch 160x90|80|Stk|;Auflage beige|400|Stk|',
  ],
  [
    '1) sillas plásticas apilables — 2.400\n2) mesas plegables 180 cm — 300\n3) toldos 3x3 m — 150',
    'sillas plásticas apilables|2400||;mesas plegables 180 cm|300||;toldos 3x3 m|150||',
  ],
  [
    '1、折叠晾衣架 3000个\n2、落地衣帽架 1200个 目标价3.2美元\n3、收纳箱50L 5000个',
    '折叠晾衣架|3000|个|;落地衣帽架|1200|个|3.2;收纳箱50L|5000|个|',
  ],
  [
    '4位排插带3米线…… 5000个\nUSB充电头20W…… 1.5万只\n三合一数据线…… 3万条',
    '4位排插带3米线|5000|个|;USB充电头20W|15000|只|;三合一数据线|30000|条|',
  ],
  [
    '・竹製まな板（中） 800枚\n・竹箸 23cm 10,000膳\n・竹トレー 500枚',
    '竹製まな板（中）|800|枚|;竹箸 23cm|10000|膳|;竹トレー|500|枚|',
  ],
  [
    'Изделия:\n1. Кран шаровой Ду50 — 400 шт\n2. Задвижка Ду100 — 60 шт\n3. Фланец Ду100 — 120 шт',
    'Кран шаровой Ду50|400|шт|;Задвижка Ду100|60|шт|;Фланец Ду100|120|шт|',
  ],
  [
    'Bạc đạn 6204: 20.000 cái\nPhớt máy bơm 12mm: 15.000 bộ\nDây curoa B52: 5.000 sợi',
    'Bạc đạn 6204|20000|cái|;Phớt máy bơm 12mm|15000|bộ|;Dây curoa B52|5000||',
  ],
  [
    'Item 1: Wall clock 30 cm\nQuantity: 1,500 pcs\nTarget price: USD 2.10\n\nItem 2: Alarm clock\nQuantity: 900 pcs\nTarget price: USD 1.75',
    'Wall clock 30 cm|1500|pcs|2.1;Alarm clock|900|pcs|1.75',
  ],
  [
    'Model HY-22 desk lamp black x 600 pcs @ 7.40 USD\nModel HY-25 floor lamp x 200 pcs @ 15.90 USD',
    'HY-22 desk lamp black|600|pcs|7.4;HY-25 floor lamp|200|pcs|15.9',
  ],
  [
    'Glass jar 250 ml ........ 20,000\nGlass jar 500 ml ........ 15,000\nBamboo lid ........ 35,000',
    'Glass jar 250 ml|20000||;Glass jar 500 ml|15000||;Bamboo lid|35000||',
  ],
  [
    '- LED panel 60x60, 40W, 4000K: 1,000 pcs (target $9.20)\n- LED tube T8 120 cm: 5k pcs (target $1.35)',
    'LED panel 60x60, 40W, 4000K|1000|pcs|9.2;LED tube T8 120 cm|5000|pcs|1.35',
  ],
  [
    'نحتاج:\n- كرسي مكتب دوار: 300 قطعة\n- مكتب خشب 140 سم: 120 قطعة\n- خزانة ملفات: 60 قطعة',
    'كرسي مكتب دوار|300|قطعة|;مكتب خشب 140 سم|120|قطعة|;خزانة ملفات|60|قطعة|',
  ],
  [
    '- 캠핑 랜턴: 800개\n- 접이식 버너: 500개\n- 쿨러백 20L: 1,200개',
    '캠핑 랜턴|800|개|;접이식 버너|500|개|;쿨러백 20L|1200|개|',
  ],
  // Tables in letters
  ['Product\tQty\nGarden gloves L\t5000\nPruning saw\t800', 'Garden gloves L|5000||;Pruning saw|800||'],
  [
    'No.\tDescription\tUnit\tQty\tTarget price (USD)\n1\tCeramic planter 20 cm\tpcs\t1,200\t2.10\n2\tCeramic planter 30 cm\tpcs\t600\t4.35',
    'Ceramic planter 20 cm|1200|pcs|2.1;Ceramic planter 30 cm|600|pcs|4.35',
  ],
  [
    '产品 | 规格 | 数量 | 目标价\nLED筒灯 | 7W 开孔75mm | 3万个 | $1.05\nLED面板灯 | 600×600 40W | 4500片 | $6.8',
    'LED筒灯|30000|个|1.05;LED面板灯|4500|片|6.8',
  ],
  [
    'Артикул\tНаименование\tКол-во, шт\nК-50\tКран шаровой\t400\nЗ-100\tЗадвижка чугунная\t60',
    'Кран шаровой|400||;Задвижка чугунная|60||',
  ],
  [
    'Pos\tArtikel\tMenge\tZielpreis €\n10\tSchraubendreher-Set 6-tlg\t1.500\t4,20\n20\tWasserwaage 60 cm\t800\t3,95',
    'Schraubendreher-Set 6-tlg|1500||4.2;Wasserwaage 60 cm|800||3.95',
  ],
  [
    'Item\tDescription\tQty\tTarget landed price\nUM-11\tEnamel plate 24 cm\t20 000\tR 18,50\nUM-12\tEnamel mug 8 cm\t30 000\tR 11,90',
    'Enamel plate 24 cm|20000||18.5;Enamel mug 8 cm|30000||11.9',
  ],
  [
    '| Producto | Cantidad | Precio objetivo |\n|---|---|---|\n| Bisagra 3" | 5.000 und | US$ 0,22 |\n| Cerradura pomo | 1.200 und | US$ 2,90 |',
    'Bisagra 3"|5000|und|0.22;Cerradura pomo|1200|und|2.9',
  ],
  [
    'Ürün\tAdet\nÇelik raf 5 katlı\t400\nMetal dolap 2 kapılı\t150',
    'Çelik raf 5 katlı|400||;Metal dolap 2 kapılı|150||',
  ],
  [
    'Désignation\tRéf.\tQté\nChaise pliante bois\tCP-12\t800\nTable basse chêne\tTB-03\t120',
    'Chaise pliante bois|800||;Table basse chêne|120||',
  ],
  [
    '品名\t規格\t数量\n折りたたみ椅子\t黒\t500脚\n会議テーブル\t1800mm\t120台',
    '折りたたみ椅子|500|脚|;会議テーブル|120|台|',
  ],
  // Files
  [
    'List attached.',
    'Bath towel 70x140|1200|pcs|3.4;Hand towel 50x90|2400|pcs|1.6',
    'RFQ 2026-118\nBuyer: Hotel Miramar\n\nNo\tArticle\tColour\tQty\tUnit\tTarget USD\n1\tBath towel 70x140\twhite\t1200\tpcs\t3.40\n2\tHand towel 50x90\twhite\t2400\tpcs\t1.60\n\tTotal\t\t3600\t\t',
  ],
  [
    'See file.',
    'Teapot 1 L|600||;Tea cup 200 ml|2400||',
    'SKU;Product name;Order qty;Remarks\nTP-1;Teapot 1 L;600;with strainer\nTC-2;Tea cup 200 ml;2400;',
  ],
  [
    '见附件。',
    '硅胶烘焙模具|5000||1.2;硅胶刮刀|8000||0.35',
    '序号\t产品名称\t规格\t数量（个）\t目标单价(USD)\n1\t硅胶烘焙模具\t24连\t5000\t1.2\n2\t硅胶刮刀\t25cm\t8000\t0.35',
  ],
  [
    'Liste im Anhang.',
    'Akkuschrauber 18 V|300|Stk|;Stichsäge 650 W|200|Stk|',
    'Bezeichnung;Menge;ME;Bemerkung\nAkkuschrauber 18 V;300;Stk;mit Koffer\nStichsäge 650 W;200;Stk;',
  ],
  [
    'Подробности во вложении.',
    'Сальник 20х40|12000|шт|0.55;Подшипник 6204|4000|шт|',
    'Код\tНаименование\tЕд. изм.\tКоличество\tЖелаемая цена, USD\n180205\tСальник 20х40\tшт\t12000\t0,55\n180206\tПодшипник 6204\tшт\t4000\t',
  ],
  [
    'The list is in the spreadsheet.',
    'Wine glass 450 ml|4800|pcs|;Decanter 1.5 L|600|pcs|',
    'Purchase enquiry March\n\nItem name,Size,Required qty,UOM\nWine glass 450 ml,24/ctn,4800,pcs\nDecanter 1.5 L,6/ctn,600,pcs',
  ],
];
