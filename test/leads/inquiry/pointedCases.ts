/**
 * Goods that a word points at, counts of each of them, numbers with commas in lists, and prices that are another's;
 * "product|quantity|unit|price", set apart by semicolons.
 */
export const pointedCases: readonly (readonly [string, string])[] = [
  // Names behind a colon, and so many of each
  [
    'We run a webshop for lamps. Before we order more I want to see two of them in hand: wall lamp WL-20 and floor lamp FL-31. Please tell me the cost of 3 pieces from each.',
    'wall lamp WL-20|3|pieces|;floor lamp FL-31|3|pieces|',
  ],
  [
    'Antes de pedir más queremos ver estos modelos: grifo monomando G-10 y ducha de mano D-22. ¿Cuánto cuestan 2 piezas de cada uno?',
    'grifo monomando G-10|2|piezas|;ducha de mano D-22|2|piezas|',
  ],
  [
    'Queremos primeiro estes modelos: torneira monocomando T-10 e chuveiro de mão C-22. Qual o preço de 3 peças de cada?',
    'torneira monocomando T-10|3|peças|;chuveiro de mão C-22|3|peças|',
  ],
  [
    'An installer asks us for a product that is not in your range: ceiling rain shower 40 cm. We need 250 pcs.',
    'ceiling rain shower 40 cm|250|pcs|',
  ],
  [
    "Your oak bath shelf (60 cm, the wide one) is exactly what two of my customers picked. I'd need 300 pcs.",
    'oak bath shelf (60 cm, the wide one)|300|pcs|',
  ],
  // Commas within numbers and beside them
  [
    'These are the items we marked, please give best price:\n1) Ball valve brass, nickel - 3,000 pcs\n2) Angle valve, chrome - 5,500 pcs\n3) Hose 60 cm, steel - 12,000 pcs',
    'Ball valve brass, nickel|3000|pcs|;Angle valve, chrome|5500|pcs|;Hose 60 cm, steel|12000|pcs|',
  ],
  [
    'Estos son los artículos, favor dar precio:\n- Bisagra inox, cierre suave - 4,000 pzas\n- Tirador barra, negro mate - 12,500 pzas',
    'Bisagra inox, cierre suave|4000|pzas|;Tirador barra, negro mate|12500|pzas|',
  ],
  // A name between its heading and its number
  [
    'Wir benötigen:\nMöbelgriff 160 mm, Edelstahl, vernickelt.\nJahresbedarf: 24.000 Stück',
    'Möbelgriff 160 mm, Edelstahl, vernickelt|24000|Stück|',
  ],
  [
    'Necesitamos:\nGrifo de cocina con caño extraíble, acero inox.\nCantidad: 1.200 piezas',
    'Grifo de cocina con caño extraíble, acero inox|1200|piezas|',
  ],
  [
    'Нам нужно:\nСмеситель для кухни с выдвижным изливом.\nКоличество: 800 шт',
    'Смеситель для кухни с выдвижным изливом|800|шт|',
  ],
  // Grades, cycles, what a container holds: no counts
  [
    'We require floor drain 6 inch, 316 grade, satin. Qty will be 8,000 pcs.',
    'floor drain 6 inch, 316 grade, satin|8000|pcs|',
  ],
  [
    'Please quote 5,000 pcs soft close hinge. 80,000 cycles should be proven by a report.',
    'soft close hinge|5000|pcs|',
  ],
  [
    'I need 1 40ft container of close coupled toilets. My friend gets 620 sets inside one container.',
    'close coupled toilets|1|40ft container|',
  ],
  [
    '我们需要浴室镜柜 (mirror cabinet，要有 CE 认证) 300 套，报 FOB 宁波。',
    '浴室镜柜 (mirror cabinet，要有 CE 认证)|300|套|',
  ],
  // Prices of the shops, of others, of ours, and the buyer's own
  [
    'Please quote 700 towel rails 60 cm. In the local shops such a rail is sold for EUR 39, just as an idea.',
    'towel rails 60 cm|700||',
  ],
  ['Por favor coticen 500 toalleros de 60 cm. En las tiendas locales cuestan 35 EUR.', 'toalleros de 60 cm|500||'],
  [
    'We need 4,000 pcs floor drain. The Wenzhou factory is asking USD 0.74 but we can confirm at USD 0.68 only.',
    'floor drain|4000|pcs|0.68 USD',
  ],
  [
    'Necesitamos 4.000 piezas de rejilla inox. Otro proveedor nos ofrece 0,74 USD pero podemos cerrar en 0,68 USD.',
    'rejilla inox|4000|piezas|0.68 USD',
  ],
  [
    'Нам нужно 4000 шт трапов из нержавейки. Другой завод предлагает 0,74 USD, но мы можем принять только 0,68 USD.',
    'трапов из нержавейки|4000|шт|0.68 USD',
  ],
  [
    'Please quote 600 pcs door lock. You wrote 3.55 USD on my card. If you make it 3.20 I take the full quantity.',
    'door lock|600|pcs|3.2 USD',
  ],
  [
    'Ando buscando chapas tipo pomo como 6 mil piezas, la chapa la ocupo a 1.90 de dólar máximo.',
    'chapas tipo pomo|6000|piezas|1.9 USD',
  ],
];

/** Ports that stand without a term: the letter, and the port. */
export const portCases: readonly (readonly [string, string])[] = [
  ['How much is one shower column until Queen Elizabeth II Quay Freetown? I need 300 sets.', 'Freetown'],
  ['Busco 6 mil chapas de pomo para traerlas a puerto cortes.', 'puerto cortes'],
  ['Preciso de 2.000 torneiras para levar até Leixões.', 'Leixões'],
  ["Il nous faut 900 robinets, à acheminer jusqu'à Dakar.", 'Dakar'],
  ['Нам нужно 900 смесителей, привезти в Новороссийск.', 'Новороссийск'],
  ['Preis für 900 Armaturen bis Hamburg?', 'Hamburg'],
];
