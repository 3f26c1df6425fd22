import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { KeyRegular } from '@fluentui/react-icons/svg/key';
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { lazy, Suspense, useState } from 'react';
import { api } from '../../ui/api';
import { PersonAvatar } from '../../ui/Marks';
import { useSession } from '../../ui/session';
import { useTexts } from '../../ui/texts/texts';
import { onNarrow } from '../../ui/theme/layout';
import type { ThemeChoice } from '../../ui/theme/ThemeProvider';
import { useThemeChoice } from '../../ui/theme/ThemeProvider';
import { usePhone } from '../../ui/usePhone';
import { useAppActions } from '../AppActions';
import { ThemeItems, useThemeSetting } from './ThemeMenu';

const MyKeys = lazy(() => import('./MyKeys'));
const PasswordDialog = lazy(() => import('./PasswordDialog'));

const useStyles = makeStyles({
  button: {
    maxWidth: '200px',
    minWidth: 'auto',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    gap: tokens.spacingHorizontalXS,
    fontWeight: tokens.fontWeightRegular,
  },
  // On a narrow screen only readers of the screen have it.
  name: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [onNarrow]: { position: 'absolute', width: '1px', height: '1px', clip: 'rect(0 0 0 0)' },
  },
  whole: { display: 'block', color: tokens.colorNeutralForeground1 },
  address: { display: 'block', fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
});

/** Who I am, my password, and out. */
export function UserMenu() {
  const styles = useStyles();
  const { t } = useTexts();
  const { user } = useSession();
  const { onSignedOut } = useAppActions();
  const { choice } = useThemeChoice();
  const chooseTheme = useThemeSetting();
  const isPhone = usePhone();
  const [isPasswordOpen, setPasswordOpen] = useState(false);
  const [isKeysOpen, setKeysOpen] = useState(false);
  // Signing out always leads out: a session that the service no longer knows is over as well.
  const leave = (act: () => Promise<unknown>) =>
    void act()
      .catch(() => undefined)
      .finally(onSignedOut);
  return (
    <>
      <Menu
        checkedValues={{ theme: [choice] }}
        onCheckedValueChange={(_, data) => chooseTheme(data.checkedItems[0] as ThemeChoice)}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" className={styles.button} title={t('head.user', { name: user.name })}>
            <PersonAvatar name={user.name} />
            <span className={styles.name}>{user.name}</span>
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuGroup>
              <MenuGroupHeader>
                <div>
                  <span className={styles.whole}>{user.name}</span>
                  <span className={styles.address}>{user.address}</span>
                </div>
              </MenuGroupHeader>
              {isPhone && <ThemeItems />}
              {isPhone && <MenuDivider />}
              <MenuItem icon={<KeyRegular />} onClick={() => setPasswordOpen(true)}>
                {t('head.changePassword')}
              </MenuItem>
              <MenuItem icon={<PlugConnectedRegular />} onClick={() => setKeysOpen(true)}>
                {t('ops.myKeys')}
              </MenuItem>
              <MenuDivider />
              <MenuItem icon={<SignOutRegular />} onClick={() => leave(api.signOut)}>
                {t('head.signOut')}
              </MenuItem>
              <MenuItem icon={<SignOutRegular />} onClick={() => leave(api.signOutEverywhere)}>
                {t('head.signOutEverywhere')}
              </MenuItem>
            </MenuGroup>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Suspense fallback={null}>{isKeysOpen && <MyKeys onClose={() => setKeysOpen(false)} />}</Suspense>
      <Suspense fallback={null}>{isPasswordOpen && <PasswordDialog onClose={() => setPasswordOpen(false)} />}</Suspense>
    </>
  );
}
