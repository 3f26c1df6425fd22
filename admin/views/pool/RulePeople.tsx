import { Button, Field, Select } from '@fluentui/react-components';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { LeadRuleList } from '../../../service/leads/assignment.schema';
import { useTexts } from '../../../ui/texts/texts';
import { moved } from '../rules/draft';
import { usePoolStyles } from './poolStyles';

interface Props {
  list: LeadRuleList;
  chosen: readonly number[];
  onChange(ids: number[]): void;
}

/** The people of a rule in the order of their turn, with how much each has and who is away. */
export function RulePeople({ list, chosen, onChange }: Props) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const nameOf = (id: number) => [...list.people, ...list.gone].find(one => one.id === id)?.name ?? String(id);
  const left = list.people.filter(person => !chosen.includes(person.id));
  return (
    <div>
      <ol className={styles.people} aria-label={t('pool.people')}>
        {chosen.map((id, at) => (
          <li key={id} className={styles.person}>
            <span className={styles.place}>{at + 1}</span>
            <span className={styles.name}>
              <PersonWords list={list} id={id} />
            </span>
            <Button
              size="small"
              appearance="subtle"
              icon={<ArrowUpRegular />}
              aria-label={t('pool.earlier', { name: nameOf(id) })}
              disabledFocusable={at === 0}
              onClick={() => onChange(moved(chosen, at, at - 1))}
            />
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={t('pool.takeAway', { name: nameOf(id) })}
              onClick={() => onChange(chosen.filter(one => one !== id))}
            />
          </li>
        ))}
      </ol>
      <Field label={t('pool.people')} hint={t('pool.peopleHint')}>
        <Select
          value=""
          disabled={left.length === 0}
          onChange={(_, data) => data.value && onChange([...chosen, Number(data.value)])}
        >
          <option value="">{t('pool.addPerson')}</option>
          {left.map(({ id, name, openLeads }) => (
            <option key={id} value={id}>
              {t('pool.personLine', { name, n: openLeads })}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

function PersonWords({ list, id }: { list: LeadRuleList; id: number }) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const person = list.people.find(one => one.id === id);
  if (!person) {
    const gone = list.gone.find(one => one.id === id);
    return (
      <>
        {gone?.name ?? id} <span className={styles.small}>{t('pool.gone')}</span>
      </>
    );
  }
  return (
    <>
      {t('pool.personLine', { name: person.name, n: person.openLeads })}{' '}
      {person.awayUntil && <span className={styles.small}>{t('pool.away', { day: person.awayUntil })}</span>}
    </>
  );
}
