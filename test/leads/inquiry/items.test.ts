import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { isSameText, productLikeness } from '../../evaluation/inquiryMatching';
import { inquiryMail } from './letters';

const lists: [string, string, string?][] = [
  [
    '1) Hammer 500g – 2000 pcs – target $1.20\n2) Pliers 8" – 1500 pcs – target $1.55',
    'Hammer 500g|2000|1.2;Pliers 8"|1500|1.55',
  ],
  ['Hammer 500g 2000pcs\nPliers 8" 1500pcs\nTape 5m 3000pcs', 'Hammer 500g|2000|;Pliers 8"|1500|;Tape 5m|3000|'],
  [
    'Hammer 500g (2000 pcs), Pliers 8" (1500 pcs) and Tape 5m (3000 pcs)',
    'Hammer 500g|2000|;Pliers 8"|1500|;Tape 5m|3000|',
  ],
  [
    'We are interested in hammers (2000 pcs), pliers (1500 pcs) and tapes (3000 pcs).',
    'hammers|2000|;pliers|1500|;tapes|3000|',
  ],
  [
    'Pls quote: hammer 500g, 2000 pcs; pliers 8", 1500 pcs; tape 5m, 3000 pcs.',
    'hammer 500g|2000|;pliers 8"|1500|;tape 5m|3000|',
  ],
  ['Item: Hammer 500g\nQty: 2000\n\nItem: Pliers\nQty: 1500', 'Hammer 500g|2000|;Pliers|1500|'],
  [
    '| No | Item | Qty | Unit |\n|----|------|-----|------|\n| 1 | Hammer 500g | 2,000 | pcs |\n| 2 | Pliers | 1,500 | pcs |',
    'Hammer 500g|2000|;Pliers|1500|',
  ],
  [
    'Art.-Nr.   Bezeichnung          Menge    Einheit\nH-500      Hammer 500 g         2.000    Stk.\nZ-200      Zange 200 mm         1.500    Stk.',
    'Hammer 500 g|2000|;Zange 200 mm|1500|',
  ],
  ['We need a quotation for 20ft container of ceramic tiles 60x60.', 'ceramic tiles 60x60|1|'],
  ['We would like to buy two 40HQ containers of office chairs.', 'office chairs|2|'],
  ['Our customer is asking for 1,200 folding tables, white, 180 cm.', 'folding tables, white, 180 cm|1200|'],
  ['How much for 800 camping lanterns?', 'camping lanterns|800|'],
  ['I want to know your price of silicone baking mat 40x60 for 5000 units.', 'silicone baking mat 40x60|5000|'],
  ['Looking for a supplier of rattan baskets; first order would be around 600 sets of 3.', 'rattan baskets|600|'],
  ['Please send price and MOQ for your stainless steel kettle 1.7L.', 'stainless steel kettle 1.7L||'],
  ['Can you send me your catalogue of garden tools?', 'garden tools||'],
  ['Necesitamos 3.000 sillas plegables y 500 mesas plegables.', 'sillas plegables|3000|;mesas plegables|500|'],
  [
    'Quisiera cotizar tijeras de podar (2000 unidades) y guantes de jardín (5000 pares).',
    'tijeras de podar|2000|;guantes de jardín|5000|',
  ],
  [
    'Wir benötigen folgende Artikel:\nGartenschere Bypass, 2.000 Stück\nAstschere Teleskop, 800 Stück',
    'Gartenschere Bypass|2000|;Astschere Teleskop|800|',
  ],
  ['Bitte um Angebot für 2.000 Gartenscheren und 800 Astscheren.', 'Gartenscheren|2000|;Astscheren|800|'],
  [
    'Nous cherchons des parasols déportés 3 m, 400 pièces, et des bases en granit, 400 pièces.',
    'parasols déportés 3 m|400|;bases en granit|400|',
  ],
  [
    'Vorremmo un preventivo per: forbici da potatura (2.000 pz), guanti da giardino (5.000 paia).',
    'forbici da potatura|2000|;guanti da giardino|5000|',
  ],
  [
    'Gostaria de um orçamento para 2.000 tesouras de poda e 5.000 pares de luvas.',
    'tesouras de poda|2000|;luvas|5000|',
  ],
  ['Прошу выслать цены на секаторы (2000 шт.) и перчатки садовые (5000 пар).', 'секаторы|2000|;перчатки садовые|5000|'],
  ['Нам нужны секаторы - 2000 штук, сучкорезы - 800 штук.', 'секаторы|2000|;сучкорезы|800|'],
  ['需要以下产品：\n修枝剪 8寸 2000把\n园艺手套 5000双', '修枝剪 8寸|2000|;园艺手套|5000|'],
  ['我想订2000把修枝剪和5000双园艺手套。', '修枝剪|2000|;园艺手套|5000|'],
  ['剪定ばさみ 2,000本、園芸手袋 5,000双のお見積りをお願いします。', '剪定ばさみ|2000|;園芸手袋|5000|'],
  ['・剪定ばさみ：2,000本\n・園芸手袋：5,000双', '剪定ばさみ|2000|;園芸手袋|5000|'],
  ['전지가위 2,000개와 원예장갑 5,000켤레 견적 부탁드립니다.', '전지가위|2000|;원예장갑|5000|'],
  ['품명: 전지가위\n수량: 2,000개\n품명: 원예장갑\n수량: 5,000켤레', '전지가위|2000|;원예장갑|5000|'],
  ['- مقص تقليم: 2000 قطعة\n- قفازات حديقة: 5000 زوج', 'مقص تقليم|2000|;قفازات حديقة|5000|'],
  ['Potrzebujemy: sekatory 2000 szt., rękawice 5000 par.', 'sekatory|2000|;rękawice|5000|'],
  [
    '2.000 adet budama makası ve 5.000 çift bahçe eldiveni fiyatı alabilir miyim?',
    'budama makası|2000|;bahçe eldiveni|5000|',
  ],
  [
    'Graag uw prijs voor 2.000 snoeischaren en 5.000 paar tuinhandschoenen.',
    'snoeischaren|2000|;tuinhandschoenen|5000|',
  ],
  ['Cần báo giá 2.000 kéo cắt cành và 5.000 đôi găng tay.', 'kéo cắt cành|2000|;găng tay|5000|'],
  [
    'Description\tQty\tTarget\nPruning shears\t2000 pcs\tUSD 1.90\nGloves\t5000 prs\tUSD 0.55',
    'Pruning shears|2000|1.9;Gloves|5000|0.55',
  ],
  [
    'Please see attached list.',
    'Pruning shears|2000|1.9;Gloves|5000|0.55',
    'Item,Qty,Unit,Target USD\nPruning shears,2000,pcs,1.90\nGloves,5000,pairs,0.55',
  ],
  [
    'List attached.',
    'Pruning shears 8 inch|2000|1.9;Garden gloves L|5000|0.55',
    'Inquiry list\nNo. Description Specification Qty Unit Target price USD Remark\n1 Pruning shears 8 inch 2000 pcs 1.90 with logo\n2 Garden gloves L 5000 pairs 0.55',
  ],
  [
    'List attached.',
    'Pruning shears|2000|;Garden gloves|5000|',
    '品名 规格 数量 单位\nPruning shears 8" 2000 pcs\nGarden gloves L 5000 pairs',
  ],
  ['Product: LED strip 5050\nSpec: 24V, IP65\nQuantity: 10,000 m\nTarget: 1.10 USD/m', 'LED strip 5050|10000|1.1'],
  [
    'RFQ: stainless bolts M8x40 - 20 000 pcs, M10x60 - 10 000 pcs, washers M8 - 40 000 pcs',
    'stainless bolts M8x40|20000|;M10x60|10000|;washers M8|40000|',
  ],
  ['A small trial of 200 kg dried mango please, plus 100 kg dried papaya.', 'dried mango|200|;dried papaya|100|'],
  ['Price for 2 tons of citric acid?', 'citric acid|2|'],
  [
    'Paper cups 8oz: 100k\nPaper cups 12oz: 50k\nLids: 150k',
    'Paper cups 8oz|100000|;Paper cups 12oz|50000|;Lids|150000|',
  ],
  [
    'We need the following for our new store:\n\n• Wall shelf, oak, 60 cm — 300\n• Wall shelf, oak, 90 cm — 200\n• Coat rack, black — 150',
    'Wall shelf, oak, 60 cm|300|;Wall shelf, oak, 90 cm|200|;Coat rack, black|150|',
  ],
];

describe('what is asked for', () => {
  it.each(lists.map((row, place) => [place + 1, row] as const))(
    'list %i is read line by line',
    (_, [text, wanted, file]) => {
      const letter = `Hello,\n\n${text}\n\nFOB Ningbo please.`;
      const { items } = extractInquiry(
        inquiryMail(letter),
        file ? [{ position: 0, name: 'list.csv', text: file }] : [],
      );
      const said = items.map(item => [item.product.value, item.quantity?.value ?? '', item.targetPrice?.value ?? '']);
      const right = wanted.split(';').map(item => item.split('|'));
      expect(said.map(([, ...rest]) => rest.map(String))).toEqual(right.map(([, ...rest]) => rest));
      const isSame = right.map(
        ([name], place) =>
          isSameText(name ?? '', String(said[place]?.[0])) ||
          productLikeness(name ?? '', String(said[place]?.[0])) === 1,
      );
      expect([said.map(([name]) => name), isSame.every(Boolean)]).toEqual([said.map(([name]) => name), true]);
    },
  );
});
