import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { DarkThemeRegular } from '@fluentui/react-icons/svg/dark-theme';
import { useContext } from 'react';
import { savePreferences } from '../../ui/preferences';
import { SessionContext } from '../../ui/session';
import { useTexts } from '../../ui/texts/texts';
import type { ThemeChoice } from '../../ui/theme/ThemeProvider';
import { useThemeChoice } from '../../ui/theme/ThemeProvider';

/** Sets the theme here and keeps it for the person. */
export function useThemeSetting(): (choice: ThemeChoice) => void {
  const { setChoice } = useThemeChoice();
  const session = useContext(SessionContext);
  return choice => {
    setChoice(choice);
    if (session) savePreferences(session.user.id, { theme: choice }).catch(() => undefined);
  };
}

/** The three choices, for a menu. */
export function ThemeItems() {
  const { t } = useTexts();
  return (
    <>
      <MenuItemRadio name="theme" value="system">
        {t('head.themeSystem')}
      </MenuItemRadio>
      <MenuItemRadio name="theme" value="light">
        {t('head.themeLight')}
      </MenuItemRadio>
      <MenuItemRadio name="theme" value="dark">
        {t('head.themeDark')}
      </MenuItemRadio>
    </>
  );
}

export function ThemeMenu() {
  const { t } = useTexts();
  const { choice } = useThemeChoice();
  const choose = useThemeSetting();
  return (
    <Menu
      checkedValues={{ theme: [choice] }}
      onCheckedValueChange={(_, data) => choose(data.checkedItems[0] as ThemeChoice)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<DarkThemeRegular />} aria-label={t('head.theme')} title={t('head.theme')} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <ThemeItems />
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
