import { Dialog, DialogSurface, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import type { KeyboardEvent, RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import { navigate } from '../../ui/router';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { onForcedColors, onPhone } from '../../ui/theme/layout';
import type { Choice } from './paletteChoices';
import { usePaletteChoices } from './usePaletteChoices';
import { meaning } from '../../ui/theme/meaning';

const useStyles = makeStyles({
  surface: {
    position: 'fixed',
    inset: '72px 0 auto 0',
    margin: '0 auto',
    width: 'min(640px, calc(100vw - 32px))',
    maxWidth: 'none',
    padding: 0,
    overflow: 'hidden',
    [onPhone]: { inset: '8px 0 auto 0', width: 'calc(100vw - 16px)' },
  },
  input: { width: '100%', border: 'none', height: '48px' },
  list: {
    maxHeight: 'min(56vh, 520px)',
    overflowY: 'auto',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  group: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  choice: {
    display: 'flex',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalM,
    minHeight: '32px',
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalL}`,
    cursor: 'pointer',
  },
  active: {
    backgroundColor: meaning.tpRowChosen,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    [onForcedColors]: { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  shut: { cursor: 'default', color: tokens.colorNeutralForeground3 },
  title: { whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis', flexShrink: 0, maxWidth: '60%' },
  detail: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  foot: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    [onPhone]: { display: 'none' },
  },
});

/** The text, the line that is chosen by it, and the keys that walk and open. */
function useChoosing(begun: string, onClose: () => void) {
  const [text, setText] = useState(begun);
  const [active, setActive] = useState(0);
  const found = usePaletteChoices(text);
  const { choices } = found;
  const at = Math.min(active, choices.length - 1);
  const choose = (choice: Choice | undefined, isNewTab: boolean) => {
    if (!choice || (!choice.address && !choice.run)) return;
    onClose();
    act(choice, isNewTab);
  };
  const type = (next: string) => {
    setText(next);
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isSearch = event.key === 'Tab' && !event.shiftKey && text.trim() !== '';
    if (!['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key) && !isSearch) return;
    event.preventDefault();
    if (event.key === 'ArrowDown') setActive(Math.min(choices.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, at - 1));
    else if (isSearch)
      choose(
        choices.find(choice => choice.key === 'all mail'),
        false,
      );
    else choose(choices[at], event.ctrlKey || event.metaKey);
  };
  return { ...found, text, type, at, choose, onKeyDown };
}

/** What was typed before the box was there stands before the caret, and one goes on behind it. */
function toEnd(input: HTMLInputElement | null): void {
  input?.setSelectionRange(input.value.length, input.value.length);
}

/** One box that finds numbers, companies, people and mail, and knows the actions and pages. */
export default function Palette({ typed, onClose }: { typed: RefObject<string>; onClose(): void }) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const { choices, isNothing, error, text, type, at, choose, onKeyDown } = useChoosing(typed.current, onClose);
  useEffect(() => {
    typed.current = '';
  }, [typed]);
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface} aria-label={t('palette.label')}>
        <Input
          ref={toEnd}
          autoFocus
          className={styles.input}
          size="large"
          appearance="filled-lighter"
          contentBefore={<SearchRegular />}
          placeholder={t('palette.placeholder')}
          value={text}
          maxLength={400}
          onChange={(_, data) => type(data.value)}
          onKeyDown={onKeyDown}
          role="combobox"
          aria-label={t('palette.label')}
          aria-expanded="true"
          aria-controls="palette-choices"
          aria-activedescendant={choices[at] ? `palette-${at}` : undefined}
        />
        {error && <ErrorBar error={error} />}
        <ChoiceList choices={choices} active={at} onChoose={choose} />
        {isNothing && <p className={styles.foot}>{rich('palette.nothing', { q: text.trim() })}</p>}
        <p className={styles.foot}>{t('palette.hint')}</p>
      </DialogSurface>
    </Dialog>
  );
}

function act(choice: Choice, isNewTab: boolean): void {
  if (!choice.address) {
    choice.run?.();
    return;
  }
  if (isNewTab) window.open(choice.address, '_blank', 'noopener');
  else navigate(choice.address);
}

interface ChoiceListProps {
  choices: readonly Choice[];
  active: number;
  onChoose(choice: Choice, isNewTab: boolean): void;
}

function ChoiceList({ choices, active, onChoose }: ChoiceListProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`#palette-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={list}
      id="palette-choices"
      role="listbox"
      aria-label={t('palette.label')}
      className={styles.list}
      tabIndex={-1}
    >
      {choices.map((choice, index) => (
        <div key={choice.key} role="presentation">
          {choice.group !== choices[index - 1]?.group && (
            <div role="presentation" className={styles.group}>
              {t(`palette.${choice.group}`)}
            </div>
          )}
          <div
            id={`palette-${index}`}
            role="option"
            aria-selected={index === active}
            aria-disabled={!choice.address && !choice.run}
            className={mergeClasses(
              styles.choice,
              index === active && styles.active,
              !choice.address && !choice.run && styles.shut,
            )}
            onMouseDown={event => event.preventDefault()}
            onClick={event => onChoose(choice, event.ctrlKey || event.metaKey)}
          >
            <span className={styles.title}>{choice.title}</span>
            <span className={styles.detail}>{choice.detail}</span>
          </div>
        </div>
      ))}
    </div>
  );
}
