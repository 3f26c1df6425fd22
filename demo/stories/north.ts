import type { Draft } from '../drafts';
import { answer, forward, pdf, photo, write, xlsx } from '../drafts';
import { chenJing, liNa, zhaoFang } from '../colleagues';
import { lars, mette, sofie } from '../customersWest';
import { gu, wu } from '../suppliers';

/** Denmark's mouldy boards and Belgium's woven names. */
export const north: Draft[] = [
  write('hc1', -37, '09:12', mette, liNa, 'Cutting boards HC 20771 - mould!', {
    record: 'SO-2026-0091',
    cc: lars,
    files: [photo('mould_board_1.jpg'), photo('mould_board_2.jpg'), photo('carton_inside.jpg')],
  })`
Dear Li Na,

We opened the first cartons of HC 20771 today and approx. every fifth board has mould on the end grain. See photos. We stop all deliveries to the shops.

I need an answer today, what can we do??`,
  answer('hc2', 'hc1', -37, '16:40', liNa, { cc: chenJing })`
Dear Mette,

this is terrible and I am very sorry. Please give me: how many cartons opened, how many boards with mould, and moisture if you have an instrument (should be 8-12%). Please keep the silica bags of some cartons.

I opened SR-26-014 for it, my manager Chen Jing is in copy.`,
  answer('hc3', 'hc2', -36, '08:55', mette, {
    record: 'SR-26-014',
    subject: 'SV: Cutting boards HC 20771 - mould! SR-26-014',
    files: [xlsx('count_mould.xlsx', 'Carton|Boards|Mould\n1|12|3\n2|12|0\n3|12|4\n4|12|2\n5|12|3')],
  })`
5 cartons, 60 boards, 12 with mould. Moisture 16-17%. There were no silica bags in at all, only in the first carton.`,
  forward('hc4', 'hc3', -36, '16:20', liNa, zhaoFang, {})`
芳姐,HC 20771 发霉20%,含水率16-17%,箱子里没放干燥剂!请马上问吴老板,烘干记录和干燥剂采购单都要。`,
  write('hc5', -36, '16:45', zhaoFang, wu, 'PO-0079 砧板发霉 紧急', {
    record: 'PO-0079',
    files: [photo('mould_board_1.jpg')],
  })`
吴老板:PO-0079 砧板到丹麦20%发霉,含水率16-17,合同写的是12以下,干燥剂基本没放。
请今天给说法:烘房记录、每箱干燥剂的采购凭证。客人要全部退。`,
  answer('hc6', 'hc5', -36, '20:12', wu, { isPhone: true })`
赵经理你别急  出厂的时候是干的 我敢保证   海上一个多月 集装箱里面出汗的
干燥剂工人可能漏了一部分`,
  answer('hc7', 'hc6', -35, '08:30', zhaoFang)`
"可能漏了一部分"不行,合同第6条写明每箱2包。我这边打算按20%加返工费向贵厂索赔,请书面答复。`,
  answer('hc8', 'hc7', -34, '11:02', wu)`
我认一半 另外补发200块板免费   以后单子给我留着`,
  write('hc9', -33, '10:20', liNa, [mette, lars], 'SR-26-014 our proposal', { record: 'SR-26-014', cc: chenJing })`
Dear Mette, dear Lars,

the factory made a mistake: boards not dry enough and no silica in most cartons. Our proposal:
1. credit note for 20% of the lot, USD 2,940,
2. we pay sorting and sanding in Denmark up to USD 900 against invoice,
3. 200 boards free with next order, moisture report per lot from now on.`,
  answer('hc10', 'hc9', -32, '08:30', lars, { isPhone: true })`
Fair. But I want the moisture report before shipment, not after. Lars`,
  answer('hc11', 'hc10', -31, '10:50', mette, { to: liNa, cc: [lars, chenJing] })`
Dear Li Na, we accept 1-3. Sorting is done by a workshop here, I send you their invoice. Please make the credit note to HC 20771.`,
  answer('hc12', 'hc11', -29, '09:30', liNa, {
    files: [pdf('Credit note SR-26-014.pdf', 'CREDIT NOTE\nSR-26-014 / HC 20771\nUSD 2,940.00')],
  })`
Dear Mette, credit note attached. Thank you for staying fair with us in this.`,
  write('hc13', -14, '10:05', mette, liNa, 'End grain boards, new try', { record: 'Q-2026-0034' })`
Dear Li Na, the shops ask again for boards. Is your Q-2026-0034 for end grain still valid? With moisture report as promised.`,
  answer('hc14', 'hc13', -13, '09:20', liNa)`
Dear Mette, Q-2026-0034 is valid, and I moved the order to another drying kiln. Moisture max 10%, measured by Veriqual, not by the factory.`,
  answer('hc15', 'hc14', -12, '14:15', mette)`
Sounds good. We decide after the weekend, Lars is hunting.`,
  write('hc16', -18, '12:40', mette, liNa, 'Invoice sorting', {
    record: 'SR-26-014',
    files: [pdf('Faktura 4471 sortering.pdf', 'FAKTURA 4471\nSortering 1.440 braetter\nDKK 5.900')],
  })`
Hi Li Na, as agreed in SR-26-014 the invoice of the workshop, DKK 5.900 = approx. USD 860.`,
  // Kortrijk
  write('vl1', -46, '10:30', sofie, liNa, 'Tea towels with woven name', { record: 'Q-2026-0042' })`
Dear Li Na,

We met at the fair, stand 11.2 (I was the one with the dog). We look for half linen tea towels 50x70 with our name woven in the border, 5,000 pcs in 3 stripes. What is your minimum per stripe?`,
  answer('vl2', 'vl1', -45, '11:12', liNa)`
Dear Sofie, of course I remember the dog! Minimum is 1,500 per stripe because of the warp beam. Woven name in the selvedge is possible, needs one more beam. Offer follows.`,
  write('vl3', -43, '16:22', liNa, sofie, 'Q-2026-0042 half linen tea towels', {
    record: 'Q-2026-0042',
    files: [
      pdf(
        'Q-2026-0042.pdf',
        'QUOTATION Q-2026-0042\nHalf linen tea towel 50x70\n3 x 1,700 pcs   USD 1.62 FOB Shanghai',
      ),
    ],
  })`
Dear Sofie, Q-2026-0042: USD 1.62 FOB Shanghai with 1,700 per stripe. 45% linen 55% cotton as you wanted.`,
  answer('vl4', 'vl3', -41, '15:18', sofie)`
Price is ok for us. Can we see a weaving sample before? We pay for it.`,
  write('vl5', -41, '09:44', zhaoFang, gu, '半亚麻茶巾 织样', { record: 'PO-0095' })`
顾总,比利时客户要织名字的半亚麻茶巾,先做织样,三个条纹各1米,费用客人出,您报个打样费。`,
  answer('vl6', 'vl5', -40, '14:55', gu)`
赵经理,打样费1500,大货满5000条退还。名字请给矢量图。织机这周满,下周三上。`,
  write('vl7', -24, '13:40', sofie, liNa, 'samples + order VL 2026/77', {
    record: 'SO-2026-0118',
    files: [pdf('Order VL 2026-77.pdf', 'PURCHASE ORDER VL 2026/77\n5,100 tea towels  USD 1.62')],
  })`
Dear Li Na, the samples are lovely. Here is our order VL 2026/77. Could you make the L in the woven name a bit larger?`,
  answer('vl8', 'vl7', -23, '10:18', liNa, {
    files: [pdf('PI SO-2026-0118.pdf', 'PROFORMA INVOICE SO-2026-0118\nUSD 8,262.00')],
  })`
Dear Sofie, thank you! PI SO-2026-0118. L will be 1 mm larger, new drawing tomorrow.`,
  write('vl9', -22, '10:02', zhaoFang, gu, 'PO-0095 比利时茶巾', { record: 'PO-0095' })`
顾总,客人下单了,PO-0095,5100条,字母L加大1毫米。请排产并回传交期。`,
  answer('vl10', 'vl9', -21, '09:15', gu)`
交期 {+12},已排3号机。打样费到时候从货款里扣。`,
];
