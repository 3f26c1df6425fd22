import { Button, Field, Input, makeStyles, tokens, useId } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { useTexts } from './texts/texts';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  tags: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  // As high as a line of tags.
  room: { height: '24px' },
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
  /** What is kept of a value that is typed, where it is kept otherwise; what it answers null to is refused by `problemOf`. */
  readValue?(typed: string): string | null;
  /** What a kept value is called. */
  nameOf?(value: string): string;
  /** What may be chosen while typing. */
  choices?: readonly string[];
}

/** What is being typed, and what is wrong with it. */
function useTyping({ values, onChange, problemOf, isWord, readValue }: Props) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = () => {
    const given = typed
      .split(isWord ? /[,;\s\uFF0C\uFF1B]+/ : /[,;\n\uFF0C\uFF1B]+/)
      .map(part => part.trim())
      .filter(Boolean);
    if (given.length === 0) return;
    const wrong = given.map(value => problemOf?.(value) ?? null).find(Boolean);
    if (wrong) {
      setProblem(wrong);
      return;
    }
    const kept = readValue ? given.flatMap(value => readValue(value) ?? []) : given;
    onChange([...new Set([...values, ...kept])]);
    setTyped('');
  };
  const type = (text: string) => {
    setTyped(text);
    setProblem(null);
  };
  return { typed, problem, type, add };
}

/** Several short values: typed, added by Enter or comma, taken away one by one. What is left in the field counts too. */
export function TextListField(props: Props) {
  const { label, hint, values, onChange, isRequired, nameOf, choices } = props;
  const listId = useId('choices');
  const styles = useStyles();
  const { t } = useTexts();
  const { typed, problem, type, add } = useTyping(props);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !typed.trim()) return;
    if (event.key !== 'Enter' && event.key !== ',') return;
    event.preventDefault();
    add();
  };
  return (
    <div className={styles.box}>
      <Field label={label} hint={hint} required={isRequired} validationMessage={problem}>
        <Input
          value={typed}
          list={choices ? listId : undefined}
          placeholder={t('settings.addValue')}
          onChange={(_, data) => type(data.value)}
          onKeyDown={onKeyDown}
          onBlur={add}
        />
      </Field>
      {choices && (
        <datalist id={listId}>
          {choices.map(choice => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
      {/* Leaving the field adds what is in it; were the line new then, what lies below would slip away under the pointer that clicks it. */}
      {values.length === 0 && typed.trim() !== '' && <div className={styles.room} />}
      {values.length > 0 && (
        <ul className={styles.tags} aria-label={label}>
          {values.map(value => (
            <Tag
              key={value}
              value={nameOf ? nameOf(value) : value}
              onRemove={() => onChange(values.filter(other => other !== value))}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function Tag({ value, onRemove }: { value: string; onRemove(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <li className={styles.tag}>
      {value}
      <Button
        size="small"
        appearance="transparent"
        icon={<DismissRegular />}
        aria-label={t('settings.removeValue', { value })}
        onClick={onRemove}
      />
    </li>
  );
}
