import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { TextListField } from '../../../ui/TextListField';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import type { Condition } from './draft';
import { fields } from './draft';

const useStyles = makeStyles({
  group: {
    border: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  legend: { fontWeight: tokens.fontWeightSemibold, padding: 0, marginBottom: tokens.spacingVerticalS },
  row: {
    display: 'grid',
    gridTemplateColumns: '220px 96px minmax(0, 1fr) 32px',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'start',
    [onPhone]: { gridTemplateColumns: 'minmax(0, 1fr) 96px 32px', gridAutoFlow: 'row dense' },
  },
  below: { paddingTop: '26px' },
  values: { minWidth: 0, [onPhone]: { gridColumn: '1 / -1' } },
});

interface Props {
  conditions: readonly Condition[];
  onChange(conditions: Condition[]): void;
}

/** The conditions of a rule, one row each. */
export function Conditions({ conditions, onChange }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const change = (at: number, part: Partial<Condition>) =>
    onChange(conditions.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('rules.conditions')}</legend>
      {conditions.map((condition, at) => (
        <Row
          key={at}
          at={at}
          condition={condition}
          isOnly={conditions.length === 1}
          onChange={part => change(at, part)}
          onRemove={() => onChange(conditions.filter((_, index) => index !== at))}
        />
      ))}
      {conditions.length < 10 && (
        <div>
          <Button
            icon={<AddRegular />}
            onClick={() => onChange([...conditions, { field: 'words', isNot: false, values: [] }])}
          >
            {t('rules.addCondition')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

const addressed: readonly Condition['field'][] = ['sender', 'domain', 'participant'];

interface RowProps {
  at: number;
  condition: Condition;
  isOnly: boolean;
  onChange(part: Partial<Condition>): void;
  onRemove(): void;
}

function Row({ at, condition, isOnly, onChange, onRemove }: RowProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const label = t('rules.conditionLabel', { n: at + 1 });
  const hintOf = (field: Condition['field']) => {
    if (field === 'mailbox') return undefined;
    return t(addressed.includes(field) ? 'categories.addressHint' : 'categories.valuesHint');
  };
  return (
    <div role="group" aria-label={label} className={styles.row}>
      <div className={styles.below}>
        <Select
          aria-label={label}
          value={condition.field}
          onChange={(_, data) => {
            const field = data.value as Condition['field'];
            onChange({ field, values: field === 'direction' ? ['in'] : [] });
          }}
        >
          {fields.map(field => (
            <option key={field} value={field}>
              {t(`rules.field_${field}`)}
            </option>
          ))}
        </Select>
      </div>
      <div className={styles.below}>
        <Select
          aria-label={`${t('rules.is')} / ${t('rules.isNot')}`}
          value={condition.isNot ? 'not' : 'is'}
          onChange={(_, data) => onChange({ isNot: data.value === 'not' })}
        >
          <option value="is">{t('rules.is')}</option>
          <option value="not">{t('rules.isNot')}</option>
        </Select>
      </div>
      <div className={styles.values}>
        {condition.field === 'direction' ? (
          <div className={styles.below}>
            <Select
              aria-label={t('rules.field_direction')}
              value={condition.values[0] ?? 'in'}
              onChange={(_, data) => onChange({ values: [data.value] })}
            >
              <option value="in">{t('rules.direction_in')}</option>
              <option value="out">{t('rules.direction_out')}</option>
            </Select>
          </div>
        ) : (
          <TextListField
            label={t('rules.values')}
            hint={hintOf(condition.field)}
            values={condition.values}
            onChange={values => onChange({ values })}
            isWord={condition.field === 'mailbox' || addressed.includes(condition.field)}
          />
        )}
      </div>
      <div className={styles.below}>
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={`${t('rules.removeCondition')} ${at + 1}`}
          disabled={isOnly}
          onClick={onRemove}
        />
      </div>
    </div>
  );
}
