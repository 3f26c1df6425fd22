import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { isSamePhone, isSameText } from '../../evaluation/inquiryMatching';
import { inquiryMail } from './letters';
import { mailOf } from './mails';
import { reachedCases } from './reachedCases';

const isSame = (wanted: string, said: string) => (wanted === '' ? said === '' : isSameText(wanted, said));

test.each(reachedCases.map(one => [one.address, one] as const))(
  'who writes from %s, for whom, and how he is reached',
  (_, { from, address, text, ...wanted }) => {
    const fields = extractInquiry(inquiryMail(text, { name: from, address }), []);
    const said = {
      name: fields.contactName?.value ?? '',
      company: fields.company?.value ?? '',
      phone: fields.phone?.value ?? '',
    };
    expect([said.name, isSame(wanted.name, said.name)]).toEqual([said.name, true]);
    expect([said.company, isSame(wanted.company, said.company)]).toEqual([said.company, true]);
    const isPhone = wanted.phone === '' ? said.phone === '' : isSamePhone(wanted.phone, said.phone);
    expect([said.phone, isPhone]).toEqual([said.phone, true]);
    if (wanted.country !== undefined) expect(fields.country?.value).toBe(wanted.country);
  },
);

const ask = 'Please quote 500 folding stools, grey, FOB Ningbo.';
const network = { name: 'Ivo Marek via LinkedIn', address: 'messaging-digest-noreply@linkedin.com' };

test('the address that a buyer writes on a platform to be reached at is his', () => {
  const text = `Ivo Marek sent you a message\n\nHello Leo, ${ask} You can reach me on ivo@marek-camping.cz, I am seldom here.`;
  expect(extractInquiry(mailOf(text, { from: [network] }), []).contactEmail?.value).toBe('ivo@marek-camping.cz');
});

test('the address of a relay is nobody’s', () => {
  const text = `Ivo Marek sent you a message\n\nHello Leo, ${ask} Answer to in-55501@reply.linkedin.com please.`;
  expect(extractInquiry(mailOf(text, { from: [network] }), []).contactEmail).toBeNull();
});

test('a form that asks for "Sender Company" and "Best number to reach you" is read', () => {
  const text = [
    'Your name',
    'Nora Quist',
    '',
    'Best number to reach you',
    '07700 900462',
    '',
    'Sender Company: Quist & Daughters',
    '',
    'Email',
    'nora@quist.co.uk',
    '',
    'Tell us more',
    `Hello! ${ask}`,
  ].join('\n');
  const fields = extractInquiry(mailOf(text, { from: [{ name: 'Own', address: 'website@own.example' }] }), []);
  expect(fields.contactName?.value).toBe('Nora Quist');
  expect(fields.company?.value).toBe('Quist & Daughters');
  expect(fields.phone?.value).toBe('07700 900462');
  expect(fields.incoterm?.value).toBe('FOB');
});

test('the title of a notification is not its message', () => {
  const text = [
    '[Inquiry] Garden stools',
    '',
    'Name\tPilar Ocampo',
    'Company\tOcampo Hnos S.A.',
    'E-mail\tpilar@ocampohnos.uy',
    '',
    'Good morning',
    '',
    'We want 500 folding stools. Delivery port Montevideo, CIF.',
    '',
    'Your Product: Folding Stool / This inquiry has been sent to 1 supplier(s) only.',
  ].join('\n');
  const from = [{ name: 'EC21', address: 'tradeinquiry@ec21.com' }];
  const fields = extractInquiry(mailOf(text, { from, subject: '[EC21 Inquiry] Garden stools' }), []);
  expect([fields.company?.value, fields.incoterm?.value, fields.port?.value]).toEqual([
    'Ocampo Hnos S.A.',
    'CIF',
    'Montevideo',
  ]);
});

test('a letter that two colleagues sent on is read as the outsider wrote it', () => {
  const inner = `Hello,\n\nI am Karen and sell tableware. ${ask}\n\nBest regards\nKaren Lund\nLund Keramik ApS\n+45 75 55 01 45\nkaren@lund-keramik.dk`;
  const block = (from: string, to: string, subject: string) =>
    `From: ${from}\nSent: Thursday, April 9, 2026 8:50 AM\nTo: ${to}\nSubject: ${subject}`;
  const below = `${block('info', 'tina', 'FW: Stoneware')}\n\nPlease handle.\n\n${block('Karen Lund', 'info', 'Stoneware')}\n\n${inner}`;
  const text = `Leo, one for you.\n\nTina\n\n${below}`;
  const start = text.indexOf('From: info');
  const forwarded = {
    from: { name: 'info', address: '' },
    to: [{ name: 'tina', address: '' }],
    subject: 'FW: Stoneware',
    sentAt: null,
    messageId: null,
    start,
    text: 'Please handle.',
  };
  const from = [{ name: 'Tina', address: 'tina@own.example' }];
  const mail = mailOf(text, {
    from,
    forwarded,
    newTextLength: start,
    subject: 'FW: FW: Stoneware',
    direction: 'internal',
  });
  const fields = extractInquiry(mail, []);
  expect(fields.contactName?.value).toBe('Karen Lund');
  expect(fields.contactEmail?.value).toBe('karen@lund-keramik.dk');
  expect(fields.country?.value).toBe('DK');
});

test('a form whose questions have their answers in the same line is read', () => {
  const text = [
    'You have a new form submission',
    '',
    'First name: Meera',
    'Last name: Pillai',
    'Business: Pillai Kitchens',
    'Best email: meera@pillaikitchens.co.uk',
    'What are you looking for? Enamel bowls with our logo',
    'How many do you need? 450',
    'When do you need them? Early May',
    'Anything else? Delivered to Leicester please.',
  ].join('\n');
  const from = [{ name: 'Own', address: 'no-reply@own.example' }];
  const fields = extractInquiry(mailOf(text, { from, subject: 'New submission: Request a quote' }), []);
  expect(fields.contactName?.value).toBe('Meera Pillai');
  expect(fields.company?.value).toBe('Pillai Kitchens');
  expect(fields.delivery?.value).toBe('Early May');
});
