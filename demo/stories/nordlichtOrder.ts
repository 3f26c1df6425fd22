import type { Draft } from '../drafts';
import { answer, forward, pdf, photo, write, xlsx } from '../drafts';
import { chenJing, hePing, liNa, liNaZh, sunYue, zhaoFang } from '../colleagues';
import { anna, jens, torsten } from '../customersWest';
import { david, ding, hu, xu } from '../suppliers';

/** Aprons and oven mitts for Hamburg: from the repeat order to the balance that does not come. */
export const nordlichtOrder: Draft[] = [
  write('no1', -50, '10:12', anna, liNa, 'Nachbestellung Schürzen-Set / repeat order apron sets', {
    record: 'Q-2026-0019',
    cc: torsten,
  })`
Dear Li Na,

the apron and oven mitt sets from your Q-2026-0019 sold better than we thought. We want to repeat: 6.000 sets, 3 colours (sand, blue, stone), same packing but with the new barcode.

Can you keep the price of USD 4.38 / set FOB Ningbo? Delivery in Hamburg in ten weeks would be good.`,
  answer('no2', 'no1', -49, '09:20', liNa)`
Dear Anna,

good news, thank you! For 6,000 sets we can keep USD 4.38 FOB Ningbo in sand and blue. Stone is a new colour, so the mill needs a lab dip first (7 days).

Payment as usual 30% deposit, 70% against copy of B/L. If you send the PO this week we can reserve the fabric.`,
  answer('no3', 'no2', -48, '15:41', anna, {
    record: 'SO-2026-0112',
    files: [
      pdf(
        'PO_NK-48817.pdf',
        'PURCHASE ORDER NK-48817\nNordlicht Kuechen GmbH\n\nApron + oven mitt set\nsand   2000 sets\nblue   2000 sets\nstone  2000 sets\nUSD 4.38 FOB Ningbo   total USD 26,280.00',
      ),
    ],
  })`
Dear Li Na,

please find our order NK-48817 attached. Lab dip for stone to my attention please, Pantone 16-1305 TCX.

Please confirm with PI.`,
  answer('no4', 'no3', -47, '11:05', liNa, {
    record: 'SO-2026-0112',
    subject: 'PI SO-2026-0112 / your PO NK-48817',
    files: [
      pdf(
        'PI SO-2026-0112.pdf',
        'PROFORMA INVOICE  SO-2026-0112\nBuyer: Nordlicht Kuechen GmbH   PO NK-48817\n6000 sets  x USD 4.38 = USD 26,280.00\n30 % deposit USD 7,884.00\nBalance against copy B/L\nBank details never change by e-mail.',
      ),
    ],
  })`
Dear Anna,

PI SO-2026-0112 is attached, total USD 26,280.00, deposit USD 7,884.00. Production starts when the deposit is in and the stone colour is approved.

Please check the shipping mark on page 1.`,
  answer('no5', 'no4', -46, '16:30', anna, { cc: jens })`
Hello Li Na,

PI is ok, shipping mark too. Jens will transfer the deposit on Thursday.`,
  write('no6', -46, '14:10', zhaoFang, xu, '采购单 PO-0088 围裙手套套装 6000套', {
    record: 'PO-0088',
    cc: liNa,
    files: [
      xlsx(
        'PO-0088 围裙手套套装.xlsx',
        '颜色|数量(套)|单价(元)|金额\n沙色|2000|24.5|49000\n蓝色|2000|24.5|49000\n石灰色|2000|24.8|49600',
      ),
    ],
  })`
徐经理,你好:

德国客户的围裙+隔热手套套装返单,采购单 PO-0088 见附件,6000套,三个颜色各2000。
石灰色是新色,色号 16-1305 TCX,请先打样,A/B/C 三个色样,{-39} 前寄到我这里。
面料还是去年那款棉麻 240克,请确认交期 {-18}。`,
  answer('no7', 'no6', -46, '16:52', xu)`
赵经理,

单子收到。沙色和蓝色有坯布,石灰色明天安排打样。
交期 {-18} 没问题,前提是彩卡和条码 {-25} 前到厂。`,
  write('no8', -45, '09:40', zhaoFang, ding, 'PO-0089 彩卡 6200张 条码更新', {
    record: 'PO-0089',
    files: [photo('barcode_NK48817.png')],
  })`
丁丽,
彩卡还是上次的版,只改条码(附件),6200张。PO-0089。
打样给我看一下再印,德国客人对蓝色很挑。什么时候能好?`,
  answer('no9', 'no8', -45, '10:31', ding)`
赵姐好,打样3天,大货一周。条码我们会扫一遍再印。
纸张涨了一点,这次按老价给您,下次真的要调了[流泪]`,
  answer('no10', 'no5', -43, '10:22', jens, {
    to: liNa,
    cc: anna,
    files: [
      pdf(
        'Zahlungsbeleg_7880.pdf',
        'Auslandsueberweisung\nBetrag USD 7,880.00\nVerwendungszweck SO-2026-0112 Anzahlung',
      ),
    ],
  })`
Sehr geehrte Frau Li,

anbei der Beleg über die Anzahlung USD 7.880,00 (gerundet) zu SO-2026-0112. Wertstellung voraussichtlich übermorgen.`,
  forward('no11', 'no10', -42, '09:02', liNa, hePing, {})`
何平,Nordlicht 定金水单,到账了告诉我一声。谢谢!`,
  answer('no12', 'no11', -40, '11:47', hePing, { meant: 'internal' })`
到了,USD 7,880.00,全额,费用是他们出的。`,
  answer('no13', 'no10', -40, '14:15', liNa, { to: [anna, jens] })`
Dear Anna, dear Jens,

the deposit of USD 7,880.00 arrived today in full, thank you. The 4 dollars go to the balance, which is then USD 18,400.00 exactly.

Stone lab dips leave by courier tomorrow.`,
  write('no14', -39, '15:20', xu, zhaoFang, '石灰色色样已寄', { record: '', files: [photo('石灰色 ABC色样.jpg')] })`
赵经理,色样今天顺丰寄出,A样最接近,B偏黄,C偏深。照片先看一下。
面料那边染厂排到 {-33} 上缸,客人确认请尽快。`,
  write('no15', -38, '09:15', liNa, anna, 'SO-2026-0112 lab dip stone, DHL tracking', { record: 'SO-2026-0112' })`
Dear Anna,

3 lab dips (A, B, C) go to you by courier today, arrival {-35}. Our mill thinks A is nearest to 16-1305.

Please let us know by {-34}, the dye house has reserved a vat for us.`,
  answer('no16', 'no15', -35, '13:44', torsten, { cc: anna })`
Hallo Frau Li,

Muster sind da. Wir geben A frei, aber bitte Waschechtheit Note 4 nachweisen (ISO 105-C06), wegen der Handschuhe vom letzten Jahr. Die haben abgefärbt, Sie erinnern sich an SR-26-015.`,
  answer('no17', 'no16', -34, '09:30', liNa)`
Dear Torsten, dear Anna,

stone A is released, noted. The mill sends a wash test report per colour before cutting, ISO 105-C06, grade 4 min. We do remember the mitts :-(`,
  write('no18', -34, '10:05', liNaZh, [xu, zhaoFang], 'PO-0088 石灰色确认A样,大货前要色牢度报告', {
    record: 'PO-0088',
  })`
徐经理、赵芳:

客人确认 A 样。特别注意:去年的手套掉色,客人这次要每个颜色的水洗色牢度报告(ISO 105-C06,4级以上),没有报告不要开裁。`,
  answer('no19', 'no18', -34, '17:26', xu)`
收到。大货布出来就送检,3天出报告。`,
  write('no20', -30, '08:55', ding, zhaoFang, '彩卡打样照片', {
    files: [photo('彩卡打样01.jpg'), photo('彩卡打样02.jpg')],
  })`
赵姐,彩卡样出来了,蓝色按去年的标准调过。没问题今天就上机。`,
  answer('no21', 'no20', -30, '09:18', zhaoFang, { record: 'PO-0089' })`
可以,开印吧。PO-0089 的货直接送绍兴鑫源,收货人徐经理。`,
  write('no22', -27, '16:40', xu, zhaoFang, '色牢度报告 PO-0088', {
    record: 'PO-0088',
    cc: liNa,
    files: [pdf('Test report C06 sand-blue-stone.pdf', 'TEST REPORT  ISO 105-C06\nsand  4-5\nblue  4\nstone 4-5')],
  })`
报告出来了,沙色4-5级,蓝色4级,石灰色4-5级,都合格。
但是石灰色染厂晚了4天,整单交期可能要推到 {-15}。`,
  answer('no23', 'no22', -27, '17:03', zhaoFang, { record: 'PO-0088' })`
徐经理,船期已经跟客人讲过,最晚 {-16} 要验货。蓝色沙色先做,石灰色走最后,晚上加几个班,请你帮忙想办法。`,
  answer('no24', 'no23', -26, '08:31', xu, { isBare: true })`
尽量。{-17} 全部装箱,{-16} 可以验。`,
  write('no25', -26, '09:50', liNa, [anna, torsten], 'SO-2026-0112 wash test passed, status', {
    record: 'SO-2026-0112',
    files: [pdf('Test report C06 sand-blue-stone.pdf', 'TEST REPORT  ISO 105-C06\nsand  4-5\nblue  4\nstone 4-5')],
  })`
Dear Anna, dear Torsten,

all three colours passed ISO 105-C06, report attached. Status today:

| Colour | Fabric | Cut | Sewn | Packed |
| sand | 100% | 100% | 60% | - |
| blue | 100% | 80% | 20% | - |
| stone | dyed | - | - | - |

Inspection is planned for {-16}, vessel {-12} from Ningbo.`,
  answer('no26', 'no25', -25, '09:12', torsten)`
Danke, sehr gut. Endkontrolle bitte durch Veriqual wie beim letzten Mal, AQL 2.5 / 4.0.`,
  write('no27', -24, '10:20', liNa, david, 'Inspection request SO-2026-0112 / PO NK-48817, Shaoxing', {
    record: 'SO-2026-0112',
    party: 'veriqual',
    cc: zhaoFang,
  })`
Dear David,

please book a final random inspection for Nordlicht, PO NK-48817 (our SO-2026-0112): 6,000 sets, 300 cartons, AQL 2.5/4.0, date {-16}. Factory address and contact: please ask Zhao Fang (cc).`,
  answer('no28', 'no27', -24, '14:02', david)`
Dear Li Na,

Booked: {-16}, 1 inspector, 1 man-day. Booking ref. VQ-11807. Please have 100% finished and at least 80% packed.`,
  write('no29', -16, '19:35', david, liNa, 'VQ-11807 FRI result SO-2026-0112: PASS with remarks', {
    record: 'SO-2026-0112',
    cc: zhaoFang,
    files: [
      pdf(
        'VQ-11807_Report.pdf',
        'FINAL RANDOM INSPECTION\nResult PASS\nCritical 0  Major 3  Minor 9\nRemark: 2 cartons without side mark',
      ),
      photo('VQ-11807_carton.jpg'),
    ],
  })`
Dear Li Na,

Result: PASS. Major 3 (loose threads, one open seam), minor 9. Two cartons without side mark, corrected on the spot. Full report attached.`,
  forward('no30', 'no29', -15, '09:05', liNa, [anna, torsten], {
    subject: 'Inspection report SO-2026-0112 passed',
    party: 'nordlicht',
    record: 'SO-2026-0112',
    files: [pdf('VQ-11807_Report.pdf', 'FINAL RANDOM INSPECTION\nResult PASS\nCritical 0  Major 3  Minor 9')],
  })`
Dear Anna, dear Torsten,

inspection passed yesterday, the report is attached. We book the vessel today.`,
  write('no31', -15, '10:40', sunYue, hu, '订舱 SO-2026-0112 汉堡 40HQ', {
    record: 'SO-2026-0112',
    party: 'hailian',
    cc: liNa,
    files: [xlsx('托单 SO-2026-0112.xlsx', '项目|内容\n目的港|HAMBURG\n箱型|1x40HQ\n件数|300\n毛重|5460\n体积|62.4')],
  })`
胡佳:
订舱一个40HQ到汉堡,托单附上,{-12} 的船,货在绍兴门点装箱。运费照 {-20} 报的 USD 2,150。`,
  answer('no32', 'no31', -15, '15:18', hu, {
    files: [
      pdf('SO HLNB2611125.pdf', 'SHIPPING ORDER HLNB2611125\nVessel OCEAN HARMONY 046W\nNINGBO - HAMBURG\n1x40HQ'),
    ],
  })`
孙悦:舱位放出来了,SO号 HLNB2611125,船名 OCEAN HARMONY 046W,截关 {-13} 12点,装箱 {-14} 上午9点到厂。司机电话晚点发。`,
  write('no33', -14, '10:22', xu, zhaoFang, '装箱照片', {
    files: [photo('装箱1.jpg'), photo('装箱2.jpg'), photo('封条.jpg')],
  })`
柜子装好了,300箱,封条号 HX155021。尾款发票这两天开给你们。`,
  write('no34', -11, '16:05', liNa, [anna, jens], 'Shipping advice SO-2026-0112 / NK-48817, ETA Hamburg {+18}', {
    record: 'SO-2026-0112',
    files: [
      pdf(
        'CI SO-2026-0112.pdf',
        'COMMERCIAL INVOICE SO-2026-0112\n6000 sets USD 26,280.00\nDeposit received USD 7,880.00\nBalance USD 18,400.00',
      ),
      xlsx(
        'PL SO-2026-0112.xlsx',
        'Carton|Colour|Sets|GW kg\n1-100|sand|2000|1820\n101-200|blue|2000|1820\n201-300|stone|2000|1820',
      ),
      pdf('Copy BL HLNB2611125.pdf', 'BILL OF LADING (COPY)\nHLNB2611125\nOCEAN HARMONY 046W'),
    ],
  })`
Dear Anna, dear Jens,

the goods sailed on {-12} with OCEAN HARMONY 046W, ETA Hamburg {+18}. Invoice, packing list and copy of B/L are attached.

The balance is USD 18,400.00. Please transfer by {-6}, then we release the B/L by telex.`,
  answer('no35', 'no34', -10, '10:50', anna)`
Hello Li Na,

thank you, perfect. Jens has it on his list. Is it possible to get the documents also in one PDF? Our broker asks every time.`,
  answer('no36', 'no35', -9, '09:10', liNa, { isPhone: true, isBare: true })`
Sure, Sun Yue will combine them today.`,
  write('no37', -9, '11:30', sunYue, anna, 'Documents NK-48817 / SO-2026-0112 in one file', {
    record: 'SO-2026-0112',
    cc: liNa,
    files: [pdf('NK-48817_docs_complete.pdf', 'INVOICE\nPACKING LIST\nB/L COPY\nTEST REPORT')],
  })`
Dear Ms Weber,

as Li Na told me, all documents of NK-48817 in one PDF. Please tell me if the broker needs anything else.`,
  write('no38', -5, '09:25', liNa, jens, 'Balance SO-2026-0112, USD 18,400.00 was due {-6}', {
    record: 'SO-2026-0112',
    cc: [anna, chenJing],
  })`
Dear Jens,

the balance of SO-2026-0112, USD 18,400.00, was due yesterday and is not on our account yet. Could you check and send me the bank slip? Without payment I can not release the B/L, and I do not want you to pay demurrage.`,
  answer('no39', 'no38', -4, '09:48', jens)`
Guten Morgen Frau Li,

die Rechnung liegt bei der Geschäftsführung zur zweiten Unterschrift. Ich rechne mit Zahlung Ende der Woche. Entschuldigen Sie die Verzögerung.`,
  answer('no40', 'no39', -3, '10:15', chenJing)`
Dear Jens,

thank you for the open answer. We keep the telex release ready so that no day is lost. As Li Na said, our bank details stay the ones on the PI, we never change them by mail.`,
  write('no41', -48, '16:05', anna, liNa, 'SR-26-015 Farbe der Handschuhe', { record: 'SR-26-015', cc: torsten })`
Dear Li Na,

one point before we order again: the returns of the blue mitts have stopped, 41 pieces in total. Your credit note is booked, so from our side SR-26-015 can be closed. But never again please.`,
  answer('no42', 'no41', -47, '09:10', liNa)`
Dear Anna, thank you. SR-26-015 is closed here as well. This time every colour gets its own wash test before cutting, I promise.`,
];
