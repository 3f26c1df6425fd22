/**
 * Letters that name their goods in one place and say how many, or what they want to pay, in another:
 * "product|quantity|unit|price", set apart by semicolons; empty where nothing is said.
 */
export const apartCases: readonly (readonly [string, string])[] = [
  // How many stands in a later sentence, behind a word that is no product
  [
    'Please quote stainless garden rake with long handle. Reqmt 800 nos per quarter.',
    'stainless garden rake with long handle|800|nos|',
  ],
  [
    'We are looking for ceramic pet bowls, non-slip. Our first order would be 1,500 pcs.',
    'ceramic pet bowls, non-slip|1500|pcs|',
  ],
  ['Interested in your bamboo cutlery box. Trial order 400 sets, then monthly.', 'bamboo cutlery box|400|sets|'],
  ['Kindly offer hydraulic bottle jack 5 t. Estimated order: 600 pcs.', 'hydraulic bottle jack 5 t|600|pcs|'],
  ['Please quote the walnut cheese board. It would be 900 pieces to begin with.', 'walnut cheese board|900|pieces|'],
  ['Please send price for kids rain boots, PVC. We are talking about 2 400 pairs.', 'kids rain boots, PVC|2400|pairs|'],
  [
    'Wir bitten um ein Angebot für klappbare Bierzeltgarnituren. Erstbestellung: 250 Sätze.',
    'klappbare Bierzeltgarnituren|250|Sätze|',
  ],
  [
    'Wir suchen Akazienholz-Schneidbretter. Unser Bedarf liegt bei 1.800 Stück.',
    'Akazienholz-Schneidbretter|1800|Stück|',
  ],
  ['Nous cherchons des parasols déportés 3 m. Notre besoin : 420 pièces.', 'parasols déportés 3 m|420|pièces|'],
  [
    'Merci de nous faire un devis pour des caisses à outils en métal. La première commande serait de 700 pièces.',
    'caisses à outils en métal|700|pièces|',
  ],
  [
    'Solicitamos cotización de sillas de camping plegables. El primer pedido sería de 1.200 unidades.',
    'sillas de camping plegables|1200|unidades|',
  ],
  ['Me interesa la olla de presión 6 L. Cantidad inicial 500 piezas.', 'olla de presión 6 L|500|piezas|'],
  [
    'Gostaria de cotar garrafas térmicas 1 L. O pedido inicial seria de 3.000 peças.',
    'garrafas térmicas 1 L|3000|peças|',
  ],
  ['Просим выслать цену на гамаки садовые. Первая партия 350 шт.', 'гамаки садовые|350|шт|'],
  [
    'Vorremmo un preventivo per sedie pieghevoli in legno. Il primo ordine sarebbe di 600 pezzi.',
    'sedie pieghevoli in legno|600|pezzi|',
  ],
  ['Wij zijn op zoek naar houten dienbladen. Eerste bestelling 1.100 stuks.', 'houten dienbladen|1100|stuks|'],
  [
    'Wij zoeken keramische plantenbakken (binnen, mat wit). Kunnen jullie een prijs geven voor 900 stuks?',
    'keramische plantenbakken (binnen, mat wit)|900|stuks|',
  ],
  ['请问你们有折叠购物车吗？首单先做 800 台。', '折叠购物车|800|台|'],
  ['我们想找厂家做硅胶折叠水杯，自有品牌。首批订单 3,000 个。', '硅胶折叠水杯|3000|个|'],
  ['想請貴司報價竹製砧板。第一張訂單大約 1,200 塊。', '竹製砧板|1200|塊|'],
  ['我们对你们的露营灯感兴趣，第一次下单想做 500 个。', '露营灯|500|个|'],
  ['نريد سعر كراسي بلاستيك قابلة للطي. الطلبية الأولى ٨٠٠ قطعة.', 'كراسي بلاستيك قابلة للطي|800|قطعة|'],
  // What caught the eye
  [
    'Your rattan laundry basket caught my eye at the fair. Could you do roughly 300 pcs for us?',
    'rattan laundry basket|300|pcs|',
  ],
  [
    'Your linen aprons (the striped ones) look lovely. Could you manage 240 pcs for May?',
    'linen aprons (the striped ones)|240|pcs|',
  ],
  [
    'I came across your solar garden owl on your site. Could we have about 600 pcs, no logo?',
    'solar garden owl|600|pcs|',
  ],
  [
    'We plan a promotion on inflatable paddling pools 3 m and would take approx. 850 units to start.',
    'inflatable paddling pools 3 m|850|units|',
  ],
  // Lines that begin with a word that joins
  [
    'Please quote:\n- blackout roller blind 120 cm, 800 pcs\n- and also 400 curtain rods extendable',
    'blackout roller blind 120 cm|800|pcs|;curtain rods extendable|400||',
  ],
  [
    'Cotizar por favor:\n- mochila escolar 17 pulgadas, 1.500 unidades\n- además 900 loncheras térmicas',
    'mochila escolar 17 pulgadas|1500|unidades|;loncheras térmicas|900||',
  ],
  [
    'Bitte um Angebot für:\n- Gartenschlauch 20 m, 600 Stück\n- sowie 350 Schlauchwagen',
    'Gartenschlauch 20 m|600|Stück|;Schlauchwagen|350||',
  ],
  [
    'Merci de chiffrer :\n- tente 2 places, 300 pièces\n- et aussi 250 sacs de couchage',
    'tente 2 places|300|pièces|;sacs de couchage|250||',
  ],
  [
    'Favor cotar:\n- guarda-sol 2 m, 700 un\n- e também 500 cadeiras de praia',
    'guarda-sol 2 m|700|un|;cadeiras de praia|500||',
  ],
  // Quantity first, in columns of blanks
  [
    'Articles we want a price for:\n   250 units    Scooter 8", aluminium deck, black\n   500 units    Knee pads S/M, kids',
    'Scooter 8", aluminium deck, black|250|units|;Knee pads S/M, kids|500|units|',
  ],
  [
    'Bedarf:\n  120 Stk.   Feuerschale 60 cm, Rost\n  300 Stk.   Fackel 120 cm',
    'Feuerschale 60 cm, Rost|120|Stk|;Fackel 120 cm|300|Stk|',
  ],
  // A price for one of several, by its mark
  [
    'Please quote\na) canvas tent 3x3 m - 90 pcs\nb) camp bed - 400 pcs\nFor position a) we count on a price of up to 118 USD.',
    'canvas tent 3x3 m|90|pcs|118 USD;camp bed|400|pcs|',
  ],
  [
    'Просим цену:\nа) мангал складной – 500 шт.\nб) решетка-гриль – 900 шт.\nПо позиции б) рассчитываем на цену до 3,40 долл. США.',
    'мангал складной|500|шт|;решетка-гриль|900|шт|3.4 USD',
  ],
  [
    'Ref.  Description                Qty\nA     Beach mat 180x60 cm       3.000 pcs\nB     Cool bag 24 L             1.600 pcs\nMaximum we can accept: ref. A 1.90 € and ref. B 4.25 €.',
    'Beach mat 180x60 cm|3000|pcs|1.9 EUR;Cool bag 24 L|1600|pcs|4.25 EUR',
  ],
  [
    '1) LED panel 600x600 40W - 3,000 nos\n2) LED tube 18W - 9,000 nos\nFor sr. no. 1 our existing supplier is supplying @ USD 6.10, offer accordingly.',
    'LED panel 600x600 40W|3000|nos|6.1 USD;LED tube 18W|9000|nos|',
  ],
  [
    'Pos. 1: Gießkanne 10 l, 1.200 Stück\nPos. 2: Laubbesen, 800 Stück\nZielpreis für Pos. 2: 2,35 EUR.',
    'Gießkanne 10 l|1200|Stück|;Laubbesen|800|Stück|2.35 EUR',
  ],
  // A price in the sentence behind the one that says what it is for
  [
    'a) rubber school sandal // 4,000 pairs\nb) steel lunch box // 2,000 pcs\nFor the sandal you mentioned 2.10 at the fair. Let us close at 1.85 usd and the order is yours.',
    'rubber school sandal|4000|pairs|1.85 USD;steel lunch box|2000|pcs|',
  ],
  [
    'Te pido precio por:\n800 unid de pelota de básquet nº 7\n300 pares de rodilleras\nEn la feria hablamos de 5.60 dólares por la pelota; para cerrar necesito 5.10.',
    'pelota de básquet nº 7|800|unid|5.1 USD;rodilleras|300|pares|',
  ],
  [
    'Gilet de pêche adulte 2 400 pièces\nGilet de pêche enfant 1 600 pièces\nPour l’adulte, l’objectif est de 9,80 € HT la pièce.',
    'Gilet de pêche adulte|2400|pièces|9.8 EUR;Gilet de pêche enfant|1600|pièces|',
  ],
  // What others offer and what is paid now
  [
    'We need 700 trolley bags 24 inch. Your friends in Ningbo have quoted US$ 11.40, so you must come down from that.',
    'trolley bags 24 inch|700||11.4 USD',
  ],
  [
    'Please quote 900 pcs electric kettle 1.7 L. Another factory has offered us USD 5.15.',
    'electric kettle 1.7 L|900|pcs|5.15 USD',
  ],
  [
    'Wir brauchen 400 Stück Sackkarre 200 kg. Ein Mitbewerber von Ihnen hat uns 17,90 EUR angeboten.',
    'Sackkarre 200 kg|400|Stück|17.9 EUR',
  ],
  [
    'Necesitamos 600 piezas de plancha de vapor. Otro proveedor nos ofrece 8,90 USD.',
    'plancha de vapor|600|piezas|8.9 USD',
  ],
  [
    'Please quote 500 pcs wall clock. To win it we have to land close to 4,20 USD per pc.',
    'wall clock|500|pcs|4.2 USD',
  ],
  ['想找工廠做自動開合雨傘，首張訂單 2,000 把，我們希望做到每把 US$2.60。', '自動開合雨傘|2000|把|2.6 USD'],
  ['请问折叠桌有现货吗？第一单想做 300 张。我们的 budget 是 USD 9.50 一张。', '折叠桌|300|张|9.5 USD'],
  // What it is sold for is none
  [
    'We want 450 units balance bike 12 inch. We will sell them at EUR 89.00 in the shop, incl. VAT.',
    'balance bike 12 inch|450|units|',
  ],
  ['Wir brauchen 300 Stück Bollerwagen. Wir verkaufen sie im Laden für 79,00 EUR.', 'Bollerwagen|300|Stück|'],
  // Labels in brackets, tables in any order, goods and counts in other words
  [
    '【商品】　折りたたみ傘 55cm 8本骨\n【本数】　2,000本\n【予算】　1本あたり450円まで',
    '折りたたみ傘 55cm 8本骨|2000|本|450 JPY',
  ],
  ['【品名】　竹製スプーン 18cm\n【個数】　5,000個\n【希望単価】　60円', '竹製スプーン 18cm|5000|個|60 JPY'],
  [
    'Pos.\tShort text\tUOM\tQuantity\tItem code\n0010\tCoverall, flame resistant, navy\tEA\t600\t771100245\n0020\tSafety boots S3, size mix\tPR\t450\t771100318',
    'Coverall, flame resistant, navy|600|EA|;Safety boots S3, size mix|450|PR|',
  ],
  [
    'No.\tWhat we need\tHow much\tUnit price we hope\n1\tBamboo tray 30x20\t900 pcs\tUSD 2.10\n2\tAcacia bowl 25 cm\t600 pcs\tUSD 3.40',
    'Bamboo tray 30x20|900|pcs|2.1 USD;Acacia bowl 25 cm|600|pcs|3.4 USD',
  ],
  [
    'Qty\tArticle\tRemark\n400\tWicker basket with lid\tnatural\n250\tWicker tray\twhite',
    'Wicker basket with lid|400||;Wicker tray|250||',
  ],
  [
    'Target price | Quantity | Description\nEUR 4.20 | 1,500 pcs | Garden kneeler foldable\nEUR 2.80 | 3,000 pcs | Bird feeder metal',
    'Garden kneeler foldable|1500|pcs|4.2 EUR;Bird feeder metal|3000|pcs|2.8 EUR',
  ],
  [
    'Hi, please quote 200 dz terry hand towels 40x60 and 150 dz bath towels.',
    'terry hand towels 40x60|200|dz|;bath towels|150|dz|',
  ],
  ['At USD 3.20 each we would take 2,000 pcs of the silicone baking mat.', 'silicone baking mat|2000|pcs|3.2 USD'],
  [
    'Our local wholesaler sells us the same jump ropes at $1.35, can you beat that for 5,000 pcs?',
    'jump ropes|5000|pcs|1.35 USD',
  ],
  [
    'We currently pay 6,40 EUR for a similar foldable crate. Could you quote 3.000 pcs?',
    'foldable crate|3000|pcs|6.4 EUR',
  ],
  [
    'Mop heads cotton 350 g: 4,000 pcs\nMop handles 140 cm: 2,500 pcs\nWe are buying the heads today at 0.92 USD.',
    'Mop heads cotton 350 g|4000|pcs|0.92 USD;Mop handles 140 cm|2500|pcs|',
  ],
  [
    'PVC boots, sizes 38-45:\n- black, 1,200 pairs\n- green, 800 pairs',
    'PVC boots black|1200|pairs|;PVC boots green|800|pairs|',
  ],
  [
    'Hex bolts, zinc plated:\nM8x40 - 20,000 pcs\nM10x60 - 12,000 pcs\nM12x80 - 8,000 pcs',
    'Hex bolts, zinc plated M8x40|20000|pcs|;Hex bolts, zinc plated M10x60|12000|pcs|;Hex bolts, zinc plated M12x80|8000|pcs|',
  ],
  [
    'Интересует термос из нержавейки 1 л — 2 тыс. шт. Сейчас берём у другого поставщика по 4,10 доллара.',
    'термос из нержавейки 1 л|2000|шт|4.1 USD',
  ],
  [
    'Нужны складные стулья. Для начала возьмём 400 штук, цена нужна не выше 7,5 USD.',
    'складные стулья|400|штук|7.5 USD',
  ],
  [
    '我们要采购不锈钢保温杯500ml 3000个和玻璃饭盒2000套，保温杯目标价2.8美金。',
    '不锈钢保温杯500ml|3000|个|2.8 USD;玻璃饭盒|2000|套|',
  ],
  [
    '저희는 캠핑 의자 800개와 접이식 테이블 300개 견적을 요청드립니다. 의자 희망 단가는 9달러입니다.',
    '캠핑 의자|800|개|9 USD;접이식 테이블|300|개|',
  ],
  [
    'نرغب في شراء ٥٠٠ كرسي قابل للطي و٢٠٠ طاولة، والسعر المستهدف للكرسي ٧ دولار.',
    'كرسي قابل للطي|500||7 USD;طاولة|200||',
  ],
  [
    'Buongiorno, ci servono 800 pz di ombrelloni 2 m e 400 pz di basi in cemento. Per gli ombrelloni oggi paghiamo 14,50 euro.',
    'ombrelloni 2 m|800|pz|14.5 EUR;basi in cemento|400|pz|',
  ],
  [
    'Olá, trabalho com brindes e queria 2 mil squeezes de alumínio 500 ml. Um concorrente de vocês faz por 1,95 dólar.',
    'squeezes de alumínio 500 ml|2000||1.95 USD',
  ],
  [
    'Hello, I own two pet shops. The orthopaedic dog bed 90x60 in your catalogue - what is the price for 150? We can pay max 18 GBP.',
    'orthopaedic dog bed 90x60|150||18 GBP',
  ],
  [
    'Guten Tag, wir hätten gern einen Preis für Ihre Picknickdecke 200x200 cm. Wir denken an 600 Stück in zwei Farben, Ziel 5,80 €.',
    'Picknickdecke 200x200 cm|600|Stück|5.8 EUR',
  ],
  [
    'Bonjour, je cherche un fabricant de lampes de chevet en rotin, environ 300 pièces pour commencer.',
    'lampes de chevet en rotin|300|pièces|',
  ],
  ['Could I get a quote on 1x20GP of ceramic floor tiles 60x60 (matt grey)?', 'ceramic floor tiles 60x60|1|20GP|'],
  [
    'Dzień dobry, interesują nas koszyki wiklinowe, 1 200 szt., cena docelowa 3,40 EUR.',
    'koszyki wiklinowe|1200|szt|3.4 EUR',
  ],
  [
    'Merhaba, 5.000 adet silikon spatula için fiyat alabilir miyiz? Hedef fiyatımız 0,45 USD.',
    'silikon spatula|5000|adet|0.45 USD',
  ],
  [
    'We had a look at your range. The one that interests us is the cast iron teapot 0.8 L, matt black: 480 pcs.',
    'cast iron teapot 0.8 L, matt black|480|pcs|',
  ],
  [
    'Item 1: LED work light 20W rechargeable\nQty: 1,000\nItem 2: LED head torch\nQty: 2,500\nTarget price for item 2 is 3.60 USD.',
    'LED work light 20W rechargeable|1000||;LED head torch|2500||3.6 USD',
  ],
  ['Ürün: bambu kesme tahtası 40x30\nAdet: 1.500\nHedef fiyat: 3,20 USD', 'bambu kesme tahtası 40x30|1500||3.2 USD'],
];
