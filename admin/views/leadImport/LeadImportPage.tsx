import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { PageHead, PageScroll } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { layout } from '../../../ui/theme/layout';
import { useSession } from '../../../ui/session';
import { NoRight } from '../../shell/NoRight';
import { TakeFile } from '../import/TakeFile';
import { LeadTabs } from '../leads/LeadTabs';
import { ImportRun } from './ImportRun';
import { LeadPreviewView } from './LeadPreviewView';
import { PastImports } from './PastImports';
import { useLeadImport } from './useLeadImport';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: layout.pageMax },
});

/** Cards from a fair become leads: first a preview, then, if wanted, the import, which can be taken back whole. */
export default function LeadImportPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const { query } = useRoute();
  const runId = Number(query.get('run'));
  const isRun = Number.isInteger(runId) && runId > 0;
  // What has become of the one that is shown: the list of all tells the same.
  const [state, setState] = useState('');
  if (!can('leads.write')) return <NoRight />;
  return (
    <>
      <PageHead title={t('leadImport.title')}>
        <LeadTabs page="import" />
      </PageHead>
      <PageScroll>
        <div className={styles.all}>
          {isRun ? <ImportRun key={runId} id={runId} onState={setState} /> : <NewImport />}
          <PastImports current={isRun ? `${runId} ${state}` : ''} />
        </div>
      </PageScroll>
    </>
  );
}

function NewImport() {
  const { t } = useTexts();
  const data = useLeadImport(id => setQuery({ run: String(id) }));
  return (
    <>
      <TakeFile
        data={data}
        isWanted={!data.upload}
        words={{
          title: t('leadImport.dropTitle'),
          line: t('leadImport.dropLine'),
          choose: t('leadImport.choose'),
          reading: name => t('leadImport.reading', { name }),
        }}
        accept=".xlsx,.csv,.tsv,.txt,.vcf"
      />
      {data.upload && (
        <LeadPreviewView
          upload={data.upload}
          busy={data.busy}
          onChange={part => void data.change(part)}
          onOptions={data.setOptions}
          onRun={() => void data.run()}
          onAgain={data.again}
        />
      )}
    </>
  );
}
