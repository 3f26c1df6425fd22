import fc from 'fast-check';
import { cursorOf, likeText, readCursor } from '../../service/companies/paging';

test('a cursor stands for the place that it was made of', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1 }), (value, id) => {
      expect(readCursor(cursorOf({ value, id }))).toEqual({ value, id });
    }),
  );
});

test.each(['', 'x', 'W10', Buffer.from('["a"]').toString('base64url'), Buffer.from('["a","b"]').toString('base64url')])(
  '%j is refused as no cursor of ours',
  cursor => {
    expect(() => readCursor(cursor)).toThrow(expect.objectContaining({ code: 'page.cursor_invalid' }));
  },
);

test('signs of a pattern match themselves', () => {
  expect(likeText('100%_[a]\\')).toBe('100\\%\\_\\[a]\\\\');
});
