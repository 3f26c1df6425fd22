import { api } from '../../../ui/api';
import { Card, PageHead, PageScroll } from '../../../ui/Page';
import { useRoute } from '../../../ui/router';
import { StateView } from '../../../ui/StateView';
import { useLoad } from '../../../ui/useLoad';

/** One company. */
export default function CompanyPage() {
  const { params } = useRoute();
  const load = useLoad(`company ${params.id}`, signal => api.company(Number(params.id), signal));
  return (
    <StateView load={load}>
      {company => (
        <>
          <PageHead title={company.name} />
          <PageScroll>
            <Card>{company.domains.join(', ')}</Card>
          </PageScroll>
        </>
      )}
    </StateView>
  );
}
