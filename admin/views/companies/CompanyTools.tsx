import { Button, Menu, MenuItemLink, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { linkTo } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';

/** What is done with many companies: handing over, merges, requests. */
export function CompanyTools() {
  const { t } = useTexts();
  const { can } = useSession();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<MoreHorizontalRegular />} aria-label={t('merging.more')} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {can('companies.transfer') && <MenuItemLink {...linkTo('/transfer')}>{t('transfer.title')}</MenuItemLink>}
          {can('companies.write') && (
            <MenuItemLink {...linkTo('/companies/cleaning')}>{t('cleaning.title')}</MenuItemLink>
          )}
          {can('companies.write') && <MenuItemLink {...linkTo('/merges')}>{t('merging.history')}</MenuItemLink>}
          <MenuItemLink {...linkTo('/requests')}>{t('protection.title')}</MenuItemLink>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
