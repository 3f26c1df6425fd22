import fc from 'fast-check';
import { findNumbers, foldNumber } from '../../service/records/numbers';

describe('numbers of records as they are compared', () => {
  it.each([
    [
      [
        'PI26-0112',
        'pi 26-0112',
        'PI260112',
        'PI26/0112',
        'PI26–0112',
        'ＰＩ２６－０１１２',
        ' PI26_0112 ',
        '第PI26-0112号',
      ],
      'PI260112',
    ],
    [['Q-2026-0031', 'Q 2026 0031', 'q2026/0031'], 'Q20260031'],
    [
      [
        '4500019921',
        'PO 4500019921',
        'PO# 4500019921',
        'P.O. No. 4500019921',
        'Bestellung 4500019921',
        '合同号4500019921',
      ],
      '4500019921',
    ],
    [['77123-A', 'P.O. 77123-A', 'Order no. 77123/A'], '77123A'],
    [['合同XY20260088', 'XY20260088', 'XY-2026-0088'], 'XY20260088'],
    [['INV/2026/118'], 'INV2026118'],
    [['SO 000123', 'SO-000123'], 'SO000123'],
    [['КП-2026/15', 'кп 2026-15'], 'КП202615'],
    [['苏购2026-08号'], '苏购202608'],
    [['٤٥٦٧٨', '45678'], '45678'],
    [['', 'no number', '---'], ''],
  ])('%j are %s', (written, folded) => {
    for (const number of written) expect(foldNumber(number)).toBe(folded);
  });

  it.each([
    ['SC-26-004', 'Q-26-004'],
    ['PO-2026-0031', 'SO-2026-0031'],
    ['PO-2026-0031', '2026-0031'],
    ['苏购2026-08', '浙购2026-08'],
    ['PI26-0112', 'PI26-01120'],
    ['Order 12', '12'],
    ['000123', '123'],
  ])('%s and %s stay two', (one, other) => {
    expect(foldNumber(one)).not.toBe(foldNumber(other));
  });
});

describe('numbers in a text', () => {
  const sure = (text: string) =>
    findNumbers(text)
      .filter(found => !found.isBare)
      .map(found => found.folded);

  it.each([
    ['Re:[SC-26-004] pillow seams', 'SC26004'],
    ['pi 26-0112 talla XL', 'PI260112'],
    ['Q 2026 0031 please', 'Q20260031'],
    ['PO# 4500019921 delivery split', '4500019921'],
    ['合同号NJ-2026-03的花型', 'NJ202603'],
    ['Bestellung_4500019921_rev2.pdf', '4500019921'],
    ['对账单PUR26-055.xlsx', 'PUR26055'],
    ['对账单PUR26-055(1).xlsx', 'PUR26055'],
    ['PI26-0110_Sanhe.pdf', 'PI260110'],
    ['Booking SLN260418 / PI26-0107', 'PI260107'],
    ['(BG10442 ship as is. (2) Q-2026-0040 - ok', 'BG10442'],
    ['(2) Q-2026-0040 - ok', 'Q20260040'],
    ['your P.O. 77123-A', '77123A'],
    ['INV/2026/118 is paid', 'INV2026118'],
    ['about SO 000123.', 'SO000123'],
    ['根据2026-XS-088安排', '2026XS088'],
    ['合同XY20260088请确认', 'XY20260088'],
    ['KDN-88/26', 'KDN8826'],
    ['QT-2026-0012-R2', 'QT20260012'],
    ['PI26-0112A', 'PI260112'],
    ['PI26-0112_rev3.xlsx', 'PI260112'],
    ['ＰＩ２６－０１１２ です', 'PI260112'],
    ['your PO 10442', '10442'],
    ['order no. 5507', '5507'],
    ['order #5507', '5507'],
    ['Bestellnr. 55071', '55071'],
    ['pedido 10442', '10442'],
    ['commande n° 10442', '10442'],
    ['Заказ № 5507', '5507'],
    ['订单10442', '10442'],
    ['注文番号：10442', '10442'],
    ['주문번호 10442', '10442'],
    ['طلب رقم ٤٥٦٧٨', '45678'],
    ['苏购2026-08号合同', '苏购202608'],
    ['PO77123', '77123'],
    ['КП-2026/15', 'КП202615'],
  ])('%s names %s', (text, folded) => {
    expect(sure(text)).toContain(folded);
  });

  it.each([
    ['on 2026-04-15 at 10:00', ['20260415', '202604']],
    ['am 15.04.2026', ['15042026']],
    ['20260415', ['20260415']],
    ['10442 shipping marks', ['10442']],
    ['please make 10442 pcs', ['10442']],
    ['order 3000 pcs', ['3000']],
    ['total 12400 USD', ['12400']],
    ['USD 4500019', ['4500019']],
    ['the order of 2026', ['2026']],
    ['Truganina VIC 3029', ['3029']],
    ['tel +46 31 4500019', ['4500019']],
    ['accounts.alnoor2026@gmail.com', ['ALNOOR2026']],
    ['SC-26-004', ['26004']],
    ['NJ-2026-031', ['NJ2026']],
    ['45000199210', ['4500019921']],
    ['a1 b2 c3', ['A1', 'B2']],
  ])('%s does not say for sure %j', (text, folded) => {
    for (const number of folded) expect(sure(text)).not.toContain(number);
  });

  it('digits alone are a possible number, marked as bare, unless a unit follows', () => {
    expect(findNumbers('10442 shipping marks')).toContainEqual(
      expect.objectContaining({ folded: '10442', isBare: true }),
    );
    expect(findNumbers('10442 pcs').map(found => found.folded)).not.toContain('10442');
  });

  it('a stroke and a position behind digits alone are of an order where a word says so, else of something else', () => {
    expect(sure('position 3 is PO 118204-3')).toContain('118204');
    expect(findNumbers('anything like Brantz 118204-3?').map(found => found.folded)).not.toContain('118204');
    expect(findNumbers('4500019921-10').map(found => found.folded)).toContain('4500019921');
  });

  it('says where the words stand', () => {
    const text = 'for our order HL-88213 please';
    const [found] = findNumbers(text).filter(one => one.folded === 'HL88213');
    expect(text.slice(found!.start, found!.end)).toBe('HL-88213');
    expect(found!.text).toBe('HL-88213');
  });

  const number = fc
    .tuple(
      fc.stringMatching(/^[A-Z]{2,4}$/),
      fc.constantFrom('', '-', '/', ' '),
      fc.integer({ min: 20, max: 30 }),
      fc.constantFrom('-', '/'),
      fc.stringMatching(/^[0-9]{3,5}$/),
    )
    .map(parts => parts.join(''));

  it('finds a number of letters, year and count wherever it stands between words', () => {
    fc.assert(
      fc.property(
        number,
        fc.constantFrom('regarding (', '合同', 'Re: [', 'wg. ', '\n', 'our '),
        fc.constantFrom(')', '的', ']', ' please', '.', '\n'),
        (written, before, after) => {
          expect(sure(before + written + after)).toContain(foldNumber(written));
        },
      ),
    );
  });

  it('offsets are those of the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), text => {
        for (const found of findNumbers(text)) expect(text.slice(found.start, found.end)).toBe(found.text);
      }),
    );
  });

  it('answers a bounded list for a text of a million digits and strokes', () => {
    expect(findNumbers('1-'.repeat(500_000)).length).toBeLessThanOrEqual(400);
    expect(findNumbers('A1'.repeat(500_000)).length).toBeLessThanOrEqual(400);
    expect(findNumbers(`${'7'.repeat(1_000_000)}`)).toEqual([]);
  });
});
