/**
 * Goods by name, by what they are made of and what is in a set, with the prices that are wanted and those that are not;
 * "product|quantity|unit|price", set apart by semicolons.
 */
export const furtherCases: readonly (readonly [string, string])[] = [
  // A list that goes on with "also"
  [
    'Please send price for nonstick pan 28cm and also whistling kettle 3 ltr.',
    'nonstick pan 28cm|||;whistling kettle 3 ltr|||',
  ],
  ['Vorrei un prezzo per tagliere in legno e anche per coltello da pane.', 'tagliere in legno|||;coltello da pane|||'],
  ['Просим цену на сковороду 28 см и также чайник со свистком 3 л.', 'сковороду 28 см|||;чайник со свистком 3 л|||'],
  [
    'Merci de me faire un prix pour poêle 28 cm et aussi bouilloire sifflante 3 l.',
    'poêle 28 cm|||;bouilloire sifflante 3 l|||',
  ],
  // What the buyer has is none of our goods
  [
    'We have a sportswear brand and want the 40oz tumbler. Could you get to US$3.90 each, engraved?',
    '40oz tumbler|||3.9 USD',
  ],
  [
    'Tenemos una tienda de deportes y buscamos botella térmica 750 ml. ¿Pueden llegar a US$ 3,20 cada una?',
    'botella térmica 750 ml|||3.2 USD',
  ],
  [
    'Found your muffin mould on the web. We sell baking things online.\n\nIf it passes our test then 2 500 pieces.',
    'muffin mould|2500|pieces|',
  ],
  ['Ich habe Ihre Silikonform im Netz gefunden. Ich bräuchte 2500 Stück.', 'Silikonform|2500|Stück|'],
  ['Saw the stainless percolator on your products page. About 600 to start.', 'stainless percolator|600||'],
  // Grades of a metal are no counts
  [
    'Now we require flask 1 ltr, SS 304 inner, with cover. Qty: 25,000 nos in two lots.',
    'flask 1 ltr, SS 304 inner, with cover|25000|nos|',
  ],
  [
    'Necesitamos termo 1 litro, interior acero inoxidable 304, con funda. Cantidad: 5000 piezas.',
    'termo 1 litro|5000|piezas|',
  ],
  [
    'Wir benötigen Thermoskanne 1 l, Edelstahl 316 innen. Menge: 3000 Stück.',
    'Thermoskanne 1 l, Edelstahl 316 innen|3000|Stück|',
  ],
  // Proforma invoices, and how many pieces are in a set
  [
    'Please prepare for us proforma invoice for pot set 7 pcs with cover, quantity one full 40HQ container.',
    'pot set 7 pcs|1|40HQ container|',
  ],
  [
    'Favor enviar factura proforma para juego de ollas 7 piezas con tapa, cantidad un contenedor de 40HQ.',
    'juego de ollas 7 piezas|1|contenedor de 40HQ|',
  ],
  [
    'Merci de nous établir une facture proforma pour batterie de cuisine 7 pièces, quantité un conteneur 40HQ.',
    'batterie de cuisine 7 pièces|1|conteneur 40HQ|',
  ],
  [
    'Product: granite pot set, 9 pieces, induction bottom\nOrder: 2.000 sets, mixed in 4 colours',
    'granite pot set, 9 pieces|2000|sets|',
  ],
  [
    'Producto: juego de ollas, 9 piezas, fondo inducción\nPedido: 2.000 juegos',
    'juego de ollas, 9 piezas|2000|juegos|',
  ],
  // A name at the end of a sentence, its number in the next
  [
    "One of our chains wants a jar, as far as I see you don't have it today: steel canister 1,2 l with acacia lid. 1.500 pcs to begin with.",
    'steel canister 1,2 l with acacia lid|1500|pcs|',
  ],
  [
    'Una de nuestras cadenas quiere algo que no tienen en su gama: bote de acero 1,2 l con tapa de acacia. 1.500 uds para empezar.',
    'bote de acero 1,2 l con tapa de acacia|1500|uds|',
  ],
  [
    'Einer unserer Kunden sucht etwas anderes: Stahldose 1,2 l mit Akaziendeckel. 1.500 Stück für den Anfang.',
    'Stahldose 1,2 l mit Akaziendeckel|1500|Stück|',
  ],
  // So many of each, said before the number
  [
    'Please quote enamelled pot with lid, 3 diameters (16 / 20 / 24 cm), from each 800 pcs.',
    'enamelled pot with lid, 3 diameters (16 / 20 / 24 cm)|800|pcs|',
  ],
  [
    'Bitte um Angebot für Emailletopf mit Deckel, 3 Durchmesser (16 / 20 / 24 cm), von jedem 800 Stück.',
    'Emailletopf mit Deckel, 3 Durchmesser (16 / 20 / 24 cm)|800|Stück|',
  ],
  [
    'Просим цену на эмалированную кастрюлю с крышкой, 3 диаметра (16 / 20 / 24 см), каждого по 800 шт.',
    'эмалированную кастрюлю с крышкой, 3 диаметра (16 / 20 / 24 см)|800|шт|',
  ],
  // Ranges
  [
    'Gostávamos de conhecer a vossa gama de garrafas térmicas em inox e de utensílios de silicone. Vendemos também a hotéis.',
    'garrafas térmicas em inox|||;utensílios de silicone|||',
  ],
  [
    'Nos gustaría conocer su línea de antorchas de jardín y de faroles. ¿Pueden mandar catálogo?',
    'antorchas de jardín|||;faroles|||',
  ],
  ['Wir würden gern Ihr Sortiment an Gartenfackeln kennenlernen. Bitte Katalog senden.', 'Gartenfackeln|||'],
  [
    'We are after chafing dish 9L roll top, 400 sets for hotels in KZN. Local wholesalers take ZAR 620 per set from us today.',
    'chafing dish 9L roll top|400|sets|620 ZAR',
  ],
  // Greetings, and how the goods are to be
  ['salam, how much 500 pcs vacuum jug 1.9L. need fast', 'vacuum jug 1.9L|500|pcs|'],
  ['assalamu alaikum, how much 500 pcs steel tiffin', 'steel tiffin|500|pcs|'],
  ['想问鸳鸯火锅 36cm，先订 1000 个，要加厚底的。能做到 USD 6.2 吗？', '鸳鸯火锅 36cm|1000|个|6.2 USD'],
  // What we said, and what is wanted
  [
    '- whistling kettle 2.5L, 1,800 pcs\n- pressure cooker 5L, 1,000 pcs\n\nOn the kettle you wrote 3.40 on the back of your card. I can do 3.05 US. Leave the other to you.',
    'whistling kettle 2.5L|1800|pcs|3.05 USD;pressure cooker 5L|1000|pcs|',
  ],
  [
    '- poêle 28 cm : 2 500 pièces\n- casserole 18 cm : 1 200 pièces\n\nPour la poêle vous étiez à 4,10 $, il me faut 3,75 $.',
    'poêle 28 cm|2500|pièces|3.75 USD;casserole 18 cm|1200|pièces|',
  ],
  [
    '- Bratpfanne 28 cm: 2.500 Stück\n- Kochtopf 18 cm: 1.200 Stück\n\nBei der Bratpfanne waren Sie bei 4,10 $, ich brauche 3,75 $.',
    'Bratpfanne 28 cm|2500|Stück|3.75 USD;Kochtopf 18 cm|1200|Stück|',
  ],
  [
    '- padella 28 cm: 2.500 pezzi\n- pentola 18 cm: 1.200 pezzi\n\nPer la padella eravate a 4,10 $, mi serve 3,75 $.',
    'padella 28 cm|2500|pezzi|3.75 USD;pentola 18 cm|1200|pezzi|',
  ],
  [
    '- сковорода 28 см: 2500 шт\n- кастрюля 18 см: 1200 шт\n\nПо сковороде у вас было 4,10 $, мне нужно 3,75 $.',
    'сковорода 28 см|2500|шт|3.75 USD;кастрюля 18 см|1200|шт|',
  ],
  [
    'I need pancake pan 25 cm, 2 400 pcs. Price in the leaflet will be 9,99 EUR so you can imagine my cost.',
    'pancake pan 25 cm|2400|pcs|',
  ],
  ['Necesito sartén 25 cm, 2400 piezas. El precio en el folleto será 9,99 EUR.', 'sartén 25 cm|2400|piezas|'],
  ['Нужна сковорода 25 см, 2400 шт. Цена в листовке будет 9,99 EUR.', 'сковорода 25 см|2400|шт|'],
  // Grades before a count, sets of pieces, sizes that a price points at, and lists in Polish
  [
    'Интересует термокружка 450 мл, сталь 304, 2000 шт. Сейчас берём по 3,10 $.',
    'термокружка 450 мл, сталь 304|2000|шт|3.1 USD',
  ],
  [
    'Proszę o cenę na czajnik 2,5 l, stal 304, 600 szt. i patelnię 28 cm, 1000 szt.',
    'czajnik 2,5 l, stal 304|600|szt|;patelnię 28 cm|1000|szt|',
  ],
  [
    'Kindly quote us below: Casserole insulated 3 pcs set - 2400 sets. Hot pot 5 ltr - 1200 pcs.',
    'Casserole insulated 3 pcs set|2400|sets|;Hot pot 5 ltr|1200|pcs|',
  ],
  [
    'Requerimos sartén 20 cm (1.000 u), sartén 24 cm (1.500 u), sartén 28 cm (800 u). Precio meta de la de 24: 2,15 USD.',
    'sartén 20 cm|1000|u|;sartén 24 cm|1500|u|2.15 USD;sartén 28 cm|800|u|',
  ],
  [
    'Interested in cordless drill 18V (your item D-18), what would 600 cost us delivered?',
    'cordless drill 18V (your item D-18)|600||',
  ],
  ['Was würden 300 Stück Schnellkochtopf 6 l kosten?', 'Schnellkochtopf 6 l|300|Stück|'],
  ['老板您好，不锈钢饭盒三层的，要2000套。', '不锈钢饭盒三层的|2000|套|'],
  // Without commas, and the plural of the same
  [
    'me interesan los termos que vi en su pagina, quiero saber precio de termo de acero de 1 litro 2 mil unidades y caldero de aluminio que serian 1500. del termo no puedo pagar mas de 3.10 dolares',
    'termo de acero de 1 litro|2000|unidades|3.1 USD;caldero de aluminio|1500||',
  ],
];

/** When the goods are wanted, beside prices that are wanted at another time. */
export const wantedTimes: readonly (readonly [string, string])[] = [
  [
    'Para o inverno 2027 gostaria de receber preços dos itens. Queremos embarcar na primeira quinzena de novembro.',
    'primeira quinzena de novembro',
  ],
  [
    'Para el invierno 2027 quisiéramos recibir precios. Queremos embarcar en la primera quincena de noviembre.',
    'primera quincena de noviembre',
  ],
  ['Für Frühjahr 2027 möchten wir Preise erhalten. Verladung in der ersten Novemberhälfte.', 'ersten Novemberhälfte'],
];

/** Who signs: "name of the header <address>", the letter, and who it is for whom. */
export const signedCases: readonly { from: string; address: string; text: string; name: string; company: string }[] = [
  {
    ...{
      from: 'Nimal Silva',
      address: 'nimalsilva.homeneeds@gmail.com',
      name: 'Nimal Silva',
      company: 'silva home needs',
    },
    text: 'hello can u send price for nonstick pan 28cm\n\nnimal\nsilva home needs\n+94 77 555 0136',
  },
  {
    ...{
      from: 'Luis Quispe',
      address: 'luisquispe.ferreteria@hotmail.com',
      name: 'Luis Quispe',
      company: 'quispe ferreteria',
    },
    text: 'Buenas, precio de 200 taladros 13 mm por favor\n\nluis\nquispe ferreteria\n+51 987 555 013',
  },
  {
    ...{ from: 'Rui Sá', address: 'rui@casapereira.pt', name: 'Rui Sá', company: 'Casa Pereira & Sá, Lda' },
    text: 'Boa tarde, preço para 300 garrafas térmicas 1 L por favor.\n\nCumprimentos,\nRui Sá\nCasa Pereira & Sá, Lda\ntlm. 912 555 016',
  },
  {
    ...{ from: 'Mirta', address: 'mirta77@gmail.com', name: 'Mirta', company: 'ferreteria rojas e hijos' },
    text: 'buenas, precio de 200 taladros 13 mm. le escribe mirta rojas de ferreteria rojas e hijos en oruro',
  },
  {
    ...{
      from: 'dilcia comercial',
      address: 'comercialdilcia@gmail.com',
      name: 'dilcia comercial',
      company: 'comercial dilcia y hermanos',
    },
    text: 'saludos quiero saber precio de termo 1 litro 2 mil unidades, le habla dilcia mena de comercial dilcia y hermanos, santo domingo',
  },
  {
    ...{
      from: 'Group e-Procurement',
      address: 'no-reply@eproc.mirador-hotels.com',
      name: 'Pablo Farrugia',
      company: '',
    },
    text: 'Please submit prices for 24 stockpots 50 L.\n\nResponsible buyer: Pablo Farrugia\nPhone: +356 2555 0119',
  },
  {
    ...{ from: 'Einkaufsportal', address: 'no-reply@portal.hotelgruppe-nord.de', name: 'Jana Brandt', company: '' },
    text: 'Bitte Preise für 24 Suppentöpfe 50 L abgeben.\n\nZuständiger Einkäufer: Jana Brandt\nTelefon: +49 431 555 0119',
  },
];
