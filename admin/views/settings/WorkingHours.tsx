import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { WorkingHoursReply } from '../../../service/teamwork/care.schema';
import { FieldGroup } from '../../../ui/FieldGroup';
import { Card } from '../../../ui/Page';
import { SaveBar } from '../../../ui/SaveBar';
import { StateView } from '../../../ui/StateView';
import { teamworkApi } from '../../../ui/teamwork/teamworkApi';
import { useTexts } from '../../../ui/texts/texts';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSavedDraft } from '../../../ui/useSavedDraft';

const days = [1, 2, 3, 4, 5, 6, 7] as const;
const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, marginTop: tokens.spacingVerticalL },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** When the company works: by it the time is counted that mail waits. */
export function WorkingHours() {
  const load = useLoad('working hours', signal => teamworkApi.workingHours(signal));
  return <StateView load={load}>{hours => <Form hours={hours} load={load} />}</StateView>;
}

function Form({ hours, load }: { hours: WorkingHoursReply; load: Loaded<WorkingHoursReply> }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { draft, bar } = useSavedDraft(load, {
    saved: hours,
    labels: { days: t('teamwork.days'), from: t('teamwork.fromTime'), to: t('teamwork.toTime') },
    inWords: (name, value) =>
      name === 'days'
        ? (value as (typeof days)[number][]).map(day => t(`teamwork.day_${day}`)).join(', ')
        : clockOf(Number(value) % 1440),
    send: ({ version, days: chosen, from, to }) => teamworkApi.saveWorkingHours(version, { days: chosen, from, to }),
  });
  const { values, set } = draft;
  const turn = (day: number, isOn: boolean) =>
    set({ days: days.filter(one => (one === day ? isOn : values.days.includes(one))) });
  return (
    <>
      <Card className={styles.card} label={t('teamwork.workingHours')}>
        <FieldGroup
          label={t('teamwork.days')}
          hint={t('teamwork.workingHoursHint', { zone: hours.timeZone })}
          className={styles.row}
        >
          {days.map(day => (
            <Checkbox
              key={day}
              label={t(`teamwork.day_${day}`)}
              checked={values.days.includes(day)}
              onChange={(_, data) => turn(day, data.checked === true)}
            />
          ))}
        </FieldGroup>
        <div className={styles.row}>
          <Field label={t('teamwork.fromTime')}>
            <Input
              type="time"
              value={clockOf(values.from)}
              onChange={(_, data) => data.value && set({ from: minutesOf(data.value) })}
            />
          </Field>
          <Field label={t('teamwork.toTime')}>
            <Input
              type="time"
              value={clockOf(values.to % 1440)}
              onChange={(_, data) => data.value && set({ to: minutesOf(data.value) || 1440 })}
            />
          </Field>
        </div>
      </Card>
      <SaveBar {...bar} />
    </>
  );
}
