import { Input, makeStyles } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useEffect, useRef, useState } from 'react';
import { useKeys } from '../keys';
import { setQuery } from '../router';
import { useTexts } from '../texts/texts';
import { onPhone } from '../theme/layout';

const useStyles = makeStyles({ search: { width: '200px', [onPhone]: { width: '100%' } } });

// Typing pauses this long before the list is asked; milliseconds.
const PAUSE = 300;

/** The words that a list is narrowed to: `q` of the address, changed while one types. Give it `q` as its key, so that Back changes what stands in it. */
export function ListSearch({ q, label }: { q: string; label: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [typed, setTyped] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  const wasTyping = useRef(false);
  useKeys([{ code: 'KeyF', group: 'lists', label: 'mail.keyFilter', run: () => input.current?.focus() }]);
  useEffect(() => {
    if (typed.trim() === q || !wasTyping.current) return;
    const timer = window.setTimeout(() => setQuery({ q: typed.trim() || null }, { replace: true }), PAUSE);
    return () => window.clearTimeout(timer);
  }, [typed, q]);
  return (
    <Input
      ref={input}
      type="search"
      className={styles.search}
      aria-label={label}
      placeholder={t('common.search')}
      title={label}
      contentBefore={<SearchRegular />}
      value={typed}
      onChange={(_, data) => {
        wasTyping.current = true;
        setTyped(data.value);
      }}
    />
  );
}
