/** Files of one import at most; the service refuses more. */
export const filesAtMost = 2000;

const mailEnding = /\.(eml|msg|mbox|mbx|gz)$/i;

/** Mail by its ending, or a file without one, as Maildir and Thunderbird have them; the service looks inside. */
export function isMailFile(name: string): boolean {
  const plain = name.replace(/^.*[\\/]/, '');
  return mailEnding.test(plain) || (!plain.startsWith('.') && !plain.includes('.') && plain !== '');
}

/** .xlsx, .csv or .json. */
export function isDataFile(name: string): boolean {
  return /\.(xlsx|csv|json)$/i.test(name);
}

/** All files of a drop, folders walked through. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.() ?? null);
  if (entries.every(entry => entry === null)) return [...transfer.files];
  const files: File[] = [];
  for (const entry of entries) if (entry) await collect(entry, files);
  return files;
}

async function collect(entry: FileSystemEntry, files: File[]): Promise<void> {
  if (entry.isFile) {
    files.push(await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed)));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives at most 100 entries a call, and an empty list at the end.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (part.length === 0) return;
    for (const inner of part) await collect(inner, files);
  }
}
