import { Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { FieldReply } from '../../../service/companies/customFields.schema';
import { api } from '../../../ui/api';
import type { CompanyQuery } from '../../../ui/apiTypes';
import { companyApi } from '../../../ui/companies/companyApi';
import { segmentApi } from '../../../ui/companies/segmentApi';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { FilterPopover } from '../../../ui/list/FilterPopover';
import { PersonSelect } from '../../../ui/list/PersonSelect';
import { setQuery } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';

const named = ['level', 'industry', 'region', 'source'] as const;
const names = [...named, 'ownerId', 'country', 'tag', 'silentDays', 'fields', 'segment'] as const;

/** The filters beside type and words. */
export function MoreFilters({ query }: { query: CompanyQuery }) {
  const { t } = useTexts();
  const { country, tag, silentDays, fields, segment } = query;
  return (
    <FilterPopover label={t('profile.filters')} values={names.map(name => query[name])} names={names} isLong>
      <Chosen query={query} />
      <Typed label={t('companies.country')} name="country" value={country} maxLength={2} />
      <Typed label={t('profile.tag')} name="tag" value={tag} maxLength={60} />
      <Typed label={t('profile.silentDays')} name="silentDays" value={silentDays} isNumber />
      <InSegment segment={segment} />
      <FieldFilters text={fields ?? ''} />
    </FilterPopover>
  );
}

function Chosen({ query }: { query: CompanyQuery }) {
  const { t } = useTexts();
  const dictionary = useDictionary();
  const people = useLoad('people', signal => api.people(signal));
  return (
    <>
      {named.map(name => (
        <Field key={name} label={t(`profile.${name}`)}>
          <Select value={query[name] ?? ''} onChange={(_, data) => setQuery({ [name]: data.value || null })}>
            <option value="">{t('common.all')}</option>
            {dictionary.words(name, query[name]).map(word => (
              <option key={word.code} value={word.code}>
                {word.name}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      <Field label={t('companies.owner')}>
        <PersonSelect
          value={query.ownerId}
          none={t('profile.allOwners')}
          people={people.data?.people}
          onChange={id => setQuery({ ownerId: id || null })}
        />
      </Field>
    </>
  );
}

/** Those that belong to a segment of companies, or have one of its contacts. */
function InSegment({ segment }: { segment: number | undefined }) {
  const { t } = useTexts();
  const load = useLoad('segments:200', signal => segmentApi.list({ limit: 200 }, signal));
  const segments = (load.data?.segments ?? []).filter(one => !one.isClosed);
  return (
    <Field label={t('segments.segment')}>
      <Select value={segment ? String(segment) : ''} onChange={(_, data) => setQuery({ segment: data.value || null })}>
        <option value="">{t('common.all')}</option>
        {segments.map(one => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface TypedProps {
  label: string;
  name: 'country' | 'tag' | 'silentDays';
  value: string | number | undefined;
  maxLength?: number;
  isNumber?: boolean;
}

/** Counts when the field is left or Enter is pressed. */
function Typed({ label, name, value, maxLength, isNumber }: TypedProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? String(value ?? '');
  const apply = () => {
    if (typed === null) return;
    setQuery({ [name]: (name === 'country' ? typed.toUpperCase() : typed).trim() || null });
    setTyped(null);
  };
  return (
    <Field label={label}>
      <Input
        type={isNumber ? 'number' : 'text'}
        min={isNumber ? 1 : undefined}
        maxLength={maxLength}
        value={shown}
        onChange={(_, data) => setTyped(data.value)}
        onBlur={apply}
        onKeyDown={event => event.key === 'Enter' && apply()}
      />
    </Field>
  );
}

/** Own fields of which one value is looked for; numbers and days also as `from..to`. */
function FieldFilters({ text }: { text: string }) {
  const { t, language } = useTexts();
  const load = useLoad('customFields', signal => companyApi.fields(signal));
  const shown = (load.data?.fields ?? []).filter(
    field => field.isActive && field.subject === 'company' && field.isInList && field.kind !== 'long_text',
  );
  const now = new Map(text.split(',').flatMap(part => pairOf(part)));
  const put = (code: string, value: string) => {
    const next = new Map(now);
    if (value) next.set(code, encodeURIComponent(value).replaceAll('%20', ' '));
    else next.delete(code);
    setQuery({ fields: [...next].map(([name, one]) => `${name}:${one}`).join(',') || null });
  };
  return (
    <>
      {shown.map(field => (
        <FieldFilter
          key={field.code}
          field={field}
          label={language === 'zh-CN' ? field.nameZh : field.nameEn}
          value={decode(now.get(field.code) ?? '')}
          onChange={value => put(field.code, value)}
          yes={t('profile.yes')}
          no={t('profile.no')}
          any={t('common.all')}
          isChinese={language === 'zh-CN'}
        />
      ))}
    </>
  );
}

function pairOf(part: string): [string, string][] {
  const at = part.indexOf(':');
  return at > 0 ? [[part.slice(0, at), part.slice(at + 1)]] : [];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

interface FieldFilterProps {
  field: FieldReply;
  label: string;
  value: string;
  yes: string;
  no: string;
  any: string;
  isChinese: boolean;
  onChange(value: string): void;
}

function FieldFilter({ field, label, value, yes, no, any, isChinese, onChange }: FieldFilterProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const options =
    field.kind === 'yes_no'
      ? [
          { code: 'yes', name: yes },
          { code: 'no', name: no },
        ]
      : field.choices.map(one => ({ code: one.code, name: isChinese ? one.nameZh : one.nameEn }));
  const apply = () => {
    if (typed === null) return;
    onChange(typed.trim());
    setTyped(null);
  };
  if (field.kind === 'choice' || field.kind === 'choices' || field.kind === 'yes_no')
    return (
      <Field label={label}>
        <Select value={value} onChange={(_, data) => onChange(data.value)}>
          <option value="">{any}</option>
          {options.map(one => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
    );
  const isRange = field.kind === 'number' || field.kind === 'money' || field.kind === 'date';
  return (
    <Field label={label}>
      <Input
        value={typed ?? value}
        placeholder={isRange ? (field.kind === 'date' ? '2026-01-01..2026-12-31' : '10..20') : undefined}
        onChange={(_, data) => setTyped(data.value)}
        onBlur={apply}
        onKeyDown={event => event.key === 'Enter' && apply()}
      />
    </Field>
  );
}
