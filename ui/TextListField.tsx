import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { useTexts } from './texts/texts';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  tags: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  tag: {
    display: 'inline-flex',
    alignItems: 'center',
    paddingLeft: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
});

interface Props {
  label: string;
  hint?: string;
  values: readonly string[];
  onChange(values: string[]): void;
  /** What is wrong with a value that is being added; null where nothing is. */
  problemOf?(value: string): string | null;
  isRequired?: boolean;
  /** Values hold no spaces, so that a pasted list is taken apart at them too. */
  isWord?: boolean;
}

/** Several short values: typed, added by Enter or comma, taken away one by one. What is left in the field counts too. */
export function TextListField({ label, hint, values, onChange, problemOf, isRequired, isWord }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = () => {
    const given = typed.split(isWord ? /[,;\s\uFF0C\uFF1B]+/ : /[,;\n\uFF0C\uFF1B]+/).map(part => part.trim()).filter(Boolean);
    if (given.length === 0) return;
    const wrong = given.map(value => problemOf?.(value) ?? null).find(Boolean);
    if (wrong) {
      setProblem(wrong);
      return;
    }
    onChange([...new Set([...values, ...given])]);
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if ((event.key === 'Enter' || event.key === ',') && typed.trim()) {
      event.preventDefault();
      add();
    }
  };
  return (
    <div className={styles.box}>
      <Field label={label} hint={hint} required={isRequired} validationMessage={problem}>
        <Input
          value={typed}
          placeholder={t('settings.addValue')}
          onChange={(_, data) => {
            setTyped(data.value);
            setProblem(null);
          }}
          onKeyDown={onKeyDown}
          onBlur={add}
        />
      </Field>
      {values.length > 0 && (
        <ul className={styles.tags} aria-label={label}>
          {values.map(value => (
            <li key={value} className={styles.tag}>
              {value}
              <Button
                size="small"
                appearance="transparent"
                icon={<DismissRegular />}
                aria-label={t('settings.removeValue', { value })}
                onClick={() => onChange(values.filter(other => other !== value))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
