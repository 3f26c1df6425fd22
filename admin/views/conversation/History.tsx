import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { HistoryReply } from '../../../ui/apiTypes';
import { api } from '../../../ui/api';
import { PlaceLabel } from '../../../ui/filing/PlaceLabel';
import { Sentence } from '../../../ui/filing/Sentence';
import type { ApiError } from '../../../ui/http';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { asApiError, useLoad } from '../../../ui/useLoad';

type Entry = HistoryReply['entries'][number];

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalS,
  },
  entry: { display: 'flex', flexDirection: 'column' },
  head: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'baseline' },
  what: { flex: 1, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Everything that was decided on a message, newest first; what still can be taken back has its button. */
export function History({ messageId, version, onUndone }: { messageId: number; version: number; onUndone(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const load = useLoad(`history:${messageId}:${version}`, signal => api.history(messageId, signal));
  const [error, setError] = useState<ApiError | null>(null);
  const undo = (actId: number) => {
    setError(null);
    api.undoAct(actId).then(onUndone, (reason: unknown) => setError(asApiError(reason)));
  };
  return (
    <StateView load={load}>
      {({ entries }) => (
        <>
          <ol className={styles.list} aria-label={t('conversation.history')}>
            {entries.map((entry, index) => (
              <HistoryEntry key={index} entry={entry} onUndo={undo} />
            ))}
            {entries.length === 0 && <li className={styles.quiet}>{t('conversation.historyEmpty')}</li>}
          </ol>
          {error && <ErrorBar error={error} isWrite />}
        </>
      )}
    </StateView>
  );
}

const words = {
  filed: 'conversation.historyFiled',
  ended: 'conversation.historyEnded',
  act: 'conversation.historyAct',
  undone: 'conversation.historyUndone',
} as const;

function isKnown(kind: string): kind is keyof typeof words {
  return kind in words;
}

function HistoryEntry({ entry, onUndo }: { entry: Entry; onUndo(actId: number): void }) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const to = entry.company ? (
    <strong>
      <PlaceLabel company={entry.company} record={entry.record} />
    </strong>
  ) : (
    t('today.state_not_business')
  );
  return (
    <li className={styles.entry}>
      <span className={styles.head}>
        <span className={styles.what}>{isKnown(entry.kind) ? rich(words[entry.kind], { to }) : to}</span>
        {entry.canUndo && entry.actId !== null && (
          <Button size="small" onClick={() => entry.actId !== null && onUndo(entry.actId)}>
            {t('common.undo')}
          </Button>
        )}
      </span>
      <span className={styles.quiet}>
        {entry.by ?? t('conversation.byItself')} · <DateText at={entry.at} />
      </span>
      {entry.reasons
        .filter(reason => reason.code !== 'person')
        .map((reason, index) => (
          <span key={index} className={styles.quiet}>
            <Sentence reason={reason} />
          </span>
        ))}
    </li>
  );
}
