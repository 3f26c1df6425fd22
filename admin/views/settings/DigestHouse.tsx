import { Button, Field, Input, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import type { DigestHouseReply } from '../../../service/reports/digest.schema';
import { digestApi } from '../../../ui/digestApi';
import { Card, PageScroll } from '../../../ui/Page';
import { SaveBar } from '../../../ui/SaveBar';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { layout, onPhone } from '../../../ui/theme/layout';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSavedDraft } from '../../../ui/useSavedDraft';

const useStyles = makeStyles({
  page: { maxWidth: layout.formMax, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: {
    display: 'grid',
    gridTemplateColumns: '2fr 1fr 1fr auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
    [onPhone]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  input: { minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, margin: 0 },
});

type Holiday = DigestHouseReply['holidays'][number];

/** What holds for everybody's morning digest: whether an empty one is sent, and on which days nobody gets one. */
export function DigestHouse() {
  const load = useLoad('digest house', signal => digestApi.house(signal));
  return (
    <PageScroll>
      <StateView load={load}>{house => <Form house={house} load={load} />}</StateView>
    </PageScroll>
  );
}

function Form({ house, load }: { house: DigestHouseReply; load: Loaded<DigestHouseReply> }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { draft, bar } = useSavedDraft(load, {
    saved: house,
    labels: { sendsEmpty: t('digest.sendsEmpty'), holidays: t('digest.holidays') },
    inWords: (name, value) =>
      name === 'holidays' ? (value as Holiday[]).map(one => `${one.name} ${one.from}–${one.to}`).join(', ') : undefined,
    send: ({ version, sendsEmpty, holidays }) => digestApi.saveHouse(version, { sendsEmpty, holidays }),
  });
  const { sendsEmpty, holidays } = draft.values;
  const put = (at: number, part: Partial<Holiday>) =>
    draft.set({ holidays: holidays.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  const today = new Date().toISOString().slice(0, 10);
  return (
    <div className={styles.page}>
      <Card className={styles.card} label={t('digest.house')}>
        <Switch
          label={t('digest.sendsEmpty')}
          checked={sendsEmpty}
          onChange={(_, data) => draft.set({ sendsEmpty: data.checked })}
        />
      </Card>
      <Card className={styles.card} label={t('digest.holidays')}>
        <h2>{t('digest.holidays')}</h2>
        <p className={styles.quiet}>{t('digest.holidaysHint')}</p>
        {holidays.map((holiday, at) => (
          <HolidayRow
            key={at}
            holiday={holiday}
            onChange={part => put(at, part)}
            onRemove={() => draft.set({ holidays: holidays.filter((_, index) => index !== at) })}
          />
        ))}
        <div>
          <Button
            icon={<AddRegular />}
            disabled={holidays.length >= 100}
            onClick={() => draft.set({ holidays: [...holidays, { from: today, to: today, name: '' }] })}
          >
            {t('digest.addHoliday')}
          </Button>
        </div>
      </Card>
      <SaveBar {...bar} />
    </div>
  );
}

interface RowProps {
  holiday: Holiday;
  onChange(part: Partial<Holiday>): void;
  onRemove(): void;
}

function HolidayRow({ holiday, onChange, onRemove }: RowProps) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.row}>
      <Field label={t('digest.holidayName')}>
        <Input maxLength={60} value={holiday.name} onChange={(_, data) => onChange({ name: data.value })} />
      </Field>
      {(['from', 'to'] as const).map(name => (
        <Field key={name} label={t(`digest.${name}`)}>
          <Input
            className={styles.input}
            type="date"
            value={holiday[name]}
            onChange={(_, data) => data.value && onChange({ [name]: data.value })}
          />
        </Field>
      ))}
      <Button appearance="subtle" icon={<DeleteRegular />} aria-label={t('digest.removeHoliday')} onClick={onRemove} />
    </div>
  );
}
