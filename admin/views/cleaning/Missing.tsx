import { Button, Select } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { useCallback } from 'react';
import type { GapList } from '../../../service/companies/desk.schema';
import { api } from '../../../ui/api';
import { deskApi } from '../../../ui/companies/deskApi';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { CountryInput } from '../../../ui/filing/CountryInput';
import { PersonSelect } from '../../../ui/list/PersonSelect';
import { Card } from '../../../ui/Page';
import { linkTo, PageLink, setQuery, useRoute } from '../../../ui/router';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useMore } from '../../../ui/useMore';
import { useDeskStyles } from '../merging/deskStyles';
import { mendable } from './mendable';
import { useFieldWords } from './useFieldWords';

type Gap = GapList['companies'][number];

/** Companies that lack a field which counts, by person, level and country; from here it is set for all of them. */
export function Missing() {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const settings = useLoad('cleaning settings', signal => deskApi.settings(signal));
  const { query } = useRoute();
  return (
    <>
      <p className={styles.quiet}>{t('desk.missingLead')}</p>
      <StateView load={settings}>
        {({ weights }) => {
          const fields = Object.keys(weights).filter(field => (weights[field] ?? 0) > 0);
          const asked = query.get('field');
          const field = asked && fields.includes(asked) ? asked : fields[0];
          if (!field) return <Empty icon={<CheckmarkCircleRegular />} line={t('desk.nothingCounts')} />;
          return (
            <>
              <Filters fields={fields} field={field} />
              <Found key={query.toString()} field={field} />
            </>
          );
        }}
      </StateView>
    </>
  );
}

function Filters({ fields, field }: { fields: readonly string[]; field: string }) {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { query } = useRoute();
  const words = useFieldWords();
  return (
    <div className={styles.row}>
      <Select aria-label={t('desk.field')} value={field} onChange={(_, data) => setQuery({ field: data.value })}>
        {fields.map(one => (
          <option key={one} value={one}>
            {words.name(one)}
          </option>
        ))}
      </Select>
      <WhichFilters
        ownerId={query.get('owner') ?? ''}
        level={query.get('level') ?? ''}
        country={query.get('country')}
        onChange={part => setQuery(part)}
      />
      {mendable(field) && (
        <Button as="a" {...linkTo(mendAddress(field, query))}>
          {t('desk.setForAll')}
        </Button>
      )}
    </div>
  );
}

function mendAddress(field: string, query: URLSearchParams): string {
  const next = new URLSearchParams({ tab: 'mend', field, missing: field });
  for (const name of ['owner', 'level', 'country']) {
    const value = query.get(name);
    if (value) next.set(name, value);
  }
  return `/companies/cleaning?${next.toString()}`;
}

interface WhichProps {
  ownerId: string;
  level: string;
  country: string | null;
  onChange(part: { owner?: string | null; level?: string | null; country?: string | null }): void;
}

/** Person, level and country: which companies. */
export function WhichFilters({ ownerId, level, country, onChange }: WhichProps) {
  const { t } = useTexts();
  const dictionary = useDictionary();
  const people = useLoad('people', signal => api.people(signal));
  return (
    <>
      <PersonSelect
        aria-label={t('desk.owner')}
        value={ownerId}
        none={t('desk.anybody')}
        people={people.data?.people}
        onChange={id => onChange({ owner: id || null })}
      />
      <Select
        aria-label={t('desk.level')}
        value={level}
        onChange={(_, data) => onChange({ level: data.value || null })}
      >
        <option value="">{t('desk.anyLevel')}</option>
        {dictionary.words('level').map(word => (
          <option key={word.code} value={word.code}>
            {word.name}
          </option>
        ))}
      </Select>
      <CountryInput
        label={t('desk.country')}
        placeholder={t('desk.anyCountry')}
        value={country}
        onChange={code => onChange({ country: code })}
      />
    </>
  );
}

function Found({ field }: { field: string }) {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { query } = useRoute();
  const { country } = useFormats();
  const words = useFieldWords();
  const [owner, level, land] = ['owner', 'level', 'country'].map(name => query.get(name));
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const wanted = {
        field,
        ...(owner ? { ownerId: Number(owner) } : {}),
        ...(level ? { level } : {}),
        ...(land ? { country: land } : {}),
        ...(cursor ? { cursor } : {}),
      };
      const page = await deskApi.missing(wanted, signal);
      return { items: page.companies, nextCursor: page.nextCursor };
    },
    [field, owner, level, land],
  );
  const pages = useMore<Gap>(`missing ${field} ${owner} ${level} ${land}`, loadPage);
  return (
    <StateView
      load={pages}
      empty={data =>
        data.items.length === 0 ? <Empty icon={<CheckmarkCircleRegular />} line={t('desk.noMissing')} /> : null
      }
    >
      {data => (
        <Card label={t('desk.tab_missing')}>
          <ul className={styles.list}>
            {data.items.map(line => (
              <li key={line.id} className={styles.line}>
                <span className={styles.grow}>
                  <PageLink to={`/companies/${line.id}/profile`}>{line.name}</PageLink>
                  <span className={styles.quiet}>
                    {` ${[line.country && country(line.country), line.ownerName].filter(Boolean).join(' · ')}`}
                  </span>
                </span>
                <span className={styles.quiet}>
                  {t('desk.lacks', { fields: line.missing.map(words.name).join(' · ') })}
                </span>
                <span className={styles.number}>{t('desk.percent', { n: line.completeness ?? 0 })}</span>
              </li>
            ))}
          </ul>
          {data.nextCursor && <Button onClick={pages.loadMore}>{t('cleaning.more')}</Button>}
        </Card>
      )}
    </StateView>
  );
}
