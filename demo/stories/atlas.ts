import type { Draft } from '../drafts';
import { answer, forward, pdf, photo, write, xlsx } from '../drafts';
import { chenJing, liNa, sunYue, wangLei, wangLeiZh, zhaoFang } from '../colleagues';
import { ivy, priya, ward } from '../customersWest';
import { hu, qi, yu } from '../suppliers';

/** Atlas Home: dish cloths on the water, kitchen towels under discussion, and an agent who writes for two customers. */
export const atlas: Draft[] = [
  write('at1', -49, '13:25', ward, wangLei, 'AH-60412 waffle dish cloths', {
    record: 'SO-2026-0098',
    cc: priya,
    files: [
      pdf(
        'AH-60412.pdf',
        'PURCHASE ORDER AH-60412\nWaffle dish cloth 30x30, pack of 4\n24,000 packs\nUSD 1.28 FOB Ningbo',
      ),
    ],
  })`
Leo,

PO AH-60412 attached, 24,000 packs as discussed with Ivy. Need it in Vancouver DC before the spring reset, so no slippage please.

Your ref on the PI?`,
  answer('at2', 'at1', -48, '10:30', wangLei, {
    files: [
      pdf(
        'PI SO-2026-0098.pdf',
        'PROFORMA INVOICE SO-2026-0098\nAtlas Home Ltd  PO AH-60412\n24,000 packs x USD 1.28 = USD 30,720.00',
      ),
    ],
  })`
Hi James,

Thanks for the PO! Our PI is SO-2026-0098, attached. 30% deposit as usual. ETD Ningbo {-8}, ETA Vancouver about 18 days later.`,
  answer('at3', 'at2', -47, '09:41', priya)`
Hi Leo, please add the HTS code and country of origin to the PI, our system rejects it otherwise. 6307.10 I think? Thx`,
  answer('at4', 'at3', -47, '22:50', wangLei, { isPhone: true })`
HTS 6307.10.20 yes. New PI tomorrow first thing`,
  write('at5', -46, '09:20', zhaoFang, qi, 'PO-0083 华夫格洗碗布 24000包', {
    record: 'PO-0083',
    cc: wangLei,
    files: [xlsx('PO-0083.xlsx', '品名|规格|数量|单价\n华夫格洗碗布 4片装|30x30cm|24000|6.9')],
  })`
齐姐:加拿大客人的单子 PO-0083,24000包,四个颜色各6000,规格和去年一样。交期 {-12}。
请注意克重不能低于 240,上次抽查有几片只有 228。`,
  answer('at6', 'at5', -46, '10:05', qi)`
收到,克重您放心,这批纱是新进的。交期能做。定金请安排30%。`,
  write('at7', -33, '11:10', qi, zhaoFang, '进度 PO-0083', { record: 'PO-0083', files: [photo('织布车间.jpg')] })`
赵经理,布已经织完七成,下周染色。绿色的色卡客人还没有回,等不及了。`,
  forward('at8', 'at7', -33, '11:32', zhaoFang, wangLei, {})`
王磊,绿色催一下客人。`,
  write('at9', -33, '11:50', wangLei, ward, 'SO-2026-0098 green lab dip, we need your OK', {
    record: 'SO-2026-0098',
    cc: [priya, ivy],
  })`
Hi James,

The green lab dip was delivered to you on {-37}. Can you or Ivy confirm today? The dye house is waiting and every day costs us one day of ETD.`,
  answer('at10', 'at9', -33, '14:20', ward)`
Green is approved. Sorry, it sat on the wrong desk.`,
  write('at11', -29, '11:02', ivy, wangLei, 'AH-60412 PP sample comments', {
    record: 'SO-2026-0098',
    party: 'atlas',
    files: [photo('label position.jpg')],
  })`
Dear Leo,

PP sample for AH-60412 approved with comments:
- label 1cm from edge, not 2
- belly band glue is visible, pls improve
Send 2 pcs TOP sample when ready.`,
  answer('at12', 'at11', -29, '15:30', wangLei)`
Noted with thanks Ivy, both points go to the factory today. TOP samples about {-15}.`,
  write('at13', -28, '16:10', ivy, liNa, 'NK-48817 packing question', { record: 'SO-2026-0112', party: 'nordlicht' })`
Dear Li Na,

Anna asked me to check NK-48817: is the polybag with suffocation warning in German? They had a problem in customs with other supplier.`,
  answer('at14', 'at13', -27, '09:28', liNa)`
Dear Ivy, yes, German + French + English, 18 pt. Photo follows when the first cartons are packed.`,
  write('at15', -24, '11:44', ivy, [wangLei, liNa], 'Fair visit next month', { meant: 'review', record: '' })`
Dear Leo, dear Li Na,

our client plans to visit you after the fair, 2 persons. Which days are good for the showroom? They want to see bamboo trays and also the dish cloths. Pls advise hotel near your office as well.`,
  answer('at16', 'at15', -23, '09:40', wangLei, { meant: 'review' })`
Hi Ivy, any day except {+6}. Which client is it, so we prepare the right samples? Hotel: the Portman at the river, 10 min by taxi.`,
  write('at17', -12, '15:20', qi, zhaoFang, '货好了', { files: [photo('成品堆放.jpg')] })`
赵经理,洗碗布全部包装完,480箱。随时可以装。尾款麻烦安排一下,快月底了。`,
  write('at18', -11, '09:30', sunYue, hu, 'SO-2026-0098 温哥华 20GP 订舱', {
    record: 'SO-2026-0098',
    party: 'hailian',
    cc: wangLei,
  })`
胡佳,20GP到温哥华,480箱 25.8立方 6100公斤,高阳的货送宁波仓库,{-8} 的船能赶上吗?`,
  answer('at19', 'at18', -11, '11:15', hu)`
{-8} 的船爆舱了,只能 {-7},SO号 HLNB2611140,运价多100美金。要不要?`,
  answer('at20', 'at19', -11, '11:40', sunYue, { isBare: true })`
要的,请放。`,
  write('at21', -11, '16:45', wangLei, [ward, priya], 'SO-2026-0098 vessel moved by one day', {
    record: 'SO-2026-0098',
  })`
Hi James, Priya,

Planned vessel is overbooked, we are on the next one: ETD {-7}, ETA Vancouver {+9}. Still inside your window. Booking HLNB2611140.`,
  answer('at22', 'at21', -11, '10:12', priya, { cc: ward })`
OK for us. Please send ISF data 48 h before cut-off. Not needed for Canada you will say but our broker wants it.`,
  write('at23', -6, '10:25', sunYue, priya, 'Docs AH-60412 / SO-2026-0098', {
    record: 'SO-2026-0098',
    cc: wangLei,
    files: [
      pdf('CI SO-2026-0098.pdf', 'COMMERCIAL INVOICE SO-2026-0098\n24,000 packs USD 30,720.00'),
      xlsx(
        'PL_AH-60412.xlsx',
        'Cartons|Colour|Packs\n1-120|green|6000\n121-240|grey|6000\n241-360|navy|6000\n361-480|white|6000',
      ),
    ],
  })`
Dear Priya,

documents of AH-60412 attached. B/L draft comes from the forwarder tomorrow, please check the notify party.`,
  answer('at24', 'at23', -6, '09:33', priya)`
Notify party must be "Pacific Customs Brokers, Richmond BC", not us. Rest is fine.`,
  write('at25', -38, '14:02', ward, wangLei, 'Kitchen towels, set of 3', {
    record: '',
    files: [photo('competitor_towel.jpg')],
  })`
Leo,

I need a price for cotton kitchen towels, set of 3, 45x65, yarn dyed, 200 gsm, belly band. 30k sets. Competitor photo attached, we pay 1.95 landed FOB equivalent today.`,
  answer('at26', 'at25', -36, '17:25', wangLei, {
    record: 'Q-2026-0044',
    subject: 'Q-2026-0044 Cotton kitchen towels set of 3',
    files: [
      pdf(
        'Q-2026-0044.pdf',
        'QUOTATION Q-2026-0044\nYarn dyed kitchen towel 45x65 200 gsm, set of 3\n30,000 sets  USD 1.98 FOB Ningbo\n50,000 sets  USD 1.91 FOB Ningbo',
      ),
    ],
  })`
Hi James,

Q-2026-0044 attached: USD 1.98 for 30k, 1.91 for 50k sets, FOB Ningbo, 60 days. Cotton is quiet at the moment so it is a good time to fix.`,
  answer('at27', 'at26', -34, '11:05', ward)`
1.98 is a no-go, I told you 1.95 is what I pay today. Sharpen the pencil. Also need OEKO-TEX on it.`,
  answer('at28', 'at27', -33, '09:10', wangLei)`
OK James. 1.94 for 30k with OEKO-TEX certificate of the mill, not logo on the band. Logo costs 400 USD licence per year, up to you.`,
  answer('at29', 'at28', -32, '09:58', ward, { cc: ivy })`
Better. Send 3 colourways to Ivy and me, strike-offs by end of month.`,
  write('at30', -19, '17:01', ivy, wangLei, 'Q-2026-0044 strike offs', { record: 'Q-2026-0044', party: 'atlas' })`
Dear Leo, strike offs for Q-2026-0044 recd, colourway 2 too dark. James wants one more in sage. Photo only is ok.`,
  answer('at31', 'at30', -18, '10:20', wangLei, { files: [photo('strikeoff_sage.jpg')] })`
Sage attached, photo in daylight. Please show James.`,
  write('at32', -15, '09:45', ward, wangLei, 'Paper towel holders AH-60455', {
    record: 'SO-2026-0115',
    cc: priya,
    files: [
      pdf('AH-60455.pdf', 'PURCHASE ORDER AH-60455\nBamboo paper towel holder 32 cm\n4,800 pcs USD 3.05 FOB Ningbo'),
    ],
  })`
Leo, PO for the bamboo paper towel holders. 4,800 pcs. Please combine with the towels if those happen.`,
  answer('at33', 'at32', -14, '09:30', wangLei)`
Thanks James! SO-2026-0115 is our number. Combining works if towels are confirmed within 3 weeks.`,
  write('at34', -14, '10:02', zhaoFang, yu, 'PO-0091 竹纸巾架 4800个', { record: 'PO-0091' })`
俞厂长,纸巾架 PO-0091,4800个,底座加重铁片,交期45天,单价按13.6。请签回。`,
  answer('at35', 'at34', -14, '15:55', yu)`
签回件拍照给你了微信上。铁片要现开模,45天紧,50天行不行`,
  write('at36', -4, '17:20', wangLeiZh, chenJing, 'Atlas 毛巾报价 1.94 审批', { meant: 'internal' })`
静姐,Q-2026-0044 客人压到1.94,毛利11.5%,低于12%了,请批一下。量有3万套。`,
  answer('at37', 'at36', -4, '18:05', chenJing, { meant: 'internal', isBare: true })`
批。下不为例,付款方式不能再让。`,
];
