import { recogniseInquiry } from '../../../service/leads/inquiry/recognising';
import { inquiryMail } from './letters';

const answerOf = (text: string) => {
  const mail = inquiryMail(
    `${text}\n\nOn Mon, 20 Apr 2026, Leo <sales@yuntuo-intl.com> wrote:\n> For YT-PI-118 we wait for the balance, USD 15,950.00.`,
    { name: 'Ida Berg', address: 'ida@fjellsport.no' },
    'Re: Balance payment YT-PI-118',
  );
  return { ...mail, parsed: { ...mail.parsed, newTextLength: text.length, references: ['<1@yuntuo-intl.com>'] } };
};

describe('mail of a running order that turns to something new', () => {
  it.each([
    'Balance was transferred this morning. By the way, separate topic: could you quote us 1,200 pcs trail gaiters, CIF Oslo?',
    'We have paid the deposit today. Another matter: please send your best price for 900 pcs camping stools.',
    'Die Restzahlung ist heute raus. Anderes Thema: bitte machen Sie uns ein Angebot über 600 Stück Biwaksäcke.',
    'Ya hicimos el pago del saldo. Otro tema: ¿me pueden cotizar 800 unidades de bastones de trekking?',
  ])('is an inquiry: %s', text => {
    expect(recogniseInquiry(answerOf(text)).isInquiry).toBe(true);
  });

  it.each([
    'Balance was transferred this morning. By the way, when will the 1,200 pcs be loaded?',
    'We have paid the deposit today. Another matter: please send the packing list of the 900 pcs.',
    'Die Restzahlung ist heute raus. Anderes Thema: die Rechnung über 600 Stück fehlt noch.',
    'Ya hicimos el pago del saldo. Otro tema: ¿cuándo sale el contenedor con las 800 unidades?',
  ])('is none: %s', text => {
    expect(recogniseInquiry(answerOf(text)).isInquiry).toBe(false);
  });
});
