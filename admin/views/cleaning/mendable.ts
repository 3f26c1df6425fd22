import type { CountedField } from '../../../service/companies/completeness';

/** Fields that can be set for many companies at once. */
export const mendFields = ['country', 'industry', 'region', 'source', 'addTag', 'removeTag', 'level'] as const;

export function mendable(field: string): boolean {
  return (mendFields as readonly string[]).includes(field) || field.startsWith('f_');
}

/** Fields that can count, in the order in which people think of them; the service has the same list. */
const counted: Readonly<Record<CountedField, true>> = {
  country: true,
  city: true,
  address: true,
  website: true,
  domain: true,
  phone: true,
  tax_number: true,
  industry: true,
  region: true,
  source: true,
  owner: true,
  contact: true,
  contact_mail: true,
  contact_phone: true,
};
export const countedFields = Object.keys(counted);
