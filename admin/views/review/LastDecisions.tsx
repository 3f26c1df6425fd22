import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ActList } from '../../../ui/apiTypes';
import { api } from '../../../ui/api';
import { PlaceLabel } from '../../../ui/filing/PlaceLabel';
import type { ApiError } from '../../../ui/http';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { asApiError, useLoad } from '../../../ui/useLoad';

type Act = ActList['acts'][number];

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '44px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  what: { minWidth: 0, padding: `${tokens.spacingVerticalXXS} 0` },
  cut: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  undone: { textDecoration: 'line-through', color: tokens.colorNeutralForeground3 },
  undo: { width: '88px', textAlign: 'end' },
});

/** This person's last twenty decisions, each of which can be taken back for ever. */
export function LastDecisions({ onUndone }: { onUndone(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const load = useLoad('filing-acts', signal => api.filingActs(signal));
  const [error, setError] = useState<ApiError | null>(null);
  const undo = (act: Act) => {
    setError(null);
    api.undoAct(act.id).then(
      () => {
        load.reload();
        onUndone();
      },
      (reason: unknown) => setError(asApiError(reason)),
    );
  };
  return (
    <StateView load={load}>
      {({ acts }) => (
        <>
          {error && <ErrorBar error={error} isWrite />}
          {acts.length === 0 && <p className={styles.quiet}>{t('review.noDecisions')}</p>}
          <ol className={styles.list} aria-label={t('review.lastDecisions')}>
            {acts.map(act => (
              <ActRow key={act.id} act={act} onUndo={() => undo(act)} />
            ))}
          </ol>
        </>
      )}
    </StateView>
  );
}

function ActRow({ act, onUndo }: { act: Act; onUndo(): void }) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const { count } = useFormats();
  const to = act.company && (
    <strong>
      <PlaceLabel company={act.company} record={act.record} />
    </strong>
  );
  // Of a company that one may not see any more no name is told.
  const state = act.kind === 'not_business' ? t('today.state_not_business') : t('today.state_filed');
  const what = to ? rich('reasons.toastFiled', { to }) : state;
  return (
    <li className={styles.row}>
      <span className={styles.what}>
        <span className={act.isUndone ? styles.undone : undefined}>{what}</span>
        <span className={mergeClasses(styles.quiet, styles.cut)}>
          {act.messageCount > 1 && `${t('review.mails', { n: count(act.messageCount) })} · `}
          {act.subject}
        </span>
      </span>
      <DateText at={act.createdAt} className={styles.quiet} />
      <span className={styles.undo}>
        {act.isUndone ? (
          <span className={styles.quiet}>{t('review.undone')}</span>
        ) : (
          <Button size="small" onClick={onUndo}>
            {t('common.undo')}
          </Button>
        )}
      </span>
    </li>
  );
}
