import { Button, Checkbox, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useMemo, useState } from 'react';
import type { OpportunityChange, OpportunityReply } from '../../../service/leads/opportunity.schema';
import { api } from '../../../ui/api';
import type { Clash } from '../../../ui/ClashBar';
import { ClashBar, useClashes } from '../../../ui/ClashBar';
import { Sheet } from '../../../ui/filing/Sheet';
import { PersonSelect } from '../../../ui/list/PersonSelect';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { useSession } from '../../../ui/session';
import { ErrorBar } from '../../../ui/StateView';
import { TextListField } from '../../../ui/TextListField';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import type { Draft } from '../../../ui/useDraft';
import { useDraft } from '../../../ui/useDraft';
import { asApiError, useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { Items } from '../leads/EditLead';
import { askedWorth } from './askedWorth';
import type { Money } from './MoneyFields';
import { fromMinor, isWholeMoney, MoneyFields, toMinor } from './MoneyFields';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

const terms = [
  ['incoterm', 'leads.incoterm', 10],
  ['port', 'leads.port', 100],
  ['paymentTerms', 'leads.paymentTerms', 300],
  ['delivery', 'leads.delivery', 300],
] as const;

type Asked = OpportunityReply['asked'];
/** What is typed: the amount as it is written. */
interface Typed {
  title: string;
  money: Money;
  probability: number;
  expectedDay: string | null;
  nextAction: string;
  nextDay: string | null;
  ownerId: number | null;
  asked: Asked;
}

interface Props {
  deal: OpportunityReply;
  onClose(): void;
  onSaved(fresh: OpportunityReply): void;
  /** Somebody was quicker: the page shows his, what was typed stays. */
  onStale(): void;
}

/** All that can be said of an opportunity; only what was changed is sent. */
export function EditDeal({ deal, onClose, onSaved, onStale }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const toasts = useToasts();
  const save = useSave();
  const saved = useMemo(() => typedOf(deal), [deal]);
  const draft = useDraft<Typed>(saved);
  const { values, set, changed, changes } = draft;
  const clashes = useDealClashes(draft);
  const [note, setNote] = useState('');
  const suggested = askedWorth(values.asked.items);
  const isReady =
    changed.length > 0 && clashes.length === 0 && values.title.trim() !== '' && isWholeMoney(values.money);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    save.run(async () => {
      const body = changeOf(changes, changed.includes('ownerId') ? note : '');
      const fresh = await opportunityApi.change(deal, body).catch((reason: unknown) => {
        if (asApiError(reason).code === 'opportunity.changed_meanwhile') onStale();
        throw reason;
      });
      toasts.show({ text: t('deals.saved', { number: deal.number }) });
      onSaved(fresh);
    });
  };
  return (
    <Sheet title={t('deals.editTitle', { number: deal.number })} onClose={onClose} isDirty={changed.length > 0}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Field label={t('deals.name')} required>
          <Input value={values.title} maxLength={400} onChange={(_, data) => set({ title: data.value })} />
        </Field>
        {can('fields.price.edit') && <MoneyFields money={values.money} onChange={money => set({ money })} />}
        {can('fields.price.edit') && values.money.amount === '' && suggested && (
          <div>
            <Button onClick={() => set({ money: suggested })}>{t('deals.takeWorth', { ...suggested })}</Button>
          </div>
        )}
        <Progress values={values} onChange={set} />
        <Owner ownerId={values.ownerId} onChange={ownerId => set({ ownerId })} />
        {changed.includes('ownerId') && (
          <Field label={t('deals.giveNote')}>
            <Textarea rows={2} maxLength={1000} value={note} onChange={(_, data) => setNote(data.value)} />
          </Field>
        )}
        <AskedFields asked={values.asked} onChange={asked => set({ asked })} />
        <ClashBar clashes={clashes} />
        {save.error && clashes.length === 0 && <ErrorBar error={save.error} isWrite />}
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" disabled={!isReady || save.isSaving}>
            {t('deals.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}

/** What somebody else has changed of the same fields since, in the words of the form. */
function useDealClashes(draft: Draft<Typed>): readonly Clash[] {
  const { t } = useTexts();
  const labels = {
    ...{ title: t('deals.name'), money: t('deals.amount'), probability: t('deals.probabilityUnit') },
    ...{ expectedDay: t('deals.expected'), nextAction: t('deals.nextAction'), nextDay: t('deals.nextDay') },
    ...{ ownerId: t('deals.owner'), asked: t('leads.askedFields') },
  };
  const inWords = (name: keyof Typed, value: unknown) => {
    if (name === 'money') return moneyWords(value as Typed['money']) || t('common.nothing');
    return name === 'ownerId' ? null : undefined;
  };
  return useClashes(draft, labels, inWords);
}

const moneyWords = ({ amount, currency }: Typed['money']): string => (amount ? `${currency} ${amount}` : '');

function typedOf(deal: OpportunityReply): Typed {
  const { title, probability, expectedDay, nextAction, nextDay, asked } = deal;
  const money = fromMinor(deal.amount, deal.currency || 'USD');
  return { title, money, probability, expectedDay, nextAction, nextDay, ownerId: deal.owner?.id ?? null, asked };
}

function changeOf({ money, ...plain }: Partial<Typed>, note: string): OpportunityChange {
  const worth = money && { amount: toMinor(money), currency: money.amount === '' ? '' : money.currency };
  return { ...plain, ...worth, ...(note.trim() === '' ? {} : { note: note.trim() }) };
}

function Progress({ values, onChange }: { values: Typed; onChange(part: Partial<Typed>): void }) {
  const { t } = useTexts();
  const bounded = (text: string) => Math.min(100, Math.max(0, Math.round(Number(text) || 0)));
  return (
    <>
      <Field label={t('deals.probabilityUnit')}>
        <Input
          type="number"
          min={0}
          max={100}
          value={String(values.probability)}
          onChange={(_, data) => onChange({ probability: bounded(data.value) })}
        />
      </Field>
      <Field label={t('deals.expected')}>
        <Input
          type="date"
          value={values.expectedDay ?? ''}
          onChange={(_, data) => onChange({ expectedDay: data.value || null })}
        />
      </Field>
      <Field label={t('deals.nextAction')}>
        <Input value={values.nextAction} maxLength={300} onChange={(_, data) => onChange({ nextAction: data.value })} />
      </Field>
      <Field label={t('deals.nextDay')}>
        <Input
          type="date"
          value={values.nextDay ?? ''}
          onChange={(_, data) => onChange({ nextDay: data.value || null })}
        />
      </Field>
    </>
  );
}

function Owner({ ownerId, onChange }: { ownerId: number | null; onChange(id: number | null): void }) {
  const { t } = useTexts();
  const people = useLoad('people', signal => api.people(signal));
  return (
    <Field label={t('deals.owner')}>
      <PersonSelect
        value={ownerId}
        none={t('deals.noOwner')}
        people={people.data?.people}
        onChange={id => onChange(Number(id) || null)}
      />
    </Field>
  );
}

function AskedFields({ asked, onChange }: { asked: Asked; onChange(asked: Asked): void }) {
  const { t } = useTexts();
  const set = (part: Partial<Asked>) => onChange({ ...asked, ...part });
  return (
    <>
      <Items items={asked.items} onChange={items => set({ items })} />
      {terms.map(([name, label, maxLength]) => (
        <Field key={name} label={t(label)}>
          <Input value={asked[name]} maxLength={maxLength} onChange={(_, data) => set({ [name]: data.value })} />
        </Field>
      ))}
      <TextListField
        label={t('leads.certificates')}
        values={asked.certificates}
        onChange={certificates => set({ certificates })}
      />
      <Checkbox
        label={t('leads.samples')}
        checked={asked.wantsSamples}
        onChange={(_, data) => set({ wantsSamples: data.checked === true })}
      />
      <Checkbox
        label={t('leads.catalogue')}
        checked={asked.wantsCatalogue}
        onChange={(_, data) => set({ wantsCatalogue: data.checked === true })}
      />
    </>
  );
}
