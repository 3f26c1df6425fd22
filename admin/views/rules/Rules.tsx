import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { PageHead } from '../../../ui/Page';
import { navigate, useRoute } from '../../../ui/router';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { AlwaysRules } from './AlwaysRules';
import { Corrections } from './Corrections';
import { RuleList } from './RuleList';
import { RuleSheet } from './RuleSheet';
import { Warnings } from './Warnings';

const tabs = ['list', 'always', 'corrections', 'warnings'] as const;
type Tab = (typeof tabs)[number];

/** Filing rules in their order, what "always" made, what people corrected, and warnings. */
export default function Rules() {
  const { t } = useTexts();
  const { params } = useRoute();
  const tab = tabs.find(one => one === params.tab) ?? 'list';
  const ruleId = /^\d{1,9}$/.test(params.tab ?? '') ? Number(params.tab) : null;
  return (
    <>
      <PageHead
        title={t('rules.title')}
        tools={
          <Button appearance="primary" icon={<AddRegular />} onClick={() => navigate('/rules/edit/new')}>
            {t('rules.newRule')}
          </Button>
        }
      >
        <Tabs<Tab>
          label={t('rules.title')}
          value={tab}
          items={tabs.map(value => ({ value, word: t(`rules.tab_${value}`) }))}
          onChange={value => navigate(value === 'list' ? '/rules' : `/rules/${value}`)}
        />
      </PageHead>
      {tab === 'list' && <RuleList />}
      {tab === 'always' && <AlwaysRules />}
      {tab === 'corrections' && <Corrections />}
      {tab === 'warnings' && <Warnings />}
      {ruleId !== null && <RuleSheet key={ruleId} id={ruleId} />}
    </>
  );
}
