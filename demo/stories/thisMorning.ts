import type { Draft } from '../drafts';
import { answer, forward, pdf, photo, write, xlsx } from '../drafts';
import {
  chenJing,
  chenJingZh,
  crm,
  hePing,
  info,
  liNa,
  liNaZh,
  sales,
  sunYue,
  wangLei,
  wangLeiZh,
  zhaoFang,
  zhouMinZh,
} from '../colleagues';
import { grace, huda, khalid, mori, tanaka } from '../customersEast';
import { aigul, anna, fiona, ivy, timur } from '../customersWest';
import { bank, david, ding, fang, gu, hu, qi, wu, xu, xuFalse, yu, zhu } from '../suppliers';
import { mother, rossi, sami, tradeNews } from '../strangers';

/** This morning: what comes in while one watches. */
export const thisMorning: Draft[] = [
  write('tm1', 0, '07:30', tradeNews, info, '外贸早报:本周出口退税新规解读', {
    meant: 'newsletter',
    newsletter: 'daily',
  })`
今日要点:
1. 退税申报期限与备案单证的新要求
2. 欧洲线运价连涨三周
3. 印度棉纱进口关税动向`,
  answer('tm2', 'ln21', 0, '08:02', zhaoFang, { isBare: true })`
俞厂长早,先帮我占住,中午前一定给准信。`,
  write('tm3', 0, '08:05', wu, zhaoFang, 'PO-0090 热处理证明', { record: 'PO-0090', files: [photo('热处理证明.jpg')] })`
证明来了   另外PO-0093 第二批2000块什么时候来验`,
  answer('tm4', 'ln9', 0, '08:20', liNa)`
Dear Mette,

a beautiful morning mail, thank you! HC 20803 is confirmed on Q-2026-0034, PI follows today. Moisture report by Veriqual before loading, in writing.`,
  write('tm5', 0, '08:12', sunYue, hu, '急:HLNB2611140 提单通知人改一下', {
    record: 'SH-26-054',
    party: 'hailian',
    cc: wangLei,
  })`
胡佳早,HLNB2611140 通知人改成 PACIFIC CUSTOMS BROKERS, RICHMOND BC,客人说上次就提过。能不能免改单费?`,
  write('tm6', 0, '08:31', zhouMinZh, [liNaZh, wangLeiZh], '今天下午三点消防演习', { meant: 'internal' })`
下午三点消防演习,十五分钟,听到铃声从东楼梯下。别留在工位上回邮件,说的就是你们两个业务。`,
  write('tm7', 0, '09:34', tanaka, chenJing, 'Re: Q-2026-0039 丸トレーの件', {
    record: 'Q-2026-0039',
    cc: mori,
    isBare: true,
  })`
陳様

おはようございます。丸トレーのサンプル、本日到着いたしました。仕上がりは大変良いです。
つきましては、見積(Q-2026-0039)の数量を3,000に増やした場合の単価を頂けますでしょうか。`,
  write('tm8', 0, '08:45', bank, hePing, '外汇到账通知 USD13,734.00 附言 SO-2026-0096', {
    record: 'SO-2026-0096',
    party: 'donghai',
  })`
贵司账户尾号3000收到汇入汇款 USD 13,734.00,汇款人 COMERCIAL ANDINA HOGAR SPA,附言 OC-7719 SO-2026-0096。请及时办理申报。`,
  forward('tm9', 'tm8', 0, '08:50', hePing, wangLeiZh, {})`
智利的到了,一分不少。`,
  forward('tm10', 'ln6', 0, '08:55', chenJingZh, crm, { meant: 'review' })`
意大利连锁店询盘,质量不错,归档后李娜跟。注意和墨西哥 Casa del Sol 不是一家。`,
  answer('tm11', 'tm5', 0, '09:06', hu, {})`
刚问了,船还没开,今天改免费。改好的确认件十点前发你。`,
  write('tm12', 0, '12:10', grace, chenJing, 'GS-3309 + racks', { record: 'SO-2026-0114' })`
Morning Jing,

Has GS-3309 made it on the boat? And the flat pack racks, I showed the boss, he wants 1,500. Send me a fresh quote when you get a sec.`,
  write('tm13', 0, '09:12', ivy, liNa, 'Re: bamboo tray samples', { meant: 'review', record: '', isBare: true })`
Dear Li Na,

the client asks whether the bamboo tray can be ready before the fair. Please advise price for 2 sizes, and pls courier 2 more samples to my office.`,
  write('tm14', 0, '09:18', fang, zhaoFang, '硅胶原料报价有效期到周五', {
    files: [xlsx('硅品报价.xlsx', '品名|单价|有效期\n五件套|29.8|周五\n烘焙垫40x30|8.6|周五')],
  })`
赵经理,原料又要动了,附件价格到周五,要下单的赶紧。烘焙垫也报了一个给您参考。`,
  write('tm15', 0, '09:20', xuFalse, [hePing, zhaoFang], '付款账户变更通知 PO-0088', {
    meant: 'review',
    record: '',
    authentication: 'none',
    files: [
      pdf(
        'New bank account.pdf',
        'NOTICE OF NEW BANK ACCOUNT\nBeneficiary: XINYUAN TRADING UAB\nLT00 1550 0000 0000 1000\nVilnius, Lithuania',
      ),
    ],
  })`
何会计、赵经理:

因年度审计,我司原账户暂停收款,PO-0088 尾款请付至附件新账户(立陶宛子公司),今天务必安排,付好请回邮件,不用打电话,我在出差。

徐建国`,
  write('tm16', 0, '09:26', hePing, [zhaoFang, chenJingZh], '鑫源换账户?先别付', { meant: 'internal' })`
芳姐,这封换账户的邮件不对劲,域名少一个e,立陶宛的账户。我打徐经理手机核实,付款先停。`,
  answer('tm17', 'td18', 0, '07:40', aigul, { isBare: true, to: liNa, files: [photo('поезд.jpg')] })`
Ли На, доброе утро! Видим, что состав ушёл. Остаток оплатили вчера вечером, платёжка у Тимура. Когда ждать накладную СМГС?`,
  write('tm18', 0, '06:35', huda, wangLei, 'تأكيد الشحن AM/1107/26', { record: 'SO-2026-0101', cc: khalid })`
السيد وانغ المحترم، صباح الخير،

نرجو تزويدنا بنسخة من بوليصة الشحن الخاصة بالطلب AM/1107/26 حتى نجهز التخليص في جبل علي. مع الشكر.`,
  write('tm19', 0, '09:40', david, [zhaoFang, liNa], 'VQ-11861 moisture check SO-2026-0107: average 9.4 %', {
    record: 'SO-2026-0107',
    files: [pdf('VQ-11861.pdf', 'MOISTURE CHECK\n40 boards  average 9.4 %  max 10.8 %')],
  })`
Dear all, moisture check of the boards for SO-2026-0107 finished: average 9.4%, highest 10.8% (1 board). Two silica bags in all opened cartons.`,
  answer('tm20', 'tm18', 0, '11:01', wangLei)`
Dear Huda, dear Khalid,

good morning! The B/L for AM/1107/26 is at the bank with the L/C documents since yesterday. A copy comes from Sun Yue within the hour.`,
  write('tm21', 0, '10:08', liNaZh, chenJingZh, '托盘 4.05 请批', { meant: 'internal' })`
静姐,Anna 昨晚从私人邮箱说8000定了,要4.05。4.10降5分,毛利还有13.2%。批吗?另外她不是公司邮箱,我让她用公司邮箱确认。`,
  answer('tm22', 'tm21', 0, '10:15', chenJingZh, { meant: 'internal', isBare: true, isPhone: true })`
批,但要正式订单来了再改报价。`,
  write('tm23', 0, '10:20', ding, zhaoFang, '新样册送您', { isPhone: true })`
赵姐,给您寄了两本新样册,明天到。巴西那单的彩盒要不要我先报个价?`,
  write('tm24', 0, '10:24', qi, zhaoFang, 'PO-0087 可以验货了', { record: 'PO-0087', files: [photo('毛巾成箱.jpg')] })`
赵经理,西班牙的毛巾昨晚全部装箱,洗标西语葡语都对过。您安排验货吧,{+3} 可以装。`,
  answer('tm25', 'ln7', 0, '10:33', liNa)`
Hola Lucía! Yes, {+6} is firm: the mill has just told us that all cartons are packed, inspection is booked. Keep the slot.`,
  answer('tm26', 'tm7', 0, '10:41', chenJing)`
田中様

サンプルがお気に召して何よりです。3,000個の場合、単価は USD 4.28(CIF大阪)となります。型代は引き続き弊社負担です。`,
  write('tm27', 0, '10:45', mother, liNaZh, '周末', { meant: 'private', isPrivate: true })`
娜娜,周末要不要给小宝做汤圆?你爸问你车修好了没有。`,
  write('tm40', 0, '06:46', sami, wangLei, 'pallets for order AM/1107/26', { meant: 'review', record: '' })`
Dear Mr Wang,

I am new in the warehouse of Al Manara, IT will give me a company address next week. How many cartons of AM/1107/26 on one pallet, and how high? Our racks are 1.6 m.`,
  write('tm28', 0, '10:48', gu, [zhaoFang, liNaZh], 'PO-0095 织样封样', {
    record: 'PO-0095',
    files: [photo('织名特写.jpg')],
  })`
比利时的大货上机了,字母L大了1毫米,特写照片请看。剪了一段封样给你们。`,
  write('tm29', 0, '10:52', zhu, zhaoFang, '托盘加柄报价', { record: '' })`
芳姐,迪拜那个45托盘加柄:焊接柄19.8,铆钉柄18.6,3000只,25天。`,
  write('tm30', 0, '10:58', wangLei, crm, 'PC 5512 - saldo e laudo', {
    encloses: 'ln14',
    party: 'ferreira',
    record: 'SO-2026-0107',
  })`
巴西客户确认分摊检测费,归档备查。`,
  write('tm31', -1, '17:32', fiona, [liNa, chenJing], 'PRJ-26-03 steering group moved', { record: 'PRJ-26-03' })`
Dear both, an early note from the train: the steering group is moved to {+6}. Could you have the 550 gsm samples in Bristol by then?`,
  write('tm32', 0, '11:05', yu, zhaoFang, 'PO-0091 铁片模具好了', {
    record: 'PO-0091',
    files: [photo('纸巾架底座.jpg')],
  })`
纸巾架的底座模具好了,比说的早三天。PO-0091 按45天能交。托盘的事等你电话。`,
  answer('tm33', 'tm12', 0, '11:08', chenJing, {
    files: [pdf('BL copy GS-3309.pdf', 'BILL OF LADING (COPY)\nSO-2026-0114  GS-3309\nNINGBO - MELBOURNE')],
  })`
Hi Grace, yes, she sailed last night, B/L copy attached. New quote for 1,500 flat pack racks this afternoon (Q-2026-0040 rev. 1).`,
  answer('tm34', 'ln6', 0, '11:10', liNa, {
    to: rossi,
    meant: 'review',
    files: [pdf('Haitu bamboo catalogue.pdf', 'NINGBO HAITU TRADING\nBAMBOO 2027')],
  })`
Buongiorno Marco,

thank you for your inquiry, my colleague passed it to me. For 5,000 trays with FSC, CIF Genova, you get our offer tomorrow. Is colour box or simple sleeve wanted?`,
  write('tm35', 0, '08:12', timur, liNa, 'Платёжка ТД-204', {
    record: 'SO-2026-0110',
    isPhone: true,
    files: [photo('платежка ТД-204.jpg')],
  })`
Доброе утро. Платёжное поручение по ТД-204 во вложении. Полотенца хорошие, весной повторим. Тимур`,
  write('tm36', 0, '11:15', liNa, anna, 'Q-2026-0031, please confirm from your company address', {
    record: 'Q-2026-0031',
  })`
Dear Anna,

I got a nice mail from a private address with your name yesterday evening. Before I change Q-2026-0031 please confirm from your office, you know our rule :) For 8,000 pcs I have a good answer ready.`,
  write('tm37', 0, '11:18', hu, sunYue, 'HLNB2611140 提单确认件(已改)', {
    record: 'SH-26-054',
    party: 'hailian',
    files: [pdf('BL draft HLNB2611140 v2.pdf', 'BILL OF LADING DRAFT v2\nHLNB2611140\nNotify PACIFIC CUSTOMS BROKERS')],
  })`
改好了,请确认,没问题我就叫船公司出正本。`,
  write('tm38', 0, '11:20', xu, zhaoFang, 'PO-0088 账户没有变', { record: 'PO-0088' })`
赵经理,何会计刚打电话给我,那封邮件不是我发的!我们账户从来没换过,PO-0088 尾款还是打原账户,千万别付错。我这边报警了。`,
  write('tm39', 0, '11:24', wangLei, [sales, chenJing], 'Showroom visit: Atlas Home', {
    meant: 'internal',
    meeting: { method: 'REQUEST', summary: '展厅接待', day: 5, time: '10:00', minutes: 120, location: '三楼展厅' },
  })`
展厅接待,样品:毛巾三色、纸巾架、托盘。`,
];
