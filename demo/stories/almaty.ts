import type { Draft } from '../drafts';
import { answer, pdf, photo, write } from '../drafts';
import { chenJing, liNa, sunYue, zhaoFang } from '../colleagues';
import { aigul, fiona, timur } from '../customersWest';
import { hu, qi } from '../suppliers';

/** Almaty by rail: towels, certificates, a director who writes from his phone. */
export const almaty: Draft[] = [
  write('td1', -49, '12:10', aigul, liNa, 'Запрос цен: полотенца', { record: '' })`
Здравствуйте, Ли На!

Просим выслать коммерческое предложение на полотенца:
1. махровые 50х90, 450 г/м2 - 6 000 шт.
2. вафельные кухонные 45х60 - 20 000 шт.

Условия DAP Алматы, ж/д. Нужна декларация ЕАС. Срок поставки - до конца следующего месяца, если возможно.`,
  answer('td2', 'td1', -48, '10:05', liNa)`
Здравствуйте, Айгуль!

Thank you for the inquiry. I answer in English, I hope it is OK. Waffle towels we have running, terry needs 35 days. For the EAC declaration, do you have a certification body, or shall we do it?

Offer follows on {-45}.`,
  answer('td3', 'td2', -48, '15:22', aigul)`
Декларацию сделаем сами, от вас нужны образцы (по 3 шт.) и письмо изготовителя. Английский нормально, но на русском быстрее :)`,
  write('td4', -45, '14:20', liNa, aigul, 'Q-2026-0033 полотенца, DAP Алматы', {
    record: 'Q-2026-0033',
    cc: timur,
    files: [
      pdf(
        'Q-2026-0033.pdf',
        'QUOTATION Q-2026-0033\nTerry towel 50x90 450 gsm  6,000 pcs  USD 1.48 DAP Almaty\nWaffle towel 45x60  20,000 pcs  USD 0.46 DAP Almaty',
      ),
    ],
  })`
Добрый день, Айгуль!

Q-2026-0033: махровые USD 1.48, вафельные USD 0.46, DAP Алматы по железной дороге, 18-22 дня в пути. Платёж 30/70.`,
  answer('td5', 'td4', -43, '11:40', aigul)`
Махровые дороговато, нам предлагают из Узбекистана по 1.35. Вафельные берём: 20 000 шт. белые и 4 000 шт. клетка. Оформите, пожалуйста, спецификацию на вафельные, наш № ТД-204.`,
  answer('td6', 'td5', -42, '09:30', liNa, {
    record: 'SO-2026-0110',
    subject: 'Спецификация SO-2026-0110 / ТД-204',
    files: [
      pdf(
        'PI SO-2026-0110.pdf',
        'PROFORMA INVOICE SO-2026-0110\nWaffle towel 45x60  24,000 pcs x USD 0.46 = USD 11,040.00\nDAP Almaty',
      ),
    ],
  })`
Айгуль, добрый день! Specification SO-2026-0110 is attached. Terry we keep open in Q-2026-0033, cotton may get cheaper next quarter.`,
  answer('td7', 'td6', -41, '18:30', timur, { isPhone: true, to: liNa })`
Подписано, предоплата завтра. Чек пришлю. Тимур`,
  write('td8', -40, '10:31', zhaoFang, qi, 'PO-0094 华夫格厨房巾 哈萨克斯坦 24000条', { record: 'PO-0094' })`
齐姐,PO-0094,白色20000,格子4000,45*60。单价2.35,交期 {-10}。这个客户是第一单,走铁路,包装要打托。`,
  answer('td9', 'td8', -40, '14:47', qi)`
行,打托加150一托。格子的要织,交期能不能 {-7}。`,
  answer('td10', 'td9', -39, '09:00', zhaoFang, { isBare: true })`
{-8},不能再晚,班列的仓位已经问了。`,
  write('td11', -28, '13:12', aigul, liNa, 'образцы для декларации', { record: '' })`
Ли На, образцы получили, спасибо. Орган просит в письме изготовителя указать артикулы и состав (100% хлопок). И печать, пожалуйста, синюю - чёрную они считают копией :)`,
  answer('td12', 'td11', -27, '09:45', liNa, {
    record: 'SO-2026-0110',
    files: [pdf('Manufacturer letter SO-2026-0110.pdf', 'LETTER OF MANUFACTURER\nWaffle towel WF-4560, 100 % cotton')],
  })`
Done, blue stamp, scan attached, original by courier tomorrow.`,
  answer('td13', 'td12', -20, '16:05', aigul, { files: [photo('Декларация ЕАС.jpg')] })`
Декларация зарегистрирована, фото во вложении. На этикетке нужен знак ЕАС не меньше 5 мм.`,
  write('td14', -8, '15:02', qi, zhaoFang, '哈萨克的货好了', { files: [photo('打托.jpg')] })`
打好托了,18托。EAC标贴了。车什么时候来?`,
  write('td15', -7, '09:55', sunYue, hu, '中欧班列 阿拉木图 SO-2026-0110', {
    record: 'SO-2026-0110',
    party: 'hailian',
    cc: liNa,
  })`
胡佳,18托 4.9吨 到阿拉木图,下一班班列什么时候?客人条款DAP,目的站清关客人自己做。`,
  answer('td16', 'td15', -7, '15:30', hu)`
下一班 {-2},西安发。仓位有,运费USD 1,420,拼箱。收货人的 BIN 号要提供。`,
  write('td17', -6, '10:11', liNa, aigul, 'SO-2026-0110 отгрузка, нужен БИН', { record: 'SO-2026-0110', cc: timur })`
Айгуль, the train leaves Xi'an on {-2}, about 16 days. The forwarder needs your BIN number and the code of the station. And the balance before departure please :)`,
  answer('td18', 'td17', -6, '14:44', aigul)`
БИН 155040015501, станция Алматы-1, код 700007. Остаток оплатим, как только увидим фото погрузки.`,
];

/** The letter of a colleague that sits in two places, and a meeting that is called off. */
export const almatyAside: Draft[] = [
  write('td19', -19, '08:20', fiona, [liNa, chenJing], 'Cancelled: PRJ-26-03 audit walk-through', {
    record: 'PRJ-26-03',
    meeting: {
      method: 'CANCEL',
      summary: 'Audit walk-through (PRJ-26-03)',
      day: -14,
      time: '09:30',
      minutes: 30,
      location: 'Video',
    },
  })`
The auditor is ill, new date follows. Sorry.`,
];
