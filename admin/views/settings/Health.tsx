import { Badge, Button } from '@fluentui/react-components';
import type { FindingList } from '../../../service/operations/operations.schema';
import { api } from '../../../ui/api';
import { Card, PageScroll } from '../../../ui/Page';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { fill } from '../../../ui/texts/filling';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { ListHead } from './ListHead';
import { useRowStyles } from './rowStyles';
import { Upkeep } from './Upkeep';

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
        {saving.error && <ErrorBar error={saving.error} isUpload />}
        <StateView load={load}>{data => <Findings findings={data.findings} />}</StateView>
        <Upkeep />
      </PageScroll>
    </>
  );
}

function Findings({ findings }: { findings: readonly Finding[] }) {
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
        <FindingRow key={at} finding={finding} />
      ))}
      <details>
        <summary className={rows.row}>{t('ops.moreOk', { n: findings.length - shown.length })}</summary>
        {findings
          .filter(finding => finding.level === 'ok')
          .map((finding, at) => (
            <FindingRow key={at} finding={finding} />
          ))}
      </details>
    </Card>
  );
}

function FindingRow({ finding }: { finding: Finding }) {
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
      <Badge appearance="tint" color={colours[finding.level]}>
        {t(`ops.level_${finding.level}`)}
      </Badge>
    </div>
  );
}
