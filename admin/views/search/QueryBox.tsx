import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { OptionsRegular } from '@fluentui/react-icons/svg/options';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useRef, useState } from 'react';
import { useKeys } from '../../../ui/keys';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, minWidth: 0 },
  box: { width: 'min(560px, 42vw)', [onPhone]: { width: '100%' } },
});

interface Props {
  q: string;
  isFormOpen: boolean;
  onSearch(q: string): void;
  onForm(): void;
}

/** The query as text. Enter searches; what is typed and not yet sought stays until then. */
export function QueryBox({ q, isFormOpen, onSearch, onForm }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const [typed, setTyped] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  useKeys([{ code: 'KeyF', group: 'lists', label: 'search.keyBox', run: () => input.current?.focus() }]);
  return (
    <form
      role="search"
      className={styles.row}
      onSubmit={event => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <Input
        ref={input}
        type="search"
        autoFocus={q === ''}
        className={styles.box}
        aria-label={t('search.box')}
        placeholder={t('search.placeholder')}
        contentBefore={<SearchRegular />}
        maxLength={1000}
        value={typed}
        onChange={(_, data) => setTyped(data.value)}
      />
      <Button type="submit" appearance="primary">
        {t('search.submit')}
      </Button>
      <Button icon={<OptionsRegular />} aria-expanded={isFormOpen} onClick={onForm}>
        {t(isFormOpen ? 'search.formHide' : 'search.form')}
      </Button>
    </form>
  );
}
