import fc from 'fast-check';
import { newTextLength, newTextOf } from '../../service/mail/quoting';

const written = (text: string) => newTextOf(text, newTextLength(text));

describe('what the sender wrote himself', () => {
  it.each<[string, string]>([
    ['On Wed, Apr 8, 2026 at 4:12 PM Lena <lena@x.example> wrote:', 'en'],
    [
      'On Wed, 8 Apr 2026 at 16:12, Lena Maria Longname-Secondname\n<lena.maria@a-very-long-domain.example> wrote:',
      'en wrapped',
    ],
    ['Am 08.04.2026 um 16:12 schrieb Lena <lena@x.example>:', 'de'],
    ['Le mer. 8 avr. 2026 à 16:12, Lena <lena@x.example> a écrit :', 'fr'],
    ['El mié, 8 abr 2026 a las 16:12, Lena (<lena@x.example>) escribió:', 'es'],
    ['Em qua., 8 de abr. de 2026 às 16:12, Lena <lena@x.example> escreveu:', 'pt'],
    ['Il giorno mer 8 apr 2026 alle ore 16:12 Lena <lena@x.example> ha scritto:', 'it'],
    ['Op wo 8 apr 2026 om 16:12 schreef Lena <lena@x.example>:', 'nl'],
    ['śr., 8 kwi 2026 o 16:12 Lena <lena@x.example> napisał(a):', 'pl'],
    ['Den ons 8 apr. 2026 kl 16:12 skrev Lena <lena@x.example>:', 'sv'],
    ['ср, 8 апр. 2026 г. в 16:12, Lena <lena@x.example>:', 'ru'],
    ['2026年4月8日(水) 16:12 Lena <lena@x.example>:', 'ja'],
    ['2026년 4월 8일 (수) 오후 4:12, Lena <lena@x.example>님이 작성:', 'ko'],
    ['Lena <lena@x.example> 于2026年4月8日周三 16:12写道：', 'zh'],
    ['---- On Wed, 08 Apr 2026 16:12:50 +0530 lena@x.example wrote ----', 'of Zoho'],
    ['On Wed, 8 Apr 2026 16:12:43 -0200 Lena <lena@x.example> wrote', 'without a colon'],
    ['16:12, 8 April 2026, "Lena" <lena@x.example>:', 'without a verb'],
    ['Lena <lena@x.example>, 8 Nis 2026 Çar, 16:12 tarihinde şunu yazdı:', 'tr'],
  ])('ends before %s', line => {
    expect(written(`Price is fine.\n\n${line}\n\n> our price is 4.10\n> Lena\n`)).toBe('Price is fine.');
  });

  it.each<[string, string]>([
    [
      'Outlook',
      'From: Lena <lena@x.example>\nSent: Wednesday, April 8, 2026 4:12 PM\nTo: Lars\nCc: Wei\nSubject: towels',
    ],
    [
      'Outlook, with the line above',
      '________________________________\nFrom: Lena <lena@x.example>\nSent: Wednesday, April 8, 2026 4:12 PM\nTo: Lars\nSubject: towels',
    ],
    ['an old Outlook', '-----Original Message-----\nFrom: Lena\nSent: Wednesday'],
    ['Lotus Notes', 'Lena Brandt\n04/08/2026 04:12 PM\n \tTo:\tLars/NORDTEX@NORDTEX\n \tcc:\t\n \tSubject:\ttowels'],
    ['Turkish Outlook', 'Kimden: Lena\nGönderildi: 8 Nisan 2026 16:12\nKime: Lars\nKonu: towels'],
    ['Finnish Outlook', 'Lähettäjä: Lena\nLähetetty: 8. huhtikuuta 2026 16:12\nVastaanottaja: Lars\nAihe: towels'],
    ['Traditional Chinese Outlook', '寄件者: Lena\n寄件日期: 2026年4月8日 下午 04:12\n收件者: Lars\n主旨: towels'],
  ])('ends before the block of %s', (_what, block) => {
    expect(written(`Price is fine.\n\n${block}\n\nour price is 4.10\nLena\n`)).toBe('Price is fine.');
  });

  it('goes on between the lines of a quote, and below it', () => {
    expect(written('> price 4.10?\nyes\n> delivery in May?\nno, in June\n\nLars')).toBe('yes\nno, in June\n\nLars');
    expect(written('On 8 Apr 2026 Lena <lena@x.example> wrote:\n> price 4.10?\n\nyes, fine.\n')).toBe('yes, fine.');
  });

  it.each([
    'Payment terms: 30 days\nDelivery: May\nPort: Shanghai',
    'To: be decided\nwe will tell you',
    'please see items from: A to: B',
    'Dear Lena,\n\n- towels\n- sheets\n\nTotal: 400',
  ])('is all of it where nothing is quoted: %j', text => {
    expect(newTextLength(text)).toBe(text.length);
  });

  it('is never longer than the text', () => {
    const line = fc.constantFrom(
      '> q',
      'a',
      '',
      'From: x@y.example',
      'Sent: today',
      'To: z',
      'Subject: s',
      '-----Original Message-----',
      'On 1 May 2026 a@b.example wrote:',
      '____________________',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), lines => {
        const text = lines.join('\n');
        const length = newTextLength(text);
        expect(length).toBeGreaterThanOrEqual(0);
        expect(length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
