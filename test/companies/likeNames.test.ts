import fc from 'fast-check';
import { blockingKeys, compareNames, distance, foldPhone } from '../../service/companies/likeNames';

const shareKey = (a: string, b: string) => blockingKeys(a).some(key => blockingKeys(b).includes(key));

describe('two names that mean one firm', () => {
  test.each([
    ['Nordlicht Küchen GmbH', 'NORDLICHT KUECHEN', 'umlauts written out, no legal form'],
    ['Atlas Home Ltd', 'Home Atlas Limited', 'words turned round'],
    ['Casa Sole S.r.l.', 'Casa Sole SRL', 'dots in the legal form'],
    ['Kestrel Trading Co., Ltd.', 'Kestrel Trade Company', 'one way of writing a common word'],
    ['Müller & Söhne KG', 'Muller und Sohne', 'accents'],
    ['Nordlicht Küchen GmbH', 'Nordlciht Küchen', 'two letters changed places'],
    ['Brandenburger Textilien', 'Brandenburgr Textilien', 'a letter left out'],
    ['Ferreira Têxteis Lda', 'Fereira Texteis', 'a doubled letter missed'],
    ['Yuehua Weaving Co., Ltd. 南通悦华织造有限公司', '南通悦华织造', 'one of two names in two scripts'],
    ['宁波市海图国际贸易有限公司', '宁波海图国际贸易有限公司', 'the rank of a place'],
    ['宁波海图国际贸易有限公司', '海图国际贸易有限公司', 'without the place'],
    ['绍兴鑫源纺织有限公司', '紹興鑫源紡織股份有限公司', 'traditional characters, another legal form'],
    ['International Business Machines', 'IBM', 'an abbreviation'],
    ['Sunrise Import Export', 'Sunrise Impex Ltd', 'import and export in one word'],
  ])('%s is %s (%s)', (a, b) => {
    expect(shareKey(a, b)).toBe(true);
    expect(compareNames([a], [b])?.score ?? 0).toBeGreaterThanOrEqual(0.7);
  });
});

describe('two names that mean two firms', () => {
  test.each([
    ['Ningbo Haitu Trading Co., Ltd.', 'Ningbo Zhenhai Trading Co., Ltd.'],
    ['宁波海图国际贸易有限公司', '宁波远洋国际贸易有限公司'],
    ['深圳市华强电子有限公司', '深圳市华信电子有限公司'],
    ['Global Trading Ltd', 'World Trading Ltd'],
    ['Atlas Home Ltd', 'Orion Home Ltd'],
    ['ABC Ltd', 'ABD Ltd'],
    ['Kestrel', 'Petrel'],
  ])('%s is not %s', (a, b) => {
    expect(compareNames([a], [b])?.score ?? 0).toBeLessThan(0.7);
  });
});

test('a name with one slip in its longest word is still found by a key', () => {
  const letter = fc.constantFrom(...'bcdfghklmnprstvwz');
  const word = fc
    .array(letter, { minLength: 6, maxLength: 14 })
    .map(letters => letters.join('').replace(/(.)\1/g, '$1o'));
  fc.assert(
    fc.property(word, fc.nat(), letter, (name, at, other) => {
      const place = at % name.length;
      const slip = name.slice(0, place) + other + name.slice(place + 1);
      return name.length < 6 || shareKey(`${name} GmbH`, `${slip} GmbH`) || /(.)\1|ph/.test(name + slip);
    }),
  );
});

test('comparing is the same both ways, and a name is itself', () => {
  const name = fc.constantFrom(
    'Acme',
    'Acme Trading',
    'Nordlicht Küchen GmbH',
    '宁波海图贸易',
    '海图',
    'Haitu',
    'IBM',
    'Int. Bus. Mach.',
  );
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(compareNames([a], [b])?.score).toBe(compareNames([b], [a])?.score);
      expect(compareNames([a], [a])?.score).toBe(1);
    }),
  );
});

test.each([
  ['kitten', 'sitting', 3],
  ['abcd', 'abdc', 1],
  ['', 'abc', 3],
])('%s and %s are %d slips apart', (a, b, slips) => {
  expect(distance(a, b)).toBe(slips);
});

test.each([
  ['+86 (0)574 8888-1234', 'CN', '8657488881234'],
  ['0574-88881234', 'CN', '8657488881234'],
  ['0086 574 88881234', null, '8657488881234'],
  ['+49 (0) 40 123456-0 ext. 12', 'DE', '49401234560'],
  ['040 1234560', 'DE', '49401234560'],
  ['+1 (212) 555-0100', null, '12125550100'],
  ['123', 'DE', ''],
])('the number %s of %s is kept as %s', (raw, country, folded) => {
  expect(foldPhone(raw, country)).toBe(folded);
});
