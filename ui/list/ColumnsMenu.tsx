import { Button, Menu, MenuItemCheckbox, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ColumnRegular } from '@fluentui/react-icons/svg/column';
import type { ReactNode } from 'react';
import { setQuery } from '../router';
import type { Column } from './List';

interface Props {
  label: string;
  choices: readonly Pick<Column<unknown>, 'key' | 'head'>[];
  /** Keys of those that are shown. */
  chosen: readonly string[];
  /** More that the menu has, under the columns. */
  children?: ReactNode;
}

/** Which columns a list shows; they stand in the address. */
export function ColumnsMenu({ label, choices, chosen, children }: Props) {
  return (
    <Menu
      checkedValues={{ columns: [...chosen] }}
      onCheckedValueChange={(_, data) => setQuery({ columns: data.checkedItems.join('-') }, { replace: true })}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ColumnRegular />} aria-label={label} title={label} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {choices.map(choice => (
            <MenuItemCheckbox key={choice.key} name="columns" value={choice.key}>
              {choice.head}
            </MenuItemCheckbox>
          ))}
          {children}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
