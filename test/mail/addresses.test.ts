import fc from 'fast-check';
import { readAddresses } from '../../service/mail/addresses';

const one = (name: string, address: string) => ({ name, address });

it.each<[string, { name: string; address: string }[]]>([
  ['a@b.example', [one('', 'a@b.example')]],
  ['Anna Weber <Anna@B.Example>', [one('Anna Weber', 'anna@b.example')]],
  ['"Weber, Anna" <a@b.example>, c@d.example', [one('Weber, Anna', 'a@b.example'), one('', 'c@d.example')]],
  ['a@b.example; c@d.example;', [one('', 'a@b.example'), one('', 'c@d.example')]],
  ['a@b.example (Anna)', [one('Anna', 'a@b.example')]],
  ["'Anna' <a@b.example>", [one('Anna', 'a@b.example')]],
  ['Team: a@b.example, c@d.example;', [one('', 'a@b.example'), one('', 'c@d.example')]],
  ['undisclosed-recipients:;', []],
  ['<@relay.example:a@b.example>', [one('', 'a@b.example')]],
  ['=?utf-8?B?546L6Iqz?= <w@x.example>', [one('王芳', 'w@x.example')]],
  ['=?utf-8?Q?Anna_=3Ca=40b.example=3E?=', [one('Anna', 'a@b.example')]],
  ['"thief@evil.example" <a@b.example>', [one('thief@evil.example', 'a@b.example')]],
  ['Anna <a@b.example', [one('Anna', 'a@b.example')]],
  ['MAILER-DAEMON', [one('MAILER-DAEMON', '')]],
  ['Anna [mailto:a@b.example]', [one('Anna', 'a@b.example')]],
  ['a\u202eb <a@b.example>', [one('ab', 'a@b.example')]],
  ['', []],
])('%j', (raw, addresses) => {
  const bytes = Buffer.from(raw, 'utf8').toString('latin1');
  expect(readAddresses(bytes)).toEqual(addresses);
});

it('reads what it wrote', () => {
  const name = fc.stringMatching(/^[A-Za-z]{1,10}( [A-Za-z]{1,10})?$/);
  const address = fc.stringMatching(/^[a-z0-9]{1,10}@[a-z]{1,8}\.example$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(name, address), { maxLength: 20 }), people => {
      const header = people.map(([who, where]) => `"${who}" <${where}>`).join(', ');
      expect(readAddresses(header)).toEqual(people.map(([who, where]) => one(who, where)));
    }),
  );
});
