import { Badge, Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { FindingList } from '../../../service/operations/operations.schema';
import { api } from '../../../ui/api';
import { Card, PageScroll } from '../../../ui/Page';
import { useSession } from '../../../ui/session';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { fill } from '../../../ui/texts/filling';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { ListHead } from './ListHead';
import { useRowStyles } from './rowStyles';
import { SendingHold } from './SendingHold';
import { Upkeep } from './Upkeep';

// How often is asked whether a mending is done, milliseconds.
const LOOK_AGAIN = 1_500;

type Finding = FindingList['findings'][number];

const colours = { problem: 'danger', warning: 'warning', note: 'informative', ok: 'success' } as const;

/** What the doctor found last, and what to do about it; backups, and how long bookkeeping is kept. */
export function Health() {
  const { t } = useTexts();
  const load = useLoad('findings', signal => api.findings(signal));
  const saving = useSave();
  const examine = () =>
    saving.run(async () => {
      const found = await api.examine();
      load.setData(() => found);
    });
  const { can } = useSession();
  const mending = load.data?.mending ?? null;
  const { reload } = load;
  useEffect(() => {
    if (mending === null) return;
    const timer = window.setInterval(reload, LOOK_AGAIN);
    return () => window.clearInterval(timer);
  }, [mending, reload]);
  const mend = (code: string) =>
    saving.run(async () => {
      const asked = await api.mend(code);
      load.setData(() => asked);
    });
  const at = load.data?.at;
  return (
    <>
      <ListHead line="">
        <span>
          {at ? (
            <>
              {t('ops.examinedAt')} <DateText at={at} />
            </>
          ) : (
            t('ops.notExamined')
          )}
        </span>
        <Button appearance="primary" onClick={examine} disabledFocusable={saving.isSaving}>
          {t('ops.examine')}
        </Button>
      </ListHead>
      <PageScroll>
        {can('jobs.manage') && <SendingHold onReleased={examine} />}
        {saving.error && <ErrorBar error={saving.error} isUpload />}
        <StateView load={load}>
          {data => <Findings data={data} onMend={can('jobs.manage') && !saving.isSaving ? mend : null} />}
        </StateView>
        <Upkeep />
      </PageScroll>
    </>
  );
}

interface Mending {
  mending: FindingList['mending'];
  /** null where he may not. */
  onMend: ((code: string) => void) | null;
}

function Findings({ data, onMend }: { data: FindingList; onMend: Mending['onMend'] }) {
  const { findings, mending } = data;
  const rows = useRowStyles();
  const { t } = useTexts();
  if (findings.length === 0) return null;
  const shown = findings.filter(finding => finding.level !== 'ok');
  return (
    <Card isPadded={false}>
      {shown.length === 0 && (
        <div className={rows.row}>
          <p>{t('ops.allWell')}</p>
        </div>
      )}
      {shown.map((finding, at) => (
        <FindingRow key={at} finding={finding} mending={mending} onMend={onMend} />
      ))}
      <details>
        <summary className={rows.row}>{t('ops.moreOk', { n: findings.length - shown.length })}</summary>
        {findings
          .filter(finding => finding.level === 'ok')
          .map((finding, at) => (
            <FindingRow key={at} finding={finding} mending={null} onMend={null} />
          ))}
      </details>
    </Card>
  );
}

function FindingRow({ finding, mending, onMend }: { finding: Finding } & Mending) {
  const rows = useRowStyles();
  const { t, find } = useTexts();
  const key = finding.code.replaceAll('.', '_');
  const words = (name: string, fallback: string) => {
    const sentence = find('findings', name);
    return sentence === null ? fallback : fill(sentence, finding.values);
  };
  const advice = words(`${key}_do`, finding.advice);
  return (
    <div className={rows.row}>
      <div className={rows.words}>
        <p>{words(key, finding.message)}</p>
        {finding.level !== 'ok' && advice !== '' && <p className={rows.quiet}>{advice}</p>}
      </div>
      {finding.canMend && onMend && (
        <Button
          size="small"
          aria-label={t('upkeep.mendThis', { what: words(key, finding.message) })}
          disabledFocusable={mending !== null}
          onClick={() => onMend(finding.code)}
        >
          {t(mending?.code === finding.code ? 'upkeep.mending' : 'upkeep.mend')}
        </Button>
      )}
      <Badge appearance="tint" color={colours[finding.level]}>
        {t(`ops.level_${finding.level}`)}
      </Badge>
    </div>
  );
}
