import { detailsLine } from '../../admin/views/settings/auditDetails';

const names = new Map([
  ['fields', 'Fields'],
  ['state', 'State'],
  ['roles', 'Roles'],
]);
const values = new Map([
  ['fields city', 'City'],
  ['fields phone', 'Phone'],
  ['state paused', 'off'],
  ['state active', 'on'],
  ['roles trader', 'Trader'],
]);
const words = {
  detailWord: (name: string) => names.get(name) ?? name,
  valueWord: (name: string, value: string) => values.get(`${name} ${value}`) ?? value,
};

test.each([
  ['the names of fields as words', { fields: ['city', 'phone'] }, 'Fields City, Phone'],
  ['a change of state as words', { before: { state: 'paused' }, after: { state: 'active' } }, 'State off → on'],
  [
    'only what became different',
    { before: { a: 1, roles: [] }, after: { a: 1, roles: ['trader'] } },
    'Roles - → Trader',
  ],
  ['what was made, which had no before', { after: { state: 'active' } }, 'State on'],
  ['what lies deeper', { selection: { state: 'active', count: 2 } }, 'selection State on, count 2'],
  ['a word that is no key as it stands', { name: 'Huaying' }, 'name Huaying'],
])('an entry of the audit log tells %s', (_what, details, line) => {
  expect(detailsLine(details, words)).toBe(line);
});
