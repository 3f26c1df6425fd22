import type { Draft } from '../drafts';
import { answer, pdf, photo, write, xlsx } from '../drafts';
import { chenJing, liNa, sunYue, zhaoFang, zhouMin } from '../colleagues';
import { camille, fiona, hearthItaly, jonas, lucia, oliver } from '../customersWest';
import { fang, hu, qi } from '../suppliers';

/** A group with three subsidiaries: a hotel project in Bristol, utensils for Cologne, towels for Valencia, trays for Lille. */
export const hearthwell: Draft[] = [
  write('hw1', -47, '09:30', fiona, liNa, 'Hotel range 2027 - invitation to pitch', {
    record: 'Q-2026-0048',
    cc: chenJing,
    files: [
      pdf(
        'Hotel range brief.pdf',
        'HOTEL RANGE 2027 - BRIEF\nTowels 500-600 gsm\nBamboo trays and amenity boxes\nVolume 40 hotels\nDecision in Q1',
      ),
    ],
  })`
Dear Li Na,

We are building one range for hotels across our four countries and would like Haitu to pitch: towels, bamboo trays, amenity boxes. The brief is attached. Please treat it as confidential.

First indication of prices by {-30} please, then a call.`,
  answer('hw2', 'hw1', -46, '10:10', liNa, {
    record: 'PRJ-26-03',
    subject: 'RE: Hotel range 2027 - invitation to pitch [PRJ-26-03]',
  })`
Dear Fiona,

thank you very much for thinking of us. We run it here as project PRJ-26-03, please keep that number in the subject so nothing gets lost between the four countries.

Questions will follow in one list, not in ten mails, promised.`,
  answer('hw3', 'hw2', -46, '15:20', fiona)`
Very sensible. Will do.`,
  write('hw4', -40, '11:00', liNa, fiona, 'PRJ-26-03 question list', {
    record: 'PRJ-26-03',
    cc: chenJing,
    files: [
      xlsx(
        'PRJ-26-03 questions.xlsx',
        'No|Question|Answer\n1|Towel border: dobby or plain?|\n2|Embroidery or woven logo?|\n3|Trays: with handles?|\n4|Deliver to one DC or four?|',
      ),
    ],
  })`
Dear Fiona,

here is the list, 4 questions only. If you can fill the last column I make the indication by {-31}.`,
  answer('hw5', 'hw4', -37, '17:45', fiona, {
    files: [
      xlsx(
        'PRJ-26-03 questions answered.xlsx',
        'No|Question|Answer\n1|Towel border|dobby, 4 cm\n2|Logo|woven, tone in tone\n3|Trays|yes, cut-out\n4|Deliver to|four DCs',
      ),
    ],
  })`
Answers in the sheet. Four DCs, I am afraid - the lawyers insist that each subsidiary orders for itself.`,
  write('hw6', -31, '16:20', liNa, fiona, 'Q-2026-0048 indication hotel range (PRJ-26-03)', {
    record: 'Q-2026-0048',
    cc: chenJing,
    files: [
      pdf(
        'Q-2026-0048.pdf',
        'INDICATION Q-2026-0048\nBath towel 70x140 500 gsm USD 3.35\nHand towel 50x100 USD 1.72\nTray 40x30 USD 4.15\nAmenity box USD 2.90\nFOB Ningbo',
      ),
    ],
  })`
Dear Fiona,

our indication Q-2026-0048 is attached. The towels are calculated with 500 gsm, for 600 please add 18%.`,
  answer('hw7', 'hw6', -26, '10:12', fiona)`
Thank you. You are in the middle of the field on towels and best on trays. The steering group meets on {+4}; could you join a video call with Chen Jing on {-20}?`,
  write('hw8', -25, '10:02', fiona, [liNa, chenJing], 'Video call hotel range PRJ-26-03', {
    record: 'PRJ-26-03',
    meeting: {
      method: 'REQUEST',
      summary: 'Hotel range: supplier call Haitu (PRJ-26-03)',
      day: -20,
      time: '09:00',
      minutes: 45,
      location: 'Video',
    },
  })`
Agenda: 1 towels 500 v 600 gsm, 2 trays FSC, 3 lead times, 4 audit date.`,
  write('hw9', -19, '09:14', fiona, [liNa, chenJing], 'PRJ-26-03 notes of our call', {
    record: 'PRJ-26-03',
    cc: oliver,
  })`
Dear both,

Good call yesterday. As agreed:
1. you quote 550 gsm as a compromise,
2. social audit report by {-8},
3. payment 60 days from B/L is our group standard, Oliver (cc) will send the terms. I know you do not like it.`,
  answer('hw10', 'hw9', -18, '11:32', chenJing)`
Dear Fiona,

1 and 2 are fine. On 3: sixty days without security we can not do for a first programme of this size. We propose 30% deposit and 45 days, or L/C 60 days. Let us find a way when the volumes are clear.`,
  answer('hw11', 'hw10', -17, '16:05', oliver, {
    to: chenJing,
    cc: [fiona, liNa],
    files: [pdf('Hearthwell supplier terms v4.pdf', 'SUPPLIER TERMS v4\nPayment: 60 days net from B/L date')],
  })`
Please find our standard terms attached. Deviations need the CFO's signature, which takes about three weeks in my experience.`,
  write('hw12', -16, '18:20', chenJing, zhouMin, 'Hearthwell 账期问题', { meant: 'internal' })`
周总:Hearthwell 酒店项目要 60 天账期,一年大概 45 万美金。我的意见是上中信保,做 45 天。您看什么时候有空碰一下?`,
  answer('hw13', 'hw12', -16, '21:40', zhouMin, { meant: 'internal', isPhone: true })`
中信保先去问额度。明天上午10点谈。`,
  // Cologne
  write('hd1', -44, '10:45', jonas, liNa, 'Bestellung 4500088310 Silikon-Set 5-tlg.', {
    record: 'SO-2026-0094',
    files: [
      pdf('4500088310.pdf', 'BESTELLUNG 4500088310\nSilikon Kuechenhelfer 5-tlg.\n3.600 Sets  USD 5.45 FOB Ningbo'),
    ],
  })`
Sehr geehrte Frau Li,

anbei unsere Bestellung 4500088310 über 3.600 Silikon-Sets gemäß Q-2026-0026. Wareneingang spätestens in 16 Wochen. Bitte Auftragsbestätigung mit Ihrer Nummer.`,
  answer('hd2', 'hd1', -43, '09:12', liNa, {
    files: [
      pdf(
        'AB SO-2026-0094.pdf',
        'ORDER CONFIRMATION SO-2026-0094\nPO 4500088310\n3,600 sets x USD 5.45 = USD 19,620.00',
      ),
    ],
  })`
Dear Jonas,

order confirmation SO-2026-0094 is attached. Please note the colour: the tender says "salbei", our sample was 5773 C. We take 5773 C if I hear nothing else until {-40}.`,
  answer('hd3', 'hd2', -42, '14:30', jonas)`
5773 C ist richtig. Danke für den Hinweis.`,
  write('hd4', -42, '09:55', zhaoFang, fang, 'PO-0081 硅胶五件套 3600套', { record: 'PO-0081' })`
方经理:PO-0081,硅胶五件套 3600套,颜色5773C,要LFGB,不是FDA,别搞错。木柄用榉木。交期 {-20}。`,
  answer('hd5', 'hd4', -42, '10:40', fang)`
LFGB料要进口的,单套加0.6元,之前报价是按普通铂金硫化。赵经理帮忙确认一下。`,
  answer('hd6', 'hd5', -41, '08:50', zhaoFang)`
报价单上写的就是LFGB,请看第二页。0.6不加,付款我提前一周给你。`,
  answer('hd7', 'hd6', -41, '09:35', fang, { isBare: true })`
行吧,听您的。`,
  write('hd8', -21, '15:15', fang, zhaoFang, 'LFGB报告', {
    record: 'PO-0081',
    cc: liNa,
    files: [pdf('LFGB report PO-0081.pdf', 'LFGB SECTION 30/31\nSilicone, sage 5773C\nVOC 0.31 %  PASS')],
  })`
报告出来了,VOC 0.31,合格(要求0.5以下)。货下周一可以验。`,
  write('hd9', -20, '10:00', liNa, jonas, 'SO-2026-0094 LFGB report passed', {
    record: 'SO-2026-0094',
    files: [pdf('LFGB report SO-2026-0094.pdf', 'LFGB SECTION 30/31\nSilicone, sage 5773C\nVOC 0.31 %  PASS')],
  })`
Dear Jonas,

LFGB test passed, VOC 0.31% (limit 0.5). Report attached. Inspection is our own on {-18}, vessel {-14}.`,
  answer('hd10', 'hd9', -20, '11:05', jonas, { isPhone: true })`
Super, danke. Bitte Fotos von der Umverpackung, der Strichcode muss auf zwei Seiten.`,
  write('hd11', -13, '11:20', hu, sunYue, 'HLNB2611102 提单确认件', {
    record: 'SH-26-052',
    party: 'hailian',
    cc: liNa,
    files: [
      pdf('BL draft HLNB2611102.pdf', 'BILL OF LADING DRAFT\nHLNB2611102\nConsignee HEARTHWELL DEUTSCHLAND GMBH'),
    ],
  })`
孙悦,HLNB2611102 提单补料确认一下,今天下午3点前回,过时改单费300。`,
  answer('hd12', 'hd11', -13, '13:10', sunYue)`
收货人地址少一行:"Abteilung Import, Tor 4"。其他OK,电放。`,
  write('hd13', -10, '14:02', liNa, jonas, 'Shipping documents 4500088310 / SO-2026-0094', {
    record: 'SO-2026-0094',
    cc: sunYue,
    files: [
      pdf('CI SO-2026-0094.pdf', 'COMMERCIAL INVOICE SO-2026-0094\nUSD 19,620.00'),
      pdf('BL HLNB2611102.pdf', 'BILL OF LADING TELEX RELEASED\nHLNB2611102'),
    ],
  })`
Dear Jonas, documents attached, telex released as the group pays on 30 days. ETA Hamburg {+14}.`,
  // Valencia
  write('hs1', -41, '12:30', lucia, liNa, 'Pedido ES-2026-41 toallas 500 g', {
    record: 'SO-2026-0109',
    files: [
      pdf(
        'ES-2026-41.pdf',
        'PEDIDO ES-2026-41\nToalla bano 70x140 500 g  4000 uds  USD 3.30\nToalla mano 50x100  6000 uds  USD 1.70',
      ),
    ],
  })`
Buenos días Li Na:

Adjunto pedido ES-2026-41, 4.000 toallas de baño y 6.000 de manos, blanco óptico. Necesitamos la mercancía en Valencia antes de la temporada.

Por favor confirma precio y fecha de embarque.`,
  answer('hs2', 'hs1', -40, '09:25', liNa, {
    files: [pdf('PI SO-2026-0109.pdf', 'PROFORMA INVOICE SO-2026-0109\nPO ES-2026-41   USD 23,400.00')],
  })`
Dear Lucía,

gracias! PI SO-2026-0109 attached, USD 23,400.00. Shipment at the end of next month; weight tolerance +/- 3%.`,
  answer('hs3', 'hs2', -39, '10:14', lucia)`
Confirmado. Ojo con la etiqueta: composición en español y portugués, la última vez faltaba el portugués.`,
  write('hs4', -39, '16:55', zhaoFang, qi, '西班牙毛巾 PO-0087', { record: 'PO-0087' })`
齐姐,PO-0087,浴巾4000条、面巾6000条,500克,漂白要加荧光白。洗标西语+葡语,文件下周给。`,
  answer('hs5', 'hs4', -38, '08:33', qi)`
赵经理早,收到。月底有环保检查,染厂可能停五天,交期我给您留了余量。`,
  write('hs6', -17, '16:20', lucia, liNa, 'ES-2026-41 ¿fecha de embarque?', { record: 'SO-2026-0109' })`
Hola Li Na, ¿tenemos ya fecha de embarque? El almacén me pide cita de descarga y no sé qué decirles.`,
  answer('hs7', 'hs6', -16, '09:48', liNa)`
Hola Lucía, the bleaching mill was closed 5 days for an environment check. New date: ready {+3}, vessel {+6}. I am sorry, I should have written before you ask.`,
  answer('hs8', 'hs7', -16, '12:10', lucia)`
Gracias por ser clara. {+6} todavía me vale, ni un día más por favor.`,
  write('hs9', -9, '10:11', qi, zhaoFang, 'PO-0087 进度', { record: 'PO-0087', files: [photo('漂白毛巾.jpg')] })`
漂白的货出来了,白度可以。缝边还要一周。月底包装。`,
  // Lille
  write('hf1', -24, '15:10', camille, liNa, 'Demande de prix plateaux bambou', { record: 'Q-2026-0041' })`
Bonjour Li Na,

Fiona m'a parlé de vos plateaux. Nous cherchons 2 000 plateaux rectangulaires en bambou, environ 40 x 30, pour le catalogue de printemps. Quel serait votre prix FOB et le délai ?`,
  answer('hf2', 'hf1', -23, '11:02', liNa, {
    record: 'Q-2026-0041',
    subject: 'Q-2026-0041 Plateaux bambou',
    files: [pdf('Q-2026-0041.pdf', 'OFFRE Q-2026-0041\nPlateau bambou 40x30   2.000 pcs   USD 4.60 FOB Ningbo')],
  })`
Bonjour Camille,

our offer Q-2026-0041 is attached: USD 4.60 for 2,000 pcs. If your tray is the same as the one of the hotel project, the price can go down to 4.15 with the common quantity.`,
  answer('hf3', 'hf2', -21, '16:45', camille)`
Merci pour l'offre. 4,60 c'est au-dessus de mon budget (4,20). Je me renseigne auprès de Fiona pour grouper, et je reviens vers vous.`,
  write('hf4', -5, '14:30', camille, liNa, 'Re: Q-2026-0041 Plateaux bambou', { record: 'Q-2026-0041', isBare: true })`
Bonjour Li Na, le groupage n'est pas possible avant la décision du siège. Pouvez-vous tenir l'offre jusqu'au {+10} ?`,
  answer('hf5', 'hf4', -4, '09:21', liNa, { record: 'Q-2026-0041' })`
Bonjour Camille, yes, Q-2026-0041 stays valid until {+10}. After that I have to ask the factory again, bamboo goes up.`,
  write('hi1', -11, '11:20', hearthItaly, liNa, 'Richiesta campioni asciugamani', { meant: 'review', record: '' })`
Buongiorno,

la collega Fiona Marsh mi ha dato il Suo contatto. Per l'Italia cerchiamo asciugamani 500 g in tre colori. Può inviarci dei campioni e i prezzi?`,
];
