import { axisEnd, partsOf } from '../../ui/charts/columns';
import { count, dateText, dayOf, initials, number, share, size } from '../../ui/formats';
import { fill } from '../../ui/texts/filling';

const shanghai = { language: 'zh-CN', timeZone: 'Asia/Shanghai' } as const;
const english = { ...shanghai, language: 'en' } as const;
const now = new Date('2026-11-20T04:00:00Z'); // Friday noon in Shanghai
const yesterday = (time: string) => `yesterday ${time}`;

describe('a date in a list', () => {
  it.each([
    ['2026-11-20T02:41:00Z', '10:41', '10:41'],
    // Before midnight in London, and yesterday there; in Shanghai it is today.
    ['2026-11-19T16:05:00Z', '00:05', '00:05'],
    ['2026-11-19T06:20:00Z', 'yesterday 14:20', 'yesterday 14:20'],
    ['2026-11-18T06:20:00Z', 'Wed 14:20', '周三 14:20'],
    ['2026-11-14T06:20:00Z', 'Sat 14:20', '周六 14:20'],
    ['2026-11-13T06:20:00Z', '13 Nov', '11月13日'],
    ['2025-11-03T06:20:00Z', '3 Nov 2025', '2025年11月3日'],
  ])('%s is %s', (at, inEnglish, inChinese) => {
    expect(dateText(new Date(at), now, english, yesterday)).toBe(inEnglish);
    expect(dateText(new Date(at), now, shanghai, yesterday)).toBe(inChinese);
  });

  it('belongs to the day of the company, not of the computer', () => {
    expect(dayOf(new Date('2026-11-19T16:05:00Z'), shanghai)).toBe('2026-11-20');
    expect(dayOf(new Date('2026-11-19T16:05:00Z'), { ...shanghai, timeZone: 'Europe/Berlin' })).toBe('2026-11-19');
  });
});

describe('an avatar', () => {
  it.each([
    ['李娜', '李娜'],
    ['欧阳晓明', '晓明'],
    ['李娜 Li Na', '李娜'],
    ['管理员', '管理'],
    ['财务部', '财务'],
    ['业务一组', '业务'],
    ['Anna Weber', 'AW'],
    ['Anna Maria Weber', 'AW'],
    ['info@haitu.example', 'IE'],
    ['Cher', 'C'],
    ['', ''],
  ])('of "%s" says "%s"', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});

describe('numbers', () => {
  it.each([
    ['comma_point', '12,480', '1,234,567.89', '1.4 MB'],
    ['point_comma', '12.480', '1.234.567,89', '1,4 MB'],
    ['space_comma', '12 480', '1 234 567,89', '1,4 MB'],
  ] as const)('are written as the company writes them: %s', (style, counted, sum, bytes) => {
    const plain = (text: string) => text.replace(/\s/g, ' ');
    expect(plain(count(12_480, style))).toBe(counted);
    expect(plain(number(1_234_567.89, style, 2))).toBe(sum);
    expect(plain(size(1_400_000, style))).toBe(bytes);
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [240_000, '240 KB'],
    [999_600, '1.0 MB'],
    [24_000_000, '24 MB'],
    [1_900_000_000, '1.9 GB'],
  ])('%d bytes are %s', (bytes, expected) => {
    expect(size(bytes)).toBe(expected);
  });

  it('of a share never claim a whole that is not one', () => {
    expect(share(999, 1000)).toBe(99);
    expect(share(1000, 1000)).toBe(100);
    expect(share(0, 0)).toBeNull();
  });

  it('on an axis are even and reach over the highest column', () => {
    for (let highest = 0; highest < 3000; highest++) {
      expect(axisEnd(highest)).toBeGreaterThanOrEqual(Math.max(4, highest));
      expect(axisEnd(highest) % 2).toBe(0);
    }
  });

  it('of a column stand on the axis and on one another', () => {
    expect(partsOf([5, 0, 5], 20, 100)).toEqual([
      { y: 75, height: 25 },
      { y: 75, height: 0 },
      { y: 50, height: 25 },
    ]);
  });
});

describe('a sentence', () => {
  it('takes the word that fits the number', () => {
    expect(fill('{n} {n|mail|mails}', { n: 1 })).toBe('1 mail');
    expect(fill('{n} {n|mail|mails}', { n: 2 })).toBe('2 mails');
    expect(fill('{n} {n|mail|mails}', { n: 0 })).toBe('0 mails');
  });

  it('reads no placeholder out of a value', () => {
    expect(fill('{a} and {b}', { a: '{b}', b: 'x' })).toBe('{b} and x');
  });

  it('leaves out what is not given', () => {
    expect(fill('from {name}', {})).toBe('from ');
  });
});
