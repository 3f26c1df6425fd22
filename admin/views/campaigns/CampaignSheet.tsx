import { Button, Checkbox, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { CampaignReply, NewCampaignBody } from '../../../service/leads/campaigns.schema';
import { Sheet } from '../../../ui/filing/Sheet';
import { campaignsApi } from '../../../ui/leads/campaignsApi';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { HiddenMark } from '../../../ui/Marks';
import { PageLink } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useFormats } from '../../../ui/useFormats';
import { asApiError, useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { fromMinor, isWholeMoney, toMinor } from '../opportunities/MoneyFields';
import { useSheetStyles } from '../settings/sheetStyles';
import { campaignKinds, dealsOf, leadsOf, useCampaignWord } from './campaignWords';

const useStyles = makeStyles({
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  figures: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: `0 0 ${tokens.spacingVerticalL}`,
  },
  n: { textAlign: 'end', margin: 0 },
});

interface Props {
  /** null: a new one */
  campaign: CampaignReply | null;
  onClose(): void;
  onDone(): void;
  /** Somebody else was quicker: load again. */
  onStale(): void;
}

function draftOf(campaign: CampaignReply | null, userId: number) {
  const { name = '', kind = 'fair' as const, fromDay = '', toDay = '', place = '', note = '' } = campaign ?? {};
  const ownerId = campaign ? (campaign.owner?.id ?? null) : userId;
  const money = fromMinor(campaign?.budget ?? null, campaign?.currency || 'USD');
  return { name, kind, fromDay, toDay, place, note, ownerId, isActive: campaign?.isActive ?? true, money };
}
type Draft = ReturnType<typeof draftOf>;

function bodyOf({ money, ...draft }: Draft, isBudgetHidden: boolean): NewCampaignBody {
  const budget = toMinor(money);
  return isBudgetHidden ? draft : { ...draft, budget, currency: budget === null ? '' : money.currency };
}

/** One campaign: what came of it, and what is entered of it. */
export function CampaignSheet({ campaign, onClose, onDone, onStale }: Props) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const { user } = useSession();
  const { show } = useToasts();
  const saving = useSave();
  const [draft, setDraft] = useState(() => draftOf(campaign, user.id));
  const set = (part: Partial<Draft>) => setDraft(old => ({ ...old, ...part }));
  const mayChange = campaign?.mayChange ?? true;
  const write = (act: () => Promise<unknown>, told: string) =>
    saving.run(async () => {
      await act().catch((reason: unknown) => {
        if (asApiError(reason).code === 'campaign.changed_meanwhile') onStale();
        throw reason;
      });
      show({ text: told });
      onDone();
    });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const body = bodyOf(draft, campaign?.isBudgetHidden ?? false);
    const { name } = body;
    if (campaign) write(() => campaignsApi.change(campaign.id, campaign.version, body), t('campaigns.saved', { name }));
    else write(() => campaignsApi.create(body), t('campaigns.created', { name }));
  };
  const remove = ({ id, version, name }: CampaignReply) =>
    write(() => campaignsApi.remove(id, version), t('campaigns.removed', { name }));
  const isWrong = draft.name.trim() === '' || !isWholeMoney(draft.money);
  const isUnused = campaign !== null && campaign.figures.leads + campaign.figures.opportunities === 0;
  return (
    <Sheet title={campaign?.name ?? t('campaigns.newTitle')} onClose={onClose}>
      {campaign && <Figures campaign={campaign} />}
      <form className={styles.form} onSubmit={save} noValidate>
        {!mayChange && <span className={styles.quiet}>{t('campaigns.readOnly')}</span>}
        <Fields draft={draft} set={set} campaign={campaign} isDisabled={!mayChange} />
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        {mayChange && (
          <div className={styles.buttons}>
            <Button type="submit" appearance="primary" disabledFocusable={isWrong || saving.isSaving}>
              {t(campaign ? 'common.save' : 'campaigns.create')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            {isUnused && (
              <Button icon={<DeleteRegular />} disabledFocusable={saving.isSaving} onClick={() => remove(campaign)}>
                {t('campaigns.remove')}
              </Button>
            )}
          </div>
        )}
      </form>
    </Sheet>
  );
}

function Figures({ campaign }: { campaign: CampaignReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count, money } = useFormats();
  const { id, figures, currency, isBudgetHidden } = campaign;
  const linked = (n: number, to: string) => (n === 0 ? '0' : <PageLink to={to}>{count(n)}</PageLink>);
  const lines = [
    [t('campaigns.leads'), linked(figures.leads, leadsOf(id))],
    [t('campaigns.inTime'), `${count(figures.answeredInTime)} / ${count(figures.answersDue)}`],
    [t('campaigns.qualified'), count(figures.qualified)],
    [t('campaigns.opportunities'), linked(figures.opportunities, dealsOf(id))],
    [t('campaigns.won'), linked(figures.won, dealsOf(id, '&stage=won'))],
    [
      t('campaigns.cost'),
      isBudgetHidden ? (
        <HiddenMark />
      ) : figures.costPerLead === null ? (
        t('common.notKnown')
      ) : (
        money(figures.costPerLead, currency)
      ),
    ],
  ] as const;
  return (
    <dl className={styles.figures}>
      {lines.map(([label, value]) => [
        <dt key={`${label}.`}>{label}</dt>,
        <dd key={label} className={styles.n}>
          {value}
        </dd>,
      ])}
    </dl>
  );
}

interface FieldsProps {
  draft: Draft;
  campaign: CampaignReply | null;
  isDisabled: boolean;
  set(part: Partial<Draft>): void;
}

function Fields({ draft, campaign, isDisabled, set }: FieldsProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const word = useCampaignWord();
  const text = (name: 'name' | 'place', maxLength: number) => (
    <Field label={t(`campaigns.${name}`)} required={name === 'name'}>
      <Input
        autoFocus={name === 'name' && campaign === null}
        disabled={isDisabled}
        value={draft[name]}
        maxLength={maxLength}
        onChange={(_, data) => set({ [name]: data.value })}
      />
    </Field>
  );
  const day = (name: 'fromDay' | 'toDay') => (
    <Field label={t(`campaigns.${name}`)}>
      <Input
        type="date"
        disabled={isDisabled}
        value={draft[name]}
        onChange={(_, data) => set({ [name]: data.value })}
      />
    </Field>
  );
  return (
    <>
      {text('name', 200)}
      <Field label={t('campaigns.kind')}>
        <Select
          disabled={isDisabled}
          value={draft.kind}
          onChange={(_, data) => set({ kind: campaignKinds.find(one => one === data.value) ?? 'other' })}
        >
          {campaignKinds.map(kind => (
            <option key={kind} value={kind}>
              {word(kind)}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.pair}>
        {day('fromDay')}
        {day('toDay')}
      </div>
      {text('place', 200)}
      {!campaign?.isBudgetHidden && <Budget draft={draft} isDisabled={isDisabled} set={set} />}
      <Owner draft={draft} campaign={campaign} isDisabled={isDisabled} set={set} />
      <Field label={t('campaigns.note')}>
        <Textarea
          disabled={isDisabled}
          value={draft.note}
          maxLength={2000}
          onChange={(_, data) => set({ note: data.value })}
        />
      </Field>
      <Checkbox
        disabled={isDisabled}
        label={t('campaigns.isOver')}
        checked={!draft.isActive}
        onChange={(_, data) => set({ isActive: data.checked !== true })}
      />
    </>
  );
}

function Budget({ draft, isDisabled, set }: Omit<FieldsProps, 'campaign'>) {
  const styles = useStyles();
  const { t } = useTexts();
  const { money } = draft;
  return (
    <div className={styles.pair}>
      <Field label={t('campaigns.budget')}>
        <Input
          type="number"
          min={0}
          step="any"
          disabled={isDisabled}
          value={money.amount}
          onChange={(_, data) => set({ money: { ...money, amount: data.value } })}
        />
      </Field>
      <Field label={t('campaigns.currency')}>
        <Input
          disabled={isDisabled}
          value={money.currency}
          maxLength={3}
          onChange={(_, data) => set({ money: { ...money, currency: data.value.toUpperCase() } })}
        />
      </Field>
    </div>
  );
}

function Owner({ draft, campaign, isDisabled, set }: FieldsProps) {
  const { t } = useTexts();
  const load = useLoad('leadPeople', signal => leadsApi.people(signal));
  const people = load.data?.people ?? [];
  // Whoever runs it may be somebody who works on no leads.
  const { owner = null } = campaign ?? {};
  const all = owner && !people.some(one => one.id === owner.id) ? [...people, owner] : people;
  return (
    <Field label={t('campaigns.owner')}>
      <Select
        disabled={isDisabled}
        value={draft.ownerId === null ? '' : String(draft.ownerId)}
        onChange={(_, data) => set({ ownerId: data.value === '' ? null : Number(data.value) })}
      >
        <option value="">{t('campaigns.none')}</option>
        {all.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
