import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleCompany } from './company';
import type { Draft } from './drafts';
import { lettersOf } from './letters';
import type { Letter } from './letters';
import { allStories } from './stories/all';
import { writeMessage } from './writing';
import type { Copy } from './writing';

/** The sample's mail as files: one for each mailbox that holds a copy. */

export interface SampleFile {
  file: string;
  /** Address of the mailbox. */
  mailbox: string;
  folder: 'inbox' | 'sent';
}

const watched = new Set(sampleCompany.mailboxes.map(mailbox => mailbox.address));

/** Who holds a copy of a letter: the writer in "sent", the others in their inbox. */
export function copiesOf(letter: Letter): Copy[] {
  const sender = letter.draft.from.address;
  const copies: Copy[] = watched.has(sender) ? [{ letter, mailbox: sender, isSent: true }] : [];
  const inboxes = new Set([...letter.to, ...letter.cc, ...letter.draft.bcc].map(person => person.address));
  for (const address of inboxes) {
    if (watched.has(address)) copies.push({ letter, mailbox: address, isSent: false });
  }
  return copies;
}

/** The letters that reach a mailbox of ours, oldest first, dated backwards from `today`. */
export function sampleLetters(today: Date, drafts: readonly Draft[] = allStories): Letter[] {
  return lettersOf(drafts, today).filter(letter => copiesOf(letter).length > 0);
}

/**
 * Writes the sample's mail to `<folder>/<mailbox address>/<inbox|sent>/NNNN.eml` and answers the files in the order in
 * which they came. The same `today` gives the same bytes.
 */
export async function writeSampleMail(folder: string, today: Date): Promise<SampleFile[]> {
  const letters = lettersOf(allStories, today);
  const byKey = new Map(letters.map(letter => [letter.draft.key, letter]));
  const letterOf = (key: string): Letter => {
    const letter = byKey.get(key);
    if (!letter) throw new Error(`The sample tells of no letter ${key}.`);
    return letter;
  };
  const counts = new Map<string, number>();
  const files: SampleFile[] = [];
  for (const copy of letters.flatMap(copiesOf)) {
    const kind = copy.isSent ? 'sent' : 'inbox';
    const place = join(folder, copy.mailbox, kind);
    const number = (counts.get(place) ?? 0) + 1;
    counts.set(place, number);
    if (number === 1) await mkdir(place, { recursive: true });
    const file = join(place, `${String(number).padStart(4, '0')}.eml`);
    await writeFile(file, await writeMessage(copy, { today, letterOf }));
    files.push({ file, mailbox: copy.mailbox, folder: kind });
  }
  return files;
}

/** The files that `writeSampleMail` left in a folder, mailbox by mailbox. */
export async function findSampleMail(folder: string): Promise<SampleFile[]> {
  const found: SampleFile[] = [];
  for (const mailbox of [...watched].sort())
    for (const kind of ['inbox', 'sent'] as const) {
      const place = join(folder, mailbox, kind);
      const names = await readdir(place).catch(() => []);
      for (const name of names.sort()) found.push({ file: join(place, name), mailbox, folder: kind });
    }
  return found;
}
