import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { CompanySettingsReply } from '../../../service/users/users.schema';
import { useClashes } from '../../../ui/ClashBar';
import { api } from '../../../ui/api';
import { number } from '../../../ui/formats';
import { Card, PageScroll } from '../../../ui/Page';
import { SaveBar } from '../../../ui/SaveBar';
import { StateView } from '../../../ui/StateView';
import { TextListField } from '../../../ui/TextListField';
import { saveDraft } from '../../../ui/saveDraft';
import { useTexts } from '../../../ui/texts/texts';
import { layout } from '../../../ui/theme/layout';
import { TimeZoneField } from '../../../ui/TimeZoneField';
import { useDraft } from '../../../ui/useDraft';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useAppActions } from '../../AppActions';
import { isDomain } from '../signIn/linkForm';
import { WorkingHours } from './WorkingHours';

const useStyles = makeStyles({
  page: { maxWidth: layout.formMax },
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
});

const styleNames = ['comma_point', 'point_comma', 'space_comma'] as const;

/** What the own company is: name, domains, where mail may be forwarded to, what is left out, and its clock. */
export function Company() {
  const styles = useStyles();
  const load = useLoad('settings company', signal => api.settings(signal));
  return (
    <PageScroll>
      <StateView load={load}>{settings => <CompanyForm settings={settings} load={load} />}</StateView>
      <div className={styles.page}>
        <WorkingHours />
      </div>
    </PageScroll>
  );
}

/** A field of the settings as it is saved, to be read beside what was typed. */
function inWords(value: CompanySettingsReply[keyof CompanySettingsReply]): string {
  if (value === 'zh-CN' || value === 'en') return value === 'en' ? 'English' : '中文';
  const style = styleNames.find(name => name === value);
  if (style) return number(1234567.89, style, 2);
  return Array.isArray(value) ? value.join(', ') || '-' : String(value);
}

function CompanyForm({ settings, load }: { settings: CompanySettingsReply; load: Loaded<CompanySettingsReply> }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { reloadSession } = useAppActions();
  const draft = useDraft(settings);
  const saving = useSave();
  const { values, set } = draft;
  const save = () =>
    saving.run(async () => {
      const { version, ...company } = values;
      await saveDraft(load, draft, () => api.saveSettings(version, company));
      // Name and time zone stand in the head and in every date.
      reloadSession();
    });
  const words: Partial<Record<keyof CompanySettingsReply, string>> = {
    name: t('settings.companyName'),
    ownDomains: t('settings.ownDomains'),
    dropboxAddresses: t('settings.dropboxes'),
    excludedFolders: t('settings.excludedFolders'),
    timeZone: t('settings.timeZone'),
    numberStyle: t('upkeep.numberStyle'),
    defaultLanguage: t('upkeep.defaultLanguage'),
  };
  const clashes = useClashes(draft, words, (_name, value) => inWords(value as string));
  const isAddress = (value: string) => (value.includes('@') ? null : t('settings.addressWrong', { value }));
  return (
    <div className={styles.page}>
      <Card className={styles.fields}>
        <Field label={t('settings.companyName')} required>
          <Input value={values.name} maxLength={300} onChange={(_, data) => set({ name: data.value })} />
        </Field>
        <TextListField
          isWord
          label={t('settings.ownDomains')}
          hint={t('settings.ownDomainsHint')}
          values={values.ownDomains}
          onChange={ownDomains => set({ ownDomains })}
          problemOf={value => (isDomain(value) ? null : t('link.domainWrong', { value }))}
        />
        <TextListField
          isWord
          label={t('settings.dropboxes')}
          hint={t('settings.dropboxesHint')}
          values={values.dropboxAddresses}
          onChange={dropboxAddresses => set({ dropboxAddresses })}
          problemOf={isAddress}
        />
        <TextListField
          label={t('settings.excludedFolders')}
          hint={t('settings.excludedHint')}
          values={values.excludedFolders}
          onChange={excludedFolders => set({ excludedFolders })}
        />
        <TimeZoneField
          label={t('settings.timeZone')}
          hint={t('settings.timeZoneHint')}
          value={values.timeZone}
          onChange={timeZone => set({ timeZone })}
        />
        <Field label={t('upkeep.numberStyle')} hint={t('upkeep.numberStyleHint')}>
          <Select
            value={values.numberStyle}
            onChange={(_, data) => set({ numberStyle: data.value as CompanySettingsReply['numberStyle'] })}
          >
            {styleNames.map(style => (
              <option key={style} value={style}>
                {number(1234567.89, style, 2)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('upkeep.defaultLanguage')} hint={t('upkeep.defaultLanguageHint')}>
          <Select
            value={values.defaultLanguage}
            onChange={(_, data) => set({ defaultLanguage: data.value === 'en' ? 'en' : 'zh-CN' })}
          >
            <option value="zh-CN">中文</option>
            <option value="en">English</option>
          </Select>
        </Field>
      </Card>
      <SaveBar
        changed={draft.changed.length}
        clashes={clashes}
        saving={saving}
        onSave={save}
        onDiscard={draft.discard}
      />
    </div>
  );
}
