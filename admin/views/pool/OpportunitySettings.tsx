import type { OpportunitySettingsReply } from '../../../service/leads/opportunityTeam.schema';
import { useClashes } from '../../../ui/ClashBar';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { Card, PageScroll } from '../../../ui/Page';
import { SaveBar } from '../../../ui/SaveBar';
import { StateView } from '../../../ui/StateView';
import { saveDraft } from '../../../ui/saveDraft';
import { useTexts } from '../../../ui/texts/texts';
import { useDraft } from '../../../ui/useDraft';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { openStages } from '../opportunities/dealQuery';
import { NumberField } from './NumberField';
import { usePoolStyles } from './poolStyles';

/** After how many days an opportunity needs attention. */
export function OpportunitySettings() {
  const load = useLoad('opportunity settings', signal => opportunityApi.settings(signal));
  return (
    <PageScroll>
      <StateView load={load}>{settings => <Form settings={settings} load={load} />}</StateView>
    </PageScroll>
  );
}

function Form({ settings, load }: { settings: OpportunitySettingsReply; load: Loaded<OpportunitySettingsReply> }) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const saving = useSave();
  const draft = useDraft(settings);
  const { stageDays, silentDays, version } = draft.values;
  const clashes = useClashes(
    draft,
    { stageDays: t('digest.stageDays'), silentDays: t('digest.silentDays') },
    (name, value) =>
      name === 'stageDays'
        ? openStages.map(stage => `${t(`deals.stage_${stage}`)} ${(value as typeof stageDays)[stage]}`).join(', ')
        : undefined,
  );
  const save = () =>
    saving.run(async () => {
      await saveDraft(load, draft, () => opportunityApi.saveSettings(version, { stageDays, silentDays }));
    });
  return (
    <div className={styles.column}>
      <Card className={styles.card} label={t('digest.stageDays')}>
        <h2>{t('digest.stageDays')}</h2>
        <p className={styles.quiet}>{t('digest.stageDaysHint')}</p>
        <div className={styles.pair}>
          {openStages.map(stage => (
            <NumberField
              key={stage}
              label={t(`deals.stage_${stage}`)}
              value={stageDays[stage]}
              least={1}
              most={730}
              onChange={value => draft.set({ stageDays: { ...stageDays, [stage]: value ?? 1 } })}
            />
          ))}
        </div>
      </Card>
      <Card className={styles.card} label={t('digest.silentDays')}>
        <NumberField
          label={t('digest.silentDays')}
          hint={t('digest.silentDaysHint')}
          value={silentDays}
          least={0}
          most={730}
          onChange={value => draft.set({ silentDays: value ?? 0 })}
        />
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
