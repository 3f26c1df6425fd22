import type { Draft } from '../drafts';
import { answer, forward, pdf, photo, write, xlsx } from '../drafts';
import { chenJing, chenJingZh, liNa, liNaZh, zhaoFang } from '../colleagues';
import { anna, torsten } from '../customersWest';
import { wu, yu } from '../suppliers';

/** Bamboo trays: the price is too high, two factories are asked, the quotation is revised. */
export const nordlichtTrays: Draft[] = [
  write('nt1', -33, '11:20', anna, liNa, 'Anfrage Bambustabletts 40x30', {
    record: '',
    files: [
      pdf('drawing.pdf', 'TRAY 40 x 30 x 4 cm\nHandle holes 10 x 3 cm\nBamboo, food safe lacquer'),
      photo('mood_tray.jpg'),
    ],
  })`
Hallo Li Na,

für die Aktionswochen suchen wir ein Bambustablett, ca. 40 x 30 cm, mit Griffen, lebensmittelecht lackiert, FSC. Menge zum Start 5.000 Stück, evtl. zusätzlich 50 x 35.

Bitte um Angebot FOB Ningbo und Muster. Zeichnung hängt an.`,
  answer('nt2', 'nt1', -32, '09:35', liNa)`
Dear Anna,

trays we can do very well. Two questions: do you need the FSC logo printed (then licence number of you), and is the tray for dishwasher? Bamboo in dishwasher is no good.

You get the offer by {-29}.`,
  answer('nt3', 'nt2', -32, '14:12', anna, { isPhone: true, isBare: true })`
FSC logo yes, licence no. I send later. No dishwasher, only hand wash. LG Anna`,
  write('nt4', -32, '10:45', zhaoFang, [yu, wu], '询价 竹托盘 40x30 和 50x35', {
    record: '',
    files: [pdf('drawing.pdf', 'TRAY 40 x 30 x 4 cm')],
    isBare: true,
  })`
两位好:

德国客户询价竹托盘,图纸见附件:
1. 40*30*4cm,5000个
2. 50*35*4.5cm,3000个
带手孔,食品级漆,FSC,彩盒5层箱每箱12个。请报含税价(13%)、起订量、交期、外箱尺寸。后天下班前要。`,
  answer('nt5', 'nt4', -31, '08:20', yu, { to: zhaoFang })`
赵经理:40*30含税21.8元,50*35含税29.5元,FSC证书有的。MOQ 1000,交期40天。箱规41*31*52,12个一箱。
竹子今年价格高,月底可能还要涨,早点定。`,
  answer('nt6', 'nt4', -30, '21:14', wu, { to: zhaoFang, isPhone: true })`
小托盘19.5 大的26  不含税的
FSC没有 别的客户也没要过
量大可以谈`,
  write('nt7', -30, '09:05', zhaoFang, liNa, '竹托盘两家价格', {
    meant: 'internal',
    files: [
      xlsx('竹托盘比价.xlsx', '工厂|40x30|50x35|FSC|交期\n安吉竹语|21.8|29.5|有|40天\n庆元森木|22.0|29.4|无|35天'),
    ],
  })`
娜娜,比价在附件,森木加税点跟竹语差不多,又没有FSC,建议用竹语。`,
  write('nt8', -29, '15:10', liNa, anna, 'Q-2026-0031 Bamboo tray 40x30 / 50x35', {
    record: 'Q-2026-0031',
    files: [
      pdf(
        'Q-2026-0031.pdf',
        'QUOTATION Q-2026-0031\nTray 40x30x4   5,000 pcs   USD 4.25 FOB Ningbo\nTray 50x35x4.5 3,000 pcs   USD 5.60 FOB Ningbo\nFSC 100%, food safe lacquer, colour box\nLead time 50 days',
      ),
    ],
  })`
Dear Anna,

our quotation Q-2026-0031 is attached:

| Item | Quantity | USD/pc FOB Ningbo |
| Tray 40x30x4 cm | 5,000 | 4.25 |
| Tray 50x35x4.5 cm | 3,000 | 5.60 |

FSC 100%, food safe lacquer with test, colour box. Lead time 50 days after sample approval. Samples are ready on {-24}, free of charge, courier on your account please.`,
  answer('nt9', 'nt8', -27, '16:55', anna, { cc: torsten })`
Dear Li Na,

thank you for the fast offer. To be honest USD 4.25 is too high, our target is 3.80 for the small one. A supplier from Vietnam is at 3.90, without FSC I admit.

Please check again. Courier account for the samples: 955 155 015.`,
  forward('nt10', 'nt9', -26, '08:40', liNa, chenJing, {})`
陈静,客人目标3.80,我们4.25毛利才14%,3.80做不了。4.10 可以吗?`,
  answer('nt11', 'nt10', -26, '09:22', chenJingZh, { meant: 'internal', isBare: true })`
4.10可以,但数量要上8000。让赵芳再跟俞厂长磨一磨,8000的量降个五毛。`,
  write('nt12', -26, '10:12', zhaoFang, yu, '竹托盘 40*30 数量8000能做到多少', { record: '' })`
俞厂长,客人嫌贵,小托盘数量可能加到8000,您这边最低多少?同一批竹片下料,省工的。`,
  answer('nt13', 'nt12', -26, '13:30', yu)`
8000的话21.2,再低真没了。漆是进口的,你们要检测的。`,
  answer('nt14', 'nt9', -25, '09:18', liNa)`
Dear Anna,

we have calculated again with the factory. For 8,000 pcs of the small tray in one lot we can do USD 4.10 FOB. 3.80 is not possible with FSC and LFGB lacquer, and I do not want to offer you a cheaper lacquer.

Samples left today with your courier account, 2 of each.`,
  write('nt15', -22, '13:20', torsten, liNa, 'Muster Tabletts angekommen', {
    cc: anna,
    files: [photo('Muster_Griff.jpg')],
  })`
Hallo Frau Li,

die Muster sind da. Qualität gut, aber die Grifflöcher haben scharfe Kanten, bitte mit 2 mm Radius. Lack riecht leicht, bitte Migrationstest nach LFGB §30/31 einplanen.`,
  answer('nt16', 'nt15', -21, '09:02', liNa)`
Dear Torsten, radius 2 mm is no problem, the factory changes the milling tool. LFGB test we do on the sealed sample, cost on us if you order 8,000.`,
  write('nt17', -21, '09:30', liNaZh, [yu, zhaoFang], '竹托盘样品客人意见', { record: '' })`
俞厂长:客人收到样品,质量满意,两点:手孔边太利,要倒2mm圆角;漆有一点味道,大货要过LFGB。请再做2个改过的样。`,
  answer('nt18', 'nt17', -21, '19:45', yu, { isPhone: true })`
好的,刀具换一下就行,下周二样品好`,
  write('nt19', -13, '16:02', liNa, anna, 'Q-2026-0031 rev. 2, bamboo tray revised', {
    record: 'Q-2026-0031',
    cc: chenJing,
    files: [
      pdf(
        'Q-2026-0031 rev2.pdf',
        'QUOTATION Q-2026-0031 rev. 2\nTray 40x30x4   8,000 pcs   USD 4.10 FOB Ningbo\nTray 50x35x4.5 3,000 pcs   USD 5.50 FOB Ningbo\nHandle radius 2 mm, LFGB test included\nValid until in 3 days',
      ),
    ],
  })`
Dear Anna,

as discussed here is revision 2: 8,000 pcs at USD 4.10, the large one at 5.50, handle with radius 2 mm, LFGB test included. The price is valid until {+3}, because bamboo goes up again next month.`,
  answer('nt20', 'nt19', -12, '10:05', anna, { automatic: 'absence', meant: 'linked', isToSenderOnly: true })`
Vielen Dank für Ihre Nachricht. Ich bin bis {-8} auf Messe und lese meine E-Mails nur unregelmäßig. In dringenden Fällen wenden Sie sich bitte an Torsten Brandt.`,
  answer('nt21', 'nt19', -7, '09:55', anna)`
Hi Li Na, back from the fair, 214 mails... I take your Q-2026-0031 into the meeting on {-1}. Between us, 4.10 is hard but the sample is liked by everybody.`,
  answer('nt22', 'nt21', -6, '09:12', liNa)`
Dear Anna,

welcome back! If it helps in the meeting: we can pack 8 instead of 12 per carton without extra cost, good for your stores. And for the opportunity of the promotion weeks (OPP-26-024) we reserve the bamboo strips until {+3}.`,
  answer('nt23', 'nt18', -13, '08:50', yu, { to: zhaoFang, files: [photo('托盘新样.jpg')] })`
新样好了,手孔照片看一下,今天寄。竹片我给你们留到下周,要不要定给个话。`,
];
