import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useContext } from 'react';
import { savePreferences } from '../../ui/preferences';
import { SessionContext } from '../../ui/session';
import { useTexts } from '../../ui/texts/texts';
import type { LanguageName } from '../../ui/theme/themes';
import { onPhone } from '../../ui/theme/layout';
import { meaning } from '../../ui/theme/meaning';

const useStyles = makeStyles({
  group: { display: 'inline-flex', alignItems: 'center' },
  button: {
    minWidth: '32px',
    height: '32px',
    [onPhone]: { minWidth: '36px', height: '44px' },
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: 'none',
    background: 'none',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground3,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    cursor: 'pointer',
    ':hover': { backgroundColor: meaning.tpRowHover, color: tokens.colorNeutralForeground1 },
  },
  chosen: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  bar: { color: tokens.colorNeutralStroke1 },
});

/** The other language at once, without losing what is typed; kept for the person once somebody is signed in. */
export function useLanguageChoice(): (language: LanguageName) => void {
  const { setLanguage } = useTexts();
  const session = useContext(SessionContext);
  return language => {
    setLanguage(language);
    // Kept in this browser in any case; the service has it for the next one.
    if (session) savePreferences(session.user.id, { language }).catch(() => undefined);
  };
}

export function LanguageSwitch() {
  const styles = useStyles();
  const { t, language } = useTexts();
  const choose = useLanguageChoice();
  const button = (name: LanguageName, word: string, label: string) => (
    <button
      type="button"
      lang={name}
      className={mergeClasses(styles.button, language === name && styles.chosen)}
      aria-pressed={language === name}
      aria-label={`${word} ${label}`}
      onClick={() => choose(name)}
    >
      {word}
    </button>
  );
  return (
    <span className={styles.group} role="group" aria-label={t('head.language')}>
      {button('zh-CN', '中', t('head.toChinese'))}
      <span className={styles.bar} aria-hidden="true">
        |
      </span>
      {button('en', 'EN', t('head.toEnglish'))}
    </span>
  );
}
