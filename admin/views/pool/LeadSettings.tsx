import type { LeadSettingsReply } from '../../../service/leads/assignment.schema';
import { poolApi } from '../../../ui/leads/poolApi';
import { Card, PageScroll } from '../../../ui/Page';
import { SaveBar } from '../../../ui/SaveBar';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSavedDraft } from '../../../ui/useSavedDraft';
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
  const { draft, bar } = useSavedDraft(load, {
    saved: settings,
    labels: { freshDays: t('pool.freshDays'), answerHours: t('pool.answerHours') },
    send: ({ version, freshDays, answerHours }) => poolApi.saveSettings(version, { freshDays, answerHours }),
  });
  const { freshDays, answerHours } = draft.values;
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
      <SaveBar {...bar} />
    </div>
  );
}
