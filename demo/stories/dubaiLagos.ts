import type { Draft } from '../drafts';
import { answer, forward, pdf, photo, write } from '../drafts';
import { hePing, sunYue, wangLei, wangLeiZh, zhaoFang, chenJing } from '../colleagues';
import { huda, khalid, tom } from '../customersEast';
import { bank, hu, zhu } from '../suppliers';

/** A letter of credit from Dubai with its amendments and a claim; a container for Lagos that may never be paid. */
export const dubaiLagos: Draft[] = [
  write('am1', -50, '11:15', khalid, wangLei, 'Order AM/1107/26 stainless trays', {
    record: 'SO-2026-0101',
    cc: huda,
    files: [
      pdf(
        'Order AM-1107-26.pdf',
        'ORDER AM/1107/26\nServing tray 45 cm  5,000 pcs USD 2.60\nServing tray 35 cm  5,000 pcs USD 1.85\nL/C 90 days sight',
      ),
    ],
  })`
Dear Mr Wang,

Please find our order AM/1107/26 against your Q-2026-0038. Payment by L/C at 90 days as agreed. Kindly send proforma today so that bank can open.`,
  answer('am2', 'am1', -49, '09:50', wangLei, {
    files: [
      pdf(
        'PI SO-2026-0101.pdf',
        'PROFORMA INVOICE SO-2026-0101\nUSD 22,250.00 FOB Ningbo\nL/C 90 days, latest shipment',
      ),
    ],
  })`
Dear Khalid,

PI SO-2026-0101 attached. Please let us see the draft L/C before your bank issues, last time we needed two amendments.`,
  answer('am3', 'am2', -48, '12:40', huda)`
السيد وانغ المحترم،

نرفق لكم مسودة الاعتماد المستندي للطلب AM/1107/26. نرجو التأكيد قبل الساعة الثالثة ظهراً بتوقيت دبي حتى يفتح البنك الاعتماد اليوم.`,
  answer('am4', 'am3', -48, '17:20', wangLei, { to: [khalid, huda] })`
Dear Ms Huda, dear Khalid,

three points in the draft: 1) partial shipment must be allowed, 2) clause 47A no. 6 (inspection certificate signed by applicant) we can not accept, 3) presentation 21 days. Rest is fine. Shukran!`,
  answer('am5', 'am4', -47, '10:05', khalid)`
OK for 1 and 3. For 2 our bank puts certificate of inspection by Veriqual instead. Agreed?`,
  answer('am6', 'am5', -47, '14:30', wangLei, { isBare: true })`
Agreed, thank you.`,
  write('am7', -42, '10:32', bank, hePing, '信用证通知 LC155/2026 金额USD22,250.00', {
    record: 'SO-2026-0101',
    party: 'donghai',
    files: [
      pdf(
        'MT700 LC155-2026.pdf',
        'MT700  LC155/2026\nApplicant AL MANARA HOME TRADING LLC\nUSD 22,250.00\nInvoice must show SO-2026-0101',
      ),
    ],
  })`
尊敬的客户:

我行收到贵司为受益人的信用证一份,证号 LC155/2026,金额 USD 22,250.00,申请人 AL MANARA HOME TRADING LLC,发票须显示合同号 SO-2026-0101。请及时审核,如需修改请联系申请人。`,
  forward('am8', 'am7', -42, '11:05', hePing, [wangLeiZh, sunYue], {})`
证到了,你们对一下条款,47A再看仔细点。`,
  answer('am9', 'am8', -41, '09:30', sunYue, { meant: 'internal' })`
看了:装期 {-6},交单21天,没有软条款。就是货描把 45 cm 写成 45 mm,要改证。`,
  write('am10', -41, '15:12', wangLei, khalid, 'LC155/2026 one amendment please (SO-2026-0101)', {
    record: 'SO-2026-0101',
    cc: huda,
  })`
Dear Khalid,

L/C received, thank you. Only one mistake: the goods say 45 MM, must be 45 CM. A 45 mm tray is for a mouse :) Please amend.`,
  answer('am11', 'am10', -40, '11:02', khalid)`
Hahaha. Amended, bank charge on us.`,
  write('am12', -41, '10:12', zhaoFang, zhu, 'PO-0084 不锈钢托盘 10000只', { record: 'PO-0084' })`
晓燕:PO-0084,托盘45cm和35cm各5000,304料0.6厚,要覆膜。去年刮花的事别再来。交期 {-14}。`,
  answer('am13', 'am12', -41, '11:30', zhu)`
芳姐收到,覆膜换了厚一丝的。304证明到时候附上。`,
  write('am14', -16, '14:30', zhu, zhaoFang, 'PO-0084 大货照片', {
    record: 'PO-0084',
    files: [photo('托盘45.jpg'), photo('包装.jpg')],
  })`
货齐了,照片请看,周四可以验。`,
  write('am15', -12, '10:20', sunYue, hu, 'SO-2026-0101 杰贝阿里 20GP', {
    record: 'SO-2026-0101',
    party: 'hailian',
    cc: wangLei,
  })`
胡佳,LC155的货,20GP 杰贝阿里,最晚装期 {-6},提单要显示L/C号和"FREIGHT COLLECT"。`,
  answer('am16', 'am15', -12, '16:11', hu)`
{-8} 的船,SO号 HLNB2611163,提单条款我发你对。`,
  write('am17', -5, '15:55', khalid, wangLei, 'SR-26-011 trays scratched, last shipment', {
    record: 'SR-26-011',
    files: [photo('scratch1.jpg'), photo('scratch2.jpg')],
  })`
Dear Mr Wang,

about SR-26-011: our shop counted 214 pcs scratched from the first lot. We ask credit USD 480. Please don't make it long story, we have good relation.`,
  answer('am18', 'am17', -4, '11:30', wangLei, { cc: chenJing })`
Dear Khalid,

I will not make it long. Our share is 70%, factory film was too thin, it is changed now. USD 336 as credit on next invoice?`,
  answer('am19', 'am18', -4, '10:40', khalid, { isPhone: true, isBare: true })`
350 and we are friends`,
  answer('am20', 'am19', -3, '09:12', wangLei, { isPhone: true, isBare: true })`
350. Deal!`,
  write('am21', -20, '09:40', huda, wangLei, 'إغلاق المكتب يومين', { record: '', party: 'manara' })`
السادة شركة هايتو المحترمون،

نود إعلامكم بأن مكاتبنا ستكون مغلقة يومي {-13} و {-12} بسبب الانتقال إلى مبنى جديد. للأمور العاجلة يرجى الاتصال بالسيد خالد على الجوال.`,
  // Lagos
  write('ok1', -39, '14:10', tom, wangLei, 'goods for my shops in Lagos', { record: '' })`
Good day sir
I have 3 shops in Lagos. I want kitchen things mixed one 20ft, bamboo, towels, steel plates. Send me price CIF Apapa Lagos. My budget is $15,000.
God bless`,
  answer('ok2', 'ok1', -38, '10:05', wangLei, {
    files: [pdf('Product list mixed.pdf', 'MIXED CONTAINER PROPOSAL\n14 items, 20GP about 26 cbm')],
  })`
Dear Tom, thank you. Attached a mixed list of 14 items that fit one 20GP. Terms: 30% deposit, balance before B/L. SONCAP needed for the steel.`,
  answer('ok3', 'ok2', -36, '20:15', tom, { isPhone: true })`
Items 1 3 4 7 9 ok. How much is soncap. Can I pay 10% first, exchange rate is killing us`,
  answer('ok4', 'ok3', -35, '11:48', wangLei, {
    record: 'Q-2026-0046',
    subject: 'Q-2026-0046 mixed container Lagos',
    files: [pdf('Q-2026-0046.pdf', 'QUOTATION Q-2026-0046\n5 items USD 13,860.00 CIF Apapa\nSONCAP USD 520.00')],
  })`
Q-2026-0046 attached, USD 13,860 CIF Apapa incl. 5 items, SONCAP 520 extra. Deposit minimum is 30%, sorry, company rule. I can make you one sample carton first (SO-2026-0117), paid by Western Union.`,
  answer('ok5', 'ok4', -34, '19:02', tom, { isPhone: true })`
Ok sample carton first. I pay monday`,
  answer('ok6', 'ok5', -31, '13:21', wangLei, {
    isBare: true,
    record: 'SO-2026-0117',
    subject: 'SO-2026-0117 sample carton',
  })`
Got it Tom, carton SO-2026-0117 leaves by DHL tomorrow, tracking later.`,
  answer('ok7', 'ok6', -24, '16:40', tom, { isPhone: true, files: [photo('IMG_0155.jpg')] })`
Carton don reach. Quality is fine oo. My wife took the bamboo tray already`,
  answer('ok8', 'ok7', -23, '09:22', wangLei, { isBare: true })`
Good! Tell your wife she has good taste. Shall I book the container then?`,
  write('ok9', -12, '15:05', sunYue, tom, 'SO-2026-0117 commercial invoice sample', {
    record: 'SO-2026-0117',
    cc: wangLei,
    files: [pdf('CI SO-2026-0117.pdf', 'COMMERCIAL INVOICE SO-2026-0117\nSamples, value for customs USD 48.00')],
  })`
Dear Mr Okafor, invoice for your customs attached.`,
];
