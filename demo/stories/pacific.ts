import type { Draft } from '../drafts';
import { answer, forward, pdf, photo, write, xlsx } from '../drafts';
import { chenJing, chenJingZh, zhaoFang } from '../colleagues';
import { grace, mori, tanaka } from '../customersEast';
import { gu, wu } from '../suppliers';

/** Osaka is exact, Melbourne is relaxed. */
export const pacific: Draft[] = [
  write('ko1', -47, '10:05', tanaka, chenJing, '【ご注文】KZ-26-0533 リネンクロス', {
    record: 'SO-2026-0116',
    cc: mori,
    files: [
      xlsx(
        'KZ-26-0533.xlsx',
        '品名|色|数量|単価USD\nリネンクロス 45x65|生成|1200|1.85\nリネンクロス 45x65|墨|1200|1.85\nリネンクロス 45x65|藍|1200|1.85',
      ),
    ],
  })`
陳 静 様

いつもお世話になっております。小林雑貨の田中です。

リネンクロスの注文書(KZ-26-0533)をお送りいたします。6色のうち、まず3色各1,200枚でお願いいたします。
納期は {-10} 船積みを希望しております。ご確認のほど、よろしくお願いいたします。`,
  answer('ko2', 'ko1', -46, '11:10', chenJing, {
    files: [pdf('PI SO-2026-0116.pdf', 'PROFORMA INVOICE SO-2026-0116\nKZ-26-0533  3,600 pcs  USD 6,660.00')],
  })`
田中様

お世話になっております。ご注文ありがとうございます。PI SO-2026-0116 を添付いたします。船積みは {-10} で問題ございません。
検品は前回同様、全数検針いたします。`,
  answer('ko3', 'ko2', -46, '16:30', mori)`
陳様

品質管理の森です。検針証明書は色別にお願いいたします。
また、前回(SO-2026-0087)の竹トレーで、毛羽立ちが2件ございました。工場様へご周知いただけますと幸いです。`,
  answer('ko4', 'ko3', -45, '09:25', chenJing)`
森様

ご指摘ありがとうございます。竹トレーは仕上げの番手を #240 から #400 に変更済みです。検針証明書は色別に発行いたします。`,
  write('ko5', -45, '10:10', zhaoFang, gu, 'PO-0092 日本亚麻布巾 全数检针', { record: 'PO-0092', cc: chenJingZh })`
顾总,日本单 PO-0092,三色各1200,全数检针,检针证明分颜色出。线头、油污按日本标准,宁可多挑。`,
  answer('ko6', 'ko5', -45, '14:05', gu)`
日本的单我亲自盯,放心。检针机刚校准过。`,
  write('ko7', -13, '09:30', gu, zhaoFang, 'PO-0092 检针证明', {
    record: 'PO-0092',
    files: [
      pdf(
        'Needle detection PO-0092.pdf',
        'NEEDLE DETECTION CERTIFICATE\necru / charcoal / indigo\nFe 1.0 mm  all passed',
      ),
    ],
  })`
三份检针证明合在一个PDF里了。货今天送仓库。`,
  write('ko8', -9, '10:12', chenJing, [tanaka, mori], 'SO-2026-0116 船積書類', {
    record: 'SO-2026-0116',
    files: [
      pdf('CI PL SO-2026-0116.pdf', 'INVOICE / PACKING LIST SO-2026-0116'),
      pdf('Needle detection SO-2026-0116.pdf', 'NEEDLE DETECTION CERTIFICATE\nall passed'),
    ],
  })`
田中様、森様

本日船積みいたしました。大阪着 {-5} の予定です。書類一式を添付いたします。`,
  answer('ko9', 'ko8', -8, '11:45', tanaka)`
陳様

書類拝受いたしました。ありがとうございます。着荷次第ご連絡いたします。`,
  write('ko10', -35, '15:05', tanaka, chenJing, '竹トレーとリネンの見積依頼', { record: '' })`
陳様

春の企画で、竹トレー(丸、直径30cm)とリネンクロス(ストライプ)の見積をお願いできますでしょうか。数量は各2,000です。価格は大阪CIFで頂けますと助かります。`,
  answer('ko11', 'ko10', -33, '14:40', chenJing, {
    record: 'Q-2026-0039',
    subject: 'Q-2026-0039 竹トレー・リネンクロス 見積',
    files: [
      pdf(
        'Q-2026-0039.pdf',
        'QUOTATION Q-2026-0039\nRound tray 30 cm  2,000 pcs USD 4.40 CIF Osaka\nLinen cloth stripe  2,000 pcs USD 1.98 CIF Osaka',
      ),
    ],
  })`
田中様

見積書 Q-2026-0039 をお送りいたします。丸トレーは新しい型が必要ですが、型代は弊社で負担いたします。`,
  answer('ko12', 'ko11', -31, '10:30', tanaka)`
ありがとうございます。社内で検討いたします。丸トレーの縁の高さは2cmで可能でしょうか。`,
  answer('ko13', 'ko12', -31, '15:55', chenJing, { isBare: true })`
はい、2cmで可能です。サンプルは10日ほどでお送りできます。`,
  write('ko14', -41, '13:40', mori, chenJing, 'Re: 竹トレー出荷の件', {
    references: ['20260618095512.0087@haitu.example'],
    record: 'SO-2026-0087',
    files: [photo('毛羽立ち.jpg')],
  })`
陳様

先日の件、写真をお送りいたします。2件とも縁の内側です。返品は不要ですが、次回の改善をお願いいたします。`,
  answer('ko15', 'ko14', -40, '10:02', chenJing)`
森様

写真ありがとうございます。工場で再現し、ブラシ工程を追加いたしました。代替品を次回の荷に4個同梱いたします。`,
  // Melbourne
  write('gs1', -43, '12:10', grace, chenJing, 'Dish brushes GS-3309', {
    record: 'SO-2026-0114',
    files: [pdf('GS-3309.pdf', 'PO GS-3309\nDish brush, bottle brush, pot brush\n3 x 4,000 pcs')],
  })`
Hi Jing,

PO GS-3309 for the brushes, 4,000 of each. Plastic-free all the way please, including the tape on the cartons. Our customers do check!

Cheers`,
  answer('gs2', 'gs1', -42, '14:10', chenJing, {
    files: [pdf('PI SO-2026-0114.pdf', 'PROFORMA INVOICE SO-2026-0114\nGS-3309  USD 11,880.00')],
  })`
Hi Grace, PI SO-2026-0114. Paper tape is no problem, we use it for Nordic customers too. Biosecurity: the brushes are sisal and bamboo, methyl bromide or heat?`,
  answer('gs3', 'gs2', -42, '18:42', grace)`
Heat treatment please, MeBr is a bit hard to sell as green ;)`,
  write('gs4', -40, '09:44', zhaoFang, wu, 'PO-0090 澳洲碗刷 三款各4000', { record: 'PO-0090' })`
吴老板,PO-0090,三款刷子各4000,剑麻毛,热处理不熏蒸,纸胶带封箱。一点塑料都不能有,包括标签。`,
  answer('gs5', 'gs4', -40, '19:50', wu)`
纸胶带我这边没有  你们寄两箱来   其他没问题`,
  write('gs6', -11, '16:15', wu, zhaoFang, '刷子做好了', { isPhone: true, files: [photo('刷子.jpg')] })`
可以来验了  热处理证明下周给`,
  write('gs7', -9, '13:25', grace, chenJing, 'GS-3309 ETD?', { record: 'SO-2026-0114' })`
Hi Jing, how are the brushes of GS-3309 travelling? Need them on shelf for the next reset.`,
  answer('gs8', 'gs7', -8, '10:30', chenJing)`
Finished, inspection on {-5}, vessel {-1} to Melbourne, 17 days. Heat treatment certificate comes with the documents.`,
  answer('gs9', 'gs8', -8, '13:55', grace, { isPhone: true })`
Ripper, thanks`,
  write('gs10', -22, '12:00', grace, chenJing, 'racks', { record: 'Q-2026-0040' })`
Hi Jing, one more - in Q-2026-0040 you had bamboo dish racks at 6.20. Could they fold? Flat pack would save us heaps of freight.`,
  answer('gs11', 'gs10', -21, '15:20', chenJing)`
Folding version 6.85, but 3.1 times more in a container. I made the sum for you: landed about AUD 1.40 cheaper per piece.`,
  forward('gs12', 'gs10', -21, '15:30', chenJingZh, zhaoFang, {})`
芳,折叠碗架问下俞厂长和吴老板,2000个。`,
];
