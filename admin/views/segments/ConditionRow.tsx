import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import type { SegmentFieldList } from '../../../service/companies/segments/segments.schema';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { ConditionValues } from './ConditionValues';
import type { Condition } from './draft';
import { needsValue, newCondition } from './draft';
import { useFieldWords } from './words';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '200px 170px minmax(0, 1fr) 32px',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    alignItems: 'start',
    [onPhone]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) 32px', gridAutoFlow: 'row dense' },
  },
  values: { minWidth: 0, [onPhone]: { gridColumn: '1 / -1' } },
});

interface Props {
  /** Which condition of all, from 1: every control is told apart by it. */
  number: number;
  condition: Condition;
  list: SegmentFieldList;
  onChange(condition: Condition): void;
  onRemove(): void;
}

/** One condition: field, operator, values. */
export function ConditionRow({ number, condition, list, onChange, onRemove }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { fieldWord, operatorWord } = useFieldWords();
  const field = list.fields.find(one => one.name === condition.field);
  const label = t('segments.condition', { n: number });
  const of = (subject: 'company' | 'contact') => list.fields.filter(one => one.of === subject);
  return (
    <div role="group" aria-label={label} className={styles.row}>
      <Select
        aria-label={t('segments.fieldOf', { n: number })}
        value={condition.field}
        onChange={(_, data) => {
          const next = list.fields.find(one => one.name === data.value);
          if (next) onChange(newCondition(next));
        }}
      >
        {!field && <option value={condition.field}>{t('segments.goneField')}</option>}
        {(['company', 'contact'] as const).map(subject => (
          <optgroup key={subject} label={t(`segments.of_${subject}`)}>
            {of(subject).map(one => (
              <option key={one.name} value={one.name}>
                {fieldWord(one)}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
      <Select
        aria-label={t('segments.operatorOf', { n: number })}
        value={condition.op}
        onChange={(_, data) => {
          const isSame = kindOf(data.value) === kindOf(condition.op);
          onChange({ ...condition, op: data.value, values: isSame ? condition.values : [] });
        }}
      >
        {(field?.operators ?? [condition.op]).map(op => (
          <option key={op} value={op}>
            {operatorWord(op, field?.kind)}
          </option>
        ))}
      </Select>
      <div className={styles.values}>
        {field && needsValue(condition.op) && (
          <ConditionValues
            number={number}
            field={field}
            condition={condition}
            teams={list.teams}
            onChange={values => onChange({ ...condition, values })}
          />
        )}
      </div>
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={t('segments.removeCondition', { n: number })}
        onClick={onRemove}
      />
    </div>
  );
}

/** Days and numbers of days are not each other's values. */
function kindOf(op: string): string {
  if (op === 'within' || op === 'older') return 'days';
  return op === 'before' || op === 'after' ? 'day' : 'value';
}
