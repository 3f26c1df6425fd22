import { makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { Card, PageHead, PageScroll } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { layout } from '../../../ui/theme/layout';
import { useOffline } from '../../../ui/useLoad';
import { useSession } from '../../../ui/session';
import { NoRight } from '../../shell/NoRight';
import { DropZone } from '../import/DropZone';
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
  const isOffline = useOffline();
  const data = useLeadImport(id => setQuery({ run: String(id) }));
  return (
    <>
      {!data.upload && (
        <DropZone
          title={t('leadImport.dropTitle')}
          line={isOffline ? t('states.offlineWrite') : t('leadImport.dropLine')}
          accept=".xlsx,.csv,.tsv,.txt,.vcf"
          isDisabled={data.reading !== null || isOffline}
          chooseFiles={t('leadImport.choose')}
          onFiles={files => void data.choose(files)}
        />
      )}
      {data.reading && (
        <Card>
          <Spinner size="tiny" label={t('leadImport.reading', { name: data.reading })} />
        </Card>
      )}
      {data.note && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{data.note}</MessageBarBody>
        </MessageBar>
      )}
      {data.error && <ErrorBar error={data.error} isWrite isUpload />}
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
