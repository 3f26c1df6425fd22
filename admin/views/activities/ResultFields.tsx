import { Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import type { ActivityReply } from '../../../service/activities/activities.schema';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { useTexts } from '../../../ui/texts/texts';
import type { ActivityValues } from './activityDraft';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'flex-start' },
  wide: { flex: '2 1 200px', minWidth: 0 },
  part: { flex: '1 1 140px', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  values: ActivityValues;
  set(part: Partial<ActivityValues>): void;
  isLocked: boolean;
  /** One that is done already: its next step is a task by now. */
  there: ActivityReply | null;
}

/** What came of it, and what comes next. */
export function ResultFields({ values, set, isLocked, there }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const dictionary = useDictionary();
  return (
    <>
      <Field label={t('activity.outcome')}>
        <Select value={values.outcome} disabled={isLocked} onChange={(_, data) => set({ outcome: data.value })}>
          <option value="">{t('activity.noOutcome')}</option>
          {dictionary.words('activity_outcome', values.outcome).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('activity.result')}>
        <Textarea
          value={values.result}
          rows={4}
          maxLength={10_000}
          readOnly={isLocked}
          onChange={(_, data) => set({ result: data.value })}
        />
      </Field>
      {there ? (
        there.next && (
          <span className={styles.quiet}>
            {t('activity.nextTask', { title: there.next.title })} {there.next.dueDay}
          </span>
        )
      ) : (
        <div className={styles.row}>
          <Field label={t('activity.next')} hint={t('activity.nextHint')} className={styles.wide}>
            <Input value={values.nextTitle} maxLength={300} onChange={(_, data) => set({ nextTitle: data.value })} />
          </Field>
          <Field label={t('activity.nextDay')} className={styles.part}>
            <Input type="date" value={values.nextDay} onChange={(_, data) => set({ nextDay: data.value })} />
          </Field>
        </div>
      )}
    </>
  );
}
