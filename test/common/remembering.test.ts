import { remembered } from '../../service/common/remembering';

describe('a function that remembers', () => {
  const spied = (limit: number) => {
    const asked: string[] = [];
    return { asked, length: remembered(limit, text => (asked.push(text), text.length)) };
  };

  it('makes each answer once, until there are too many', () => {
    const { asked, length } = spied(2);
    expect(['a', 'bb', 'a', 'bb'].map(length)).toEqual([1, 2, 1, 2]);
    expect(asked).toEqual(['a', 'bb']);
    expect(['ccc', 'a'].map(length)).toEqual([3, 1]);
    expect(asked).toEqual(['a', 'bb', 'ccc', 'a']);
  });

  it('tells texts apart to the last character, and keeps no long ones', () => {
    const { asked, length } = spied(10);
    const texts = ['报价', '报价\ud800', '报价\ufffd', '"\\\u0000', 'x'.repeat(501)];
    for (const text of [...texts, ...texts]) expect(length(text)).toBe(text.length);
    expect(asked).toEqual([...texts, texts[4]]);
  });
});
