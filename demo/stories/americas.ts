import type { Draft } from '../drafts';
import { answer, forward, pdf, photo, write, xlsx } from '../drafts';
import { chenJing, hePing, info, sunYue, wangLei, wangLeiZh, zhaoFang } from '../colleagues';
import { beatriz, caleb, carolina, marta, megan, paulo, rodrigo } from '../customersEast';
import { gu, hu, wu, yu } from '../suppliers';

/** Minneapolis, São Paulo, Santiago, Guadalajara. */
export const americas: Draft[] = [
  write('pp1', -48, '09:40', megan, wangLei, 'Linen napkins PP1188', {
    record: 'SO-2026-0103',
    cc: caleb,
    files: [
      pdf(
        'PP1188.pdf',
        'PURCHASE ORDER PP1188\nLinen napkin 20x20 in, 4 colors, set of 4\n3,000 sets  USD 6.85 FOB Shanghai',
      ),
    ],
  })`
Hi Leo!

Yay, finally - PO PP1188 for the napkins is attached. 3,000 sets, 4 colors. Could we get the cards on recycled paper? It's kind of our thing :)`,
  answer('pp2', 'pp1', -47, '10:20', wangLei, {
    files: [pdf('PI SO-2026-0103.pdf', 'PROFORMA INVOICE SO-2026-0103\nPP1188  3,000 sets USD 20,550.00')],
  })`
Hi Megan,

Thank you! PI SO-2026-0103 attached. Recycled card 350 g is no extra cost if we use the natural grey one.`,
  answer('pp3', 'pp2', -47, '08:15', megan)`
Natural grey is perfect. Wire goes out Thursday. xo`,
  write('pp4', -46, '10:35', zhaoFang, gu, 'PO-0085 亚麻餐巾 3000套', { record: 'PO-0085' })`
顾总:PO-0085,亚麻餐巾 20寸,四色,3000套,4片一套,再生纸卡。美国客人小而美,做好了有返单。交期 {-22}。`,
  answer('pp5', 'pp4', -46, '13:20', gu)`
收到,芥末黄要染,其他有现布。没问题。`,
  write('pp6', -21, '11:10', gu, zhaoFang, 'PO-0085 箱单', {
    record: 'PO-0085',
    files: [
      xlsx('箱单 PO-0085.xlsx', '箱号|颜色|套数\n1-30|flax|750\n31-60|mustard|750\n61-90|sage|750\n91-118|rust|700'),
    ],
  })`
箱单发您,rust 少50套(2箱),面料疵点挑出来的,补的话要10天。先发还是等?`,
  forward('pp7', 'pp6', -21, '11:32', zhaoFang, wangLeiZh, {})`
王磊问下客人,少两箱先走行不行。`,
  write('pp8', -21, '17:40', wangLei, megan, 'SO-2026-0103 rust short 50 sets', { record: 'SO-2026-0103', cc: caleb })`
Hi Megan,

The mill sorted out some fabric in rust, 50 sets short (2 cartons). Ship now without them, or wait 10 days? My advice: ship now, I send the 50 sets by air with the next samples.`,
  answer('pp9', 'pp8', -21, '07:55', caleb)`
Ship now. Please make sure the invoice says 2,950 or customs will be a pain. Caleb`,
  answer('pp10', 'pp9', -20, '09:10', wangLei, {
    files: [pdf('CI SO-2026-0103.pdf', 'COMMERCIAL INVOICE SO-2026-0103\n2,950 sets  USD 20,207.50')],
  })`
Invoice over 2,950 sets attached. I keep the rest as SR-26-017 so it is not forgotten.`,
  write('pp11', -3, '15:20', caleb, wangLei, 'SR-26-017 rust napkins - where are they?', {
    record: 'SR-26-017',
    cc: megan,
  })`
Leo, SR-26-017 - the 50 sets rust were supposed to fly two weeks ago. We have a boutique waiting. Tracking?`,
  write('pp12', -30, '16:05', megan, wangLei, 'waffle towels, maybe?', {
    record: 'Q-2026-0035',
    files: [photo('IMG_4471.jpg')],
  })`
Hi! Saw these waffle weave towels in a shop in Portland. Could you make something like that in organic cotton, 3 colors, 2k each? Ballpark is fine.`,
  answer('pp13', 'pp12', -29, '11:25', wangLei, {
    record: 'Q-2026-0035',
    subject: 'Q-2026-0035 waffle weave kitchen towels',
    files: [
      pdf(
        'Q-2026-0035.pdf',
        'QUOTATION Q-2026-0035\nWaffle towel 18x28 in, organic cotton\n6,000 pcs USD 1.36 FOB Ningbo',
      ),
    ],
  })`
Hi Megan, here is Q-2026-0035: USD 1.36 organic (GOTS transaction certificate extra USD 180 per lot), 1.12 conventional.`,
  answer('pp14', 'pp13', -28, '09:02', megan)`
Organic for sure. Need to sleep on quantity. Can you hold it till the trade show?`,
  answer('pp15', 'pp14', -27, '17:25', wangLei, { isBare: true })`
Sure, I hold it. Good luck with the booth!`,
  // São Paulo
  write('fe1', -44, '14:20', paulo, wangLei, 'Pedido PC 5512 tábuas de bambu', {
    record: 'SO-2026-0107',
    cc: [beatriz, marta],
    files: [pdf('PC 5512.pdf', 'PEDIDO DE COMPRA 5512\nTabua de bambu 38x28  6.000 pcs  USD 2.35 FOB Ningbo')],
  })`
Prezado Wang Lei, boa tarde.

Segue em anexo nosso pedido PC 5512, 6.000 tábuas de bambu. Favor enviar a proforma com NCM 4419.11.00 e o peso líquido por item, senão a Receita segura a carga.`,
  answer('fe2', 'fe1', -43, '10:10', wangLei, {
    files: [pdf('PI SO-2026-0107.pdf', 'PROFORMA INVOICE SO-2026-0107\nPC 5512  NCM 4419.11.00\nUSD 14,100.00')],
  })`
Dear Paulo, Beatriz,

obrigado! PI SO-2026-0107 attached with NCM and net weight per item. Fumigation certificate included.`,
  answer('fe3', 'fe2', -42, '16:45', beatriz)`
Boa tarde. Proforma conferida, ok. O adiantamento de 30% sai na sexta. Por favor, confirmem se a madeira do palete tem carimbo IPPC.`,
  write('fe4', -42, '09:05', zhaoFang, wu, 'PO-0093 巴西砧板 6000块', { record: 'PO-0093' })`
吴老板,巴西6000块,PO-0093。丑话说前头:含水率10%以下,每箱2包干燥剂,我们带仪器来测,不合格不装柜。`,
  answer('fe5', 'fe4', -42, '18:30', wu, { isPhone: true })`
知道了  烘房新换的  这次一定没问题`,
  write('fe6', -13, '13:30', marta, wangLei, 'Ferreira - PC 5512 e novos itens', {
    record: 'SO-2026-0107',
    party: 'ferreira',
  })`
Oi Wang Lei, tudo bem?
Falei com o Paulo sobre o PC 5512: ele aceita o embarque parcial de 4.000 se o resto for em 3 semanas. Me confirma?`,
  answer('fe7', 'fe6', -12, '10:25', wangLei)`
Oi Marta! Yes we can, 4,000 pcs on {-4}, balance three weeks later. Same price.`,
  write('fe8', -10, '15:55', marta, wangLei, 'feira em São Paulo', { meant: 'review', record: '' })`
Wang Lei, meu cliente vai estar na feira e pergunta se vocês mandam catálogo novo em papel, uns 50. Pode ser?`,
  write('fe9', -26, '17:10', paulo, wangLei, 'Cotação utensílios', { record: 'Q-2026-0036' })`
Boa tarde, sobre a Q-2026-0036: o silicone tem que ter laudo da Anvisa? Nosso jurídico diz que sim (RDC 88). Quanto custa?`,
  answer('fe10', 'fe9', -25, '11:12', wangLei)`
Dear Paulo, test by a Brazilian lab about USD 650, 15 days. We can share half/half if the order is above USD 15,000.`,
  // Santiago
  write('an1', -49, '10:15', rodrigo, wangLei, 'OC-7719 Set de cocina bambú', {
    record: 'SO-2026-0096',
    files: [pdf('OC-7719.pdf', 'ORDEN DE COMPRA OC-7719\nSet cocina bambu 6 pzs  9.000 sets  USD 2.18 FOB Ningbo')],
  })`
Estimado Wang Lei:

Junto con saludar, adjunto OC-7719 por 9.000 sets según su cotización Q-2026-0037. Agradeceré confirmar recepción y fecha estimada de embarque.`,
  answer('an2', 'an1', -48, '09:18', wangLei, {
    files: [pdf('PI SO-2026-0096.pdf', 'PROFORMA INVOICE SO-2026-0096\nOC-7719  USD 19,620.00')],
  })`
Estimado Rodrigo, PI SO-2026-0096 attached. Shipment {-15}, San Antonio. Please check the Spanish text of the header card.`,
  answer('an3', 'an2', -47, '12:02', rodrigo, { files: [photo('cabezal_corregido.png')] })`
En el cabezal dice "cuchara de palo" y debe decir "cuchara de madera de bambú". Adjunto corrección. Lo demás, conforme.`,
  write('an4', -46, '15:15', zhaoFang, yu, 'PO-0082 六件套 9000套', { record: 'PO-0082' })`
俞厂长,智利9000套,PO-0082,吊卡西语文件附后,客人改了一个词,务必用新版。{-18} 验货。`,
  answer('an5', 'an4', -46, '16:20', yu)`
好的,抛光工序排下去了。麻绳客人要本色还是漂白?`,
  answer('an6', 'an5', -45, '08:40', zhaoFang, { isBare: true })`
本色。`,
  write('an7', -14, '10:50', hu, sunYue, 'HLNB2611151 圣安东尼奥 船期延误', {
    record: 'SH-26-055',
    party: 'hailian',
    cc: wangLei,
  })`
孙悦,HLNB2611151 这条船在上海压港,ETD由 {-15} 推到 {-11},通知一下客人。`,
  write('an8', -14, '11:30', wangLei, rodrigo, 'OC-7719 / SO-2026-0096 vessel delay 4 days', {
    record: 'SO-2026-0096',
  })`
Estimado Rodrigo, the vessel is late in Shanghai, new ETD {-11}, ETA San Antonio {+13}. Sorry, not in our hands.`,
  answer('an9', 'an8', -14, '10:41', rodrigo)`
Qué lata. Avísame apenas zarpe, tengo el camión reservado. ¿Y el certificado de origen para el TLC, forma F?`,
  answer('an10', 'an9', -13, '09:32', wangLei, { cc: sunYue })`
Form F will be issued after sailing, Sun Yue sends the scan, original with the documents by courier.`,
  write('an11', -9, '11:10', sunYue, rodrigo, 'Documents OC-7719, Form F', {
    record: 'SO-2026-0096',
    cc: wangLei,
    files: [
      pdf('Form F SO-2026-0096.pdf', 'CERTIFICATE OF ORIGIN FORM F\nCHINA-CHILE FTA'),
      pdf('CI SO-2026-0096.pdf', 'COMMERCIAL INVOICE SO-2026-0096\nUSD 19,620.00'),
    ],
  })`
Dear Mr Fuentes, vessel sailed on {-11}. Scan of Form F and invoice attached. Originals by courier after balance.`,
  answer('an12', 'an11', -8, '16:22', rodrigo, {
    files: [pdf('Swift OC-7719.pdf', 'SWIFT MT103\nUSD 13,734.00\nOC-7719')],
  })`
Transferido hoy el saldo USD 13.734,00, adjunto swift. Favor despachar originales.`,
  forward('an13', 'an12', -7, '08:50', wangLeiZh, hePing, {})`
何姐,智利尾款水单,到账通知孙悦寄单。`,
  // Guadalajara
  write('cs1', -16, '10:30', carolina, wangLei, 'organizadores de bambú para cajón', { record: 'Q-2026-0045' })`
Hola Leo! Necesito organizadores de bambú expandibles para cajón, 1,500 piezas, caja a color con código. ¿Me cotizas FOB y también CIF Manzanillo?`,
  answer('cs2', 'cs1', -15, '16:15', wangLei, {
    record: 'Q-2026-0045',
    subject: 'Q-2026-0045 organizadores bambú',
    files: [
      pdf(
        'Q-2026-0045.pdf',
        'QUOTATION Q-2026-0045\nExpandable drawer organizer\n1,500 pcs USD 5.90 FOB Ningbo  USD 6.55 CIF Manzanillo MX',
      ),
    ],
  })`
Hola Carolina! Q-2026-0045 attached, FOB 5.90 and CIF Manzanillo 6.55.`,
  answer('cs3', 'cs2', -14, '18:02', carolina)`
Gracias! El CIF lo veo alto, mi forwarder me da mejor. Dejémoslo en FOB. ¿Muestra cuánto tarda?`,
  answer('cs4', 'cs3', -13, '17:10', wangLei)`
Sample is in stock, goes tomorrow with courier collect. 5 days.`,
  write('cs5', -4, '12:12', carolina, info, 'Catálogo 2027', { record: '', party: 'casadelsol' })`
Hola, ¿me pueden enviar el catálogo 2027 en PDF, no muy pesado? Saludos`,
  answer('cs6', 'cs5', -3, '10:40', chenJing, {
    files: [
      pdf('Haitu catalogue 2027 lite.pdf', 'NINGBO HAITU TRADING\nCATALOGUE 2027\nBamboo / Kitchen / Home textiles'),
    ],
  })`
Dear Carolina, light version attached. Leo is your man for prices.`,
];
