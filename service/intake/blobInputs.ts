import type { BlobInput } from '../platform/blobs/blobs';
import type { ParsedItem } from '../mail/parsePool';
import type { RawItem } from './sources/source';

/** The contents of a message for the blob store: its source, and each attachment. */
export function blobInputs(item: ParsedItem, raw: Pick<RawItem, 'bytes' | 'file'>): BlobInput[] {
  const inputs: BlobInput[] = [];
  const size = item.parsed.size;
  if (item.deflatedSource)
    inputs.push({ hash: item.sourceHash, size, bytes: item.deflatedSource, encoding: 'deflate' });
  else if (raw.bytes) inputs.push({ hash: item.sourceHash, size, bytes: raw.bytes, encoding: 'plain' });
  else if (raw.file) inputs.push({ hash: item.sourceHash, size, file: raw.file });
  for (const attachment of item.parsed.attachments) {
    const { hash, bytes, file } = attachment;
    if (bytes) inputs.push({ hash, size: attachment.size, bytes, encoding: 'plain' });
    else if (file) inputs.push({ hash, size: attachment.size, file });
  }
  return inputs;
}
