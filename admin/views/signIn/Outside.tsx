import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { onPhone } from '../../../ui/theme/layout';
import { LanguageSwitch } from '../../shell/LanguageSwitch';
import { Logo } from '../../shell/Logo';
import { ThemeMenu } from '../../shell/ThemeMenu';

const useStyles = makeStyles({
  page: { height: '100dvh', overflowY: 'auto', display: 'flex', flexDirection: 'column' },
  head: {
    display: 'flex',
    justifyContent: 'flex-end',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
  },
  main: {
    flex: 1,
    width: 'min(420px, 100vw)',
    margin: '0 auto',
    padding: `3vh ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXXL}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    [onPhone]: { paddingTop: 0 },
  },
  wide: { width: 'min(864px, 100vw)' },
  parts: { display: 'grid', gap: tokens.spacingHorizontalXXL, alignItems: 'start' },
  two: { gridTemplateColumns: '388px minmax(0, 1fr)', [onPhone]: { gridTemplateColumns: 'minmax(0, 1fr)' } },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  name: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  logo: { marginBottom: tokens.spacingVerticalS, display: 'flex' },
  line: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  title: string;
  line?: ReactNode;
  /** Beside the form where there is room. */
  aside?: ReactNode;
  children: ReactNode;
}

/** The frame of pages that stand before the sign-in: mark, one h1, one line. */
export function Outside({ title, line, aside, children }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <LanguageSwitch />
        <ThemeMenu />
      </header>
      <main className={mergeClasses(styles.main, Boolean(aside) && styles.wide)}>
        <div className={styles.name}>
          <span className={styles.logo}>
            <Logo size={40} />
          </span>
          <h1>{title}</h1>
          {line && <p className={styles.line}>{line}</p>}
        </div>
        <div className={mergeClasses(styles.parts, Boolean(aside) && styles.two)}>
          <div className={styles.part}>{children}</div>
          {aside}
        </div>
      </main>
    </div>
  );
}
