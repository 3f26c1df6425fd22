/** Fields that can be set for many companies at once. */
export const mendFields = ['country', 'industry', 'region', 'source', 'addTag', 'removeTag', 'level'] as const;

export function mendable(field: string): boolean {
  return (mendFields as readonly string[]).includes(field) || field.startsWith('f_');
}

/** Fields that can count, in the order in which people think of them; test/ui/cleaning.test.ts compares them with those of the service. */
export const countedFields = [
  'country', 'city', 'address', 'website', 'domain', 'phone', 'tax_number', 'industry', 'region', 'source', 'owner', 'contact', 'contact_mail', 'contact_phone',
]; // prettier-ignore
