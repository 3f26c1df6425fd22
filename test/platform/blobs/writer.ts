import { createHash, randomBytes, randomInt } from 'node:crypto';
import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { BlobInput } from '../../../service/platform/blobs/blobs';
import { openFolderBlobs } from '../../../service/platform/blobs/folder';

/** Writes random contents until it is killed, and names each on standard output once `write` has returned. */
async function writeForever(folder: string): Promise<void> {
  const blobs = await openFolderBlobs(folder, { packLimit: 100_000 });
  for (let round = 0; ; round += 1) {
    const inputs: BlobInput[] = [];
    for (let index = 0; index < 5; index += 1) {
      const bytes = randomBytes(randomInt(0, 5_000));
      const hash = createHash('sha256').update(bytes).digest('hex');
      if (index === 0 && round % 3 === 0) {
        const file = join(blobs.spool, `${process.pid}-${round}`);
        writeFileSync(file, bytes);
        inputs.push({ hash, size: bytes.length, file });
      } else if (index % 2 === 0) inputs.push({ hash, size: bytes.length, bytes, encoding: 'plain' });
      else inputs.push({ hash, size: bytes.length, bytes: deflateSync(bytes), encoding: 'deflate' });
    }
    for (const stored of await blobs.write(inputs)) writeSync(1, `${JSON.stringify(stored)}\n`);
  }
}

void writeForever(process.argv[2]);
