import { CounterBadge, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useAlarmCount } from '../../shell/alarmCount';
import { navigate, PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { onForcedColors, onNarrow } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';
import type { SettingsGroup } from './pages';

const useStyles = makeStyles({
  nav: {
    width: '168px',
    flexShrink: 0,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXXL}`,
    overflowY: 'auto',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    [onNarrow]: { display: 'none' },
  },
  group: {
    display: 'block',
    padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  pages: { marginBottom: tokens.spacingVerticalM },
  link: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    minHeight: '30px',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: meaning.tpRowHover, color: tokens.colorNeutralForeground1 },
  },
  chosen: {
    backgroundColor: meaning.tpRowChosen,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    [onForcedColors]: { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  select: { display: 'none', [onNarrow]: { display: 'block', minWidth: '180px' } },
});

interface Props {
  groups: readonly SettingsGroup[];
  chosen: string | null;
}

/** The pages of the settings in their groups, beside the page. */
export function SettingsNav({ groups, chosen }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <nav aria-label={t('settings.title')} className={styles.nav}>
      <ul>
        {groups.map(group => (
          <li key={group.key}>
            <span id={`settings-${group.key}`} className={styles.group}>
              {t(group.word)}
            </span>
            <ul aria-labelledby={`settings-${group.key}`} className={styles.pages}>
              {group.pages.map(page => (
                <li key={page.key}>
                  <PageLink
                    to={`/settings/${page.key}`}
                    className={mergeClasses(styles.link, page.key === chosen && styles.chosen)}
                    aria-current={page.key === chosen ? 'page' : undefined}
                  >
                    {t(page.word)}
                    {page.key === 'alarms' && <Unseen />}
                  </PageLink>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** How many alarms nobody has looked at. */
function Unseen() {
  const { t } = useTexts();
  const unseen = useAlarmCount();
  if (unseen === 0) return null;
  return (
    <CounterBadge count={unseen} size="small" overflowCount={99} aria-label={t('shell.alarmCount', { n: unseen })} />
  );
}

/** The same pages where there is no room for a list beside them. */
export function SettingsSelect({ groups, chosen }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.select}>
      <Select
        aria-label={t('shell.settingsPage')}
        value={chosen ?? ''}
        onChange={(_, data) => navigate(`/settings/${data.value}`)}
      >
        {groups.map(group => (
          <optgroup key={group.key} label={t(group.word)}>
            {group.pages.map(page => (
              <option key={page.key} value={page.key}>
                {t(page.word)}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
    </div>
  );
}
