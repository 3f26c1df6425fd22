import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons/svg/alert';
import type { AlarmReply, DayLimitsReply } from '../../../service/users/alarms.schema';
import { Card, PageScroll } from '../../../ui/Page';
import { refreshAlarmCount } from '../../shell/alarmCount';
import { rightsApi } from '../../../ui/rightsApi';
import { SaveBar } from '../../../ui/SaveBar';
import { useSession } from '../../../ui/session';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { layout } from '../../../ui/theme/layout';
import { DateText } from '../../../ui/useFormats';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useSavedDraft } from '../../../ui/useSavedDraft';

const useStyles = makeStyles({
  page: { maxWidth: layout.formMax, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground3 },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  words: { flex: 1, minWidth: '240px' },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
});

/** Who opened or took out more than the limit of a day, and the limits themselves. */
export function Alarms() {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const load = useLoad('alarms', signal => rightsApi.alarms(signal));
  const limits = useLoad(can('settings.manage') ? 'settings limits' : null, signal => rightsApi.limits(signal));
  return (
    <PageScroll>
      <div className={styles.page}>
        <p className={styles.quiet}>{t('rights.alarmsLine')}</p>
        <StateView
          load={load}
          empty={data =>
            data.alarms.length === 0 ? <Empty icon={<AlertRegular />} line={t('rights.noAlarms')} /> : null
          }
        >
          {data => (
            <Card className={styles.card}>
              {data.alarms.map(alarm => (
                <Line key={alarm.id} alarm={alarm} onSeen={load.reload} />
              ))}
            </Card>
          )}
        </StateView>
        {limits.data && <Limits limits={limits.data} load={limits} />}
      </div>
    </PageScroll>
  );
}

function Line({ alarm, onSeen }: { alarm: AlarmReply; onSeen(): void }) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const saving = useSave();
  const { what } = alarm.details;
  const key = alarm.kind === 'mass_reading' ? `alarm_mass_reading_${String(what)}` : `alarm_${alarm.kind}`;
  const values: Record<string, unknown> = { ...alarm.details, person: alarm.person ?? '-' };
  const sentence = find('rights', key) ?? alarm.kind;
  return (
    <div className={styles.line}>
      <span className={styles.words}>
        {sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))}{' '}
        <span className={styles.quiet}>
          <DateText at={alarm.raisedAt} />
          {alarm.seenBy && ` · ${t('rights.seenBy', { name: alarm.seenBy })}`}
        </span>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
      </span>
      {!alarm.seenAt && (
        <Button
          disabledFocusable={saving.isSaving}
          onClick={() =>
            saving.run(async () => {
              await rightsApi.seeAlarm(alarm.id);
              void refreshAlarmCount();
              onSeen();
            })
          }
        >
          {t('rights.markSeen')}
        </Button>
      )}
    </div>
  );
}

const labels = {
  messages: 'rights.limitMessages',
  companies: 'rights.limitCompanies',
  exportRows: 'rights.limitExport',
} as const;

const limited = ['messages', 'companies', 'exportRows'] as const;

function Limits({ limits, load }: { limits: DayLimitsReply; load: Loaded<DayLimitsReply> }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { draft, bar } = useSavedDraft(load, {
    saved: limits,
    labels: Object.fromEntries(limited.map(name => [name, t(labels[name])])),
    send: ({ version, ...values }) => rightsApi.saveLimits(version, values),
  });
  return (
    <Card className={styles.card}>
      <h2>{t('rights.limits')}</h2>
      <div className={styles.row}>
        {limited.map(name => (
          <Field key={name} label={t(labels[name])}>
            <Input
              inputMode="numeric"
              maxLength={7}
              value={String(draft.values[name])}
              onChange={(_, data) => {
                const number = Number(data.value.replace(/\D/g, ''));
                if (number > 0 && number <= 1_000_000) draft.set({ [name]: number });
              }}
            />
          </Field>
        ))}
      </div>
      <SaveBar {...bar} />
    </Card>
  );
}
