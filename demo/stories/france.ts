import type { Draft } from '../drafts';
import { answer, pdf, photo, write, xlsx } from '../drafts';
import { liNa, liNaZh, sunYue, zhaoFang } from '../colleagues';
import { helene, lavandeCompta, youssef } from '../customersWest';
import { hu, jin, xu } from '../suppliers';

/** Lyon and Casablanca, in French. */
export const france: Draft[] = [
  write('ml1', -45, '10:20', helene, liNa, 'Commande CF-2026-318', {
    record: 'SO-2026-0105',
    files: [
      pdf(
        'CF-2026-318.pdf',
        'BON DE COMMANDE CF-2026-318\nTorchons 50x70 coton lin  8.000\nTabliers  1.500\nTotal USD 21.650 FOB Ningbo',
      ),
    ],
  })`
Bonjour Li Na,

Suite à votre offre Q-2026-0024, voici notre commande CF-2026-318 : 8 000 torchons et 1 500 tabliers. Les motifs définitifs suivent demain par WeTransfer.

Merci de me confirmer la bonne réception.`,
  answer('ml2', 'ml1', -44, '09:40', liNa, {
    files: [pdf('PI SO-2026-0105.pdf', 'PROFORMA INVOICE SO-2026-0105\nCF-2026-318  USD 21,650.00')],
  })`
Bonjour Hélène,

merci beaucoup! PI SO-2026-0105 attached. Screens for printing need 10 days after we have the artwork.`,
  answer('ml3', 'ml2', -43, '17:05', helene, { files: [photo('motif_olivier.png'), photo('motif_lavande.png')] })`
Voici les deux motifs. Attention, le vert de l'olivier doit être le 5757 C et pas le 5767, nous avions eu le souci l'an passé.`,
  write('ml4', -42, '13:15', zhaoFang, xu, 'PO-0086 法国茶巾围裙', {
    record: 'PO-0086',
    cc: liNaZh,
    files: [photo('motif_olivier.png')],
  })`
徐经理:PO-0086 法国茶巾8000条、围裙1500条,花型两个,橄榄绿一定是5757C。先出手刮样。`,
  answer('ml5', 'ml4', -41, '15:30', xu)`
手刮样一周。围裙的绑带客人要棉带还是本布?`,
  answer('ml6', 'ml5', -41, '16:02', zhaoFang, { isBare: true })`
本布。`,
  write('ml7', -30, '11:45', liNa, helene, 'SO-2026-0105 strike-offs sent', { record: 'SO-2026-0105' })`
Bonjour Hélène, strike-offs of both designs went today by courier, arrival {-27}. Please approve by phone photo if you can, the printing table is free this week.`,
  answer('ml8', 'ml7', -26, '09:15', helene)`
Reçu ! Lavande parfait. Olivier : un peu trop jaune, merci de descendre légèrement, sinon c'est validé. Pas besoin de renvoyer un essai.`,
  answer('ml9', 'ml8', -26, '18:10', liNa, { isPhone: true, isBare: true })`
Merci Hélène, I tell the mill tonight.`,
  write('ml10', -25, '08:45', liNaZh, xu, '橄榄绿再调一点,不用再打样', { record: 'PO-0086', cc: zhaoFang })`
徐经理,PO-0086 客人看过了:薰衣草OK,橄榄偏黄,黄光降一点点,不用再寄样,直接大货。`,
  answer('ml11', 'ml10', -25, '10:20', xu, { isPhone: true })`
好,我盯着调浆`,
  write('ml12', -18, '14:10', sunYue, hu, 'SO-2026-0105 拼箱 勒阿弗尔', { record: 'SO-2026-0105', party: 'hailian' })`
胡佳,拼箱到LE HAVRE,142箱 11.6立方 2380公斤,{-14} 前后的船,报个价,含目的港费用预估(客人每次都被收很多)。`,
  answer('ml13', 'ml12', -18, '16:36', hu)`
海运费0,拼箱嘛,目的港大概 EUR 68/立方。SO号 HLNB2611077,{-15} 前送仓。`,
  write('ml14', -15, '10:30', jin, sunYue, 'HLNB2611077 报关 品名', { record: 'SH-26-051', party: 'shunda' })`
孙小姐,茶巾的品名你写"棉麻抹布",海关编码6307是擦地布之类,茶巾应该6302,你确认一下,退税率不一样。`,
  answer('ml15', 'ml14', -15, '11:08', sunYue)`
金师傅你说得对,茶巾走6302,围裙6211。单证我马上改,麻烦等我半小时。`,
  write('ml16', -11, '10:12', liNa, [helene, lavandeCompta], 'SO-2026-0105 / CF-2026-318 expédié, documents', {
    record: 'SO-2026-0105',
    files: [
      pdf('CI SO-2026-0105.pdf', 'COMMERCIAL INVOICE SO-2026-0105\nUSD 21,650.00\nDeposit 6,495.00  Balance 15,155.00'),
      xlsx('PL SO-2026-0105.xlsx', 'Cartons|Article|Pcs\n1-100|Torchon|8000\n101-142|Tablier|1500'),
    ],
  })`
Bonjour à tous,

the goods sailed on {-13}, ETA Le Havre {+17}. Balance USD 15,155.00, please pay against copy documents.`,
  answer('ml17', 'ml16', -9, '14:25', lavandeCompta)`
Bonjour,
Virement de 15 155,00 USD effectué ce jour. Vous trouverez l'avis dans 48 h.
Merci de nous adresser aussi l'original du certificat d'origine.`,
  write('ml18', -7, '11:00', helene, liNa, 'Nappes enduites pour le printemps', { record: 'Q-2026-0047' })`
Bonjour Li Na,

Avez-vous un fournisseur de nappes enduites (coton enduit acrylique, 140 et 160 cm de large) ? Il me faudrait 3 dessins, 600 mètres chacun. OEKO-TEX obligatoire.`,
  answer('ml19', 'ml18', -6, '10:02', liNa)`
Bonjour Hélène, yes, Nantong has a coating line. I will make you an offer until {-2}, with the small quantity per design in mind.`,
  write('ml20', -2, '16:40', liNa, helene, 'Q-2026-0047 Nappes enduites', {
    record: 'Q-2026-0047',
    files: [
      pdf(
        'Q-2026-0047.pdf',
        'OFFRE Q-2026-0047\nCoton enduit acrylique 140 cm  USD 4.05/m\n160 cm  USD 4.60/m\n3 dessins x 600 m, OEKO-TEX 100',
      ),
    ],
  })`
Bonjour Hélène, offer Q-2026-0047 attached. Surcharge for only 600 m per design is already in. Hand feel sample can go tomorrow.`,
  // Casablanca
  write('rt1', -34, '18:10', youssef, liNa, 'Prix serviettes hammam', { record: '' })`
Salam, bonjour Li Na,
Je cherche serviette hammam (fouta) 100x200, 3000 pièces, 6 couleurs, pour une chaîne d'hôtels à Marrakech. Prix CIF Casablanca svp. Merci d'avance`,
  answer('rt2', 'rt1', -33, '10:15', liNa, {
    record: 'Q-2026-0043',
    subject: 'Q-2026-0043 serviettes hammam 100x200',
    files: [pdf('Q-2026-0043.pdf', 'OFFRE Q-2026-0043\nFouta 100x200  3.000 pcs  USD 2.95 CIF Casablanca')],
  })`
Bonjour Youssef, Q-2026-0043 attached: USD 2.95 CIF Casablanca, 6 colours x 500. Fringes hand-knotted.`,
  answer('rt3', 'rt2', -32, '21:32', youssef, { isPhone: true })`
Cher par rapport à la Turquie (2.60). Franges machine ca fait combien ??`,
  answer('rt4', 'rt3', -31, '09:28', liNa)`
With machine fringes USD 2.72. Turkey is near, I know, but our yarn is ring spun, the Turkish at 2.60 is open end. Shall I send a sample of each?`,
  answer('rt5', 'rt4', -31, '13:50', youssef, { isPhone: true })`
Ok envoyez échantillon. Adresse: 155 Bd Zerktouni Casablanca. Hotel décide après ramadan inchallah`,
  write('rt6', -20, '12:12', youssef, liNa, 'échantillons reçus', { record: '' })`
Bien reçu, très belle qualité. L'hôtel demande une couleur "terracotta" en plus. C'est possible sans minimum ?`,
  answer('rt7', 'rt6', -19, '09:05', liNa, { record: 'OPP-26-026', subject: 'RE: échantillons reçus (OPP-26-026)' })`
Bonjour Youssef, terracotta from 300 pcs. I opened a file for the hotel chain here, OPP-26-026, please use it so that my colleague can help when I travel.`,
];
