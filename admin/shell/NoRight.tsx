import { Button } from '@fluentui/react-components';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { linkTo, useAddress } from '../../ui/router';
import { useSession } from '../../ui/session';
import { Empty } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { homeOf } from '../sections';

/** A page that this person has no right to: whom to ask, and the way to a page that is open to him. */
export function NoRight() {
  const { t } = useTexts();
  const { user } = useSession();
  const { path } = useAddress();
  const home = homeOf(user.grants);
  const back = home !== path && (
    <Button as="a" {...linkTo(home)}>
      {t('states.toHome')}
    </Button>
  );
  return <Empty icon={<EyeOffRegular />} line={t('states.noRightPage')} action={back} />;
}
