import fc from 'fast-check';
import { isBackupPath, readManifest } from '../../../service/operations/backup/manifest';
import { paddingOf, readTarHeader, tarHeader } from '../../../service/operations/backup/tar';

const at = new Date('2026-11-21T10:00:00Z');

describe('an archive', () => {
  it('says of every file its name and size, those above 8 GB too', () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,40}(\/[a-z0-9_.-]{1,60}){0,2}$/);
    fc.assert(
      fc.property(name, fc.integer({ min: 0, max: 2 ** 50 }), (path, size) => {
        expect(readTarHeader(tarHeader({ name: path, size }, at))).toEqual({ name: path, size });
        expect((size + paddingOf(size)) % 512).toBe(0);
      }),
    );
  });

  it('ends with an empty block, and a header with another byte is refused', () => {
    expect(readTarHeader(Buffer.alloc(512))).toBeNull();
    const header = tarHeader({ name: 'a', size: 1 }, at);
    header[0] = 0x62;
    expect(() => readTarHeader(header)).toThrow('no archive');
  });
});

describe('a backup', () => {
  it.each([
    ['tradepost-20261121T100000Z.sqlite', true],
    ['blobs/packs/m1-2-0123456789ab.pack', true],
    [`blobs/large/ab/${'ab'.repeat(32)}`, true],
    ['uploads/x/mail 邮件.mbox', true],
    ['../etc/passwd', false],
    ['uploads/../../x', false],
    ['/etc/passwd', false],
    ['uploads//x', false],
    ['blobs/packs/x.sh', false],
    ['uploads\\..\\x', false],
  ])('may hold %s: %s', (path, may) => expect(isBackupPath(path)).toBe(may));

  it.each(['', '{}', 'null', '[]', '{"program":"tradepost","format":2,"files":[]}'])('has no manifest in %j', text =>
    expect(readManifest(text)).toBeNull(),
  );
});
