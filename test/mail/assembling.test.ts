import { assembleBody } from '../../service/mail/assembling';

const offer = `<p>Buyer: Agata Nowak, OgroDom</p><p>${'2,000 pieces of solar stake lights, copper finish, FOB Ningbo. '.repeat(4)}</p>`;
const body = (plain: string, html: string) =>
  assembleBody([
    { isHtml: false, text: plain, isAlternative: true },
    { isHtml: true, text: html, isAlternative: true },
  ]).text;

test.each([
  'Your mail program does not display HTML. Please log in to read the inquiry.',
  'This is an HTML message. Please use a mail client that shows it.\n',
  '您的邮件客户端不支持 HTML 格式，请登录查看。',
  'Su programa de correo no muestra mensajes en formato HTML.',
])('where the plain form only says that HTML is not shown, the letter is read from the HTML: %s', plain => {
  expect(body(plain, offer)).toContain('Agata Nowak');
});

test.each<[string, string, string]>([
  ['a plain form that is the letter', 'We accept the price.', offer],
  ['a short letter about HTML', 'Please send the HTML file again.', '<p>Please send the HTML file again.</p>'],
  ['a short letter about HTML with a signature', 'Where is the HTML?', `<p>Where is the HTML?</p>${offer}`],
  ['a long plain form that speaks of HTML', `${'The HTML pages are ready. '.repeat(20)}`, offer],
])('%s stays what is read', (_what, plain, html) => {
  expect(body(plain, html)).toBe(plain);
});

test('a text beside which HTML stands that is no other form of it is read with it', () => {
  const read = assembleBody([
    { isHtml: false, text: 'HTML below.', isAlternative: false },
    { isHtml: true, text: offer, isAlternative: false },
  ]);
  expect(read.text).toMatch(/^HTML below\.\nBuyer: Agata Nowak/);
});
