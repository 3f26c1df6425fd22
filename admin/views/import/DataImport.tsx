import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import type { DataImportResult } from '../../../service/intake/intake.schema';
import { Card } from '../../../ui/Page';
import { linkTo } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { meaning } from '../../../ui/theme/meaning';
import { layout } from '../../../ui/theme/layout';
import { useFormats } from '../../../ui/useFormats';
import { DataPreview } from './DataPreview';
import { ProblemTable } from './ProblemTable';
import { TakeFile } from './TakeFile';
import { useDataImport } from './useDataImport';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: layout.pageMax },
  result: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  icon: { color: meaning.tpFiledIcon, fontSize: tokens.fontSizeBase600, display: 'flex' },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Companies, contacts and records from a table: first a preview, then, if wanted, written. */
export function DataImport() {
  const styles = useStyles();
  const { t } = useTexts();
  const data = useDataImport();
  return (
    <div className={styles.all}>
      <TakeFile
        data={data}
        isWanted={!data.upload && !data.result}
        words={{
          title: t('data.dropTitle'),
          line: t('data.dropLine'),
          choose: t('data.choose'),
          reading: name => t('data.reading', { name }),
        }}
        accept=".xlsx,.csv,.json"
      />
      {data.upload && (
        <DataPreview
          {...data.upload}
          busy={data.busy}
          onMapping={mapping => void data.changeMapping(mapping)}
          onLikely={likely => void data.changeLikely(likely)}
          onRun={() => void data.run()}
          onAgain={data.again}
        />
      )}
      {data.result && <Result result={data.result} onAgain={data.again} />}
    </div>
  );
}

function Result({ result, onAgain }: { result: DataImportResult; onAgain(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const formats = useFormats();
  return (
    <>
      <Card className={styles.result}>
        <div className={styles.head} role="status">
          <span className={styles.icon} aria-hidden="true">
            <CheckmarkCircleRegular />
          </span>
          <h2>{t('data.doneTitle')}</h2>
        </div>
        <p>
          {t('data.doneLine', {
            created: formats.count(result.created),
            changed: formats.count(result.changed),
            unchanged: formats.count(result.unchanged),
            failed: formats.count(result.failed),
          })}
        </p>
        {result.isRefiling && <p className={styles.quiet}>{t('data.refiling')}</p>}
        <div className={styles.buttons}>
          {can('companies.read') && (
            <Button as="a" appearance="primary" {...linkTo('/companies')}>
              {t('data.toCompanies')}
            </Button>
          )}
          <Button onClick={onAgain}>{t('data.again')}</Button>
        </div>
      </Card>
      {result.problems.length > 0 && <ProblemTable problems={result.problems} total={result.failed} />}
    </>
  );
}
