import { Button } from '@fluentui/react-components';
import { MailMultipleRegular } from '@fluentui/react-icons/svg/mail-multiple';
import { useEffect, useState } from 'react';
import type { Pane } from '../../service/sidebar/sidebar.schema';
import { api } from '../../ui/api';
import { labelOf } from '../../ui/filing/acts';
import { PickBox } from '../../ui/filing/PickBox';
import type { PickChoice } from '../../ui/filing/usePick';
import { paneApi } from '../../ui/paneApi';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useErrorText } from '../../ui/useErrorText';
import type { ApiError } from '../../ui/http';
import type { SelectedItem } from '../outlookShape';
import { usePane } from '../paneContext';
import { asPaneError } from '../troubles';
import { Frame } from './Frame';
import { Panel } from './Panels';
import { PaneState } from './states';

interface Known {
  panes: Pane[];
  asked: number;
  error: ApiError | null;
}

/** Asks for the card of each selected mail, one after another; a newer selection stops it. */
function useKnown(items: readonly SelectedItem[]): Known & { reload(): void } {
  const { outlook } = usePane();
  const [known, setKnown] = useState<Known>({ panes: [], asked: 0, error: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    const ask = async () => {
      const panes: Pane[] = [];
      for (const [index, item] of items.entries()) {
        if (abort.signal.aborted) return;
        if (item.internetMessageId) {
          // All of one selection lie in one mailbox; the service looks at the rights of each.
          const body = { mailbox: outlook.host.profileAddress, internetMessageId: item.internetMessageId };
          panes.push(await paneApi.card(body, abort.signal));
        }
        if (!abort.signal.aborted) setKnown({ panes: [...panes], asked: index + 1, error: null });
      }
    };
    setKnown({ panes: [], asked: 0, error: null });
    ask().catch((error: unknown) => {
      if (!abort.signal.aborted) setKnown(old => ({ ...old, error: asPaneError(error) }));
    });
    return () => abort.abort();
  }, [items, turn, outlook]);
  return { ...known, reload: () => setTurn(old => old + 1) };
}

/** What happened to several: those that were filed, and why others were not. */
interface Outcome {
  done: number;
  left: number;
  reason: ApiError | null;
}

async function fileAll(panes: readonly Pane[], choice: PickChoice): Promise<Outcome> {
  const outcome: Outcome = { done: 0, left: 0, reason: null };
  for (const { message, filing, can } of panes) {
    if (!message || !filing || !can.decide) {
      outcome.left += 1;
      continue;
    }
    try {
      const recordIds = choice.recordId === null ? [] : [choice.recordId];
      const { version } = filing;
      await api.file(message.id, { companyId: choice.companyId, recordIds, scope: 'message', version });
      outcome.done += 1;
    } catch (error) {
      outcome.left += 1;
      outcome.reason = asPaneError(error);
    }
  }
  return outcome;
}

/** Several mails are selected: how they stand, and one place for all of them. */
export default function Several({ items }: { items: readonly SelectedItem[] }) {
  const { t } = useTexts();
  const errorText = useErrorText();
  const known = useKnown(items);
  const [isPicking, setPicking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<string[]>([]);
  const stored = known.panes.filter(pane => pane.message !== null);
  const filed = stored.filter(pane => pane.state === 'filed').length;
  const open = stored.filter(pane => pane.state === 'review' || pane.state === 'held').length;
  const isKnown = known.asked === items.length;
  const file = async (choice: PickChoice) => {
    setPicking(false);
    setBusy(true);
    const { done, left, reason } = await fileAll(known.panes, choice);
    const away = left + items.length - known.panes.length;
    const why = reason ? errorText(reason) : t('pane.severalNotIn');
    const lines = [t('pane.severalDone', { n: done, to: labelOf(choice.company, choice.record) })];
    if (away > 0) lines.push(t('pane.severalLeft', { n: away, reason: why }));
    setSaid(lines);
    setBusy(false);
    known.reload();
  };
  if (isPicking)
    return (
      <Panel title={t('pane.fileAll')} onClose={() => setPicking(false)}>
        <PickBox onChoose={choice => void file(choice)} />
      </Panel>
    );
  const canFile = isKnown && !isBusy && stored.some(pane => pane.can.decide);
  return (
    <Frame>
      <PaneState
        icon={<MailMultipleRegular />}
        title={t('pane.several', { n: items.length })}
        actions={
          <Button appearance="primary" disabled={!canFile} onClick={() => setPicking(true)}>
            {t('pane.fileAll')}
          </Button>
        }
      >
        <p role="status">{isKnown && !isBusy ? t('pane.severalKnown', { filed, open }) : t('pane.busy')}</p>
        {said.map(line => (
          <p key={line} role="status">
            {line}
          </p>
        ))}
        {known.error && <ErrorBar error={known.error} onRetry={known.reload} />}
      </PaneState>
    </Frame>
  );
}
