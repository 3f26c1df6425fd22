import { Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import type { KeyboardEvent } from 'react';
import { useId, useState } from 'react';
import { useTexts } from '../texts/texts';
import { onForcedColors, onPhone } from '../theme/layout';
import { useErrorText } from '../useErrorText';
import type { PickChoice } from './usePick';
import { usePick } from './usePick';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minHeight: 0 },
  list: { display: 'flex', flexDirection: 'column', overflowY: 'auto', minHeight: '216px', maxHeight: '320px' },
  option: {
    display: 'flex',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`,
    minHeight: '36px',
    [onPhone]: { minHeight: '44px' },
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    [onForcedColors]: { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    flexShrink: 1,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  title: { flex: '1 10 0', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  number: { flexShrink: 0, whiteSpace: 'nowrap', fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  /** The marked choice; Enter takes it. */
  onChoose(choice: PickChoice): void;
  /** Records may not be chosen where only a company is asked for. */
  companiesOnly?: boolean;
  placeholder?: string;
}

/** Search over companies and records; arrows walk, Enter takes. */
export function PickBox({ onChoose, companiesOnly, placeholder }: Props) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const errorText = useErrorText();
  const [q, setQ] = useState('');
  const [active, setActive] = useState(0);
  const found = usePick(q);
  const choices = companiesOnly ? found.choices.filter(choice => choice.recordId === null) : found.choices;
  const marked = Math.min(active, choices.length - 1);
  const listId = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setActive(Math.max(0, Math.min(choices.length - 1, marked + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && choices[marked] && !found.isBehind) {
      event.preventDefault();
      onChoose(choices[marked]);
    }
  };
  const label = placeholder ?? t('reasons.pickPlaceholder');
  return (
    <div className={styles.box}>
      <Input
        autoFocus
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={choices.length > 0 ? listId : undefined}
        aria-activedescendant={marked >= 0 ? `${listId}-${marked}` : undefined}
        aria-label={label}
        placeholder={label}
        contentBefore={<SearchRegular />}
        value={q}
        onChange={(_, data) => {
          setQ(data.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles.list}>
        {choices.length > 0 && (
          <div id={listId} role="listbox" aria-label={label}>
            {choices.map((choice, index) => (
              <div
                key={`${choice.companyId} ${choice.recordId}`}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === marked}
                className={mergeClasses(styles.option, index === marked && styles.active)}
                onMouseDown={event => event.preventDefault()}
                onClick={() => onChoose(choice)}
              >
                <span className={styles.name}>{choice.company}</span>
                {choice.record && <span className={styles.number}>/ {choice.record}</span>}
                <span className={mergeClasses(styles.quiet, styles.title)}>
                  {choice.recordTitle ?? (choice.isSupplier ? t('common.supplier') : '')}
                </span>
              </div>
            ))}
          </div>
        )}
        {found.error && <p className={styles.quiet}>{errorText(found.error)}</p>}
        {!found.error && q.trim() !== '' && !found.isBehind && choices.length === 0 && (
          <p className={styles.quiet}>{rich('reasons.pickNothing', { q: q.trim() })}</p>
        )}
        {q.trim() === '' && <p className={styles.quiet}>{t('reasons.pickHint')}</p>}
      </div>
    </div>
  );
}
