import type { Draft } from '../drafts';
import { answer, bounce, pdf, photo, write, xlsx } from '../drafts';
import { info, liNa, liNaZh, mailServer, sales, sunYue, wangLei, zhaoFang } from '../colleagues';
import { caleb, carolina, marta, meganPrivate, paulo, rodrigo, tom } from '../customersEast';
import {
  annaPrivate,
  helene,
  hearthItaly,
  ivy,
  jens,
  jonas,
  lucia,
  mette,
  oliver,
  priya,
  ward,
} from '../customersWest';
import { yu } from '../suppliers';
import { khalidFalse, peters, rossi } from '../strangers';

/** Yesterday afternoon and the night: what Europe and the Americas wrote while Ningbo slept. */
export const lastNight: Draft[] = [
  write('ln1', -1, '14:10', sunYue, helene, 'Certificat d origine SO-2026-0105', {
    record: 'SO-2026-0105',
    cc: liNa,
    files: [pdf('CO SO-2026-0105.pdf', 'CERTIFICATE OF ORIGIN\nSO-2026-0105  CF-2026-318')],
  })`
Dear Ms Perrin, certificate of origin for CF-2026-318 attached, original left by courier today.`,
  write('ln2', -1, '15:32', liNa, jonas, 'SO-2026-0094 ETA update', { record: 'SO-2026-0094' })`
Dear Jonas, the vessel skips Rotterdam, ETA Hamburg is now {+12}, two days earlier. Good news for once.`,
  answer('ln3', 'pp11', -1, '16:05', wangLei, { isBare: true })`
Caleb, you are right and I have no excuse: the 50 sets waited for the next sample parcel, and there was none. They fly tonight, SF Express, tracking tomorrow morning. SR-26-017 stays open until they are on your table.`,
  answer('ln4', 'ln2', -1, '10:20', jonas)`
Hallo Frau Li, vielen Dank. Bitte die Anlieferung 48 Stunden vorher avisieren, Tor 4, Zeitfenster nur vormittags.`,
  answer('ln5', 'ml20', -1, '10:15', helene)`
Bonjour Li Na,

Merci pour Q-2026-0047. 4,05 USD pour le 140, c'est correct. Par contre pour 3 x 600 m pouvez-vous faire 4,30 sur le 160 ? Sinon je ne prends que le 140.

Envoyez l'échantillon toucher, oui.`,
  write('ln6', -1, '10:42', rossi, info, 'Richiesta offerta vassoi bambù', {
    meant: 'review',
    record: '',
    files: [
      xlsx(
        'items.xlsx',
        'Articolo|Quantita|Target USD\nVassoio bambu 40x30|5000|3.80\nTagliere 38x28|2000|2.30\nPortatovaglioli|3000|0.95',
      ),
    ],
  })`
Buongiorno,

siamo una catena di 22 negozi di casalinghi. Cerchiamo 5.000 vassoi in bambù 40x30, prezzo obiettivo USD 3,80, resa CIF Genova, consegna entro il {+60}. È richiesto il certificato FSC.

Altri due articoli nel file allegato. Attendo Vostra cortese offerta.`,
  answer('ln7', 'hs8', -1, '11:05', lucia)`
Hola Li Na, ¿sigue en pie el {+6}? Mi almacén ya tiene la cita de descarga hecha y me la van a cobrar si la muevo.`,
  write('ln8', -1, '09:58', oliver, info, 'Remittance advice SO-2026-0094', {
    record: 'SO-2026-0094',
    meant: 'review',
    files: [
      pdf(
        'Remittance 155-2211.pdf',
        'REMITTANCE ADVICE\nHearthwell Group plc for Hearthwell Deutschland\n4500088310  USD 19,620.00\nvalue date next Friday',
      ),
    ],
  })`
Please find our remittance advice. Payment will be made by the group treasury for the German subsidiary.`,
  write('ln9', -1, '14:40', mette, liNa, 'Order boards HC 20803', {
    record: 'Q-2026-0034',
    files: [pdf('HC 20803.pdf', 'PURCHASE ORDER HC 20803\nEnd grain board 40x30  2,400 pcs\nas per Q-2026-0034')],
  })`
Dear Li Na,

Lars shot nothing but he is in good mood, so here is HC 20803, 2,400 boards as per Q-2026-0034. Moisture report before shipment is a condition!`,
  answer('ln10', 'no40', -1, '11:31', jens)`
Sehr geehrte Frau Li, sehr geehrte Frau Chen,

zweite Unterschrift ist da, die Überweisung über USD 18.400,00 läuft morgen früh raus. Beleg folgt.`,
  answer('ln11', 'nt22', -1, '19:48', annaPrivate, { to: liNa, isPhone: true })`
Hallo Li Na, ich schreibe vom Sofa, Laptop ist im Büro. Meeting war gut: 8.000 sind durch, wenn ihr 4,05 macht. Offizielle Bestellung kommt von meiner Firmenadresse. LG Anna`,
  write('ln12', -1, '09:15', caleb, wangLei, 'Re: invoice address', { record: '' })`
Leo, from next month please bill to our new LLC: Prairie & Pine Goods LLC, same street. W-9 comes from our accountant.`,
  answer('ln13', 'pp15', -1, '13:02', meganPrivate, { to: wangLei, isPhone: true })`
Hey Leo, writing from my own phone, show wifi blocks work mail. The organic waffle towels got SO much love. Put me down for 8k!! will confirm from the office Monday`,
  write('ln14', -1, '15:20', paulo, wangLei, 'PC 5512 - saldo e laudo', {
    record: 'SO-2026-0107',
    files: [photo('armazem_santos.jpg')],
  })`
Prezado, boa tarde. Recebemos o aviso do PC 5512, obrigado. Aceitamos dividir o laudo da Anvisa meio a meio. O saldo será pago contra cópia do BL.`,
  write('ln15', -1, '16:11', rodrigo, [wangLei, sunYue], 'Originales OC-7719', { record: 'SO-2026-0096' })`
Estimados: los originales de la OC-7719 llegaron hoy por courier, todo en orden. La nave aparece con ETA {+11}. Gracias por la gestión.`,
  write('ln16', -1, '17:25', carolina, wangLei, 'Re: Q-2026-0045 organizadores bambú', {
    record: 'Q-2026-0045',
    isBare: true,
  })`
Hola Leo, llegó la muestra, nos encantó. Solo que el riel rechina un poquito, ¿se puede encerar? Si sí, hago el pedido de 1,500 en FOB.`,
  write('ln17', -1, '16:50', priya, sunYue, 'B/L draft HLNB2611140 - notify still wrong', {
    record: 'SO-2026-0098',
    cc: wangLei,
  })`
Hi Sun Yue, the draft of HLNB2611140 still shows us as notify. Should be Pacific Customs Brokers. Can they fix it without fee? AH-60412.`,
  answer('ln18', 'at31', -1, '10:20', ward, { to: wangLei, cc: ivy })`
Sage is the one. If you hold 1.94 I sign 30k sets this week. Last call on your end: can Q-2026-0044 and the paper towel holders share one container?`,
  write('ln19', -1, '12:05', marta, wangLei, 'Andina - repetição da OC-7719?', {
    record: 'SO-2026-0096',
    party: 'andina',
  })`
Oi! O Rodrigo me ligou: se o OC-7719 vender bem eles repetem em três meses com 12.000 sets. Ele pergunta se o preço de 2,18 fica.`,
  write('ln20', -1, '18:40', tom, wangLei, 'container', { record: '' })`
Good evening my friend, bank says dollars come next week by God's grace. Please keep the price. Can the container also carry 2 cartons of my cousin from Yiwu?`,
  write('ln21', -1, '20:55', yu, zhaoFang, '明天降温 竹片要不要定', { isPhone: true, record: '' })`
赵经理 托盘那个8000的单到底定不定 别家也在要这批竹片 最迟明天中午`,
  write('ln22', -1, '21:30', liNaZh, zhaoFang, '德国托盘应该有戏', { meant: 'internal', isPhone: true })`
芳姐,Anna 私下说8000基本定了,要4.05。先把竹片占住吧,明天我跟静姐说。`,
  write('ln23', -1, '13:22', khalidFalse, wangLei, 'Updated account for SR-26-011 credit', {
    meant: 'review',
    record: '',
    authentication: 'none',
  })`
Dear Mr Wang,

as discussed the credit USD 350 and all coming payments must be settled to our new account in Vilnius because of yearly audit. Please confirm today and do not call, I am in meetings.`,
  write('ln24', -1, '15:03', peters, sales, 'Enquiry chopping boards - any news?', { meant: 'review', record: '' })`
Hello, a gentle nudge on my enquiry after the fair. Our range meeting is next week and I would hate to leave you out.`,
  write(
    'ln25',
    -1,
    '17:15',
    wangLei,
    { ...ward, name: 'James Ward', address: 'jward@atlas-home.example', isKnown: false },
    'Container plan',
    { record: '' },
  )`
Hi James, attached in my next mail the container plan. Short: towels 1,830 cartons, holders 200, fits one 40HQ.`,
  bounce('ln26', 'ln25', -1, '17:16', mailServer)`
This is the mail system at host mx.haitu.example.

Your message could not be delivered to one or more recipients.

550 5.1.1 <jward@atlas-home.example>: Recipient address rejected: user unknown`,
  write('ln27', -1, '11:58', hearthItaly, liNa, 'Sollecito campioni asciugamani', { meant: 'review', record: '' })`
Buongiorno, non abbiamo ancora ricevuto risposta alla nostra richiesta di campioni. Può confermare la spedizione? Indirizzo: Hearthwell Italia, Via Tortona 155, Milano.`,
];
