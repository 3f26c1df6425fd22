import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { FieldGroup } from '../FieldGroup';
import { setQuery } from '../router';
import { useTexts } from '../texts/texts';

const useStyles = makeStyles({
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  input: { minWidth: 0 },
});

/** Whether a part of an address is a day, YYYY-MM-DD. */
export function isDayText(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

interface Props {
  label: string;
  from: string | undefined;
  to: string | undefined;
}

/** First and last day of a list; both stand in the address. */
export function DaySpan({ label, from, to }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <FieldGroup label={label}>
      <div className={styles.pair}>
        {(['from', 'to'] as const).map(name => (
          <Field key={name} label={t(`digest.${name}`)} size="small">
            <Input
              className={styles.input}
              type="date"
              value={(name === 'from' ? from : to) ?? ''}
              onChange={(_, data) => setQuery({ [name]: data.value || null })}
            />
          </Field>
        ))}
      </div>
    </FieldGroup>
  );
}
