import { isAutoReplySubject, subjectPrefix } from '../../service/mail/subjects';

it.each<[string, 'reply' | 'forward' | null]>([
  ['Re: Offer', 'reply'],
  ['RE[3]: Offer', 'reply'],
  ['[EXT] AW: Angebot', 'reply'],
  ['回复：报价', 'reply'],
  ['Fwd: Offer', 'forward'],
  ['WG: Angebot', 'forward'],
  ['转发: 报价', 'forward'],
  ['VB: Re: Offert', 'forward'],
  ['Offer', null],
  ['Release: 2', null],
])('%j begins as %j', (subject, prefix) => {
  expect(subjectPrefix(subject)).toBe(prefix);
});

it.each([
  'Automatic reply: Offer',
  'Abwesenheitsnotiz: Angebot',
  'Autosvar: Offert',
  'Réponse automatique : Offre',
  'Respuesta automática: Oferta',
  '自动回复: 报价',
  '自動返信: 見積',
  'Out of Office: back on Monday',
  'Автоматический ответ: Цена',
])('%j looks like an automatic answer', subject => expect(isAutoReplySubject(subject)).toBe(true));
it.each(['Offer', 'Accepted: audit', 'Office chairs', 'Re: automatic looms'])('%j does not', subject =>
  expect(isAutoReplySubject(subject)).toBe(false),
);
