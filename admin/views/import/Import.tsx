import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { PageHead, PageScroll } from '../../../ui/Page';
import { navigate, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { DataImport } from './DataImport';
import { MailImport } from './MailImport';

const useStyles = makeStyles({
  tabs: { marginLeft: tokens.spacingHorizontalS, [onPhone]: { marginLeft: '-8px' } },
});

/** Ways in: mail from files, and companies, contacts and records from tables. */
export default function Import() {
  const styles = useStyles();
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
          <TabList
            className={styles.tabs}
            selectedValue={isData ? 'data' : 'mail'}
            onTabSelect={(_, data) => navigate(data.value === 'data' ? '/import/data' : '/import')}
          >
            <Tab value="mail">{t('import.tabMail')}</Tab>
            <Tab value="data">{t('import.tabData')}</Tab>
          </TabList>
        )}
      </PageHead>
      <PageScroll>{isData ? <DataImport /> : <MailImport />}</PageScroll>
    </>
  );
}
