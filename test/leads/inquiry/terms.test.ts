import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { isSameText } from '../../evaluation/inquiryMatching';
import { inquiryMail } from './letters';

const read = (text: string) => extractInquiry(inquiryMail(text), []);
const isRight = (said: string | undefined, wanted: string | null) =>
  wanted === null ? said === undefined : said !== undefined && isSameText(said, wanted);

const deliveries: [string, string | null][] = [
  ['We need the goods in our warehouse by the end of week 40.', 'by the end of week 40'],
  ['Please ship no later than 20 June.', 'no later than 20 June'],
  ['ETD Ningbo latest 15.08.2027', 'latest 15.08.2027'],
  ['Delivery: 60 days after deposit', '60 days after deposit'],
  ['We have a promotion in November, so goods should arrive in October.', 'in October'],
  ['What is your lead time?', null],
  ['Lead time max 35 days.', '35 days'],
  ['Please send your offer by Friday.', null],
  ['Samples should be here before 10 May.', null],
  ['Delivery time: ASAP', 'ASAP'],
  ['Goods needed urgently, within 3 weeks.', 'within 3 weeks'],
  ['Launch is planned for spring 2027.', 'spring 2027'],
  ['The price must be valid until 30 June.', null],
  ['Wir benötigen die Ware spätestens Mitte Februar in Hamburg.', 'spätestens Mitte Februar'],
  ['Liefertermin: KW 15', 'KW 15'],
  ['Lieferung innerhalb von 6 Wochen nach Auftrag.', 'innerhalb von 6 Wochen'],
  ['Nous devons être livrés pour la rentrée de septembre.', 'septembre'],
  ['Délai de livraison souhaité : 8 semaines', '8 semaines'],
  ['Embarque a finales de julio.', 'finales de julio'],
  ['Necesitamos la mercadería para Navidad, a más tardar el 10 de noviembre.', 'a más tardar el 10 de noviembre'],
  ['Prazo de entrega: 45 dias', '45 dias'],
  ['Precisamos receber até março.', 'até março'],
  ['Нужно до Нового года, крайний срок 10 декабря.', '10 декабря'],
  ['Срок поставки: 30-40 дней', '30-40 дней'],
  ['Отгрузка в августе.', 'в августе'],
  ["Consegna entro 30 giorni dall'ordine.", 'entro 30 giorni'],
  ['merce pronta per fine giugno', 'fine giugno'],
  ['交货期：收到定金后35天', '收到定金后35天'],
  ['年前要到货', '年前'],
  ['7月底之前出货', '7月底之前'],
  ['納期は12月中旬を希望します。', '12月中旬'],
  ['発注後45日以内に出荷可能でしょうか。', '45日以内'],
  ['납기: 9월 30일까지', '9월 30일까지'],
  ['10월 초까지 입고되어야 합니다.', '10월 초까지'],
  ['التسليم خلال 45 يوم من تاريخ التعميد', 'خلال 45 يوم'],
  ['نريد البضاعة قبل رمضان', 'قبل رمضان'],
  ['Termin dostawy: do 15 maja', 'do 15 maja'],
  ['Teslim süresi 30 gün', '30 gün'],
  ['Levering week 22', 'week 22'],
  ['giao hàng trong tháng 9', 'tháng 9'],
  ['We would like first container to arrive beginning of May.', 'beginning of May'],
  ['must be on the water by 1 Aug', 'by 1 Aug'],
  ['in store date is 1st March', '1st March'],
  ['Cargo ready date: 2027-03-15', '2027-03-15'],
  ['We have been in business for 20 years.', null],
  ['We can pay in 30 days.', null],
  ['production should start in June', 'June'],
  ['Wanted for summer season 2027', 'summer season 2027'],
  ['Can you deliver before Xmas?', 'before Xmas'],
];

const payments: [string, string | null][] = [
  ['Payment terms: T/T 30/70', 'T/T 30/70'],
  ['We pay by irrevocable LC at sight.', 'irrevocable LC at sight'],
  ['30% deposit, 70% against copy of B/L', '30% deposit, 70% against copy of B/L'],
  ['Our payment is net 30 days from invoice', 'net 30 days from invoice'],
  ['What are your payment terms?', null],
  ['We prefer Trade Assurance.', 'Trade Assurance'],
  ['Zahlung: 30 Tage netto, 2% Skonto', '30 Tage netto, 2% Skonto'],
  ['Wir zahlen per Vorkasse.', 'Vorkasse'],
  ['Paiement 30% acompte, solde avant expédition', '30% acompte, solde avant expédition'],
  ['Pago 50% adelantado y 50% contra entrega.', '50% adelantado y 50% contra entrega'],
  ['Forma de pago: carta de crédito a 90 días', 'carta de crédito a 90 días'],
  ['Pagamento antecipado 40%, saldo no embarque.', '40%, saldo no embarque'],
  ['Оплата 30/70, аккредитив', '30/70, аккредитив'],
  ['Условия оплаты: 100% предоплата', '100% предоплата'],
  ['Pagamento a 60 giorni fine mese', '60 giorni fine mese'],
  ['付款方式：T/T 30%预付，70%发货前付清', 'T/T 30%预付，70%发货前付清'],
  ['付款可以做信用证。', '信用证'],
  ['支払条件：月末締め翌月末払い', '月末締め翌月末払い'],
  ['결제: T/T 30% 선금, 70% 선적 전', 'T/T 30% 선금, 70% 선적 전'],
  ['الدفع: 30% مقدماً والباقي قبل الشحن', '30%'],
  ['płatność przelewem 30 dni', 'przelewem 30 dni'],
  ['Ödeme: akreditif', 'akreditif'],
  ['Betaling 30% vooraf, 70% voor verzending', '30% vooraf, 70% voor verzending'],
  ['Thanh toán LC at sight', 'LC at sight'],
  ['we can do 40/60', '40/60'],
  ['Sample invoice can be paid by PayPal', 'PayPal'],
  ['please share your bank details', null],
  ['cash against documents works for us', 'cash against documents'],
  ['usually D/P at sight', 'D/P at sight'],
  ['DP 60 days is ok?', 'DP 60 days'],
  ['We will open L/C 60 days', 'L/C 60 days'],
  ['TT in advance', 'TT in advance'],
];

const targets: [string, number | null][] = [
  ['LED lamp 500 pcs. Target price: 2.50', 2.5],
  ['We need 500 pcs LED lamp at USD 2.50 or lower.', 2.5],
  ['500 pcs LED lamp. We currently buy at $2.50.', 2.5],
  ['500 pcs LED lamp, your last price was $2.50, please improve.', null],
  ['500 pcs LED lamp. Retail price here is 9.99 EUR.', null],
  ['500 pcs LED lamp. Our budget is 1250 USD total.', null],
  ['500 LED lamps, max. 2,50 €', 2.5],
  ['Wir brauchen 500 Stück LED-Lampen. Preisvorstellung: ca. 2,50 EUR', 2.5],
  ['500 Stk. LED-Lampe. Unser aktueller EK liegt bei 2,50 €.', 2.5],
  ['500 unidades lámpara LED. El precio no debería superar los 2,50 USD.', 2.5],
  ['500 pcs LED lamp. Competitor offers 2.50 USD.', 2.5],
  ['Нужно 500 шт ламп LED. Покупаем сейчас по 2,50 USD.', 2.5],
  ['500 pièces lampe LED. Nous payons actuellement 2,50 €.', 2.5],
  ['需要LED灯500个，目标价2.5美元。', 2.5],
  ['需要LED灯500个，2.5美金以内。', 2.5],
  ['LED電球500個、単価250円以内でお願いします。', 250],
  ['LED 전구 500개, 개당 2.5달러 이하', 2.5],
  ['500 قطعة مصباح ليد، السعر المطلوب 2.5 دولار', 2.5],
  ['500 lampade LED, prezzo target € 2,50', 2.5],
  ['500 szt. lamp LED, cena docelowa 2,50 EUR', 2.5],
  ['500 stuks LED lamp, richtprijs € 2,50', 2.5],
  ['500 adet LED lamba, hedef 2,50 USD', 2.5],
  ['500 lâmpadas LED a US$ 2,50', 2.5],
  ['500 pcs LED lamp @ $2.50', 2.5],
  ['500 pcs LED lamp, we were quoted 2.80 USD elsewhere, can you do 2.50?', 2.5],
  ['500 pcs LED lamp. If you can get to $2.50 we have a deal.', 2.5],
  ['500 pcs LED lamp. Anything under $2.50 works.', 2.5],
  ['500 pcs LED lamp. Sample cost $20 is ok.', null],
  ['500 pcs LED lamp. Price idea USD 2.50/pc FOB.', 2.5],
];

const ports: [string, string | null][] = [
  ['Price FOB and CIF Rotterdam please', 'Rotterdam'],
  ['We need it shipped to Durban.', 'Durban'],
  ['CFR Apapa port, Lagos', 'Apapa'],
  ['Destination: Novorossiysk', 'Novorossiysk'],
  ['FOB prices please', null],
  ['CIF our port (Callao)', 'Callao'],
  ['delivery to our warehouse in Birmingham (DDP)', 'Birmingham'],
  ['Preis frei Haus Wien', 'Wien'],
  ['DAP Budapest, Hungary', 'Budapest'],
  ['port: Umm Qasr', 'Umm Qasr'],
  ['C&F Port Sudan', 'Port Sudan'],
  ['Please quote CIF Odessa', 'Odessa'],
  ['cif chittagong bangladesh', 'chittagong'],
  ['CIF Puerto Cortés, Honduras', 'Puerto Cortés'],
  ['CIF porto di Genova', 'Genova'],
  ['CIF puerto Buenaventura', 'Buenaventura'],
  ['FOB 上海港', '上海'],
  ['CIF 釜山', '釜山'],
  ['到岸价 汉堡', '汉堡'],
  ['CIF横浜港', '横浜'],
  ['CIF 인천항', '인천'],
  ['DDP Amsterdam warehouse', 'Amsterdam'],
  ['EXW Yiwu', 'Yiwu'],
  ['FOB Shenzhen/Yantian', 'Shenzhen'],
  ['цена CIF порт Поти', 'Поти'],
  ['FCA Shanghai airport', 'Shanghai'],
  ['CPT Minsk', 'Minsk'],
  ['DAP г. Минск', 'Минск'],
  ['سي اف ار CFR جدة', 'جدة'],
  ['We are based in Hamburg. FOB price please.', null],
  ['CIF Port of Montreal', 'Montreal'],
  ['CIF (Sokhna port)', 'Sokhna'],
  ['price to port of Lomé', 'Lomé'],
  ['landed Felixstowe', 'Felixstowe'],
  ['DDU Oslo', 'Oslo'],
  ['CIF Guayaquil - Ecuador', 'Guayaquil'],
  ['CNF Matadi', 'Matadi'],
  ['CIF Tincan Island, Lagos', 'Tincan Island'],
];

describe('terms of a buyer', () => {
  it.each(deliveries)('when the goods are wanted in "%s": %s', (text, wanted) => {
    expect([read(text).delivery?.value, isRight(read(text).delivery?.value, wanted)]).toEqual([
      read(text).delivery?.value,
      true,
    ]);
  });

  it.each(payments)('how he pays in "%s": %s', (text, wanted) => {
    expect([read(text).paymentTerms?.value, isRight(read(text).paymentTerms?.value, wanted)]).toEqual([
      read(text).paymentTerms?.value,
      true,
    ]);
  });

  it.each(targets)('the price that he wants in "%s": %s', (text, wanted) => {
    expect(read(text).items[0]?.targetPrice?.value ?? null).toBe(wanted);
  });

  it.each(ports)('the place that he names in "%s": %s', (text, wanted) => {
    expect([read(text).port?.value, isRight(read(text).port?.value, wanted)]).toEqual([read(text).port?.value, true]);
  });
});
