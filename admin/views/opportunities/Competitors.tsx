import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { CompetitorBody, CompetitorReply } from '../../../service/leads/opportunity.schema';
import { Sheet } from '../../../ui/filing/Sheet';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useSave } from '../../../ui/useSave';
import type { DealPartProps } from './DealHead';
import { PartCard } from './FactRows';
import { PartList } from './PartList';
import { usePartWrites } from './usePartWrites';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

/** Whoever else offers, at what price, and how strong they are. */
export function Competitors(props: DealPartProps) {
  const { deal } = props;
  const { t } = useTexts();
  const { save, remove } = usePartWrites(props);
  const [opened, setOpened] = useState<CompetitorReply | 'new' | null>(null);
  const action = deal.mayChange && {
    ...{ word: t('deals.addCompetitor'), icon: <AddRegular /> },
    onClick: () => setOpened('new'),
  };
  const write = async (body: CompetitorBody) => {
    const id = opened === 'new' ? null : (opened?.id ?? null);
    await save(read =>
      id === null ? opportunityApi.addCompetitor(read, body) : opportunityApi.saveCompetitor(read, id, body),
    );
    setOpened(null);
  };
  return (
    <PartCard title={t('deals.competitors')} action={action}>
      <PartList<CompetitorReply>
        items={deal.competitors}
        none={t('deals.competitorsNone')}
        mayChange={deal.mayChange}
        lines={({ price, strengths, weaknesses }) => [
          price,
          strengths && `${t('deals.strengths')}: ${strengths}`,
          weaknesses && `${t('deals.weaknesses')}: ${weaknesses}`,
        ]}
        onEdit={setOpened}
        onRemove={({ id, ...body }) =>
          remove(
            body.name,
            read => opportunityApi.removeCompetitor(read, id),
            read => opportunityApi.addCompetitor(read, body),
          )
        }
      />
      {opened !== null && (
        <CompetitorSheet competitor={opened === 'new' ? null : opened} onClose={() => setOpened(null)} onSave={write} />
      )}
    </PartCard>
  );
}

interface SheetProps {
  competitor: CompetitorReply | null;
  onClose(): void;
  onSave(body: CompetitorBody): Promise<void>;
}

function CompetitorSheet({ competitor, onClose, onSave }: SheetProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const saving = useSave();
  const [body, setBody] = useState<CompetitorBody>({
    name: competitor?.name ?? '',
    price: competitor?.price ?? '',
    strengths: competitor?.strengths ?? '',
    weaknesses: competitor?.weaknesses ?? '',
  });
  const set = (part: Partial<CompetitorBody>) => setBody(old => ({ ...old, ...part }));
  const isReady = body.name.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) saving.run(() => onSave(body));
  };
  return (
    <Sheet title={t('deals.competitorTitle')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Field label={t('deals.competitorName')} required>
          <Input autoFocus value={body.name} maxLength={200} onChange={(_, data) => set({ name: data.value })} />
        </Field>
        <Field label={t('deals.price')} hint={t('deals.priceHint')}>
          <Input value={body.price ?? ''} maxLength={100} onChange={(_, data) => set({ price: data.value })} />
        </Field>
        {(['strengths', 'weaknesses'] as const).map(name => (
          <Field key={name} label={t(`deals.${name}`)}>
            <Textarea
              rows={2}
              value={body[name] ?? ''}
              maxLength={500}
              onChange={(_, data) => set({ [name]: data.value })}
            />
          </Field>
        ))}
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
