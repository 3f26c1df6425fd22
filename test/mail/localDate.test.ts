import { readLocalDate } from '../../service/mail/localDate';

it.each<[string, string | null]>([
  ['Wednesday, April 8, 2026 4:12 PM', '2026-04-08T16:12'],
  ['Mittwoch, 8. April 2026 16:12', '2026-04-08T16:12'],
  ['mercredi 8 avril 2026 16:12', '2026-04-08T16:12'],
  ['miércoles, 8 de abril de 2026 16:12', '2026-04-08T16:12'],
  ['quarta-feira, 8 de abril de 2026 16:12', '2026-04-08T16:12'],
  ['mercoledì 8 aprile 2026 16:12', '2026-04-08T16:12'],
  ['środa, 8 kwietnia 2026 16:12', '2026-04-08T16:12'],
  ['8 апреля 2026 г. 16:12', '2026-04-08T16:12'],
  ['8 Nisan 2026 Çarşamba 16:12', '2026-04-08T16:12'],
  ['den 8 april 2026 16:12', '2026-04-08T16:12'],
  ['2026年4月8日(星期三) 下午4:12', '2026-04-08T16:12'],
  ['2026년 4월 8일 수요일 오후 4:12', '2026-04-08T16:12'],
  ['2026-04-08 16:12', '2026-04-08T16:12'],
  ['08.04.2026 16:12', '2026-04-08T16:12'],
  ['28/04/2026 16:12', '2026-04-28T16:12'],
  ['Wed, 08 Apr 2026 16:12:00 +0200', '2026-04-08T14:12'],
  ['4/8/2026 4:12 PM', null],
  ['soon', null],
])('%j is %s', (text, instant) => {
  expect(readLocalDate(text)?.toISOString().slice(0, 16) ?? null).toBe(instant);
});
