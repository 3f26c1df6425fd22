import type { Draft } from '../drafts';
import { answer, bounce, pdf, photo, write, xlsx } from '../drafts';
import { hePing, liNaZh, mailServer, sunYue, zhaoFang, chenJing } from '../colleagues';
import { bank, david, ding, fang, gu, hu, jin, qi, wu, xinyuanFinance, xu, yu, zhu } from '../suppliers';

/** The daily traffic with factories, forwarder, broker, inspectors and the bank. */
export const factories: Draft[] = [
  write('fa1', -44, '08:40', gu, zhaoFang, '亚麻纱涨价通知', {
    record: '',
    files: [pdf('Price notice.pdf', 'PRICE NOTICE\nLinen yarn 14 Nm + 6 %')],
  })`
赵经理,亚麻纱这个月又涨6%,我们下月起亚麻类全线上调4%,已下单的不动。函件见附件,抱歉。`,
  answer('fa2', 'fa1', -44, '10:15', zhaoFang)`
顾总,4%太多了,欧洲客人刚谈完价。老款按3%,新款再议,行不行?`,
  answer('fa3', 'fa2', -43, '09:26', gu)`
老客户,3%就3%。`,
  write('fa4', -42, '14:02', yu, zhaoFang, '竹语 新品图册', { files: [photo('竹面包盒.jpg'), photo('竹调料架.jpg')] })`
赵经理:两个新品,面包盒和调料架,图先看,价格面包盒含税46,调料架32。可以印客人logo。`,
  write('fa5', -40, '11:22', zhu, zhaoFang, '304不锈钢涨价,报价有效期调整', { record: 'PO-0084' })`
芳姐,钢材这周涨了300一吨,报价有效期从30天改成15天,之前PO-0084不受影响。`,
  write('fa6', -36, '15:30', zhaoFang, [yu, wu], '询价 折叠沥水架 竹面包盒', { record: '' })`
两位:请报折叠沥水架(42*33,2000个)和面包盒(36*22*18,1500个),含税,彩盒,邮购包装(要过1米跌落)。`,
  answer('fa7', 'fa6', -35, '09:10', yu, {
    to: zhaoFang,
    files: [xlsx('竹语报价 沥水架面包盒.xlsx', '品名|单价含税|MOQ|交期\n折叠沥水架|31.5|1000|35\n面包盒|46|1000|40')],
  })`
报价见附件,跌落包装加1.2元。`,
  answer('fa8', 'fa6', -34, '20:33', wu, { to: zhaoFang, isPhone: true })`
沥水架29  面包盒做不了 机器不行`,
  write('fa9', -31, '16:20', xinyuanFinance, hePing, '对账单 PO-0071 PO-0086 请核对', {
    files: [xlsx('鑫源对账单.xlsx', '日期|采购单|金额|已付\n上上月|PO-0071|86200|86200\n上月|PO-0086|64800|19440')],
    record: 'PO-0086',
  })`
何会计好,上月对账单请核对盖章回传。PO-0086 定金已收。`,
  answer('fa10', 'fa9', -30, '10:12', hePing, { files: [] })`
沈会计,数字对的,章盖好扫描回你。发票抬头不要带括号,税号别写错。`,
  write('fa11', -28, '09:40', ding, [zhaoFang, sunYue], '快递单号 彩卡 PO-0089', { record: 'PO-0089' })`
彩卡6200张今天发绍兴,德邦 DPK155027731,3件。多给了80张备损。`,
  write('fa12', -23, '14:15', jin, sunYue, '退税备案资料', {
    record: '',
    files: [xlsx('备案清单.xlsx', '序号|资料|是否齐\n1|采购合同|是\n2|装货单|缺\n3|委托报关书|是')],
  })`
孙小姐,上个月几票备案单证差装货单,我列表里打了"缺",这周补给我。`,
  answer('fa13', 'fa12', -23, '15:40', sunYue)`
好的,胡佳那边我去要,明天给你。`,
  write('fa14', -22, '09:30', hu, [sunYue, chenJing], '海联 下月运价及旺季附加费', {
    files: [
      xlsx(
        '运价表.xlsx',
        '航线|20GP|40HQ\n汉堡|1350|2150\n勒阿弗尔|1380|2180\n温哥华|1900|2450\n桑托斯|2300|2900\n杰贝阿里|980|1450',
      ),
    ],
  })`
各位好,下月运价见附件,汉堡线旺季附加费每柜加200,请提前两周订舱。`,
  write('fa15', -19, '10:45', david, chenJing, 'Veriqual: new report template and prices', {
    files: [pdf('Veriqual rates.pdf', 'MAN-DAY RATES\nZhejiang USD 228\nHebei USD 258')],
  })`
Dear Chen Jing,

From next month our man-day rate in Zhejiang is USD 228 (was 218). In exchange the reports come within 12 hours, with video. Hope you can accept.`,
  answer('fa16', 'fa15', -18, '09:40', chenJing)`
Dear David, for 30+ inspections a year we ask to keep 218 for another half year. Please check with your boss.`,
  answer('fa17', 'fa16', -17, '16:20', david)`
OK for three more months. He was in a good mood.`,
  write('fa18', -18, '10:02', bank, hePing, '外汇到账通知 USD15,155.00 附言 SO-2026-0105', {
    record: 'SO-2026-0105',
    party: 'donghai',
  })`
贵司账户尾号3000收到汇入汇款 USD 15,155.00,汇款人 MAISON LAVANDE SARL,附言 SO-2026-0105。请于三个工作日内办理申报。`,
  write('fa19', -15, '08:55', fang, zhaoFang, '模具保养停机两天', { record: 'PO-0081' })`
赵经理,{-13}和{-12}两天油压机保养,不影响 PO-0081,货已经好了。`,
  write('fa20', -14, '17:12', qi, zhaoFang, '开票信息', { files: [photo('开票信息.png')] })`
赵经理,开票信息更新了电话,账户没变。以后票开电子的。`,
  write('fa21', -10, '09:18', zhaoFang, xu, '请开票 PO-0088', {
    record: 'PO-0088',
    cc: xinyuanFinance,
  })`
徐经理、沈会计:PO-0088 一共6000套,按实际出货数开票,品名"棉麻围裙手套套装",单位"套"。月底前寄到。`,
  answer('fa22', 'fa21', -9, '14:40', xinyuanFinance, { to: zhaoFang })`
发票已开,数量6000套,价税合计147,600元,明天顺丰寄出。`,
  write('fa23', -8, '10:15', jin, sunYue, 'HLNB2611163 查验', { record: 'SH-26-056', party: 'shunda' })`
孙小姐,迪拜这票海关布控查验,明天上午掏箱,你们来个人,带上材质证明。`,
  answer('fa24', 'fa23', -8, '10:40', sunYue)`
材质证明在晓燕那里,我让她马上发。明天我过去。`,
  write('fa25', -8, '10:55', sunYue, zhu, '急 PO-0084 304材质证明', { record: 'PO-0084' })`
晓燕,海关查验,304材质证明扫描件半小时内发我,谢谢!`,
  answer('fa26', 'fa25', -8, '11:12', zhu, {
    files: [pdf('304 mill certificate.pdf', 'MILL TEST CERTIFICATE\nSUS304 0.6 mm\nCr 18.1  Ni 8.02')],
  })`
附件,快去!`,
  answer('fa27', 'fa24', -7, '15:30', jin)`
放行了,没事,抽查件数对的。这票赶上船。`,
  write('fa28', -6, '16:31', liNaZh, gu, '涂层桌布 询价 法国客户', { cc: zhaoFang, record: '' })`
顾总,法国客人要涂层棉桌布,门幅140和160,3个花型各600米,OEKO-TEX。请报米价,起订量太小的话加多少也写清楚。`,
  answer('fa29', 'fa28', -5, '10:25', gu)`
140的26.5一米,160的30,600米一个花要加网费,已含。涂层厂排期25天。`,
  write(
    'fa30',
    -27,
    '09:33',
    zhaoFang,
    { ...qi, address: 'runmian.old0155@163.com', isKnown: false },
    '年度供应商评审表',
    { record: '', meant: 'review' },
  )`
齐姐,年度评审表请填好回传,营业执照和环评一起。`,
  bounce('fa31', 'fa30', -27, '09:34', mailServer)`
This is the mail system at host mx.haitu.example.

I'm sorry to have to inform you that your message could not be delivered to one or more recipients.

550 5.1.1 <runmian.old0155@163.com>: User not found`,
];
