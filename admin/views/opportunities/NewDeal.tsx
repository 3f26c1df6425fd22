import { Button, Field, Input, Link, makeStyles, tokens } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { PickBox } from '../../../ui/filing/PickBox';
import { Sheet } from '../../../ui/filing/Sheet';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { useSession } from '../../../ui/session';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useSave } from '../../../ui/useSave';
import type { Money } from './MoneyFields';
import { isWholeMoney, MoneyFields, noMoney, toMinor } from './MoneyFields';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  chosen: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'baseline', margin: 0 },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

interface Named {
  id: number;
  name: string;
}
interface Props {
  /** null: to be chosen */
  company: Named | null;
  /** What it is about, where that was typed already. */
  title?: string;
  onClose(): void;
  onCreated(id: number): void;
}

/** Begins an opportunity that no mail has brought. */
export function NewDeal({ company, title: told = '', onClose, onCreated }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const toasts = useToasts();
  const save = useSave();
  const [chosen, setChosen] = useState<Named | null>(company);
  const [title, setTitle] = useState(told);
  const [money, setMoney] = useState<Money>(noMoney);
  const [expectedDay, setExpectedDay] = useState('');
  const isReady = chosen !== null && title.trim() !== '' && isWholeMoney(money);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen || !isReady) return;
    save.run(async () => {
      const worth = money.amount === '' ? {} : { amount: toMinor(money), currency: money.currency };
      const body = { companyId: chosen.id, title: title.trim(), expectedDay: expectedDay || null, ...worth };
      const fresh = await opportunityApi.create(body);
      toasts.show({ text: t('deals.created', { number: fresh.number }) });
      onCreated(fresh.id);
    });
  };
  return (
    <Sheet title={t('deals.new')} onClose={onClose} isDirty={title.trim() !== told}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {chosen ? (
          <p className={styles.chosen}>
            <strong>{chosen.name}</strong>
            {!company && (
              <Link as="button" type="button" onClick={() => setChosen(null)}>
                {t('deals.changeCompany')}
              </Link>
            )}
          </p>
        ) : (
          <PickBox
            companiesOnly
            placeholder={t('deals.chooseCompany')}
            onChoose={choice => setChosen({ id: choice.companyId, name: choice.company })}
          />
        )}
        <Field label={t('deals.name')} required>
          <Input value={title} maxLength={400} onChange={(_, data) => setTitle(data.value)} />
        </Field>
        {can('fields.price.edit') && <MoneyFields money={money} onChange={setMoney} />}
        <Field label={t('deals.expected')}>
          <Input type="date" value={expectedDay} onChange={(_, data) => setExpectedDay(data.value)} />
        </Field>
        {save.error && <ErrorBar error={save.error} isWrite />}
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" disabled={!isReady || save.isSaving}>
            {t('deals.create')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
