/**
 * Sizes and codes of goods that are named once, numbers in columns, shares in brackets, and prices in pieces of money:
 * "product|quantity|unit|price", set apart by semicolons.
 */
export const variantCases: readonly (readonly [string, string])[] = [
  // A size or code behind each of several numbers.
  [
    'How much is your halogen bulb H1 and H7, 55W? I take 1000 pairs H1 and 800 pairs H7 to begin.',
    'halogen bulb H1|1000|pairs|;halogen bulb H7|800|pairs|',
  ],
  [
    'Please quote your garden hose. We need 500 rolls 1/2" and 300 rolls 3/4".',
    'garden hose 1/2"|500|rolls|;garden hose 3/4"|300|rolls|',
  ],
  [
    'Cotizar filtros de aceite para camión. Necesitamos 500 unidades F12 y 300 unidades F15.',
    'filtros de aceite F12|500|unidades|;filtros de aceite F15|300|unidades|',
  ],
  // Of the one so many, of the other so many.
  [
    'Me interesan colchonetas, de la #3 plegable quiero unas 2000 y de la #2 escolar unas 1000.',
    'colchonetas, de la #3 plegable|2000||;colchonetas, de la #2 escolar|1000||',
  ],
  [
    'Floor jack - 2 ton and 3 ton. For the 2 ton we need seven hundred pieces, for the 3 ton three hundred and fifty.',
    'Floor jack 2 ton|700|pieces|;Floor jack 3 ton|350||',
  ],
  [
    'We are interested in your enamel pots. For the 24 cm we need 600 pcs, for the 28 cm 400.',
    'enamel pots 24 cm|600|pcs|;enamel pots 28 cm|400||',
  ],
  [
    'Wir interessieren uns für Kugelhähne. Von DN15 brauchen wir 400 Stück und von DN25 200 Stück.',
    'Kugelhähne DN15|400|Stück|;Kugelhähne DN25|200|Stück|',
  ],
  [
    'Precisamos de mangueiras. Da 1/2" precisamos de 3.000 e da 3/4" 1.500.',
    'mangueiras 1/2"|3000||;mangueiras 3/4"|1500||',
  ],
  [
    'Nous cherchons des bocaux en verre. Du 500 ml il nous faut 3 000 pièces et du 1 l 1 200 pièces.',
    'bocaux en verre 500 ml|3000|pièces|;bocaux en verre 1 l|1200|pièces|',
  ],
  [
    'Интересуют гидравлические домкраты. По 5 т нужно 300 шт, по 10 т 150 шт.',
    'гидравлические домкраты 5 т|300|шт|;гидравлические домкраты 10 т|150|шт|',
  ],
  [
    'Ci interessano vasi in terracotta. Del 20 cm ne servono 600, del 30 cm 300.',
    'vasi in terracotta 20 cm|600||;vasi in terracotta 30 cm|300||',
  ],
  ['Please quote garden chairs. For 3 shops we need 500 pcs and for 2 hotels 200.', 'garden chairs|500|pcs|'],
  // Numbers in a column of their own.
  [
    'Vi chiediamo la migliore offerta per:\n\nn. 3.000  cerniere in ottone\nn. 1.200  maniglie, cromate\nn. 500    serrature',
    'cerniere in ottone|3000||;maniglie, cromate|1200||;serrature|500||',
  ],
  [
    'Ci servono:\nn° 250  valvole a sfera 1/2"\nn° 80   riduttori di pressione',
    'valvole a sfera 1/2"|250||;riduttori di pressione|80||',
  ],
  ['Please quote:\n500    brass hinges\n1,200  door closers', 'brass hinges|500||;door closers|1200||'],
  ['Bitte Angebot:\nNr. 300    Gartenscheren\nNr. 1.500  Handschuhe', 'Gartenscheren|300||;Handschuhe|1500||'],
  // How a number is shared out stands in brackets behind it.
  [
    '1) Bath mats - 3000 pcs (grey, white, blue 1000 pcs each)\n2) Towels - 5000 pcs',
    'Bath mats|3000|pcs|;Towels|5000|pcs|',
  ],
  [
    '- Mochila escolar: 2.400 uds (azul 1.200 uds, roja 1.200 uds)\n- Cartuchera: 1.000 uds',
    'Mochila escolar|2400|uds|;Cartuchera|1000|uds|',
  ],
  [
    '- Regenschirm 1.800 Stück (schwarz 1.200 Stück, blau 600 Stück)\n- Poncho 900 Stück',
    'Regenschirm|1800|Stück|;Poncho|900|Stück|',
  ],
  ['- Bit set 32 pcs (500 sets)\n- Drill set 13 pcs (800 sets)', 'Bit set 32 pcs|500|sets|;Drill set 13 pcs|800|sets|'],
  ['Please quote your bamboo boards. Need 2000 split over two deliveries.', 'bamboo boards|2000||'],
  // Money that is counted in pieces, and pieces that are goods.
  ['亚克力板 300块，每块12块5能做吗', '亚克力板|300|块|12.5 CNY'],
  ['保温杯要500个，客户给的价格只有8块5，超过就做不了', '保温杯|500|个|8.5 CNY'],
  ['要保温杯500个，三块八一个能做吗', '保温杯|500|个|3.8 CNY'],
  ['雨伞3000把，目标价12块5', '雨伞|3000|把|12.5 CNY'],
  ['石材砖要2000块，目标价12块', '石材砖|2000|块|12 CNY'],
  // A code that the list writes in two words.
  [
    'We want v-belts:\nSection B 1800mm 15 000 piece\nSection C 2500mm 5 000 piece\nOur target for B1800 is 1,15 $.',
    'Section B 1800mm|15000|piece|1.15 USD;Section C 2500mm|5000|piece|',
  ],
  ['We would like 500 desk lamps. Does that make sense for a first order?', 'desk lamps|500||'],
];
