import {
  Button,
  Menu,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { FolderArrowRightRegular } from '@fluentui/react-icons/svg/folder-arrow-right';
import { TagRegular } from '@fluentui/react-icons/svg/tag';
import { useOutlook, useSay, useWorld } from '../useStandIn';

/** What a person does with a mail by hand: categories, another folder. There where the mailbox lives at a server. */
export function HandMenus({ id }: { id: string }) {
  const outlook = useOutlook();
  const say = useSay();
  const { live, categories, place } = useWorld();
  if (!live.isLive) return null;
  const own = categories[id] ?? [];
  const all = [...new Set([...live.categories, ...own])];
  const folders = [{ id: '', name: say('inbox') }, ...live.places].filter(folder => folder.id !== place);
  return (
    <>
      <Menu
        checkedValues={{ category: [...own] }}
        onCheckedValueChange={(_event, { checkedItems }) => outlook.categorise(id, checkedItems)}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<TagRegular />} disabled={all.length === 0}>
            {say('categorise')}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {all.map(name => (
              <MenuItemCheckbox key={name} name="category" value={name}>
                {name}
              </MenuItemCheckbox>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<FolderArrowRightRegular />} disabled={folders.length === 0}>
            {say('move')}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {folders.map(folder => (
              <MenuItem key={folder.id} onClick={() => outlook.move(id, folder.id)}>
                {folder.name}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
}
