import fc from 'fast-check';
import { daySpan, readDay } from '../../service/reading/searchDays';
import type { SearchForm } from '../../service/reading/searchForm';
import { emptyForm, formOf, textOfForm } from '../../service/reading/searchForm';
import { parseSearch, writeSearch } from '../../service/reading/searchLanguage';

describe('a query is read as people mean it', () => {
  test.each([
    ['bamboo tray', 'bamboo tray'],
    ['from:weber', 'from:weber'],
    ['From: weber', 'from:weber'],
    ['发件人：张伟', 'from:张伟'],
    ['收件人:li 主题：报价 附件:合同', 'to:li subject:报价 filename:合同'],
    ['有:附件 早于:2026年11月1日', 'has:attachment before:2026-11-01'],
    ['公司：鑫源 单号:0031 邮箱:sales', 'company:鑫源 record:0031 in:sales'],
    ['状态:待确认', 'is:review'],
    ['状态：线索', 'is:lead'],
    ['is:inquiry', 'is:lead'],
    ['"bamboo tray"', '"bamboo tray"'],
    ['“竹 盘”', '"竹 盘"'],
    ['tray -sample', 'tray -sample'],
    ['is:review -from:"Anna Weber"', 'is:review -from:"Anna Weber"'],
    ['a OR b c', 'a OR b c'],
    ['甲 或 乙', '甲 OR 乙'],
    ['company:a OR company:b', 'company:a OR company:b'],
    ['von:weber betreff:Angebot', 'from:weber subject:Angebot'],
    ['Re: offer', 'Re: offer'],
    ['https://x.example/a', 'https://x.example/a'],
    ['before:21.11.2026 after:2026-1', 'before:2026-11-21 after:2026-01'],
    ['or', 'or'],
    ['', ''],
  ])('%s', (typed, expected) => {
    const { clauses, problems } = parseSearch(typed);
    expect(writeSearch(clauses)).toBe(expected);
    expect(problems).toEqual([]);
  });
});

describe('what is not understood is told with its place, and sought as words', () => {
  test.each([
    ['a foo:bar', 'unknown_operator', 'foo:', 'a foo:bar'],
    ['type:pdf', 'kind_of_file', 'type:', 'type:pdf'],
    ['a 类型：pdf', 'kind_of_file', '类型：', 'a 类型：pdf'],
    ['%', 'only_signs', '%', ''],
    [' * - ', 'only_signs', ' * - ', ''],
    ['from:', 'no_value', 'from:', 'from'],
    ['x before:soon', 'bad_day', 'before:soon', 'x before:soon'],
    ['before:2026-13-01', 'bad_day', 'before:2026-13-01', 'before:2026-13-01'],
    ['before:03/04/2026', 'bad_day', 'before:03/04/2026', 'before:03/04/2026'],
    ['is:lost', 'bad_state', 'is:lost', 'is:lost'],
    ['has:money', 'bad_has', 'has:money', 'has:money'],
    ['"open end', 'open_quote', '"open end', '"open end"'],
    ['OR a', 'lonely_or', 'OR', 'a'],
    ['a OR', 'lonely_or', 'OR', 'a'],
    ['a OR company:b', 'mixed_or', 'OR', 'a company:b'],
    ['a OR -b', 'mixed_or', 'OR', 'a -b'],
    ['(a', 'bracket', '(', 'a'],
    ['-sample -from:weber', 'only_without', '-sample -from:weber', '-sample -from:weber'],
  ])('%s', (typed, code, at, expected) => {
    const { clauses, problems } = parseSearch(typed);
    expect(problems.map(problem => [problem.code, typed.slice(problem.start, problem.end)])).toEqual([[code, at]]);
    expect(writeSearch(clauses)).toBe(expected);
  });

  test('a query without end is cut and says so', () => {
    expect(parseSearch('a '.repeat(5_000)).problems.map(problem => problem.code)).toContain('too_long');
  });
});

const pieces = fc.constantFrom(
  ...[
    'from:',
    'to:',
    'subject:',
    '发件人：',
    'before:',
    'on:',
    'is:',
    'has:',
    'company:',
    'in:',
    'foo:',
    '-',
    '"',
    '“',
  ],
  ...[
    ' ',
    '  ',
    'OR ',
    '(',
    ')',
    'weber',
    '报价',
    '2026-11-01',
    '7d',
    'review',
    'attachment',
    ':',
    '：',
    'a b',
    '26-0031',
    '|',
  ],
);
const typed = fc.oneof(
  fc.array(pieces, { maxLength: 14 }).map(all => all.join('')),
  fc.string({ maxLength: 60 }),
);
const sorted = (text: string) =>
  parseSearch(text)
    .clauses.map(clause => JSON.stringify(clause))
    .sort();

const writings = ['zh-CN', 'en'] as const;

test('a Chinese reader’s form writes Chinese operators, and English ones for an English reader', () => {
  const form: SearchForm = {
    ...emptyForm(),
    ...{
      words: '竹盘',
      from: 'weber',
      subject: 'bamboo tray',
      before: '2026-11-01',
      is: 'review',
      hasAttachment: true,
    },
  };
  expect(textOfForm(form, 'zh-CN')).toBe('竹盘 发件人:weber 主题:"bamboo tray" 早于:2026-11-01 状态:待确认 有:附件');
  expect(textOfForm(form)).toBe('竹盘 from:weber subject:"bamboo tray" before:2026-11-01 is:review has:attachment');
  expect(formOf(parseSearch('-from:li to:wang to:chen').clauses, 'zh-CN').words).toBe('-发件人:li 收件人:chen');
});

describe('the query as text and as a form are one thing', () => {
  test('what is written of a query reads as the same query', () => {
    fc.assert(
      fc.property(typed, text => {
        const { clauses } = parseSearch(text);
        for (const writing of writings) expect(parseSearch(writeSearch(clauses, writing)).clauses).toEqual(clauses);
      }),
      { numRuns: 2_000 },
    );
  });

  test('through the form and back nothing is lost or added', () => {
    fc.assert(
      fc.property(typed, text => {
        for (const writing of writings) {
          const form = formOf(parseSearch(text).clauses, writing);
          expect(sorted(textOfForm(form, writing))).toEqual(sorted(text));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('a form that somebody fills in comes back as he filled it in', () => {
    const box = fc.constantFrom('', 'weber', 'Anna Weber', '报价', '26-0031');
    const forms = fc.record<Partial<SearchForm>>({
      ...{ from: box, to: box, cc: box, subject: box, filename: box, company: box, record: box, in: box },
      ...{
        after: fc.constantFrom('', '2026-11', '7d'),
        before: fc.constantFrom('', '2026-11-01'),
        on: fc.constant(''),
      },
      ...{
        is: fc.constantFrom('', 'review'),
        hasAttachment: fc.boolean(),
        words: fc.constantFrom('', 'tray 竹盘', '"bamboo tray" -x'),
      },
    });
    fc.assert(
      fc.property(forms, part => {
        const form = { ...emptyForm(), ...part };
        expect(formOf(parseSearch(textOfForm(form)).clauses)).toEqual(form);
      }),
    );
  });

  test('nothing typed is refused: every text is read, and every problem has its place in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
        for (const { start, end } of parseSearch(text).problems) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe('days', () => {
  test.each([
    ['2026', '2026-01-01', '2027-01-01'],
    ['2026-12', '2026-12-01', '2027-01-01'],
    ['2026-02', '2026-02-01', '2026-03-01'],
    ['2026-11-21', '2026-11-21', '2026-11-22'],
    ['today', '2026-11-21', '2026-11-22'],
    ['昨天', '2026-11-20', '2026-11-21'],
    ['7d', '2026-11-14', '2026-11-15'],
    ['2周', '2026-11-07', '2026-11-08'],
    ['2026年11月', '2026-11-01', '2026-12-01'],
    ['２０２６－１１－２１', '2026-11-21', '2026-11-22'],
  ])('%s', (written, first, behind) => {
    expect(daySpan(readDay(written) as string, '2026-11-21')).toEqual({ first, behind });
  });

  test.each(['', 'soon', '2026-02-30', '31.02.2026', '11/21/2026', '26', '2026-00', '99999d'])('not %j', written => {
    expect(readDay(written)).toBeNull();
  });
});
