import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { KeyboardRegular } from '@fluentui/react-icons/svg/keyboard';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { PageLink } from '../../ui/router';
import { useSession } from '../../ui/session';
import { useTexts } from '../../ui/texts/texts';
import { layout, onNarrow, onPhone } from '../../ui/theme/layout';
import { usePhone } from '../../ui/usePhone';
import { LanguageSwitch } from './LanguageSwitch';
import { Logo } from './Logo';
import { Notices } from './Notices';
import { ThemeMenu } from './ThemeMenu';
import { UserMenu } from './UserMenu';
import { useRunningImports } from './useRunningImports';

const useStyles = makeStyles({
  head: {
    gridArea: 'head',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `0 ${tokens.spacingHorizontalS} 0 0`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: {
    width: layout.menuWidth,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase400,
    textDecorationLine: 'none',
    [onPhone]: { width: 'auto', flex: 1, minHeight: '44px' },
  },
  // On a phone the mark alone; readers of the screen have the word.
  word: { [onPhone]: { position: 'absolute', width: '1px', height: '1px', clip: 'rect(0 0 0 0)', overflow: 'hidden' } },
  search: {
    flex: '0 1 440px',
    justifyContent: 'flex-start',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground3,
    ':hover': { color: tokens.colorNeutralForeground2, backgroundColor: tokens.colorNeutralBackground3Hover },
  },
  searchWord: { flex: 1, textAlign: 'start' },
  key: { fontSize: tokens.fontSizeBase200, fontFamily: 'inherit' },
  space: { flex: 1, [onPhone]: { display: 'none' } },
  demo: {
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'nowrap',
  },
  ring: {
    display: 'inline-flex',
    padding: tokens.spacingHorizontalXS,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    textDecorationLine: 'none',
  },
  wide: { [onNarrow]: { display: 'none' } },
});

/** Name, the box that finds everything, and what belongs to the person. */
export function Head({ onSearch, onKeys }: { onSearch(): void; onKeys(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { isDemo, can } = useSession();
  const isPhone = usePhone();
  return (
    <header className={styles.head}>
      <PageLink to="/" className={styles.name}>
        <Logo />
        <span className={styles.word}>{t('common.appName')}</span>
      </PageLink>
      {isPhone ? (
        <Button appearance="subtle" icon={<SearchRegular />} aria-label={t('head.searchBox')} onClick={onSearch} />
      ) : (
        <Button appearance="subtle" className={styles.search} icon={<SearchRegular />} onClick={onSearch}>
          <span className={styles.searchWord}>{t('head.searchBox')}</span>
          <kbd className={mergeClasses(styles.key, styles.wide)}>Ctrl K</kbd>
        </Button>
      )}
      <span className={styles.space} />
      {isDemo && (
        <span className={styles.demo} title={t('common.sampleDataHint')}>
          {t('common.sampleData')}
        </span>
      )}
      <RunningImports />
      {can('mail.read') && <Notices />}
      <LanguageSwitch />
      {!isPhone && <ThemeMenu />}
      {!isPhone && (
        <Button
          appearance="subtle"
          icon={<KeyboardRegular />}
          aria-label={t('head.keys')}
          title={`${t('head.keys')} (?)`}
          onClick={onKeys}
        />
      )}
      <UserMenu />
    </header>
  );
}

function RunningImports() {
  const styles = useStyles();
  const { t } = useTexts();
  const running = useRunningImports();
  if (running === 0) return null;
  const label = t('head.importRunning', { n: running });
  return (
    <PageLink to="/import" className={styles.ring} title={label} aria-label={label}>
      <Spinner size="extra-tiny" />
    </PageLink>
  );
}
