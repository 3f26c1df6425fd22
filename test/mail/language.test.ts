import { detectLanguage } from '../../service/mail/language';

it.each<[string, string | null]>([
  ['Thanks, we will look at the offer and come back to you.', 'en'],
  ['Bitte senden Sie uns ein Angebot für die Handtücher.', 'de'],
  ['Merci de nous envoyer votre offre pour les serviettes.', 'fr'],
  ['Gracias, por favor envíe la oferta para las toallas.', 'es'],
  ['Obrigado, por favor envie uma proposta para as toalhas.', 'pt'],
  ['Grazie, attendo il vostro preventivo per gli asciugamani.', 'it'],
  ['Bedankt, graag een offerte voor de handdoeken.', 'nl'],
  ['Dziękuję, proszę o ofertę na ręczniki.', 'pl'],
  ['Tack, vi vill ha en offert för handdukar och lakan.', 'sv'],
  ['Lütfen havlular için bir teklif gönderin, teşekkürler.', 'tr'],
  ['Спасибо, пришлите предложение по полотенцам.', 'ru'],
  ['Дякую, надішліть пропозицію щодо рушників.', 'uk'],
  ['请报价 2000 条毛巾 FOB Shanghai', 'zh'],
  ['タオルの見積をお願いします。', 'ja'],
  ['수건 견적을 부탁드립니다.', 'ko'],
  ['يرجى إرسال عرض الأسعار للمناشف', 'ar'],
  ['ok', null],
  ['PI26-0107', null],
  ['https://shop.example.com/de/und/der/die', null],
])('%j is %j', (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});
