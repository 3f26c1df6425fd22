import { remembered } from '../../service/common/remembering';

describe('a function that remembers', () => {
  it('makes each answer once, until there are too many', () => {
    const asked: string[] = [];
    const length = remembered(2, text => (asked.push(text), text.length));
    expect(['a', 'bb', 'a', 'bb'].map(length)).toEqual([1, 2, 1, 2]);
    expect(asked).toEqual(['a', 'bb']);
    expect(['ccc', 'a'].map(length)).toEqual([3, 1]);
    expect(asked).toEqual(['a', 'bb', 'ccc', 'a']);
  });
});
