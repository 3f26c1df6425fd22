/** Goods and what buyers say of prices and numbers beside them: "product|quantity|unit|price", set apart by semicolons. */
export const goodsPriceCases: readonly (readonly [string, string])[] = [
  // The currency stands before the number in Chinese.
  [
    '这次想拼一个小柜：曲线锯650W大概600台，热风枪2000W要300台左右。曲线锯现在本地拿货折合美金13块，你们能做到12.5我马上下单。',
    '曲线锯650W|600|台|12.5 USD;热风枪2000W|300|台|',
  ],
  [
    '想问两个货：\n不锈钢汤锅 30cm 带盖，1500个\n蒸锅 32cm（把手要牢，之前的会松），3千个\n\n汤锅我这边客户只肯出到人民币23块，超过就做不了。',
    '不锈钢汤锅 30cm 带盖|1500|个|23 CNY;蒸锅 32cm|3000|个|',
  ],
  ['品名：多功能電烤爐\n數量：首批1,200台\n價錢：希望每台不超過港幣138元', '多功能電烤爐|1200|台|138 HKD'],
  ['保温杯500ml要3000个，目标价美元2.4。', '保温杯500ml|3000|个|2.4 USD'],
  // An offer of others, and what is wanted.
  [
    '- مقلاة ستيل 28 سم، عدد 2500 قطعة\n- خلاط يدوي مع وعاء، عدد 1200 قطعة\n\nالمقلاة وصلنا عليها عرض من غيركم بسعر 4.10 دولار ونحن نريدها بسعر 3.80 دولار للقطعة.',
    'مقلاة ستيل 28 سم|2500|قطعة|3.8 USD;خلاط يدوي مع وعاء|1200|قطعة|',
  ],
  [
    'Geschirrtuch 50 x 70 cm, kariert       12.000 Stück\nTopflappen 20 x 20 cm, gefüllt          4.000 Paar\n\nFür das Geschirrtuch liegt uns ein Wettbewerbsangebot von 0,78 EUR vor; unser Ziel sind 0,74 EUR je Stück.',
    'Geschirrtuch 50 x 70 cm, kariert|12000|Stück|0.74 EUR;Topflappen 20 x 20 cm, gefüllt|4000|Paar|',
  ],
  ['Please quote 800 desk lamps. A competitor offers 7.30 USD, our aim is 6.90 USD.', 'desk lamps|800||6.9 USD'],
  ['Necesitamos 500 sillas. Otro proveedor nos ofrece 12,50 USD; nosotros buscamos 11,80 USD.', 'sillas|500||11.8 USD'],
  // A counter-offer that names no currency.
  [
    'Good to see you. I promised numbers:\n\nfire basket 60 cm corten, incl. grate   750 pcs\nwood rack 40x40x150 cm, black           400 pcs\n\nYou mentioned 38 dollars for the fire basket with grate. That is too much for us, 33.50 and we have a deal for 2027.',
    'fire basket 60 cm corten, incl. grate|750|pcs|33.5 USD;wood rack 40x40x150 cm, black|400|pcs|',
  ],
  ['Wir brauchen 500 Gartenstühle. Sie nannten 14,20 EUR. Bei 12,90 sind wir dabei.', 'Gartenstühle|500||12.9 EUR'],
  ['Necesitamos 500 sillas. Usted me dijo 12,50 USD. A 11,80 cerramos.', 'sillas|500||11.8 USD'],
  // The price of today, or of the last time.
  [
    'We want from you magnetic tray, round, 5 thous. pieces and trim tool set, 3 thous. pieces. Last purchase was 0,55 $ the magnetic one and we wait the same level or better.',
    'magnetic tray, round|5000|pieces|0.55 USD;trim tool set|3000|pieces|',
  ],
  ['Please quote 500 oak stools. Our present supplier does it for 14.20 USD.', 'oak stools|500||14.2 USD'],
  [
    'maniglia ottone 40 mm       pz. 8.000\ncerniera acciaio            pz.   600\n\nIl ns. attuale fornitore ci fa la maniglia a 0,88 USD.',
    'maniglia ottone 40 mm|8000|pz|0.88 USD;cerniera acciaio|600|pz|',
  ],
  [
    'bath sheet 100 x 150, 550 gsm ......... 150 doz\nhand towel 50 x 90, 550 gsm ........... 300 doz\n\nThe mill charges us 31 US dollars a dozen for the bath sheets, so you would have to come in under that.',
    'bath sheet 100 x 150, 550 gsm|150|doz|31 USD;hand towel 50 x 90, 550 gsm|300|doz|',
  ],
  // Accessories bear the name of what they are for.
  [
    '・電気ポット 0.8L（温度調節付き） 2,000台\n・同ポット用 交換フィルター 500個\n\nポットの目標単価は1,450円でございます。',
    '電気ポット 0.8L（温度調節付き）|2000|台|1450 JPY;交換フィルター|500|個|',
  ],
  [
    'Please quote:\n- citrus juicer 300 W, 450 pcs\n- spare cone for citrus juicer, 900 pcs\n\nTarget for the citrus juicer is 18 USD.',
    'citrus juicer 300 W|450|pcs|18 USD;spare cone for citrus juicer|900|pcs|',
  ],
  [
    'Необходимо:\n- чайник эмалированный 3 л, 800 шт\n- крышка для чайника, 400 шт\n\nЦелевая цена чайника 3,20 USD.',
    'чайник эмалированный 3 л|800|шт|3.2 USD;крышка для чайника|400|шт|',
  ],
  // "I can't pay" names no goods.
  ["They talk about 3,600 gift sets. I can't pay above 3.10$ for it.", 'gift sets|3600||3.1 USD'],
  // A column that says what the price has to be.
  [
    'Our SKU\tDescription\tCase\tOpening order\tNeed to be at (US$)\nPL-10\tDish brush, beech, 2-pack\t36\t7,200 packs\t1.48\nPL-25\tSoap block, bamboo\t48\t9,600 sets\t0.97\nPL-31\tUtensil tray w/ divider\t12\t2,400 ea\tTBD',
    'Dish brush, beech, 2-pack|7200|packs|1.48 USD;Soap block, bamboo|9600|sets|0.97 USD;Utensil tray w/ divider|2400|ea|',
  ],
  [
    'Artikel\tMenge\tWir zahlen heute\nKochtopf 24 cm\t800 Stk\t7,20 EUR\nDeckel 24 cm\t800 Stk\t2,10 EUR',
    'Kochtopf 24 cm|800|Stk|7.2 EUR;Deckel 24 cm|800|Stk|2.1 EUR',
  ],
  // What a form has between name and number.
  [
    'Do you have willow or rattan baskets with a lid, about 40 x 30 x 20? I would need something like 650 this year.',
    'willow or rattan baskets with a lid|650||',
  ],
  [
    "Avez-vous des paniers en osier avec couvercle ? Il m'en faudrait quelque chose comme 650 cette année.",
    'paniers en osier avec couvercle|650||',
  ],
  [
    'Im refurbishing two lodges & need 600gsm cotton beach towels (white) abt 1,800 pcs and bath mats blue stripe abt 1000 pcs.',
    '600gsm cotton beach towels (white)|1800|pcs|;bath mats blue stripe|1000|pcs|',
  ],
  [
    'Hi! do you do trade pricing on the walnut serving board (the 4x8 one)? I run a community kitchen program and we would be ordering 60 kits.',
    'walnut serving board (the 4x8 one)|60|kits|',
  ],
  ['price for hand mixer 800w + 2 bowls SII plug? 1500 to ashdod', 'hand mixer 800w + 2 bowls SII plug|1500||'],
  [
    'We are thinking about our own label of telescopic walking sticks, aluminium 7075, 3-section. Volume would be 3 to 4 thousand pairs for the first season.',
    'telescopic walking sticks, aluminium 7075, 3-section|3000|pairs|',
  ],
  [
    'Wir denken an eine Eigenmarke für Trinkflaschen aus Edelstahl. Menge wären 3 bis 4 tausend Stück.',
    'Trinkflaschen aus Edelstahl|3000|Stück|',
  ],
  [
    'As I wrote under your post, the cordless milk frother is what our customers ask for. Can you send me an offer for 2 500 pieces, white and sage? Our retail is 699 CZK, so I need around 5,90 USD.',
    'cordless milk frother|2500|pieces|5.9 USD',
  ],
  [
    'We like your product Commercial Ice Crusher 300W stainless. Please inform price for 220V, 50Hz with Schuko plug. We want 450 units for first purchase plus 450 spare blades.',
    'Commercial Ice Crusher 300W stainless|450|units|;spare blades|450||',
  ],
  // Found on our pages.
  [
    "Vos pots en verre avec couvercle liège me plaisent, est-ce possible d'en avoir 4000 (moitié 0,5 L, moitié 1 L) ? Et des torchons réutilisables en coton, 6.000 pièces, avec notre logo.",
    'pots en verre avec couvercle liège|4000||;torchons réutilisables en coton|6000|pièces|',
  ],
  ['Nos gustaron mucho sus lámparas de bambú. ¿Sería posible comprar 400?', 'lámparas de bambú|400||'],
  ['Ihre Brotkästen aus Bambus gefallen uns sehr. Wir würden 300 nehmen.', 'Brotkästen aus Bambus|300||'],
  [
    'Gostava de receber a tabela de preços das tábuas de queijo em bambu (as que levam gravação a laser) e dos abre-garrafas de dois tempos em inox.',
    'tábuas de queijo em bambu (as que levam gravação a laser)|||;abre-garrafas de dois tempos em inox|||',
  ],
  [
    'Please send prices of your cutting boards (the ones with a handle) and cheese knives.',
    'cutting boards (the ones with a handle)|||;cheese knives|||',
  ],
  // Numbers that follow from what was said.
  [
    'What I am after is a stoneware jug with a speckled glaze, 350 ml. We would begin with 3,600 pieces. There should also be a milk bowl to match, about 15 cm across, but only half as many, so 1,800.',
    'stoneware jug with a speckled glaze, 350 ml|3600|pieces|;milk bowl to match, about 15 cm across|1800||',
  ],
  // Units of other languages.
  [
    'Çim makası bıçağı 46 cm, 4.000 adet. Hedef fiyatımız 1,15 USD.\nMisina 2,4 mm x 15 m, 20.000 makara.',
    'Çim makası bıçağı 46 cm|4000|adet|1.15 USD;Misina 2,4 mm x 15 m|20000|makara|',
  ],
  [
    'Boîte carton blanc 20 x 20 x 8 cm : 15 000 ex.\nSac coton bio 140 g : 5 000 ex.',
    'Boîte carton blanc 20 x 20 x 8 cm|15000|ex|;Sac coton bio 140 g|5000|ex|',
  ],
  // A standard is no number of goods.
  [
    'Wir bitten um ein Angebot über 4.000 Kissenbezüge. Voraussetzung sind ein Zertifikat nach OEKO-TEX Standard 100 und ein BSCI-Audit.',
    'Kissenbezüge|4000||',
  ],
];
