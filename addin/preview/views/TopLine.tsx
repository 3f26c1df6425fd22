import { Label, makeStyles, Select, Switch, tokens, Tooltip } from '@fluentui/react-components';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import type { ReactNode } from 'react';
import { useId } from 'react';
import type { LanguageName } from '../../../ui/theme/themes';
import { useOutlook, useSay, useWorld } from '../useStandIn';
import type { LookName } from '../wire';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '44px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  about: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginInlineEnd: 'auto',
    color: tokens.colorNeutralForeground2,
  },
  icon: { display: 'flex', flexShrink: 0 },
  title: { fontSize: 'inherit', lineHeight: 'inherit', fontWeight: tokens.fontWeightRegular },
  choice: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

function Choice({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <span className={styles.choice}>
      <Label htmlFor={id} size="small">
        {label}
      </Label>
      {children(id)}
    </span>
  );
}

/** What this page is, and how it is to behave. */
export function TopLine() {
  const styles = useStyles();
  const outlook = useOutlook();
  const say = useSay();
  const { people, person, look, language, isSlow, isOffline } = useWorld();
  const enter = (address: string) => {
    const chosen = people.find(one => one.address === address);
    if (chosen) outlook.enter(chosen).catch((error: unknown) => outlook.store.set({ trouble: String(error) }));
  };
  return (
    <header className={styles.line}>
      <div className={styles.about}>
        <span className={styles.icon} aria-hidden>
          <InfoRegular />
        </span>
        <h1 className={styles.title}>{say('about')}</h1>
      </div>
      <Choice label={say('user')}>
        {id => (
          <Select id={id} size="small" value={person?.address ?? ''} onChange={(_, { value }) => enter(value)}>
            {person === null && <option value="">{say('chooseUser')}</option>}
            {people.map(one => (
              <option key={one.address} value={one.address}>
                {one.name}
              </option>
            ))}
          </Select>
        )}
      </Choice>
      <Choice label={say('theme')}>
        {id => (
          <Select id={id} size="small" value={look} onChange={(_, { value }) => outlook.setLook(value as LookName)}>
            {(['light', 'dark', 'highContrast'] as const).map(one => (
              <option key={one} value={one}>
                {say(one)}
              </option>
            ))}
          </Select>
        )}
      </Choice>
      <Choice label={say('language')}>
        {id => (
          <Select
            id={id}
            size="small"
            value={language}
            onChange={(_, { value }) => outlook.setLanguage(value as LanguageName)}
          >
            <option value="zh-CN" lang="zh-CN">
              中文
            </option>
            <option value="en" lang="en">
              English
            </option>
          </Select>
        )}
      </Choice>
      <Tooltip content={say('slowHint')} relationship="description">
        <Switch label={say('slow')} checked={isSlow} onChange={(_, { checked }) => outlook.setSlow(checked)} />
      </Tooltip>
      <Tooltip content={say('offlineHint')} relationship="description">
        <Switch label={say('offline')} checked={isOffline} onChange={(_, { checked }) => outlook.setOffline(checked)} />
      </Tooltip>
      <a href="/" target="_blank" rel="noreferrer">
        {say('web')}
      </a>
    </header>
  );
}
