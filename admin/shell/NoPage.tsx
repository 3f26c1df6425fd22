import { Button } from '@fluentui/react-components';
import { DocumentTableSearchRegular } from '@fluentui/react-icons/svg/document-table-search';
import { linkTo } from '../../ui/router';
import { useSession } from '../../ui/session';
import { Empty } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { homeOf } from '../sections';

/** An address that leads nowhere, and the way back. */
export function NoPage() {
  const { t } = useTexts();
  const { user } = useSession();
  const back = (
    <Button as="a" {...linkTo(homeOf(user.grants))}>
      {t('states.toHome')}
    </Button>
  );
  return <Empty icon={<DocumentTableSearchRegular />} line={t('states.notFoundPage')} action={back} />;
}
