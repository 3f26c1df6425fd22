import {
  Button,
  Checkbox,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Select,
  Switch,
  tokens,
} from '@fluentui/react-components';
import type { DigestSettingReply } from '../../../service/reports/digest.schema';
import { digestApi } from '../../../ui/digestApi';
import { FieldGroup } from '../../../ui/FieldGroup';
import { Card } from '../../../ui/Page';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { saveDraft } from '../../../ui/saveDraft';
import { useTexts } from '../../../ui/texts/texts';
import { TimeZoneField } from '../../../ui/TimeZoneField';
import { useToasts } from '../../../ui/toasts/toasts';
import { useDraft } from '../../../ui/useDraft';
import { DateText } from '../../../ui/useFormats';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  days: { display: 'flex', flexWrap: 'wrap' },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** The digest by mail: each person switches it on for himself. */
export function DigestMail() {
  const { t } = useTexts();
  const styles = useStyles();
  const load = useLoad('digest setting', signal => digestApi.setting(signal));
  return (
    <Card className={styles.card} label={t('digest.mail')}>
      <h2>{t('digest.mail')}</h2>
      <StateView load={load}>{setting => <Form setting={setting} load={load} />}</StateView>
    </Card>
  );
}

function Form({ setting, load }: { setting: DigestSettingReply; load: Loaded<DigestSettingReply> }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const { version, nextAt, address, canSend } = setting;
  const draft = useDraft<DigestSettingReply>(setting);
  const { values } = draft;
  const save = () =>
    saving.run(async () => {
      const { isOn, hour, days, timeZone, scope } = values;
      await saveDraft(load, draft, () => digestApi.saveSetting(version, { isOn, hour, days, timeZone, scope }));
      show({ text: t('digest.saved') });
    });
  return (
    <>
      {!canSend && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('digest.cannotSend')}</MessageBarBody>
        </MessageBar>
      )}
      <Switch
        label={t('digest.isOn', { address })}
        checked={values.isOn}
        onChange={(_, data) => draft.set({ isOn: data.checked })}
      />
      {values.isOn && <Details values={values} set={draft.set} />}
      {nextAt !== null && draft.changed.length === 0 && (
        <p className={styles.quiet}>
          {t('digest.nextAt')} <DateText at={nextAt} />
        </p>
      )}
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      {draft.changed.length > 0 && (
        <div className={styles.actions}>
          <Button
            appearance="primary"
            onClick={save}
            disabled={values.days.length === 0}
            disabledFocusable={saving.isSaving}
          >
            {t('deals.save')}
          </Button>
          <Button onClick={draft.discard}>{t('common.cancel')}</Button>
        </div>
      )}
    </>
  );
}

interface Details {
  values: DigestSettingReply;
  set(part: Partial<DigestSettingReply>): void;
}

function Details({ values, set }: Details) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <>
      <Field label={t('digest.hour')}>
        <Select value={String(values.hour)} onChange={(_, data) => set({ hour: Number(data.value) })}>
          {hours.map(hour => (
            <option key={hour} value={hour}>
              {`${String(hour).padStart(2, '0')}:00`}
            </option>
          ))}
        </Select>
      </Field>
      <FieldGroup label={t('digest.days')} hint={t('digest.daysHint')} className={styles.days}>
        {weekdays.map(day => (
          <Checkbox
            key={day}
            label={t(`digest.weekday_${day}`)}
            checked={values.days.includes(day)}
            onChange={(_, data) =>
              set({ days: weekdays.filter(one => (one === day ? data.checked === true : values.days.includes(one))) })
            }
          />
        ))}
      </FieldGroup>
      <TimeZoneField
        label={t('digest.zone')}
        hint={t('digest.zoneHint', { zone: values.companyZone })}
        value={values.timeZone || values.companyZone}
        onChange={timeZone => set({ timeZone: timeZone === values.companyZone ? '' : timeZone })}
      />
      {values.hasTeam && (
        <Field label={t('digest.scope')}>
          <Select value={values.scope} onChange={(_, data) => set({ scope: data.value === 'team' ? 'team' : 'mine' })}>
            <option value="team">{t('digest.scope_team')}</option>
            <option value="mine">{t('digest.scope_mine')}</option>
          </Select>
        </Field>
      )}
    </>
  );
}
