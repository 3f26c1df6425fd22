import type { OpportunitySettingsReply } from '../../../service/leads/opportunityTeam.schema';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { Card, PageScroll } from '../../../ui/Page';
import { SaveBar } from '../../../ui/SaveBar';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSavedDraft } from '../../../ui/useSavedDraft';
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
  const { draft, bar } = useSavedDraft(load, {
    saved: settings,
    labels: { stageDays: t('digest.stageDays'), silentDays: t('digest.silentDays') },
    inWords: (name, value) =>
      name === 'stageDays'
        ? openStages
            .map(stage => `${t(`deals.stage_${stage}`)} ${(value as OpportunitySettingsReply['stageDays'])[stage]}`)
            .join(', ')
        : undefined,
    send: ({ version, stageDays, silentDays }) => opportunityApi.saveSettings(version, { stageDays, silentDays }),
  });
  const { stageDays, silentDays } = draft.values;
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
      <SaveBar {...bar} />
    </div>
  );
}
