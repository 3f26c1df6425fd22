import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readTnef } from '../../service/mail/tnef';

function winmail(name: string): Buffer {
  const source = readFileSync(join(__dirname, `../fixtures/mail/exchange-authored/${name}.eml`), 'latin1');
  const part = source.slice(source.search(/application\/ms-tnef/i));
  const body = part.slice(part.indexOf('\r\n\r\n') + 4);
  return Buffer.from(body.slice(0, body.indexOf('\r\n--')), 'base64');
}

it('gives the files of a winmail.dat with their real names', () => {
  const content = readTnef(winmail('tnef-02-unicode-names'));
  expect(content?.attachments.map(one => one.name)).toEqual(['Zeichnung_Größe_20.pdf', '报价单.xlsx']);
  expect(content?.attachments.every(one => one.bytes.length > 0)).toBe(true);
});

it('survives every cut and every wrong byte', () => {
  const whole = winmail('tnef-02-unicode-names');
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, at, byte) => {
      const damaged = Buffer.from(whole);
      damaged[at] = byte;
      readTnef(damaged.subarray(0, length));
      return true;
    }),
    { numRuns: 300 },
  );
});

it('is null for what is no TNEF', () => {
  expect(readTnef(Buffer.from('hello world'))).toBeNull();
});
