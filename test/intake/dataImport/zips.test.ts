import fc from 'fast-check';
import { checkZip, sortZip } from '../../../service/intake/dataImport/zips';
import { zipOf } from './zipFile';

test('a file that unpacks to more than is allowed is refused, by what it claims', () => {
  const bomb = zipOf([Buffer.alloc(3_000_000)]);
  expect(bomb.length).toBeLessThan(10_000);
  expect(() => checkZip(bomb, 1_000_000)).toThrow(
    expect.objectContaining({ code: 'data_import.too_large', status: 413 }),
  );
  expect(() => checkZip(bomb, 4_000_000)).not.toThrow();
});

test('and by what it holds, where it claims less', () => {
  const liar = zipOf([Buffer.alloc(3_000_000)], 10);
  expect(() => checkZip(liar, 1_000_000)).toThrow(expect.objectContaining({ code: 'data_import.too_large' }));
});

test('many entries that are small alone are added up', () => {
  const bomb = zipOf(Array.from({ length: 10 }, () => Buffer.alloc(300_000)));
  expect(() => checkZip(bomb, 1_000_000)).toThrow(expect.objectContaining({ code: 'data_import.too_large' }));
});

test('a zip in another order holds the same entries', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 50 }), { minLength: 1, maxLength: 5 }), contents => {
      const zip = zipOf(contents.map(content => Buffer.from(content)));
      const sorted = sortZip(zip, () => 0);
      expect(sorted).toHaveLength(zip.length);
      expect(() => checkZip(sorted, 1_000)).not.toThrow();
    }),
  );
});
