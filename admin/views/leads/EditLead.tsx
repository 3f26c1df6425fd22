import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { FormEvent } from 'react';
import { useMemo } from 'react';
import type { AskedReply, LeadChange, LeadReply } from '../../../service/leads/leads.schema';
import type { Clash } from '../../../ui/ClashBar';
import { ClashBar, useClashes } from '../../../ui/ClashBar';
import { Sheet } from '../../../ui/filing/Sheet';
import { CampaignField } from '../../../ui/leads/CampaignField';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { useSession } from '../../../ui/session';
import { ErrorBar } from '../../../ui/StateView';
import { TextListField } from '../../../ui/TextListField';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import type { Draft } from '../../../ui/useDraft';
import { useDraft } from '../../../ui/useDraft';
import { useFormats } from '../../../ui/useFormats';
import { asApiError } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import type { LeadText } from './LeadFields';
import { LeadOrigin, LeadTextFields, partyTexts } from './LeadFields';
import { useLeadWord } from '../../../ui/leads/leadWords';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  item: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
    paddingBottom: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  wide: { gridColumn: '1 / 3' },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

type Item = AskedReply['items'][number];
const emptyItem: Item = {
  ...{ product: '', quantity: null, quantityMax: null, unit: null, targetPrice: null, currency: null },
};

const texts = [
  ...partyTexts,
  ['title', 'leads.topic', 300],
  ['sourceDetail', 'leads.sourceDetail', 200],
] as const satisfies readonly LeadText[];
const terms = [
  ['incoterm', 'leads.incoterm', 3],
  ['port', 'leads.port', 100],
  ['paymentTerms', 'leads.paymentTerms', 300],
  ['delivery', 'leads.delivery', 300],
] as const;

interface Props {
  lead: LeadReply;
  onClose(): void;
  onSaved(fresh: LeadReply): void;
  /** Somebody was quicker: the page shows his lead, what was typed stays. */
  onStale(): void;
}

/** All that is told of a lead; only what was changed is sent. */
export function EditLead({ lead, onClose, onSaved, onStale }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const toasts = useToasts();
  const save = useSave();
  const saved = useMemo(() => savedOf(lead), [lead]);
  const draft = useDraft<LeadChange>(saved);
  const { values, set, changed, changes } = draft;
  const clashes = useLeadClashes(draft);
  const asked = values.asked ?? lead.asked;
  const setAsked = (part: Partial<AskedReply>) => set({ asked: { ...asked, ...part } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.run(async () => {
      const write = leadsApi.change(lead.id, lead.version, changes);
      const fresh = await write.catch((reason: unknown) => {
        if (asApiError(reason).code === 'lead.changed_meanwhile') onStale();
        throw reason;
      });
      toasts.show({ text: t('leads.fieldsSaved', { number: lead.number }) });
      onSaved(fresh);
    });
  };
  return (
    <Sheet title={`${t('leads.editFields')} ${lead.number}`} onClose={onClose} isDirty={changed.length > 0}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Texts values={values} onChange={set} />
        <Items items={asked.items} onChange={items => setAsked({ items })} />
        {terms.map(([name, label, maxLength]) => (
          <Field key={name} label={t(label)}>
            <Input value={asked[name]} maxLength={maxLength} onChange={(_, data) => setAsked({ [name]: data.value })} />
          </Field>
        ))}
        <TextListField
          label={t('leads.certificates')}
          values={asked.certificates}
          onChange={certificates => setAsked({ certificates })}
        />
        <Checkbox
          label={t('leads.samples')}
          checked={asked.wantsSamples}
          onChange={(_, data) => setAsked({ wantsSamples: data.checked === true })}
        />
        <Checkbox
          label={t('leads.catalogue')}
          checked={asked.wantsCatalogue}
          onChange={(_, data) => setAsked({ wantsCatalogue: data.checked === true })}
        />
        <ClashBar clashes={clashes} />
        {save.error && clashes.length === 0 && <ErrorBar error={save.error} isWrite />}
        <div className={styles.actions}>
          <Button
            type="submit"
            appearance="primary"
            disabled={changed.length === 0 || clashes.length > 0 || save.isSaving}
          >
            {t('leads.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}

/** What somebody else has changed of the same fields since, in the words of the form. */
function useLeadClashes(draft: Draft<LeadChange>): readonly Clash[] {
  const { t } = useTexts();
  const { country } = useFormats();
  const word = useLeadWord();
  const labels = {
    ...Object.fromEntries(texts.map(([name, label]) => [name, t(label)])),
    ...{ country: t('leads.country'), source: t('leads.source'), asked: t('leads.askedFields') },
    campaignId: t('campaigns.campaign'),
  };
  return useClashes(draft, labels, (name, value) => {
    if (name === 'country' && typeof value === 'string' && value) return country(value);
    if (name === 'source' && typeof value === 'string') return word('source', value);
    return name === 'campaignId' ? null : undefined;
  });
}

function savedOf(lead: LeadReply): LeadChange {
  const { companyName, contactName, contactTitle, email, phone, website, title, sourceDetail } = lead;
  const { country, source, asked } = lead;
  const campaignId = lead.campaign?.id ?? null;
  return {
    ...{ companyName, contactName, contactTitle, email, phone, website, title, sourceDetail, country, source, asked },
    campaignId,
  };
}

function Texts({ values, onChange }: { values: LeadChange; onChange(part: LeadChange): void }) {
  const { t } = useTexts();
  const { can } = useSession();
  const isLocked = (name: string) => (name === 'email' || name === 'phone') && !can('fields.contact.edit');
  return (
    <>
      <LeadTextFields texts={texts.filter(([name]) => !isLocked(name))} values={values} onChange={onChange} />
      <LeadOrigin values={values} onChange={onChange} />
      <CampaignField
        value={values.campaignId ?? null}
        none={t('campaigns.none')}
        onChange={campaignId => onChange({ campaignId })}
      />
    </>
  );
}

export function Items({ items, onChange }: { items: readonly Item[]; onChange(items: Item[]): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const put = (at: number, part: Partial<Item>) =>
    onChange(items.map((item, index) => (index === at ? { ...item, ...part } : item)));
  return (
    <>
      {items.map((item, index) => (
        <div key={index} className={styles.item} role="group" aria-label={`${t('leads.product')} ${index + 1}`}>
          <Field label={t('leads.product')} className={styles.wide}>
            <Input value={item.product} maxLength={500} onChange={(_, data) => put(index, { product: data.value })} />
          </Field>
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={t('leads.removeItem', { product: item.product })}
            onClick={() => onChange(items.filter((_item, at) => at !== index))}
          />
          <Figure label={t('leads.quantity')} value={item.quantity} onChange={quantity => put(index, { quantity })} />
          <Field label={t('leads.unit')}>
            <Input
              value={item.unit ?? ''}
              maxLength={40}
              onChange={(_, data) => put(index, { unit: data.value || null })}
            />
          </Field>
          <span />
          <Figure
            label={t('leads.targetPrice')}
            value={item.targetPrice}
            onChange={targetPrice => put(index, { targetPrice })}
          />
          <Field label={t('leads.currency')}>
            <Input
              value={item.currency ?? ''}
              maxLength={3}
              onChange={(_, data) => put(index, { currency: data.value.toUpperCase() || null })}
            />
          </Field>
        </div>
      ))}
      <div>
        <Button icon={<AddRegular />} onClick={() => onChange([...items, emptyItem])}>
          {t('leads.addItem')}
        </Button>
      </div>
    </>
  );
}

interface FigureProps {
  label: string;
  value: number | null;
  onChange(value: number | null): void;
}

function Figure({ label, value, onChange }: FigureProps) {
  return (
    <Field label={label}>
      <Input
        type="number"
        min={0}
        step="any"
        value={value === null ? '' : String(value)}
        onChange={(_, data) => onChange(data.value === '' ? null : Math.max(0, Number(data.value)))}
      />
    </Field>
  );
}
