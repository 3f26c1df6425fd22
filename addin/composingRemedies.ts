import { useTexts } from '../ui/texts/texts';
import { useToasts } from '../ui/toasts/toasts';
import type { WritingAct } from './composingContext';
import { useWriting } from './composingContext';
import type { Remedy } from './composingFindings';
import type { ComposeItem, Outlook, Recipient, RecipientKind } from './outlookShape';
import { usePane } from './paneContext';

const kinds: readonly RecipientKind[] = ['to', 'cc', 'bcc'];
const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Recipients with one address replaced by another, or taken out (`meant` null); each address of a line once. */
export function changed(recipients: readonly Recipient[], address: string, meant: string | null): Recipient[] {
  return recipients.flatMap(one => {
    if (!isSame(one.address, address)) return [one];
    const isThere = recipients.some(other => other.kind === one.kind && meant !== null && isSame(other.address, meant));
    return meant === null || isThere ? [] : [{ kind: one.kind, address: meant, name: '' }];
  });
}

/** Writes the lines that differ. */
async function write(outlook: Outlook, item: ComposeItem, before: readonly Recipient[], after: readonly Recipient[]) {
  const line = (all: readonly Recipient[], kind: RecipientKind) =>
    all.filter(one => one.kind === kind).map(({ address, name }) => ({ address, name: name === address ? '' : name }));
  for (const kind of kinds) {
    const people = line(after, kind);
    if (JSON.stringify(people) !== JSON.stringify(line(before, kind))) await outlook.setRecipients(item, kind, people);
  }
}

/** Does what a button of a finding says, in the window that it was found in. */
export function useRemedy(act: WritingAct): (remedy: Remedy) => Promise<void> {
  const { outlook } = usePane();
  const { item, composer } = useWriting();
  const { show } = useToasts();
  const { t } = useTexts();
  const replace = async (address: string, meant: string | null, said: string) => {
    let [before, after]: Recipient[][] = [[], []];
    const isDone = await act.run(async () => {
      before = await outlook.recipients(item);
      after = changed(before, address, meant);
      await write(outlook, item, before, after);
    });
    const undo = async () => {
      // Who was added meanwhile stays.
      const now = await outlook.recipients(item);
      const added = now.filter(one => !after.some(other => isSame(other.address, one.address)));
      await write(outlook, item, now, [...before, ...added]);
      composer.again();
    };
    if (isDone) show({ text: said, undo });
  };
  const removeFile = async (name: string) => {
    const isDone = await act.run(async () => {
      const file = (await outlook.attachments(item)).find(one => one.name === name);
      if (file) await outlook.removeAttachment(item, file.id);
    });
    if (isDone) show({ text: t('composing.fileRemoved', { name }) });
  };
  return async remedy => {
    switch (remedy.kind) {
      case 'use_address':
        return replace(remedy.address, remedy.meant, t('composing.used', { address: remedy.meant }));
      case 'remove_recipient':
        return replace(remedy.address, null, t('composing.removed', { name: remedy.address }));
      case 'remove_attachment':
        return removeFile(remedy.name);
      case 'take_choice_off':
        return void (await act.run(() => composer.choose(null)));
    }
  };
}
