import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  MenuGroup,
  MenuGroupHeader,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { useState } from 'react';
import type { SessionReply } from '../../service/users/users.schema';
import { savePreferences } from '../../ui/preferences';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import type { LanguageName } from '../../ui/theme/themes';
import type { Outlook } from '../outlookShape';
import type { ThemeChoice } from '../PaneTheme';
import { usePaneTheme } from '../PaneTheme';
import { asPaneError } from '../troubles';
import { webAddress } from '../webAddress';
import type { ApiError } from '../../ui/http';
import { usePaneStyles } from './paneStyles';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '40px',
    padding: `0 ${tokens.spacingHorizontalXS} 0 ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  user: { marginInlineStart: 'auto' },
});

const themeTexts = { system: 'pane.themeSystem', light: 'pane.themeLight', dark: 'pane.themeDark' } as const;
const languageNames: Record<LanguageName, string> = { 'zh-CN': '中文', en: 'English' };

interface Preferences {
  language?: LanguageName;
  theme?: ThemeChoice;
}

interface Props {
  outlook: Outlook | null;
  session: SessionReply | null;
  /** Null while nobody is signed in. */
  onSignOut: (() => void) | null;
  /** Null outside Outlook: the check is a page by itself there. */
  onCheck: (() => void) | null;
}

/** Product, person, and the menu: language, appearance, the way to the web page, the check, and out. */
export function Head({ outlook, session, onSignOut, onCheck }: Props) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const [unkept, setUnkept] = useState<{ preferences: Preferences; error: ApiError } | null>(null);
  // What cannot be kept holds until the pane closes, and is told: the next time it would be as before.
  const keep = (preferences: Preferences) =>
    session &&
    void savePreferences(session.user.id, preferences).then(
      () => setUnkept(null),
      (error: unknown) => setUnkept({ preferences, error: asPaneError(error) }),
    );
  const open = (path: string) => {
    const address = webAddress(path);
    if (outlook) outlook.openInBrowser(address);
    else window.open(address, '_blank', 'noopener');
  };
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('pane.title')}</h1>
        <span className={mergeClasses(styles.user, shared.small, shared.soft, shared.cut)}>{session?.user.name}</span>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={t('pane.menu')} />
          </MenuTrigger>
          <MenuPopover>
            <Choices onKeep={session ? keep : null}>
              <MenuDivider />
              <MenuItem onClick={() => open('/')}>{t('pane.openInWeb')}</MenuItem>
              <MenuItem onClick={onCheck ?? (() => open('/addin/check.html'))}>{t('pane.check')}</MenuItem>
              {onSignOut && <MenuItem onClick={onSignOut}>{t('pane.signOut')}</MenuItem>}
            </Choices>
          </MenuPopover>
        </Menu>
      </header>
      {unkept && <ErrorBar error={unkept.error} isWrite onRetry={() => keep(unkept.preferences)} />}
    </>
  );
}

/** Language and appearance: at once, and kept with the account, never in the browser. */
function Choices({
  onKeep,
  children,
}: {
  onKeep: ((preferences: Preferences) => void) | null;
  children: React.ReactNode;
}) {
  const { t, language, setLanguage } = useTexts();
  const { choice, setChoice } = usePaneTheme();
  const chooseLanguage = (next: LanguageName) => {
    setLanguage(next);
    onKeep?.({ language: next });
  };
  const chooseTheme = (next: ThemeChoice) => {
    setChoice(next);
    onKeep?.({ theme: next });
  };
  return (
    <MenuList
      checkedValues={{ language: [language], theme: [choice] }}
      onCheckedValueChange={(_, { name, checkedItems }) => {
        const [value] = checkedItems;
        if (!value) return;
        if (name === 'language') chooseLanguage(value as LanguageName);
        else chooseTheme(value as ThemeChoice);
      }}
    >
      <MenuGroup>
        <MenuGroupHeader>{t('pane.language')}</MenuGroupHeader>
        {(['zh-CN', 'en'] as const).map(one => (
          <MenuItemRadio key={one} name="language" value={one} lang={one}>
            {languageNames[one]}
          </MenuItemRadio>
        ))}
      </MenuGroup>
      <MenuDivider />
      <MenuGroup>
        <MenuGroupHeader>{t('pane.theme')}</MenuGroupHeader>
        {(['system', 'light', 'dark'] as const).map(one => (
          <MenuItemRadio key={one} name="theme" value={one}>
            {t(themeTexts[one])}
          </MenuItemRadio>
        ))}
      </MenuGroup>
      {children}
    </MenuList>
  );
}
