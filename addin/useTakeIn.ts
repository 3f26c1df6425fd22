import { paneApi } from '../ui/paneApi';
import { useTexts } from '../ui/texts/texts';
import { useToasts } from '../ui/toasts/toasts';
import { OutlookError } from './outlookShape';
import { useCard, useFollowing, usePane } from './paneContext';
import type { Act } from './useAct';
import { useAct } from './useAct';

/** Takes the open mail in at once, from Outlook itself. `isBusiness`: a person overrules what keeps it out. */
export function useTakeIn(): { act: Act; mailbox: string; takeIn(isBusiness: boolean): Promise<boolean> } {
  const { t, find } = useTexts();
  const { key } = useCard();
  const { outlook } = usePane();
  const { selection } = useFollowing();
  const { show } = useToasts();
  const act = useAct();
  const item = selection.kind === 'read' && selection.item.key === key ? selection.item : null;
  const takeIn = (isBusiness: boolean) =>
    act.run(async () => {
      if (!item) throw new OutlookError('outlook.other_item');
      const eml = await outlook.asFile(item);
      const { mailbox } = item;
      const { result } = await paneApi.takeIn({ mailbox, eml, ...(isBusiness ? { isBusiness } : {}) });
      show({ text: find('pane', `taken_${result}`) ?? t('pane.taken_stored') });
    });
  return { act, mailbox: item?.mailbox ?? '', takeIn };
}
