import { Button, Checkbox, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { SearchForm } from '../../../service/reports/search.schema';
import { api } from '../../../ui/api';
import type { ApiError } from '../../../ui/http';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { asApiError, useLoad } from '../../../ui/useLoad';

const boxes = ['from', 'to', 'cc', 'subject', 'filename', 'company', 'record', 'after', 'before', 'on'] as const;
const days: readonly string[] = ['after', 'before', 'on'];
const states = ['unfiled', 'filed', 'review', 'lead', 'not_business'] as const;

export const emptyForm: SearchForm = {
  ...{ words: '', from: '', to: '', cc: '', subject: '', filename: '', company: '', record: '' },
  ...{ in: '', after: '', before: '', on: '', is: '', hasAttachment: false },
};

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    padding: tokens.spacingHorizontalL,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    alignItems: 'start',
  },
  wide: { gridColumn: '1 / -1' },
  acts: {
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    alignItems: 'center',
  },
});

interface Props {
  /** What the present query looks like as a form. */
  form: SearchForm;
  onSearch(q: string): void;
}

/** The query as a form: the other view of the same thing. What no box shows stands among the words as it is written. */
export function FormPanel({ form, onSearch }: Props) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const [typed, setTyped] = useState(form);
  const [error, setError] = useState<ApiError | null>(null);
  const mailboxes = useLoad('mailboxes', signal => api.mailboxes(signal));
  const set = (part: Partial<SearchForm>) => setTyped(old => ({ ...old, ...part }));
  const search = () => {
    setError(null);
    api.searchQuery(typed, language).then(
      ({ q }) => onSearch(q),
      (thrown: unknown) => setError(asApiError(thrown)),
    );
  };
  return (
    <form
      className={styles.form}
      aria-label={t('search.form')}
      onSubmit={event => {
        event.preventDefault();
        search();
      }}
    >
      {error && <ErrorBar error={error} />}
      <Field className={styles.wide} label={t('search.words')} hint={t('search.wordsHint')}>
        <Input value={typed.words} maxLength={800} onChange={(_, data) => set({ words: data.value })} />
      </Field>
      {boxes.map(name => (
        <Field key={name} label={t(`search.${name}`)} hint={name === 'after' ? t('search.dayHint') : undefined}>
          <Input
            value={typed[name]}
            maxLength={days.includes(name) ? 40 : 200}
            onChange={(_, data) => set({ [name]: data.value })}
          />
        </Field>
      ))}
      <Field label={t('search.in')}>
        <Select value={typed.in} onChange={(_, data) => set({ in: data.value })}>
          <option value="">{t('search.is_any')}</option>
          {[...new Set([...(mailboxes.data?.mailboxes ?? []).map(box => box.address), typed.in])]
            .filter(Boolean)
            .map(address => (
              <option key={address}>{address}</option>
            ))}
        </Select>
      </Field>
      <Field label={t('search.is')}>
        <Select value={typed.is} onChange={(_, data) => set({ is: data.value })}>
          <option value="">{t('search.is_any')}</option>
          {states.map(state => (
            <option key={state} value={state}>
              {t(`search.is_${state}`)}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.acts}>
        <Checkbox
          label={t('search.hasAttachment')}
          checked={typed.hasAttachment}
          onChange={(_, data) => set({ hasAttachment: data.checked === true })}
        />
        <Button type="submit" appearance="primary">
          {t('search.submit')}
        </Button>
        <Button onClick={() => setTyped(emptyForm)}>{t('search.clear')}</Button>
      </div>
    </form>
  );
}
