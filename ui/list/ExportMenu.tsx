import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import type { QueryValues } from '../http';
import { queryString, takeFile } from '../http';
import { useSession } from '../session';
import type { Saving } from '../useSave';

interface Props {
  /** Of the service; it takes the question of the list, and `format`. */
  address: string;
  query: QueryValues;
  words: { export: string; xlsx: string; csv: string };
  /** Only the icon, with the word for whoever asks for it. */
  isIconOnly?: boolean;
  taking: Saving;
}

/** The list as it is narrowed, as a file, for whoever may take it out of the house; the page tells of a refusal. */
export function ExportMenu({ address, query, words, isIconOnly, taking }: Props) {
  const { can } = useSession();
  if (!can('data.export')) return null;
  const take = (format: 'xlsx' | 'csv') => taking.run(() => takeFile(`${address}${queryString({ ...query, format })}`));
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        {isIconOnly ? (
          <Button icon={<ArrowDownloadRegular />} aria-label={words.export} title={words.export} />
        ) : (
          <Button icon={<ArrowDownloadRegular />}>{words.export}</Button>
        )}
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => take('xlsx')}>{words.xlsx}</MenuItem>
          <MenuItem onClick={() => take('csv')}>{words.csv}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
