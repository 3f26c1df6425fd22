import { Button } from '@fluentui/react-components';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { MergeRegular } from '@fluentui/react-icons/svg/merge';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import { linkTo } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';

/** Leads to merging this company with another; absent for whoever may not change it. */
export function MergeCompanyLink({ company }: { company: CompanyReply }) {
  const { t } = useTexts();
  if (!company.canEdit) return null;
  return (
    <Button as="a" icon={<MergeRegular />} {...linkTo(`/merge?survivor=${company.id}`)}>
      {t('merging.title')}
    </Button>
  );
}

/** Leads to handing this company over to a colleague; absent for whoever may not. */
export function TransferLink({ company }: { company: CompanyReply }) {
  const { t } = useTexts();
  const { can } = useSession();
  if (!can('companies.transfer') || !company.canEdit || company.ownerId === null) return null;
  return (
    <Button as="a" icon={<ArrowSwapRegular />} {...linkTo(`/transfer?from=${company.ownerId}&companies=${company.id}`)}>
      {t('transfer.title')}
    </Button>
  );
}

/** Leads to merging two of its contacts. */
export function MergeContactsLink({ company }: { company: CompanyReply }) {
  const { t } = useTexts();
  if (!company.canEdit || company.contacts.length < 2) return null;
  return (
    <Button as="a" icon={<MergeRegular />} {...linkTo(`/merge?kind=contact&company=${company.id}`)}>
      {t('merging.titleContact')}
    </Button>
  );
}
