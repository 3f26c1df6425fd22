import { useEffect, useMemo, useState } from 'react';
import { api } from '../../ui/api';
import { asApiError } from '../../ui/useLoad';
import type { ApiError } from '../../ui/http';
import { useSession } from '../../ui/session';
import { useTexts } from '../../ui/texts/texts';
import { recentlyOpened } from '../opened';
import { openGroups } from '../views/settings/pages';
import { entriesOf } from './entries';
import { useLanguageChoice } from './LanguageSwitch';
import type { Choice } from './paletteChoices';
import { choicesOf } from './paletteChoices';
import { useThemeSetting } from './ThemeMenu';

/** Typing pauses this long before the service is asked; milliseconds. */
const pause = 80;

function useFound(q: string) {
  const [state, setState] = useState<{ q: string; choices: Choice[]; error: ApiError | null }>({
    q: '',
    choices: [],
    error: null,
  });
  const { t } = useTexts();
  useEffect(() => {
    if (q === '') return;
    const abort = new AbortController();
    const hidden = (name: string | null) => (name ? t('palette.hidden', { name }) : t('palette.hiddenNobody'));
    const timer = window.setTimeout(() => {
      api.search(q, abort.signal).then(
        reply => setState({ q, choices: choicesOf(reply, q, hidden), error: null }),
        (error: unknown) => !abort.signal.aborted && setState({ q, choices: [], error: asApiError(error) }),
      );
    }, pause);
    return () => {
      window.clearTimeout(timer);
      abort.abort();
    };
  }, [q, t]);
  return q === '' ? { q, choices: [], error: null } : state;
}

function useActions(): Choice[] {
  const { t, language } = useTexts();
  const { can } = useSession();
  const chooseLanguage = useLanguageChoice();
  const chooseTheme = useThemeSetting();
  const action = (key: string, title: string, rest: Pick<Choice, 'run' | 'address'>): Choice => ({
    key,
    group: 'actions',
    title,
    detail: '',
    ...rest,
  });
  return [
    ...(can('mail.import') ? [action('importMail', t('palette.importMail'), { address: '/import' })] : []),
    ...(can('data.import') ? [action('importData', t('palette.importData'), { address: '/import/data' })] : []),
    action('language', t('palette.switchLanguage'), {
      run: () => chooseLanguage(language === 'en' ? 'zh-CN' : 'en'),
    }),
    action('dark', t('palette.themeDark'), { run: () => chooseTheme('dark') }),
    action('light', t('palette.themeLight'), { run: () => chooseTheme('light') }),
    action('system', t('palette.themeSystem'), { run: () => chooseTheme('system') }),
  ];
}

function usePages(): Choice[] {
  const { t } = useTexts();
  const { user, can } = useSession();
  const { daily, tools, settings } = entriesOf(user.grants, can('companies.read'));
  const settingsPages = openGroups(can).flatMap(group => group.pages);
  return [
    ...[...daily, ...tools, ...settings].map((entry): Choice => ({
      key: entry.key,
      group: 'pages',
      title: t(entry.title),
      detail: '',
      address: entry.address,
    })),
    ...settingsPages.map((page): Choice => ({
      key: `settings ${page.key}`,
      group: 'pages',
      title: t(page.word),
      detail: t('nav.settings'),
      address: `/settings/${page.key}`,
    })),
  ];
}

/** What the palette offers for the text: what the service finds, then acts, then pages. For no text: what was opened last. */
export function usePaletteChoices(text: string) {
  const { t } = useTexts();
  const q = text.trim();
  const found = useFound(q);
  const actions = useActions();
  const pages = usePages();
  const { can } = useSession();
  const recent = useMemo(
    () =>
      recentlyOpened().map(({ kind, title, address }): Choice => ({
        key: `recent ${address}`,
        group: 'recent',
        title,
        detail: t(kind === 'company' ? 'nav.companies' : 'nav.mail'),
        address,
      })),
    [t],
  );
  const fits = (choice: Choice) => q === '' || choice.title.toLowerCase().includes(q.toLowerCase());
  const all: Choice[] = [];
  if (q === '') all.push(...recent);
  else all.push(...found.choices);
  if (q !== '' && can('mail.read')) {
    all.push({
      key: 'all mail',
      group: 'messages',
      title: t('palette.allMail', { q }),
      detail: 'Tab',
      address: `/search?q=${encodeURIComponent(q)}`,
    });
  }
  all.push(...actions.filter(fits), ...pages.filter(fits));
  const isNothing = q !== '' && found.q === q && found.choices.length === 0 && !found.error;
  return { choices: all, isNothing, error: found.error };
}
