import type { LeadSettingsReply } from '../../../service/leads/assignment.schema';
import { useClashes } from '../../../ui/ClashBar';
import { poolApi } from '../../../ui/leads/poolApi';
import { Card, PageScroll } from '../../../ui/Page';
import { SaveBar } from '../../../ui/SaveBar';
import { StateView } from '../../../ui/StateView';
import { saveDraft } from '../../../ui/saveDraft';
import { useTexts } from '../../../ui/texts/texts';
import { useDraft } from '../../../ui/useDraft';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { NumberField } from './NumberField';
import { usePoolStyles } from './poolStyles';

/** Which mail makes a lead, and how soon it is to be answered. */
export function LeadSettings() {
  const load = useLoad('lead settings', signal => poolApi.settings(signal));
  return (
    <PageScroll>
      <StateView load={load}>{settings => <Form settings={settings} load={load} />}</StateView>
    </PageScroll>
  );
}

function Form({ settings, load }: { settings: LeadSettingsReply; load: Loaded<LeadSettingsReply> }) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const saving = useSave();
  const draft = useDraft(settings);
  const { freshDays, answerHours, version } = draft.values;
  const clashes = useClashes(draft, {
    freshDays: t('pool.freshDays'),
    answerHours: t('pool.answerHours'),
  });
  const save = () =>
    saving.run(async () => {
      await saveDraft(load, draft, () => poolApi.saveSettings(version, { freshDays, answerHours }));
    });
  return (
    <div className={styles.column}>
      <Card className={styles.card} label={t('pool.settings')}>
        <NumberField
          label={t('pool.freshDays')}
          hint={t('pool.freshDaysHint')}
          value={freshDays}
          least={1}
          most={3650}
          onChange={value => draft.set({ freshDays: value ?? 1 })}
        />
        <NumberField
          label={t('pool.answerHours')}
          hint={t('pool.answerHoursHint')}
          value={answerHours}
          least={1}
          most={200}
          onChange={value => draft.set({ answerHours: value ?? 1 })}
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
