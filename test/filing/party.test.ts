import type { Case } from './cases';
import { expectOutcome, lily, me, sabine } from './cases';
import { food, machinery } from './worlds';

describe('the party of a mail', () => {
  const cases: Case[] = [
    ['a known address', { from: sabine, to: me, subject: 'Hallo' }, 'Bergmann'],
    ['a known address in other letters', { from: 'KRUEGER@Bergmann-FT.de', to: me, subject: 'Hallo' }, 'Bergmann'],
    [
      'a new colleague at a known domain',
      { from: 'Uwe <u.lange@bergmann-ft.de>', to: me, subject: 'Vorstellung' },
      'Bergmann',
    ],
    [
      'a second domain of the company',
      { from: 'einkauf@bergmann-foerdertechnik.com', to: me, subject: 'Frage' },
      'Bergmann',
    ],
    [
      'a machine of the company that sends its orders',
      { from: 'SAP <noreply@bergmann-ft.de>', to: me, subject: 'Bestellung 77123-A', kind: 'system' },
      'Bergmann SO 000123',
    ],
    ['a known free-mail address', { from: 'talleresvega.compras@gmail.com', to: me, subject: 'hola' }, 'Vega'],
    [
      'a sub-domain of a company without subsidiaries',
      { from: 'lager@west.bergmann-ft.de', to: me, subject: 'Tor 3' },
      'Bergmann',
    ],
    ['the parent of a group', { from: 'new.guy@orion-ind.com', to: me, subject: 'hello' }, 'Orion'],
    ['a subsidiary on a sub-domain', { from: 'otra@mx.orion-ind.com', to: me, subject: 'hola' }, 'OrionMX'],
    ["below a subsidiary's sub-domain", { from: 'x@planta.mx.orion-ind.com', to: me, subject: 'hola' }, 'OrionMX'],
    ['a subsidiary on its own domain', { from: 'biuro@orion-polska.pl', to: me, subject: 'pytanie' }, 'OrionPL'],
    [
      'an unknown part of a group',
      { from: 'anna@cz.orion-ind.com', to: me, subject: 'supplier form' },
      'review which_party unknown_subdomain: Orion',
    ],
    ['a supplier', { from: 'zhou@xinhua-casting.cn', to: me, subject: '你好' }, 'Casting'],
    ['a forwarder on free mail', { from: 'haida_fwd@163.com', to: me, subject: '五月运价' }, 'Forward'],
    [
      'our own mailbox at a free-mail provider is ours',
      { from: 'dali.export@163.com', to: sabine, subject: 'Muster' },
      'Bergmann',
    ],
    [
      'an unknown buyer',
      { from: 'Ben Ott <ben@ott-maschinen.at>', to: me, subject: 'Anfrage Rollen' },
      'review unknown_sender unknown_sender:',
    ],
    [
      "another user of a customer's free-mail provider",
      { from: 'someone.else@yahoo.com', to: me, subject: 'need elevator price' },
      'review unknown_sender unknown_sender:',
    ],
    [
      'an unknown address that signs as a customer',
      {
        from: 'account.nile@yahoo.com',
        to: me,
        subject: 'slip',
        text: 'Dear sir,\nslip attached\n\nNile Star Trading, Cairo',
      },
      'review unknown_sender unknown_sender: Nile',
    ],
    [
      "an unknown address with a contact's name",
      { from: 'Raúl Soto <raul.soto77@gmail.com>', to: me, subject: 'catálogo', text: 'Hola, escribo desde mi correo' },
      'review unknown_sender unknown_sender: OrionMX',
    ],
    [
      'an unknown address that names an order',
      { from: 'x@unknown-firm.com', to: me, subject: 'SO 000123' },
      'review unknown_sender unknown_sender: Bergmann',
    ],
    [
      'a marketplace on behalf of somebody',
      {
        from: 'Karim Adel <noreply@b2b-platform.test>',
        replyTo: 'x@reply.b2b-platform.test',
        to: me,
        subject: 'New message',
      },
      'review unknown_sender unknown_sender: Nile',
    ],
    ['a mail whose only recipient is hidden', { from: sabine, to: '', subject: 'An alle Lieferanten' }, 'Bergmann'],
    ['a calendar invitation', { from: sabine, to: me, subject: 'Termin Werksbesuch', kind: 'calendar' }, 'Bergmann'],
    ['greetings', { from: 'panin@uralmk.ru', to: me, subject: 'С Новым годом!' }, 'Ural'],
    [
      'a system mail of nobody',
      { from: 'noreply@cloud-storage.test', to: me, subject: 'Your report', kind: 'system' },
      'none system_mail',
    ],
    ['between colleagues', { from: me, to: 'sales@dali-machinery.com', subject: 'SO 000123 delay?' }, 'none internal'],
    [
      'a form of our own site',
      {
        from: 'noreply@dali-machinery.com',
        replyTo: 'krueger@bergmann-ft.de',
        to: me,
        subject: 'Contact form',
        isIn: true,
      },
      'review unknown_sender unknown_sender: Bergmann',
    ],
    ['an unreadable message', { from: '', subject: '', kind: 'unreadable' }, 'review unreadable unreadable:'],
  ];
  it.each(cases)('%s', (_what, mail, outcome) => expectOutcome(machinery, mail, outcome));
});

describe('companies that share', () => {
  const cases: Case[] = [
    [
      'a domain of two firms asks',
      { from: 'info@nordgroup.fi', to: lily, subject: 'hello' },
      'review which_party several: NordFood NordCater',
    ],
    [
      'a domain of two firms with a number of one',
      { from: 'info@nordgroup.fi', to: lily, subject: 'KDN-88/26 labels' },
      'NordFood 2026-XS-090',
    ],
    [
      'a domain of two firms with numbers of both asks',
      { from: 'info@nordgroup.fi', to: lily, subject: 'KDN-88/26 and NC 5512' },
      'review which_party several: NordFood NordCater',
    ],
    ['a known person at a shared domain', { from: 'pekka.salo@nordgroup.fi', to: lily, subject: 'hello' }, 'NordCater'],
    [
      'an address of two firms asks',
      { from: 'mensah.trading@gmail.com', to: lily, subject: 'good morning' },
      'review which_party several: Sunrise Harbour',
    ],
    [
      'an address of two firms with a number of one',
      { from: 'mensah.trading@gmail.com', to: lily, subject: 'HW-877 when?' },
      'Harbour 2026-XS-093',
    ],
    [
      'an address of two firms with a number on the file',
      { from: 'mensah.trading@gmail.com', to: lily, subject: 'please see', files: ['SG-301_signed.pdf'] },
      'Sunrise 2026-XS-092',
    ],
  ];
  it.each(cases)('%s', (_what, mail, outcome) => expectOutcome(food, mail, outcome));
});

describe('what we write', () => {
  const cases: Case[] = [
    ['to a customer', { from: me, to: sabine, subject: 'Angebot QT26-118' }, 'Bergmann QT26-118'],
    [
      'to a customer, the dropbox hidden',
      { from: me, to: sabine, bcc: 'crm@dali-machinery.com', subject: 'Hallo' },
      'Bergmann',
    ],
    [
      'to a customer, the forwarder in copy',
      { from: me, to: sabine, cc: 'haida_fwd@163.com', subject: 'SO 000123' },
      'Bergmann SO 000123',
    ],
    [
      'to a customer and a supplier: both sides',
      { from: me, to: `${sabine};zhou@xinhua-casting.cn`, subject: 'SO 000123 Zeichnung' },
      'Bergmann SO 000123 + Casting CG26-031',
    ],
    ['to two customers', { from: me, to: `${sabine};panin@uralmk.ru`, subject: 'Holiday notice' }, 'Bergmann + Ural'],
    ['to two people of one customer', { from: me, to: `${sabine};lange@bergmann-ft.de`, subject: 'Hallo' }, 'Bergmann'],
    [
      'to ourselves, a customer in copy',
      { from: me, to: 'sales@dali-machinery.com', cc: sabine, subject: 'SO 000123' },
      'Bergmann SO 000123',
    ],
    [
      'to a customer who stands in the envelope only',
      { from: me, to: '', journal: ['krueger@bergmann-ft.de'], subject: 'Rundschreiben' },
      'Bergmann',
    ],
    ['to a customer and a stranger', { from: me, to: `${sabine};x@stranger.test`, subject: 'Hallo' }, 'Bergmann'],
    [
      'to a stranger',
      { from: me, to: 'Ben Ott <ben@ott-maschinen.at>', subject: 'Our catalogue' },
      'review unknown_sender unknown_sender:',
    ],
    [
      'to a look-alike, in answer to it',
      { from: me, to: 'krueger@bergrnann-ft.de', subject: 'Re: Angebot', answers: ['qt118@dali-machinery.com'] },
      'review suspicious look_alike: Bergmann',
    ],
    [
      'to one customer with the number of another',
      { from: me, to: sabine, subject: 'SO 000124' },
      'review which_party foreign_number: Bergmann OrionPL',
    ],
  ];
  it.each(cases)('%s', (_what, mail, outcome) => expectOutcome(machinery, mail, outcome));
});
