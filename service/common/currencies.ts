const known = new Map<string, number>();

/** Digits behind the decimal sign of a currency (ISO 4217, as ICU has it): 2 for USD, 0 for JPY, 3 for KWD; 2 for what is no currency. */
export function decimalsOf(currency: string): number {
  let digits = known.get(currency);
  if (digits === undefined) {
    digits = /^[A-Z]{3}$/.test(currency)
      ? (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
      : 2;
    known.set(currency, digits);
  }
  return digits;
}
