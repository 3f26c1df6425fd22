import { Field, Input } from '@fluentui/react-components';

interface Props {
  label: string;
  hint?: string;
  /** null: empty. */
  value: number | null;
  least: number;
  most: number;
  /** May be left empty. */
  mayBeEmpty?: boolean;
  onChange(value: number | null): void;
}

/** A whole number in a range; what is no figure is not taken. */
export function NumberField({ label, hint, value, least, most, mayBeEmpty, onChange }: Props) {
  const type = (text: string) => {
    const figures = text.replace(/\D/g, '').slice(0, 6);
    if (figures === '') onChange(mayBeEmpty ? null : least);
    else onChange(Math.min(most, Math.max(least, Number(figures))));
  };
  return (
    <Field label={label} hint={hint}>
      <Input inputMode="numeric" value={value === null ? '' : String(value)} onChange={(_, data) => type(data.value)} />
    </Field>
  );
}
