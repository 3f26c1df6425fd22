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
import { useToasts } from '../../ui/toasts/toasts';
import { useErrorText } from '../../ui/useErrorText';
import type { ApiError } from '../../ui/http';
import type { SelectedItem } from '../outlookShape';
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
  const [known, setKnown] = useState<Known>({ panes: [], asked: 0, error: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    const ask = async () => {
      const panes: Pane[] = [];
      for (const [index, item] of items.entries()) {
        if (abort.signal.aborted) return;
        if (item.internetMessageId) {
          const { mailbox, internetMessageId } = item;
          panes.push(await paneApi.card({ mailbox, internetMessageId }, abort.signal));
        }
        if (!abort.signal.aborted) setKnown({ panes: [...panes], asked: index + 1, error: null });
      }
    };
    setKnown({ panes: [], asked: 0, error: null });
    ask().catch((error: unknown) => {
      if (!abort.signal.aborted) setKnown(old => ({ ...old, error: asPaneError(error) }));
    });
    return () => abort.abort();
  }, [items, turn]);
  return { ...known, reload: () => setTurn(old => old + 1) };
}

/** What happened to several: how many were done, which were not, and why. */
interface Outcome<T> {
  done: number;
  left: T[];
  reason: ApiError | null;
}

/** Runs one after another; a refusal of one keeps nobody from the next. */
async function each<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<Outcome<T>> {
  const outcome: Outcome<T> = { done: 0, left: [], reason: null };
  for (const one of all)
    try {
      await act(one);
      outcome.done += 1;
    } catch (error) {
      outcome.left.push(one);
      outcome.reason = asPaneError(error);
    }
  return outcome;
}

/** Files all that can be filed; `actIds` are what takes it back, `left` is how many of the mails stay as they are. */
async function fileAll(panes: readonly Pane[], choice: PickChoice) {
  const recordIds = choice.recordId === null ? [] : [choice.recordId];
  const { companyId } = choice;
  const actIds: number[] = [];
  const free = panes.filter(({ message, filing, can }) => message && filing && can.decide);
  const outcome = await each(free, async ({ message, filing }) => {
    const body = { companyId, recordIds, scope: 'message' as const, version: filing?.version ?? 0 };
    actIds.push((await api.file(message?.id ?? 0, body)).actId);
  });
  return { ...outcome, left: outcome.left.length + panes.length - free.length, actIds };
}

/** Several mails are selected: how they stand, one place for all of them, and back again. */
export default function Several({ items }: { items: readonly SelectedItem[] }) {
  const { t } = useTexts();
  const errorText = useErrorText();
  const { show } = useToasts();
  const known = useKnown(items);
  const [isPicking, setPicking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<string[]>([]);
  const [actIds, setActIds] = useState<number[]>([]);
  const stored = known.panes.filter(pane => pane.message !== null);
  const filed = stored.filter(pane => pane.state === 'filed').length;
  const open = stored.filter(pane => pane.state === 'review' || pane.state === 'held').length;
  const isKnown = known.asked === items.length;
  const leftLine = (n: number, reason: ApiError | null) =>
    n > 0 ? [t('pane.severalLeft', { n, reason: reason ? errorText(reason) : t('pane.severalNotIn') })] : [];
  const takeBack = async (ids: readonly number[]) => {
    setBusy(true);
    const outcome = await each(ids, async id => void (await api.undoAct(id)));
    const { done, left, reason } = outcome;
    const text = t('pane.severalUndone', { n: done });
    setActIds(left);
    setSaid([...(done > 0 ? [text] : []), ...leftLine(left.length, reason)]);
    setBusy(false);
    known.reload();
    if (left.length === 0) show({ text });
    return outcome;
  };
  const file = async (choice: PickChoice) => {
    setPicking(false);
    setBusy(true);
    const outcome = await fileAll(known.panes, choice);
    const text = t('pane.severalDone', { n: outcome.done, to: labelOf(choice.company, choice.record) });
    setSaid([text, ...leftLine(outcome.left + items.length - known.panes.length, outcome.reason)]);
    setActIds(outcome.actIds);
    setBusy(false);
    known.reload();
    // It can be taken back from here, and from the toast when other mails are open by now.
    if (outcome.done === 0) return;
    let rest = outcome.actIds;
    const undo = async () => {
      const { left, reason } = await takeBack(rest);
      rest = left;
      if (reason) throw reason;
    };
    show({ text, undo });
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
          <>
            <Button appearance="primary" disabled={!canFile} onClick={() => setPicking(true)}>
              {t('pane.fileAll')}
            </Button>
            {actIds.length > 0 && (
              <Button disabled={isBusy} onClick={() => void takeBack(actIds)}>
                {t('pane.undo')}
              </Button>
            )}
          </>
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
