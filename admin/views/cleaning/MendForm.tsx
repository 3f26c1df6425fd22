import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { FieldReply } from '../../../service/companies/customFields.schema';
import type { MendBody } from '../../../service/companies/mending.schema';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { CountryInput } from '../../../ui/filing/CountryInput';
import { Card } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useSave } from '../../../ui/useSave';
import { useDeskStyles } from '../merging/deskStyles';
import { companyTypes } from '../companies/query';
import { countedFields, mendable, mendFields } from './mendable';
import { WhichFilters } from './Missing';
import { useFieldWords } from './useFieldWords';

interface Props {
  onChange(): void;
  onPreview(body: MendBody): Promise<void>;
}

/** Which companies, by a list that was chosen or by a filter that stands in the address; and what is set. */
export function MendForm({ onChange, onPreview }: Props) {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { query } = useRoute();
  const words = useFieldWords();
  const saving = useSave();
  const asked = query.get('field');
  const field = asked && mendable(asked) ? asked : 'country';
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const change = (apply: () => void) => {
    apply();
    onChange();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.run(() => onPreview({ ...whichOf(query), field, value: value || null, ...(reason ? { reason } : {}) }));
  };
  const isTag = field === 'addTag' || field === 'removeTag';
  const isReady = (!isTag && field !== 'level') || value.trim() !== '';
  return (
    <Card label={t('desk.tab_mend')}>
      <form className={styles.form} onSubmit={submit}>
        <Which field={field} onChange={onChange} />
        <Field label={t('desk.what')}>
          <Select
            value={field}
            onChange={(_, data) =>
              change(() => {
                setQuery({ field: data.value });
                setValue('');
              })
            }
          >
            {[...mendFields, ...words.own.map(one => `f_${one.code}`)].map(one => (
              <option key={one} value={one}>
                {words.name(one)}
              </option>
            ))}
          </Select>
        </Field>
        <ValueField field={field} own={words.own} value={value} onChange={next => change(() => setValue(next))} />
        {field === 'level' && (
          <Field label={t('desk.reason')} required>
            <Input value={reason} maxLength={1000} onChange={(_, data) => change(() => setReason(data.value))} />
          </Field>
        )}
        {saving.error && <ErrorBar error={saving.error} />}
        <div>
          <Button type="submit" disabled={!isReady} disabledFocusable={saving.isSaving}>
            {t('desk.preview')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

const textFilters = ['type', 'level', 'country', 'tag', 'missing'] as const;

/** The companies that the address names: a list of numbers, or a filter. */
function whichOf(query: URLSearchParams): Pick<MendBody, 'ids' | 'filter'> {
  const ids = (query.get('ids') ?? '').split(',').map(Number).filter(Number.isInteger);
  if (query.get('ids') && ids.length > 0) return { ids: ids.slice(0, 5000) };
  const silentDays = Number(query.get('silentDays'));
  const [owner, ...texts] = ['owner', ...textFilters].map(name => query.get(name));
  return {
    filter: {
      ...(owner ? { ownerId: Number(owner) } : {}),
      ...Object.fromEntries(textFilters.flatMap((name, at) => (texts[at] ? [[name, texts[at]]] : []))),
      ...(Number.isInteger(silentDays) && silentDays > 0 ? { silentDays } : {}),
    },
  };
}

function Which({ field, onChange }: { field: string; onChange(): void }) {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { query } = useRoute();
  const ids = query.get('ids');
  if (ids) {
    return (
      <div className={styles.row} role="group" aria-label={t('desk.which')}>
        <span>{t('desk.chosenIds', { n: ids.split(',').length })}</span>
        <Button size="small" onClick={() => setQuery({ ids: null })}>
          {t('desk.useFilter')}
        </Button>
      </div>
    );
  }
  const set = (part: Parameters<typeof setQuery>[0]) => {
    setQuery(part, { replace: true });
    onChange();
  };
  const gap = field === 'level' || field.endsWith('Tag') ? null : field;
  return (
    <div className={styles.row} role="group" aria-label={t('desk.which')}>
      <WhichFilters
        ownerId={query.get('owner') ?? ''}
        level={query.get('level') ?? ''}
        country={query.get('country')}
        onChange={set}
      />
      <MoreWhich onChange={set} />
      {gap && (
        <Checkbox
          label={t('desk.onlyMissing')}
          checked={query.get('missing') === gap}
          onChange={(_, data) => set({ missing: data.checked === true ? gap : null })}
        />
      )}
    </div>
  );
}

/** Type, tag, what is missing, and how long nobody has written. */
function MoreWhich({ onChange }: { onChange(part: Record<string, string | null>): void }) {
  const { t } = useTexts();
  const { query } = useRoute();
  const words = useFieldWords();
  return (
    <>
      <Select
        aria-label={t('companies.kind')}
        value={query.get('type') ?? ''}
        onChange={(_, data) => onChange({ type: data.value || null })}
      >
        <option value="">{t('companyWork.anyType')}</option>
        {companyTypes.map(type => (
          <option key={type} value={type}>
            {t(`common.${type}`)}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t('companyWork.missing')}
        value={query.get('missing') ?? ''}
        onChange={(_, data) => onChange({ missing: data.value || null })}
      >
        <option value="">{t('companyWork.anyMissing')}</option>
        {[...countedFields, ...words.own.map(one => `f_${one.code}`)].map(one => (
          <option key={one} value={one}>
            {t('companyWork.missingOne', { field: words.name(one) })}
          </option>
        ))}
      </Select>
      <Typed name="tag" label={t('companyWork.withTag')} onChange={onChange} />
      <Typed name="silentDays" label={t('profile.silentDays')} isNumber onChange={onChange} />
    </>
  );
}

interface TypedProps {
  name: 'tag' | 'silentDays';
  label: string;
  isNumber?: boolean;
  onChange(part: Record<string, string | null>): void;
}

/** Counts when the field is left or Enter is pressed. */
function Typed({ name, label, isNumber, onChange }: TypedProps) {
  const { query } = useRoute();
  const [typed, setTyped] = useState<string | null>(null);
  const apply = () => {
    if (typed !== null) onChange({ [name]: typed.trim() || null });
    setTyped(null);
  };
  return (
    <Input
      aria-label={label}
      placeholder={label}
      title={label}
      type={isNumber ? 'number' : 'text'}
      min={isNumber ? 1 : undefined}
      maxLength={60}
      value={typed ?? query.get(name) ?? ''}
      onChange={(_, data) => setTyped(data.value)}
      onBlur={apply}
      onKeyDown={event => {
        if (event.key !== 'Enter') return;
        // The form is sent by its button.
        event.preventDefault();
        apply();
      }}
    />
  );
}

interface ValueProps {
  field: string;
  own: readonly FieldReply[];
  value: string;
  onChange(value: string): void;
}

/** What is set, by the kind of the field. */
function ValueField({ field, own, value, onChange }: ValueProps) {
  const { t, language } = useTexts();
  const dictionary = useDictionary();
  const mine = own.find(one => `f_${one.code}` === field);
  const nameOf = (one: { nameZh: string; nameEn: string }) => (language === 'zh-CN' ? one.nameZh : one.nameEn);
  if (field === 'country') {
    return (
      <Field label={t('desk.value')}>
        <CountryInput label={t('desk.value')} value={value || null} onChange={code => onChange(code ?? '')} />
      </Field>
    );
  }
  const words =
    field === 'industry' || field === 'region' || field === 'source' || field === 'level'
      ? dictionary.words(field)
      : mine?.kind === 'choice'
        ? mine.choices.map(choice => ({ code: choice.code, name: nameOf(choice) }))
        : mine?.kind === 'yes_no'
          ? [
              { code: 'yes', name: t('merging.yes') },
              { code: 'no', name: t('common.no') },
            ]
          : null;
  if (words) {
    return (
      <Field label={t('desk.value')}>
        <Select value={value} onChange={(_, data) => onChange(data.value)}>
          <option value="">{t(field === 'level' ? 'desk.choose' : 'desk.emptyValue')}</option>
          {words.map(word => (
            <option key={word.code} value={word.code}>
              {word.name}
            </option>
          ))}
        </Select>
      </Field>
    );
  }
  const isTag = field === 'addTag' || field === 'removeTag';
  return (
    <Field label={t(isTag ? 'desk.tag' : 'desk.value')} required={isTag}>
      <Input value={value} maxLength={isTag ? 60 : 2000} onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}
