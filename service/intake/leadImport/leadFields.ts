/** What a column of a list of leads may hold. */
export const leadFields = [
  'contactName',
  'givenName',
  'familyName',
  'contactTitle',
  'department',
  'companyName',
  'email',
  'phone',
  'mobile',
  'messenger',
  'website',
  'country',
  'address',
  'language',
  'product',
  'booth',
  'card',
  'metOn',
  'note',
] as const;
export type LeadField = (typeof leadFields)[number];

/** How each sheet of a file is read, by its name: the index of a column, from 0, to what it holds. A sheet that is not used has null. */
export type LeadMapping = Record<string, { fields: Record<string, string | null> } | null>;
