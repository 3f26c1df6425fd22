/** What a field of the firm’s own making can hold. */
export const fieldKinds = [
  'text',
  'long_text',
  'number',
  'money',
  'date',
  'choice',
  'choices',
  'yes_no',
  'link',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** What a value must keep to; absent is free. */
export interface FieldRule {
  minLength?: number;
  maxLength?: number;
  min?: number;
  max?: number;
  /** In the signs of companies/patterns.ts: 9 a digit, A a letter, * anything. */
  pattern?: string;
}
export interface FieldChoice {
  code: string;
  nameZh: string;
  nameEn: string;
}
