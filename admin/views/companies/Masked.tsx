import { Button } from '@fluentui/react-components';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { MergeRegular } from '@fluentui/react-icons/svg/merge';
import { AskOwner } from '../../../ui/companies/KnownCompanies';
import type { ApiError } from '../../../ui/http';
import { PageHead } from '../../../ui/Page';
import { linkTo } from '../../../ui/router';
import { Empty } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';

/** It exists and somebody else owns it, who can be asked; or it was merged away, and its survivor is named. No other fact is told. */
export function Masked({ error }: { error: ApiError }) {
  const { t, rich } = useTexts();
  const { ownerName, id, name } = error.details;
  const isOwned = typeof ownerName === 'string' && ownerName !== '';
  const isMerged = error.code === 'company.merged' && typeof name === 'string';
  return (
    <>
      <PageHead title={t('companies.title')} />
      {isMerged ? (
        <Empty
          icon={<MergeRegular />}
          line={rich('merging.mergedInto', { name })}
          action={
            <Button as="a" {...linkTo(`/companies/${String(id)}`)}>
              {t('common.open')}
            </Button>
          }
        />
      ) : (
        <Empty
          icon={<EyeOffRegular />}
          line={isOwned ? rich('companies.noRight', { name: ownerName }) : t('companies.notFound')}
          action={isOwned && typeof id === 'number' && <AskOwner wish={{ companyId: id }} ownerName={ownerName} />}
        />
      )}
    </>
  );
}
