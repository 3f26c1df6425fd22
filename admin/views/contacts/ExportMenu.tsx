import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import type { ContactListQuery } from '../../../service/companies/contactList.schema';
import { queryString, takeFile } from '../../../ui/http';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import type { Saving } from '../../../ui/useSave';

/** The list as it is narrowed, as a file, for whoever may take it out; the page tells of a refusal. */
export function ExportMenu({ query, taking }: { query: ContactListQuery; taking: Saving }) {
  const { t } = useTexts();
  const { can } = useSession();
  if (!can('data.export')) return null;
  const take = (format: 'xlsx' | 'csv') =>
    taking.run(() => takeFile(`/api/contacts/export${queryString({ ...query, list: 'contacts', format })}`));
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ArrowDownloadRegular />}>{t('contactList.export')}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => take('xlsx')}>{t('contactList.exportXlsx')}</MenuItem>
          <MenuItem onClick={() => take('csv')}>{t('contactList.exportCsv')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
