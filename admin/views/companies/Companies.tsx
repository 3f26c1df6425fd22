import { BuildingRegular } from '@fluentui/react-icons/svg/building';
import { api } from '../../../ui/api';
import { List } from '../../../ui/list/List';
import { PageFill, PageHead } from '../../../ui/Page';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';

/** Companies that this person may see. */
export default function Companies() {
  const { t } = useTexts();
  const load = useLoad('companies', signal => api.companies({}, signal));
  return (
    <>
      <PageHead title={t('companies.title')} />
      <PageFill>
        <StateView
          load={load}
          empty={data => (data.companies.length === 0 ? <Empty icon={<BuildingRegular />} line={t('companies.empty')} /> : null)}
        >
          {data => (
            <List
              label={t('companies.title')}
              items={data.companies}
              keyOf={company => company.id}
              addressOf={company => `/companies/${company.id}`}
              card={company => company.name}
              columns={[
                { key: 'name', head: t('companies.name'), width: 'minmax(0, 3fr)', cell: company => company.name },
                { key: 'owner', head: t('companies.owner'), width: 'minmax(0, 1fr)', cell: company => company.ownerName },
              ]}
            />
          )}
        </StateView>
      </PageFill>
    </>
  );
}
