/** Goods with what is said between a name and its number: "product|quantity|unit|price", set apart by semicolons. */
export const goodsCases: readonly (readonly [string, string])[] = [
  // A thousand, cut short.
  ['We want from you oil filter wrench, 5 thous. pieces.', 'oil filter wrench|5000|pieces|'],
  ['Please offer tyre lever, 2 thsd. pcs and valve caps, 10 thous. pcs.', 'tyre lever|2000|pcs|;valve caps|10000|pcs|'],
  // The size of what is counted first is no end of its name.
  [
    'Hello, I want price of 3000 kettles 10 L black type and 400 dozen brooms with wooden handle.',
    'kettles 10 L black type|3000||;brooms with wooden handle|400|dozen|',
  ],
  [
    'Nous avons besoin de : 800 arrosoirs 10 L en zinc, 2000 râteaux avec manche en bois, 1500 sécateurs ainsi que 900 bêches.',
    'arrosoirs 10 L en zinc|800||;râteaux avec manche en bois|2000||;sécateurs|1500||;bêches|900||',
  ],
  [
    'Necesitamos 600 mochilas 40 L con capucha, 300 carpas y 200 linternas.',
    'mochilas 40 L con capucha|600||;carpas|300||;linternas|200||',
  ],
  [
    'Wir brauchen 500 Kochtöpfe 5 l mit Deckel und 300 Pfannen aus Gusseisen.',
    'Kochtöpfe 5 l mit Deckel|500||;Pfannen aus Gusseisen|300||',
  ],
  ['Нужно 700 казанов 8 л с крышкой и 300 воронок.', 'казанов 8 л с крышкой|700||;воронок|300||'],
  ['Queremos 400 panelas 5 L com tampa e 250 frigideiras.', 'panelas 5 L com tampa|400||;frigideiras|250||'],
  // What a set holds is no number of sets.
  [
    'Please send prices for item AB-12 socket wrench set 46 pcs, we take 1500 sets, and item AB-40 pliers zinc plated 8,000 pieces in display box of 24.',
    'socket wrench set 46 pcs|1500|sets|;pliers zinc plated|8000|pieces|',
  ],
  [
    'On cherche coffret tournevis 12 pièces (2-8 mm) qté 1000 et aussi serre-joint 300 mm qté 200.',
    'coffret tournevis 12 pièces (2-8 mm)|1000||;serre-joint 300 mm|200||',
  ],
  [
    'Buscamos juego de llaves 24 piezas en maletín, 800 juegos, y alicates 1.500 unidades.',
    'juego de llaves 24 piezas en maletín|800|juegos|;alicates|1500|unidades|',
  ],
  [
    'I want to receive offer of manicure set 18 pcs in aluminium case, 1.200 sets, and of nail files 500 units.',
    'manicure set 18 pcs in aluminium case|1200|sets|;nail files|500|units|',
  ],
  [
    'Интересуют сервизы чайные (12 шт в наборе) 900 наборов и подносы 400 шт.',
    'сервизы чайные (12 шт в наборе)|900|наборов|;подносы|400|шт|',
  ],
  ['Please quote: bath mat 50x80 8,000 pieces in cartons of 20.', 'bath mat 50x80|8000|pieces|'],
  ['Por favor cotizar vasos térmicos 12.000 piezas en cajas de 24.', 'vasos térmicos|12000|piezas|'],
  // Letters and digits of a model are no number.
  ['We want to import garden fork S503 without handle, 4000 pcs.', 'garden fork S503 without handle|4000|pcs|'],
  // A name, a full stop, and how many.
  [
    'Window squeegee with handle, 30 cm, rubber. 12 000 pcs. Price today 0,98 €, we need lower.\nDust pan, metal, long handle. 2 500 pcs.',
    'Window squeegee with handle, 30 cm, rubber|12000|pcs|0.98 EUR;Dust pan, metal, long handle|2500|pcs|',
  ],
  [
    'Balkonkasten 60 cm, Terrakotta. 3.000 Stück.\nRankgitter Holz. 500 Stück.',
    'Balkonkasten 60 cm, Terrakotta|3000|Stück|;Rankgitter Holz|500|Stück|',
  ],
  [
    'Bougeoir laiton, 12 cm. 800 pièces.\nVase soliflore. 400 pièces.',
    'Bougeoir laiton, 12 cm|800|pièces|;Vase soliflore|400|pièces|',
  ],
  [
    'Two things so far:\n- key rings (zinc alloy, about 40mm). I have two designs, and thought maybe 300 of each?\n- canvas pouches, natural, one side printed. Somewhere between 500 and 800 I guess.',
    'key rings (zinc alloy, about 40mm)|300||;canvas pouches, natural, one side printed|500||',
  ],
  [
    'I am after:\n- beeswax candles, 15 cm. I would take 400.\n- soap dishes, olive wood. Perhaps 250 to start.',
    'beeswax candles, 15 cm|400||;soap dishes, olive wood|250||',
  ],
  // Units before their number, in a column of their own.
  [
    'Vi chiediamo la Vs. migliore quotazione per:\n\nmaniglia ottone 40 mm        pz. 8.000\ncerniera acciaio verniciata   pz.   600\ncorda nylon 6 mm x 25 m       rotoli 2.000',
    'maniglia ottone 40 mm|8000|pz|;cerniera acciaio verniciata|600|pz|;corda nylon 6 mm x 25 m|2000|rotoli|',
  ],
  [
    'Please quote:\nFoldable stool      pcs 1,200\nBeach mat           pcs 3,000',
    'Foldable stool|1200|pcs|;Beach mat|3000|pcs|',
  ],
  [
    'Просим цены:\nТаз эмалированный 40 см: шт. 800\nВедро 12 л: шт. 1500',
    'Таз эмалированный 40 см|800|шт|;Ведро 12 л|1500|шт|',
  ],
  // What the goods are altogether, before a colon.
  [
    'One of our clients wants a welcome bundle: 4,000 cork coasters with a printed logo and 2,000 paper notebooks A6.',
    'cork coasters with a printed logo|4000||;paper notebooks A6|2000||',
  ],
  [
    'Wir suchen ein Werbepaket: 500 Schlüsselbänder und 300 Trinkflaschen aus Edelstahl.',
    'Schlüsselbänder|500||;Trinkflaschen aus Edelstahl|300||',
  ],
  [
    'A hotel chain here asks us for a small amenity set: bamboo toothbrush + comb in kraft box, natural colour. They talk about 2,600 sets.',
    'bamboo toothbrush + comb in kraft box, natural colour|2600|sets|',
  ],
  // Price breaks count for each.
  [
    'I need pricing on two pieces:\n\n- 16 oz. glass bottle, bamboo lid\n- canvas lunch bag, one colour print\n\nPlease give me qty breaks at 500 / 1,000 / 2,500 pcs for each.',
    '16 oz. glass bottle, bamboo lid|500|pcs|;canvas lunch bag, one colour print|500|pcs|',
  ],
  ['Please quote enamel mugs with price breaks at 500, 1,000 and 3,000 pcs.', 'enamel mugs|500|pcs|'],
  ['Bitte Angebot für Kugelschreiber, Staffeln 1.000 / 2.500 / 5.000 Stück.', 'Kugelschreiber|1000|Stück|'],
  // The same number again.
  [
    'Your “oak bread bin, roll top” caught my eye on the website. Trial lot 1,500 pcs, natural. Please include a bread knife (wooden handle) as an extra – same quantity.',
    'oak bread bin, roll top|1500|pcs|;bread knife (wooden handle)|1500||',
  ],
  ['Necesitamos 500 platos hondos, y tazas de café, misma cantidad.', 'platos hondos|500||;tazas de café|500||'],
  ['Wir brauchen 800 Kissenbezüge und Tischläufer in gleicher Menge.', 'Kissenbezüge|800||;Tischläufer|800||'],
  // "Looking" without its "for".
  [
    'Hi dear, we r looking garden hose 20 m with brass nozzle, need 1500 pcs plus watering can metal 600 pcs.',
    'garden hose 20 m with brass nozzle|1500|pcs|;watering can metal|600|pcs|',
  ],
  ['Hello, i am looking LED strip 5 m waterproof, 2000 rolls.', 'LED strip 5 m waterproof|2000|rolls|'],
  ['Please quote 500 umbrellas. We are looking forward to your reply.', 'umbrellas|500||'],
  // What is spoken of stands first.
  [
    'My supplier here raised the price of binding wire and wire nails again. For the binding wire gauge 18 i can get maybe 12 tons per shipment. The wire nails 2 inch around 300 boxes, 25kg per box.',
    'binding wire gauge 18|12|tons|;wire nails 2 inch|300|boxes|',
  ],
  [
    'Queiram indicar preços para:\n\n* regador metálico 5 L com crivo\n* tesoura de poda, cabo em alumínio\n\nDo regador precisamos de 3.000 unidades (preço pretendido até 4,20 €) e da tesoura de 1.200.',
    'regador metálico 5 L com crivo|3000|unidades|4.2 EUR;tesoura de poda, cabo em alumínio|1200||',
  ],
  [
    'Please quote:\n- storm lantern, galvanised\n- folding stool, canvas\n\nOf the lantern we need 1,200 pcs and of the stool 800.',
    'storm lantern, galvanised|1200|pcs|;folding stool, canvas|800||',
  ],
  [
    'Wir bitten um Preise für:\n- Gießkanne verzinkt 10 l\n- Gartenschere Bypass\n\nVon der Gießkanne brauchen wir 600 Stück, von der Gartenschere 1.500.',
    'Gießkanne verzinkt 10 l|600|Stück|;Gartenschere Bypass|1500||',
  ],
  [
    'Cotizar por favor:\n- silla plegable de acero\n- mesa plegable 180 cm\n\nDe la silla necesitamos 900 piezas y de la mesa 300.',
    'silla plegable de acero|900|piezas|;mesa plegable 180 cm|300||',
  ],
];
