import fc from 'fast-check';
import type { KnownDetail } from '../../../service/filing/warnings/bankDetails';
import {
  compareDetails,
  findBankDetails,
  isBic,
  isIban,
  maskDetail,
} from '../../../service/filing/warnings/bankDetails';

const found = (text: string) => findBankDetails(text).map(one => `${one.kind} ${one.value}`);

describe('bank details in a text', () => {
  const cases: [what: string, text: string, expected: string[]][] = [
    ['an IBAN in groups', 'IBAN: DE89 3704 0044 0532 0130 00', ['iban DE89370400440532013000']],
    ['an IBAN in one piece, in a sentence', 'pay to GB29NWBK60161331926819, please', ['iban GB29NWBK60161331926819']],
    [
      'an IBAN before its BIC',
      'FR14 2004 1010 0505 0001 3M02 606 SWIFT PSSTFRPPPAR',
      ['iban FR1420041010050500013M02606', 'bic PSSTFRPPPAR'],
    ],
    ['an IBAN with a wrong digit', 'IBAN: DE89 3704 0044 0532 0130 01', []],
    ['an order number that looks like one', 'our order DE89 3704 and PO26-0112', []],
    ['a BIC with its word', 'Swift code: BKCHCNBJ92A', ['bic BKCHCNBJ92A']],
    ['a word after swift', 'we wish a swift delivery and a SWIFT SOLUTION', []],
    [
      'an account of a Chinese bank',
      '户名：绍兴鑫源纺织有限公司\n开户行：中国银行绍兴分行\n账号：3700 1234 5678 9012',
      ['cn_account 3700123456789012'],
    ],
    ['an account in old characters', '銀行賬號: 012-875-1-234567 收款人', ['cn_account 0128751234567']],
    ['an account number with its bank', 'Bank of China, A/C No.: 800123456789', ['account 800123456789']],
    ['an account number at a courier', 'Ship by DHL, our account no. 961234567. The bank is informed.', []],
    ['an account number without a bank', 'Your account number: 12345678 in our shop', []],
    ['accounts as a word', 'Our accounts department pays 120000 units', []],
    ['a German account', 'Kontonummer: 532013000 bei der Commerzbank', ['account 532013000']],
  ];
  it.each(cases)('are found: %s', (_what, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('stand where the evidence says', () => {
    const text = 'Dear all,\nnew IBAN DE89 3704 0044 0532 0130 00 from now on';
    const [one] = findBankDetails(text);
    expect(text.slice(one?.start, one?.end)).toBe('DE89 3704 0044 0532 0130 00');
  });

  it('are bounded, whatever the text', () => {
    const many = Array.from({ length: 500 }, (_, n) => `bank account no: ${1_000_000 + n}`).join('\n');
    expect(findBankDetails(many)).toHaveLength(20);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), text => {
        for (const one of findBankDetails(`bank ${text}`)) expect(one.end).toBeGreaterThan(one.start);
      }),
    );
  });
});

describe('check digits', () => {
  it('hold for the examples of the registry, and for no other digit in their place', () => {
    for (const iban of [
      'NO9386011117947',
      'BE68539007547034',
      'MT84MALT011000012345MTLCAST001S',
      'SA0380000000608010167519',
      'CH9300762011623852957',
    ]) {
      expect(isIban(iban)).toBe(true);
      fc.assert(
        fc.property(fc.integer({ min: 4, max: iban.length - 1 }), fc.integer({ min: 1, max: 9 }), (at, add) => {
          if (!/\d/.test(iban[at] as string)) return;
          const other = String((Number(iban[at]) + add) % 10);
          expect(isIban(iban.slice(0, at) + other + iban.slice(at + 1))).toBe(false);
        }),
      );
    }
  });

  it('of a BIC are a country that exists', () => {
    expect([isBic('DEUTDEFF'), isBic('DEUTDEFF500'), isBic('DEUTXQFF'), isBic('DEUTDEF')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('compared with what is known', () => {
  const since = new Date('2026-01-02');
  const known = (...values: string[]): KnownDetail[] =>
    values.map(value => ({ kind: isIban(value) ? 'iban' : isBic(value) ? 'bic' : 'account', value, since }));
  const answer = (text: string, ...values: string[]) => compareDetails(findBankDetails(text), known(...values)).kind;
  const german = 'DE89370400440532013000';

  const cases: [what: string, text: string, known: string[], expected: string][] = [
    ['nothing is named', 'hello', [german], 'nothing'],
    ['the first ones of a party', `IBAN ${german}`, [], 'first'],
    ['the same', `IBAN ${german}`, [german], 'nothing'],
    ['another account', 'IBAN GB29NWBK60161331926819', [german], 'differ'],
    ['one known and one new', `IBAN ${german} or GB29NWBK60161331926819`, [german], 'differ'],
    ['the account number of a known IBAN', 'Kontonummer: 532013000, Bank', [german], 'nothing'],
    ['an account of another kind', '开户行 中国银行 账号：3700123456789012', [german], 'differ'],
    ['another bank alone', 'SWIFT: BKCHCNBJ', [german, 'DEUTDEFF'], 'differ'],
    ['another branch of the bank', 'SWIFT: DEUTDEFF500', [german, 'DEUTDEFF'], 'nothing'],
    [
      'an intermediary beside the known account',
      `IBAN ${german}, intermediary SWIFT: CHASUS33`,
      [german, 'DEUTDEFF'],
      'nothing',
    ],
  ];
  it.each(cases)('%s', (_what, text, values, expected) => {
    expect(answer(text, ...values)).toBe(expected);
  });

  it('are shown without their middle', () => {
    expect(maskDetail(german)).toBe('DE89…3000');
    fc.assert(fc.property(fc.stringMatching(/^[A-Z0-9]{6,34}$/), value => !maskDetail(value).includes(value)));
  });
});

// Each took minutes or longer to read: what can stand between two pieces must stand at one place only.
test.each([
  ['blanks behind "account"', `bank account${' '.repeat(20_000)}x`],
  ['tabs behind "account no"', `bank account no${'\t'.repeat(20_000)}x`],
  ['blanks behind 账号', `银行账号${' '.repeat(20_000)}x`],
  ['blanks behind "swift"', `bank swift${' '.repeat(20_000)}x`],
  ['"bic" again and again', `bank ${'bic '.repeat(20_000)}x`],
])('a hostile letter does not hold the reader up: %s', (_what, text) => {
  expect(findBankDetails(text)).toEqual([]);
});

test('a label may stand apart from its number, as tables are written', () => {
  const text = `Bank details\nAccount No.${' '.repeat(30)}:   123 456 789\nSWIFT / BIC Code :  DEUTDEFF`;
  expect(findBankDetails(text).map(one => one.value)).toEqual(['123456789', 'DEUTDEFF']);
});
