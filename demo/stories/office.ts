import type { Draft } from '../drafts';
import { answer, bounce, forward, photo, write, xlsx } from '../drafts';
import {
  chenJing,
  chenJingZh,
  crm,
  hePing,
  info,
  liNa,
  liNaZh,
  mailServer,
  sales,
  sunYue,
  wangLei,
  wangLeiZh,
  zhaoFang,
  zhouMin,
  zhouMinZh,
} from '../colleagues';
import { khalid, paulo, tanaka } from '../customersEast';
import { helene, ivy, lucia, mette, ward } from '../customersWest';
import {
  backup,
  cargo,
  carmen,
  chuangyi,
  clinic,
  cottonWatch,
  fairVisitor,
  houseware,
  kb,
  mother,
  oceanIndex,
  olga,
  peters,
  platform,
  ranking,
  teacher,
  tender,
  tradeNews,
} from '../strangers';

/** What else lies in the mailboxes: colleagues, families, newsletters, absences, bounces, strangers. */
export const office: Draft[] = [
  write('of1', -45, '08:35', zhouMinZh, [liNaZh, wangLeiZh, chenJingZh, zhaoFang, sunYue, hePing], '周一例会改到下午', {
    meant: 'internal',
  })`
各位,周一例会改到下午两点,三楼会议室。每人准备三句话:上周做成了什么,卡在哪里,需要谁。`,
  write('of2', -38, '09:12', hePing, [liNaZh, wangLeiZh], '上月应收账款', {
    meant: 'internal',
    files: [
      xlsx(
        '应收账款.xlsx',
        '客户|订单|币种|余额|到期\nNordlicht|SO-2026-0112|USD|18400|待出货\nLavande|SO-2026-0105|USD|15155|待出货\nAndina|SO-2026-0096|USD|13734|待出货',
      ),
    ],
  })`
应收表在附件,请各自跟进。超期的周五之前给我一个说法。`,
  answer('of3', 'of2', -38, '10:20', liNaZh, { meant: 'internal' })`
收到,Lavande 出货后一周内肯定付,老客户。`,
  write('of4', -29, '17:45', chenJingZh, [liNaZh, wangLeiZh], '广交会名片分配', {
    meant: 'internal',
    files: [xlsx('名片.xlsx', '公司|国家|负责人\nVlaamse Linnen|BE|李娜\nOkafor|NG|王磊\nBrightmoor|GB|李娜')],
  })`
名片分好了,三天内必须联系一遍,结果写在最后一列。`,
  write('of5', -21, '12:05', sunYue, [zhaoFang, liNaZh], '中午拼单奶茶', { meant: 'internal' })`
有没有人拼奶茶,满60减20,还差两杯!`,
  write('of6', -12, '18:01', zhouMinZh, [chenJingZh, hePing], '明年汇率预算', { meant: 'internal' })`
明年报价先按 7.05 算,欧元按 7.70。何平和银行问一下远期。`,
  write('of7', -6, '02:00', backup, [chenJing], '[备份] 每日任务完成', { meant: 'internal' })`
任务 nas-daily 完成,用时 00:41:12,增量 3.2 GB,0 个错误。`,
  // private
  write('pr1', -35, '19:20', mother, liNaZh, '周末回来吃饭', { meant: 'private', isPrivate: true })`
娜娜,周六回不回来?你爸买了梭子蟹。小宝的毛衣我织好了。`,
  answer('pr2', 'pr1', -34, '12:10', liNaZh, { meant: 'private', isPrivate: true, isPhone: true })`
回的,周六上午到。螃蟹等我来蒸`,
  write('pr3', -17, '16:40', teacher, liNaZh, '家长会通知', { meant: 'private', isPrivate: true })`
小宝妈妈您好,家长会定于{-12}下午四点,请准时参加,需要带一张全家照。`,
  write('pr4', -9, '14:05', clinic, wangLei, 'Your appointment', { meant: 'private', isPrivate: true })`
Dear Mr Wang, we confirm your appointment on {-4} at 18:15 with Dr Shen. Please come 10 minutes earlier.`,
  // newsletters
  write('nl1', -40, '07:30', tradeNews, info, '外贸早报:上月出口数据公布', {
    meant: 'newsletter',
    newsletter: 'daily',
  })`
今日要点:
1. 上月家居用品出口同比增长 4.1%
2. 巴西对竹制品检疫要求有调整
3. 人民币中间价小幅上调`,
  write('nl2', -30, '09:00', houseware, sales, 'Exhibitor news: your stand package for spring', {
    meant: 'newsletter',
    newsletter: 'exhibitors',
  })`
Early bird until the end of the month: furnished stands from EUR 289 per square metre. New in hall 4: sustainable table.`,
  write('nl3', -20, '08:00', oceanIndex, sales, 'Ocean Rate Index week overview: Asia-Europe up 4 %', {
    meant: 'newsletter',
    newsletter: 'weekly',
  })`
| Lane | USD/FEU | Week |
| Ningbo - Hamburg | 2,180 | +4 % |
| Ningbo - Vancouver | 2,430 | -1 % |
| Ningbo - Santos | 2,910 | +2 % |`,
  write('nl4', -11, '07:30', tradeNews, info, '外贸早报:红海航线最新动态', {
    meant: 'newsletter',
    newsletter: 'daily',
  })`
今日要点:
1. 三家船公司宣布下季度恢复部分航次
2. 欧盟木制品尽职调查条例再次推迟的讨论
3. 宁波港上月吞吐量创新高`,
  write('nl5', -5, '08:15', cottonWatch, wangLei, 'Cotton Watch: quiet week before the report', {
    meant: 'newsletter',
    newsletter: 'watch',
  })`
Nearby futures moved in a range of 140 points. Mills in Hebei report cover for two months.`,
  // absences and bounces
  write('oo1', -32, '09:22', liNa, mette, 'New napkin designs', { record: '' })`
Dear Mette, in our showroom are 20 new napkin designs. If you tell me three designs I send them along with the boards report.`,
  answer('oo2', 'oo1', -32, '09:23', mette, { automatic: 'absence', meant: 'linked', isToSenderOnly: true })`
I am out of the office until {-30}. For urgent matters please contact Lars, +45 5555 0150. Mvh Mette`,
  write('oo3', -19, '10:31', wangLei, paulo, 'SO-2026-0107 moisture photos', {
    record: 'SO-2026-0107',
    files: [photo('umidade_9.jpg')],
  })`
Dear Paulo, good news of PC 5512: moisture today 9.2% in average, 20 boards measured in the factory. Photos attached.`,
  answer('oo4', 'oo3', -18, '08:00', paulo, { automatic: 'absence', meant: 'linked', isToSenderOnly: true })`
Estarei em viagem até {-15}, com acesso limitado ao e-mail. Assuntos urgentes: importacao@ferreira-utilidades.example.`,
  write(
    'bo1',
    -25,
    '15:06',
    wangLei,
    { ...ward, name: 'Jim Ward', address: 'jim.ward@atlas-home.example', isKnown: false },
    'New dish cloth colours',
    { record: 'SO-2026-0098' },
  )`
Hi James, is this your new address? You wrote it on the card at the fair. The new colours are attached in low resolution.`,
  bounce('bo2', 'bo1', -25, '15:07', mailServer)`
This is the mail system at host mx.haitu.example.

I'm sorry to have to inform you that your message could not be delivered to one or more recipients. It's attached below.

550 5.1.1 <jim.ward@atlas-home.example>: Recipient address rejected: user unknown in virtual mailbox table`,
  write('oo5', -16, '16:15', liNa, helene, 'Échantillons toiles enduites', { record: '' })`
Bonjour Hélène, I send you a swatch book of coated cotton with the next courier, maybe interesting for spring.`,
  answer('oo6', 'oo5', -16, '11:16', helene, { automatic: 'absence', meant: 'linked', isToSenderOnly: true })`
Bonjour, je suis absente jusqu'au {-14} inclus. Votre message ne sera pas transféré.`,
  // strangers
  write('un1', -36, '09:50', peters, sales, 'Enquiry: bamboo chopping boards', { meant: 'review', record: '' })`
Hello,

We met your colleague at the last fair. We are a chain of 14 kitchen shops in the north of England and need bamboo chopping boards, 3 sizes, about 4,000 pcs in total. Please quote FOB Ningbo with your lead time. Target USD 2.10 for the medium one.`,
  answer('un2', 'un1', -35, '10:05', liNa, { meant: 'review', isBare: true })`
Dear Mr Peters,

thank you for your enquiry. Before I quote: end grain or edge grain, and do you need feet? Please send a sketch of the three sizes.`,
  write('un3', -33, '20:11', kb, info, 'towels price', { meant: 'review', record: '' })`
Hello, i need 1000 pcs face towel and 1000 bath towel, how much to Tema port. KB Trading Accra`,
  write('un4', -28, '11:00', platform, sales, 'New inquiry from a buyer: silicone baking mat', {
    meant: 'review',
    record: '',
    replyTo: 'buyer-77155@relay.tradebridge.example',
  })`
You have received a new inquiry.

| Buyer | Ms. Elena Popescu |
| Country/Region | Romania |
| Product | Silicone baking mat 40x30 |
| Quantity | 2,000 Pieces |

Message: Please send your best price with food certificate and photos of packing.`,
  write('un5', -22, '10:21', cargo, [sales, info], '美西美东特价舱位 本周可出', { meant: 'review', record: '' })`
您好!美西 1350,美东 2050,本周还有12个舱位,双清包税到门也可以做,欢迎咨询!`,
  write('un6', -18, '15:45', ranking, info, 'first page of Google', { meant: 'review', record: '' })`
Hi, I was going through your website and found some errors. We can put you on first page of Google in 60 days. Shall I send the audit report?`,
  write('un7', -13, '13:21', olga, sales, 'Запрос: льняные полотенца', { meant: 'review', record: '' })`
Добрый день!
Ищем поставщика льняных кухонных полотенец 45х70, 5 000 шт., с логотипом. Пришлите, пожалуйста, прайс и минимальную партию. Поставка в Гданьск.`,
  write('un8', -10, '09:15', chuangyi, info, '礼品盒厂家直供', { meant: 'review', record: '' })`
老板您好,我们是温州做礼品盒的工厂,天地盖、抽屉盒、纸袋都有,量大从优,可以寄样。`,
  write('un9', -8, '14:02', tender, info, 'GOVERNMENT TENDER SUPPLY 2027', { meant: 'review', record: '' })`
Dear Supplier,

Your company has been selected to supply 200,000 towels for the National Relief Programme, value US$ 1.4 Million. No quotation is needed. A registration fee of US$ 2,850 applies. Reply with your bank details and passport copy. Keep this confidential.`,
  write('un10', -5, '12:40', fairVisitor, sales, 'fair visit photo', {
    meant: 'review',
    record: '',
    files: [photo('IMG_2231.jpg')],
  })`
Salam dear i visited your booth 11.3 H22 lady in green jacket gave me sample of bamboo spoon, please send me price list and i want to be your sole agent in pakistan`,
  write('un11', -3, '10:34', carmen, sales, 'Solicitud de cotización manteles', { meant: 'review', record: '' })`
Buenos días:

Somos distribuidores de textil hogar en Zaragoza. Solicitamos cotización FOB de manteles antimanchas 140x200, 2.500 unidades, 4 diseños. ¿Cuál es su pedido mínimo y plazo de entrega? CIF: B50155015.`,
  // passed on to be filed
  forward('cr1', 'un3', -32, '09:05', chenJingZh, crm, { meant: 'review' })`
归档。加纳的,小单,先回个价格表。`,
  write('cr0', -30, '11:12', khalid, sales, 'Price for tray with handle?', { record: '' })`
Dear sirs, Mr Wang does not pick up the phone. Please advise price for the 45 cm tray with handles, 3,000 pcs. Khalid`,
  forward('cr2', 'cr0', -30, '15:12', wangLei, crm, { record: '', party: 'manara' })`
归到客户名下,我已电话回复。`,
  answer('cr3', 'cr0', -30, '15:40', wangLei, { isBare: true })`
Dear Khalid, sorry, I was on the plane. With welded handles USD 3.15, with riveted 2.95.`,
  write('cr4', -26, '14:02', tanaka, info, '会社案内のお願い', { record: '' })`
ご担当者様

お世話になっております。社内手続きのため、貴社の会社案内(英文)と最新の登記情報を頂けますでしょうか。`,
  forward('cr5', 'cr4', -26, '14:30', sunYue, crm, { party: 'kobayashi', record: '' })`
陈姐的日本客户,发到info了,转归档。`,
  write('cr6', -14, '16:16', ivy, info, 'Our new office phone', { meant: 'review', record: '' })`
Dear all, from {-10} our new phone no. is +852 5550 1555. Mail remains the same.`,
  write('cr7', -13, '09:02', lucia, sales, 'Contacto de administración', { record: '' })`
Buenos días, ¿me podéis dar el contacto de vuestra administración? Nos falta el certificado de residencia fiscal para el alta de proveedor.`,
  answer('cr8', 'cr7', -13, '17:00', hePing, { to: lucia, cc: liNa, files: [photo('Tax residency certificate.png')] })`
Dear Ms Ferrer, please find the certificate of tax residency attached. He Ping, finance.`,
  write('cr9', -4, '08:45', zhouMin, ward, 'Visit in Toronto', { cc: wangLei, record: '' })`
Dear James,

I will be in Toronto from {+20} for three days and would like to thank you personally for ten years. Would dinner on the second evening suit you?`,
  answer('cr10', 'cr9', -4, '09:20', ward, { isPhone: true })`
Min, my pleasure. I book the steak place you liked.`,
];
