import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { decimalsOf } from '../../../ui/formats';
import { useTexts } from '../../../ui/texts/texts';

const useStyles = makeStyles({
  line: { display: 'grid', gridTemplateColumns: '2fr 1fr', gap: tokens.spacingHorizontalS, alignItems: 'start' },
});

/** An amount as it is typed: whole units with a decimal point, and three letters. */
export interface Money {
  amount: string;
  currency: string;
}
export const noMoney: Money = { amount: '', currency: 'USD' };

/** Minor units of the currency; null where nothing is typed. */
export function toMinor({ amount, currency }: Money): number | null {
  return amount === '' ? null : Math.round(Number(amount) * 10 ** decimalsOf(currency));
}

/** As it is typed. */
export function fromMinor(amount: number | null, currency: string): Money {
  if (amount === null) return { amount: '', currency };
  return { amount: String(amount / 10 ** decimalsOf(currency)), currency };
}

export const isWholeMoney = ({ amount, currency }: Money): boolean =>
  amount === '' || (Number(amount) >= 0 && /^[A-Z]{3}$/.test(currency));

/** An amount and its currency. */
export function MoneyFields({ money, onChange }: { money: Money; onChange(money: Money): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.line}>
      <Field label={t('deals.amount')}>
        <Input
          type="number"
          min={0}
          step="any"
          value={money.amount}
          onChange={(_, data) => onChange({ ...money, amount: data.value })}
        />
      </Field>
      <Field label={t('deals.currency')} hint={t('deals.currencyHint')}>
        <Input
          value={money.currency}
          maxLength={3}
          onChange={(_, data) => onChange({ ...money, currency: data.value.toUpperCase() })}
        />
      </Field>
    </div>
  );
}
