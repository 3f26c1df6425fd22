import { PageHead, PageScroll } from '../../../ui/Page';
import { navigate, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { DataImport } from './DataImport';
import { MailImport } from './MailImport';

/** Ways in: mail from files, and companies, contacts and records from tables. */
export default function Import() {
  const { t } = useTexts();
  const { can } = useSession();
  const { params } = useRoute();
  const mayMail = can('mail.import');
  const mayData = can('data.import');
  const isData = mayData && (params.tab === 'data' || !mayMail);
  return (
    <>
      <PageHead title={t('import.title')}>
        {mayMail && mayData && (
          <Tabs
            label={t('import.title')}
            value={isData ? 'data' : 'mail'}
            items={[
              { value: 'mail', word: t('import.tabMail') },
              { value: 'data', word: t('import.tabData') },
            ]}
            onChange={value => navigate(value === 'data' ? '/import/data' : '/import')}
          />
        )}
      </PageHead>
      <PageScroll>{isData ? <DataImport /> : <MailImport />}</PageScroll>
    </>
  );
}
