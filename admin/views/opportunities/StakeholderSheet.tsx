import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { StakeholderBody, StakeholderReply } from '../../../service/leads/opportunity.schema';
import { api } from '../../../ui/api';
import { Sheet } from '../../../ui/filing/Sheet';
import { PersonSelect } from '../../../ui/list/PersonSelect';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useDealWord } from './dealWords';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

const parts = ['decides', 'influences', 'buys', 'uses', 'pays', 'other'] as const;
const stances = ['for', 'neutral', 'against', 'unknown'] as const;

interface Props {
  /** null: the customer's contacts are not open to whoever is in the team of the deal alone. */
  companyId: number | null;
  /** null: one that is new */
  person: StakeholderReply | null;
  onClose(): void;
  onSave(body: StakeholderBody): Promise<void>;
}

/** One of the buyer's people: a contact, or somebody who is none yet. */
export function StakeholderSheet({ companyId, person, onClose, onSave }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const saving = useSave();
  const [body, setBody] = useState<StakeholderBody>(() => bodyOf(person));
  const set = (part: StakeholderBody) => {
    setBody(old => ({ ...old, ...part }));
    saving.clear();
  };
  const isReady = Boolean(body.contactId) || Boolean(body.name?.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) saving.run(() => onSave(body));
  };
  return (
    <Sheet title={t('deals.stakeholderTitle')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Who companyId={companyId} body={body} onChange={set} />
        <Standing body={body} onChange={set} />
        <Plan body={body} onChange={set} />
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" disabled={!isReady || saving.isSaving}>
            {t('deals.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}

function bodyOf(person: StakeholderReply | null): StakeholderBody {
  if (!person) return { contactId: null, name: '', part: 'other', stance: 'unknown' };
  const { contactId, name, part, stance, aim, nextStep, nextDay, by } = person;
  return { contactId, name, part, stance, aim, nextStep, nextDay, byUserId: by?.id ?? null };
}

interface PartProps {
  body: StakeholderBody;
  onChange(part: StakeholderBody): void;
}

function Who({ companyId, body, onChange }: PartProps & { companyId: number | null }) {
  const { t } = useTexts();
  const load = useLoad(companyId === null ? null : `company:${companyId}`, signal =>
    api.company(companyId ?? 0, signal),
  );
  const contacts = load.data?.contacts ?? [];
  const choose = (value: string) => {
    const contact = contacts.find(one => String(one.id) === value);
    onChange({ contactId: contact?.id ?? null, name: contact?.name ?? '' });
  };
  return (
    <>
      <Field label={t('deals.person')}>
        <Select value={body.contactId ? String(body.contactId) : ''} onChange={(_, data) => choose(data.value)}>
          <option value="">{t('deals.personOther')}</option>
          {contacts.map(contact => (
            <option key={contact.id} value={contact.id}>
              {contact.name}
            </option>
          ))}
        </Select>
      </Field>
      {!body.contactId && (
        <Field label={t('deals.personName')} required>
          <Input value={body.name ?? ''} maxLength={200} onChange={(_, data) => onChange({ name: data.value })} />
        </Field>
      )}
    </>
  );
}

function Standing({ body, onChange }: PartProps) {
  const { t } = useTexts();
  const word = useDealWord();
  return (
    <>
      <Field label={t('deals.part')}>
        <Select
          value={body.part}
          onChange={(_, data) => onChange({ part: parts.find(one => one === data.value) ?? 'other' })}
        >
          {parts.map(one => (
            <option key={one} value={one}>
              {word('part', one)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('deals.stance')}>
        <Select
          value={body.stance}
          onChange={(_, data) => onChange({ stance: stances.find(one => one === data.value) ?? 'unknown' })}
        >
          {stances.map(one => (
            <option key={one} value={one}>
              {word('stance', one)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

function Plan({ body, onChange }: PartProps) {
  const { t } = useTexts();
  const people = useLoad('people', signal => api.people(signal));
  return (
    <>
      <Field label={t('deals.aim')} hint={t('deals.aimHint')}>
        <Textarea
          rows={2}
          value={body.aim ?? ''}
          maxLength={500}
          onChange={(_, data) => onChange({ aim: data.value })}
        />
      </Field>
      <Field label={t('deals.nextStep')}>
        <Input value={body.nextStep ?? ''} maxLength={300} onChange={(_, data) => onChange({ nextStep: data.value })} />
      </Field>
      <Field label={t('deals.nextDay')}>
        <Input
          type="date"
          value={body.nextDay ?? ''}
          onChange={(_, data) => onChange({ nextDay: data.value || null })}
        />
      </Field>
      <Field label={t('deals.by')}>
        <PersonSelect
          value={body.byUserId}
          none={t('deals.nobody')}
          people={people.data?.people}
          onChange={id => onChange({ byUserId: Number(id) || null })}
        />
      </Field>
    </>
  );
}
