import { readTyped, typedOf } from '../../../admin/views/outbox/recipients';

test.each([
  ['', []],
  ['anna@n.example', [['anna@n.example', '']]],
  [
    'Anna Weber <anna@n.example>, jens@n.example',
    [
      ['anna@n.example', 'Anna Weber'],
      ['jens@n.example', ''],
    ],
  ],
  [
    '"Weber, Anna" <anna@n.example>；王 <wang@x.example>，',
    [
      ['anna@n.example', 'Weber, Anna'],
      ['wang@x.example', '王'],
    ],
  ],
  ['no address', [['no address', '']]],
])('%s is read', (text, expected) => {
  expect(readTyped(text, 'to').map(({ address, name }) => [address, name])).toEqual(expected);
});

test('what is shown is read as it was', () => {
  const people = [
    { kind: 'cc' as const, address: 'anna@n.example', name: 'Anna Weber' },
    { kind: 'cc' as const, address: 'jens@n.example', name: '' },
  ];
  expect(readTyped(typedOf(people, 'cc'), 'cc')).toEqual(people);
  expect(typedOf(people, 'to')).toBe('');
});
