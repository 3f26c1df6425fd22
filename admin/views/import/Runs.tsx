import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ImportReply } from '../../../service/intake/intake.schema';
import type { ImportList } from '../../../ui/apiTypes';
import { Card } from '../../../ui/Page';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import type { Loaded } from '../../../ui/useLoad';
import { ClosedRun } from './ClosedRun';
import { OpenRun } from './OpenRun';
import { isOpen } from './sums';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  title: { marginTop: tokens.spacingVerticalS },
  none: { color: tokens.colorNeutralForeground3 },
});

/** What runs on top, then what has closed; the newest closed one is unfolded. */
export function Runs({ load }: { load: Loaded<ImportList> }) {
  return <StateView load={load}>{data => <RunList runs={data.imports} onChanged={load.reload} />}</StateView>;
}

function RunList({ runs, onChanged }: { runs: readonly ImportReply[]; onChanged(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [folded, setFolded] = useState<Readonly<Record<number, boolean>>>({});
  const open = runs.filter(isOpen);
  const closed = runs.filter(run => !isOpen(run));
  const isUnfolded = (run: ImportReply) => folded[run.id] ?? run === closed[0];
  return (
    <div className={styles.all}>
      {open.map(run => (
        <OpenRun key={run.id} run={run} onChanged={onChanged} />
      ))}
      <h2 className={styles.title}>{t('import.history')}</h2>
      {closed.length === 0 && <p className={styles.none}>{t('import.historyEmpty')}</p>}
      {closed.length > 0 && (
        <Card isPadded={false}>
          {closed.map(run => (
            <ClosedRun
              key={run.id}
              run={run}
              isUnfolded={isUnfolded(run)}
              onFold={() => setFolded({ ...folded, [run.id]: !isUnfolded(run) })}
              onChanged={onChanged}
            />
          ))}
        </Card>
      )}
    </div>
  );
}
