/**
 * Letters that name their goods in one place and say how many, or what they want to pay, in another:
 * "product|quantity|unit|price", set apart by semicolons; empty where nothing is said.
 */
export const apartCases: readonly (readonly [string, string])[] = [
  // How many stands in a later sentence, behind a word that is no product
  ['Please quote stainless garden rake with long handle. Reqmt 800 nos per quarter.', 'stainless garden rake with long handle|800|nos|'],
  ['We are looking for ceramic pet bowls, non-slip. Our first order would be 1,500 pcs.', 'ceramic pet bowls, non-slip|1500|pcs|'],
  ['Interested in your bamboo cutlery box. Trial order 400 sets, then monthly.', 'bamboo cutlery box|400|sets|'],
  ['Kindly offer hydraulic bottle jack 5 t. Estimated order: 600 pcs.', 'hydraulic bottle jack 5 t|600|pcs|'],
  ['Please quote the walnut cheese board. It would be 900 pieces to begin with.', 'walnut cheese board|900|pieces|'],
  ['Please send price for kids rain boots, PVC. We are talking about 2 400 pairs.', 'kids rain boots, PVC|2400|pairs|'],
  ['Wir bitten um ein Angebot für klappbare Bierzeltgarnituren. Erstbestellung: 250 Sätze.', 'klappbare Bierzeltgarnituren|250|Sätze|'],
  ['Wir suchen Akazienholz-Schneidbretter. Unser Bedarf liegt bei 1.800 Stück.', 'Akazienholz-Schneidbretter|1800|Stück|'],
  ['Nous cherchons des parasols déportés 3 m. Notre besoin : 420 pièces.', 'parasols déportés 3 m|420|pièces|'],
  ['Merci de nous faire un devis pour des caisses à outils en métal. La première commande serait de 700 pièces.', 'caisses à outils en métal|700|pièces|'],
  ['Solicitamos cotización de sillas de camping plegables. El primer pedido sería de 1.200 unidades.', 'sillas de camping plegables|1200|unidades|'],
  ['Me interesa la olla de presión 6 L. Cantidad inicial 500 piezas.', 'olla de presión 6 L|500|piezas|'],
  ['Gostaria de cotar garrafas térmicas 1 L. O pedido inicial seria de 3.000 peças.', 'garrafas térmicas 1 L|3000|peças|'],
  ['Просим выслать цену на гамаки садовые. Первая партия 350 шт.', 'гамаки садовые|350|шт|'],
  ['Vorremmo un preventivo per sedie pieghevoli in legno. Il primo ordine sarebbe di 600 pezzi.', 'sedie pieghevoli in legno|600|pezzi|'],
  ['Wij zijn op zoek naar houten dienbladen. Eerste bestelling 1.100 stuks.', 'houten dienbladen|1100|stuks|'],
  ['Wij zoeken keramische plantenbakken (binnen, mat wit). Kunnen jullie een prijs geven voor 900 stuks?', 'keramische plantenbakken (binnen, mat wit)|900|stuks|'],
  ['请问你们有折叠购物车吗？首单先做 800 台。', '折叠购物车|800|台|'],
  ['我们想找厂家做硅胶折叠水杯，自有品牌。首批订单 3,000 个。', '硅胶折叠水杯|3000|个|'],
  ['想請貴司報價竹製砧板。第一張訂單大約 1,200 塊。', '竹製砧板|1200|塊|'],
  ['我们对你们的露营灯感兴趣，第一次下单想做 500 个。', '露营灯|500|个|'],
  ['نريد سعر كراسي بلاستيك قابلة للطي. الطلبية الأولى ٨٠٠ قطعة.', 'كراسي بلاستيك قابلة للطي|800|قطعة|'],
  // What caught the eye
  ["Your rattan laundry basket caught my eye at the fair. Could you do roughly 300 pcs for us?", 'rattan laundry basket|300|pcs|'],
  ['Your linen aprons (the striped ones) look lovely. Could you manage 240 pcs for May?', 'linen aprons (the striped ones)|240|pcs|'],
  ['I came across your solar garden owl on your site. Could we have about 600 pcs, no logo?', 'solar garden owl|600|pcs|'],
  ['We plan a promotion on inflatable paddling pools 3 m and would take approx. 850 units to start.', 'inflatable paddling pools 3 m|850|units|'],
  // Lines that begin with a word that joins
  ['Please quote:\n- blackout roller blind 120 cm, 800 pcs\n- and also 400 curtain rods extendable', 'blackout roller blind 120 cm|800|pcs|;curtain rods extendable|400||'],
  ['Cotizar por favor:\n- mochila escolar 17 pulgadas, 1.500 unidades\n- además 900 loncheras térmicas', 'mochila escolar 17 pulgadas|1500|unidades|;loncheras térmicas|900||'],
  ['Bitte um Angebot für:\n- Gartenschlauch 20 m, 600 Stück\n- sowie 350 Schlauchwagen', 'Gartenschlauch 20 m|600|Stück|;Schlauchwagen|350||'],
  ['Merci de chiffrer :\n- tente 2 places, 300 pièces\n- et aussi 250 sacs de couchage', 'tente 2 places|300|pièces|;sacs de couchage|250||'],
  ['Favor cotar:\n- guarda-sol 2 m, 700 un\n- e também 500 cadeiras de praia', 'guarda-sol 2 m|700|un|;cadeiras de praia|500||'],
  // Quantity first, in columns of blanks
  ['Articles we want a price for:\n   250 units    Scooter 8", aluminium deck, black\n   500 units    Knee pads S/M, kids', 'Scooter 8", aluminium deck, black|250|units|;Knee pads S/M, kids|500|units|'],
  ['Bedarf:\n  120 Stk.   Feuerschale 60 cm, Rost\n  300 Stk.   Fackel 120 cm', 'Feuerschale 60 cm, Rost|120|Stk|;Fackel 120 cm|300|Stk|'],
  // A price for one of several, by its mark
  ['Please quote\na) canvas tent 3x3 m - 90 pcs\nb) camp bed - 400 pcs\nFor position a) we count on a price of up to 118 USD.', 'canvas tent 3x3 m|90|pcs|118 USD;camp bed|400|pcs|'],
  ['Просим цену:\nа) мангал складной – 500 шт.\nб) решетка-гриль – 900 шт.\nПо позиции б) рассчитываем на цену до 3,40 долл. США.', 'мангал складной|500|шт|;решетка-гриль|900|шт|3.4 USD'],
  ['Ref.  Description                Qty\nA     Beach mat 180x60 cm       3.000 pcs\nB     Cool bag 24 L             1.600 pcs\nMaximum we can accept: ref. A 1.90 € and ref. B 4.25 €.', 'Beach mat 180x60 cm|3000|pcs|1.9 EUR;Cool bag 24 L|1600|pcs|4.25 EUR'],
  ['1) LED panel 600x600 40W - 3,000 nos\n2) LED tube 18W - 9,000 nos\nFor sr. no. 1 our existing supplier is supplying @ USD 6.10, offer accordingly.', 'LED panel 600x600 40W|3000|nos|6.1 USD;LED tube 18W|9000|nos|'],
  ['Pos. 1: Gießkanne 10 l, 1.200 Stück\nPos. 2: Laubbesen, 800 Stück\nZielpreis für Pos. 2: 2,35 EUR.', 'Gießkanne 10 l|1200|Stück|;Laubbesen|800|Stück|2.35 EUR'],
  // A price in the sentence behind the one that says what it is for
  ['a) rubber school sandal // 4,000 pairs\nb) steel lunch box // 2,000 pcs\nFor the sandal you mentioned 2.10 at the fair. Let us close at 1.85 usd and the order is yours.', 'rubber school sandal|4000|pairs|1.85 USD;steel lunch box|2000|pcs|'],
  ['Te pido precio por:\n800 unid de pelota de básquet nº 7\n300 pares de rodilleras\nEn la feria hablamos de 5.60 dólares por la pelota; para cerrar necesito 5.10.', 'pelota de básquet nº 7|800|unid|5.1 USD;rodilleras|300|pares|'],
  ['Gilet de pêche adulte 2 400 pièces\nGilet de pêche enfant 1 600 pièces\nPour l’adulte, l’objectif est de 9,80 € HT la pièce.', 'Gilet de pêche adulte|2400|pièces|9.8 EUR;Gilet de pêche enfant|1600|pièces|'],
  // What others offer and what is paid now
  ['We need 700 trolley bags 24 inch. Your friends in Ningbo have quoted US$ 11.40, so you must come down from that.', 'trolley bags 24 inch|700||11.4 USD'],
  ['Please quote 900 pcs electric kettle 1.7 L. Another factory has offered us USD 5.15.', 'electric kettle 1.7 L|900|pcs|5.15 USD'],
  ['Wir brauchen 400 Stück Sackkarre 200 kg. Ein Mitbewerber von Ihnen hat uns 17,90 EUR angeboten.', 'Sackkarre 200 kg|400|Stück|17.9 EUR'],
  ['Necesitamos 600 piezas de plancha de vapor. Otro proveedor nos ofrece 8,90 USD.', 'plancha de vapor|600|piezas|8.9 USD'],
  ['Please quote 500 pcs wall clock. To win it we have to land close to 4,20 USD per pc.', 'wall clock|500|pcs|4.2 USD'],
  ['想找工廠做自動開合雨傘，首張訂單 2,000 把，我們希望做到每把 US$2.60。', '自動開合雨傘|2000|把|2.6 USD'],
  ['请问折叠桌有现货吗？第一单想做 300 张。我们的 budget 是 USD 9.50 一张。', '折叠桌|300|张|9.5 USD'],
  // What it is sold for is none
  ['We want 450 units balance bike 12 inch. We will sell them at EUR 89.00 in the shop, incl. VAT.', 'balance bike 12 inch|450|units|'],
  ['Wir brauchen 300 Stück Bollerwagen. Wir verkaufen sie im Laden für 79,00 EUR.', 'Bollerwagen|300|Stück|'],
];
