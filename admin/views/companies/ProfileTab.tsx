import { Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import type { ProfileReply } from '../../../service/companies/profile.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import { LanguagePick } from '../../../ui/companies/LanguagePick';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { FieldGroup } from '../../../ui/FieldGroup';
import { Card } from '../../../ui/Page';
import { SaveBar } from '../../../ui/SaveBar';
import { StateView } from '../../../ui/StateView';
import { TextListField } from '../../../ui/TextListField';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import type { Draft } from '../../../ui/useDraft';
import { useDraft } from '../../../ui/useDraft';
import { asApiError, useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { AddressLines, LabelledLines } from './LineFields';
import { OwnFields } from './OwnFields';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '860px' },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  sum: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 72px', gap: tokens.spacingHorizontalXS },
});

interface Props {
  company: CompanyReply;
  /** The version of the company has changed. */
  onSaved(): void;
}

/** What is known of a company beside its names: basics, ways to reach it, addresses, wishes, and the fields that the firm has made. */
export function ProfileTab({ company, onSaved }: Props) {
  const styles = useStyles();
  const load = useLoad(`profile:${company.id}`, signal => companyApi.profile(company.id, signal));
  return (
    <div className={styles.page}>
      <StateView load={load}>
        {profile => (
          <ProfileForm
            companyId={company.id}
            profile={profile}
            onSaved={fresh => {
              load.setData(() => fresh);
              onSaved();
            }}
            onStale={load.reload}
          />
        )}
      </StateView>
      <OwnFields subject="companies" id={company.id} canEdit={company.canEdit} onSaved={onSaved} />
    </div>
  );
}

type Values = Omit<ProfileReply, 'version' | 'canEdit'>;

interface FormProps {
  companyId: number;
  profile: ProfileReply;
  onSaved(fresh: ProfileReply): void;
  /** Somebody else was first: his values come in, what was typed here stays. */
  onStale(): void;
}

function ProfileForm({ companyId, profile, onSaved, onStale }: FormProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const toasts = useToasts();
  const saving = useSave();
  const { version, canEdit, ...values } = profile;
  const draft = useDraft<Values>(values);
  const save = () =>
    saving.run(async () => {
      const fresh = await companyApi.saveProfile(companyId, version, draft.changes).catch((reason: unknown) => {
        if (asApiError(reason).code === 'company.changed_meanwhile') onStale();
        throw reason;
      });
      draft.discard();
      onSaved(fresh);
      toasts.show({ text: t('common.save') });
    });
  return (
    <>
      <fieldset disabled={!canEdit} style={{ border: 'none', padding: 0, margin: 0, display: 'contents' }}>
        <Basics draft={draft} />
        <Reach draft={draft} />
        <Card className={styles.card} label={t('profile.wishes')}>
          <h2>{t('profile.wishes')}</h2>
          {(['products', 'payment', 'language', 'channel', 'taboos'] as const).map(wish => (
            <Field key={wish} label={t(`profile.wish_${wish}`)}>
              <Textarea
                value={draft.values.preferences[wish]}
                maxLength={1000}
                onChange={(_, data) => draft.set({ preferences: { ...draft.values.preferences, [wish]: data.value } })}
              />
            </Field>
          ))}
        </Card>
      </fieldset>
      {canEdit && <SaveBar changed={draft.changed.length} saving={saving} onSave={save} onDiscard={draft.discard} />}
    </>
  );
}

function Basics({ draft }: { draft: Draft<Values> }) {
  const styles = useStyles();
  const { t } = useTexts();
  const dictionary = useDictionary();
  const { values, set } = draft;
  return (
    <Card className={styles.card} label={t('profile.basics')}>
      <h2>{t('profile.basics')}</h2>
      <div className={styles.grid}>
        {(['industry', 'region', 'source'] as const).map(kind => (
          <Field key={kind} label={t(`profile.${kind}`)}>
            <Select value={values[kind] ?? ''} onChange={(_, data) => set({ [kind]: data.value || null })}>
              <option value="">{t('profile.notChosen')}</option>
              {dictionary.words(kind, values[kind]).map(word => (
                <option key={word.code} value={word.code}>
                  {word.name}
                </option>
              ))}
            </Select>
          </Field>
        ))}
        <Field label={t('profile.staffCount')}>
          <Input
            type="number"
            min={0}
            value={values.staffCount === null ? '' : String(values.staffCount)}
            onChange={(_, data) => set({ staffCount: wholeOf(data.value) })}
          />
        </Field>
        <Sum draft={draft} amount="turnover" currency="turnoverCurrency" />
        <Sum draft={draft} amount="buyingVolume" currency="buyingCurrency" />
        <Field label={t('profile.timeZone')}>
          <Input
            value={values.timeZone ?? ''}
            placeholder="Europe/Berlin"
            onChange={(_, data) => set({ timeZone: data.value.trim() || null })}
          />
        </Field>
      </div>
      <LanguagePick
        isMany
        label={t('profile.languages')}
        hint={t('profile.languagesHint')}
        values={values.languages}
        onChange={languages => set({ languages })}
      />
      <TextListField
        label={t('profile.tags')}
        hint={t('profile.tagsHint')}
        values={values.tags}
        onChange={tags => set({ tags })}
      />
    </Card>
  );
}

interface SumProps {
  draft: Draft<Values>;
  amount: 'turnover' | 'buyingVolume';
  currency: 'turnoverCurrency' | 'buyingCurrency';
}

function Sum({ draft, amount, currency }: SumProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { values, set } = draft;
  return (
    <FieldGroup label={t(`profile.${amount}`)} className={styles.sum}>
      <Input
        type="number"
        min={0}
        aria-label={t(`profile.${amount}`)}
        value={values[amount] === null ? '' : String(values[amount])}
        onChange={(_, data) => set({ [amount]: wholeOf(data.value) })}
      />
      <Input
        aria-label={t('profile.currency')}
        placeholder="USD"
        maxLength={3}
        value={values[currency] ?? ''}
        onChange={(_, data) => set({ [currency]: data.value.toUpperCase() || null })}
      />
    </FieldGroup>
  );
}

function Reach({ draft }: { draft: Draft<Values> }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { values, set } = draft;
  return (
    <Card className={styles.card} label={t('profile.reach')}>
      <h2>{t('profile.reach')}</h2>
      <LabelledLines label={t('profile.phones')} lines={values.phones} onChange={phones => set({ phones })} />
      <LabelledLines label={t('profile.websites')} lines={values.websites} onChange={websites => set({ websites })} />
      <LabelledLines
        label={t('profile.taxNumbers')}
        lines={values.taxNumbers}
        onChange={taxNumbers => set({ taxNumbers })}
      />
      <AddressLines lines={values.addresses} onChange={addresses => set({ addresses })} />
    </Card>
  );
}

function wholeOf(text: string): number | null {
  const number = Number.parseInt(text, 10);
  return Number.isNaN(number) ? null : Math.max(0, number);
}
