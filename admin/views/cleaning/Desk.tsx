import { Button } from '@fluentui/react-components';
import type { ComponentType } from 'react';
import { PageHead, PageScroll } from '../../../ui/Page';
import { linkTo, navigate, useRoute } from '../../../ui/router';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { useDeskStyles } from '../merging/deskStyles';
import { AuditQueue } from './AuditQueue';
import { ContactPairs } from './ContactPairs';
import { DeadAddresses } from './DeadAddresses';
import { Duplicates } from './Duplicates';
import { Mend } from './Mend';
import { Missing } from './Missing';
import { PeopleQuality } from './PeopleQuality';

const tabs = ['duplicates', 'contacts', 'dead', 'missing', 'mend', 'people', 'audit'] as const;
type TabName = (typeof tabs)[number];
const views: Readonly<Record<TabName, ComponentType>> = {
  duplicates: Duplicates,
  contacts: ContactPairs,
  dead: DeadAddresses,
  missing: Missing,
  mend: Mend,
  people: PeopleQuality,
  audit: AuditQueue,
};

/** The desk at which the whole base is kept clean: what is there twice, what is dead, what is missing, and many put right at once. */
export default function Desk() {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { query } = useRoute();
  const tab = tabs.find(one => one === query.get('tab')) ?? 'duplicates';
  const View = views[tab];
  return (
    <>
      <PageHead
        title={t('cleaning.title')}
        tools={
          <>
            <Button as="a" {...linkTo('/merges')}>
              {t('merging.history')}
            </Button>
            <Button as="a" {...linkTo('/merge')}>
              {t('cleaning.mergeTwo')}
            </Button>
          </>
        }
      >
        <Tabs
          label={t('desk.tabs')}
          value={tab}
          items={tabs.map(value => ({ value, word: t(`desk.tab_${value}`) }))}
          onChange={value => navigate(`/companies/cleaning?tab=${value}`)}
        />
      </PageHead>
      <PageScroll>
        <div className={styles.column}>
          <View key={tab} />
        </div>
      </PageScroll>
    </>
  );
}
