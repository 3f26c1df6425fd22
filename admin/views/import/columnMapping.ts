import type { DataImportPreview } from '../../../service/intake/intake.schema';
import type { DataImportBody } from '../../../ui/apiTypes';

export type Target = 'companies' | 'contacts' | 'records';
export const targets: readonly Target[] = ['companies', 'contacts', 'records'];

/** What columns of each kind of sheet can be written to, as the service names it. */
export const fieldsOf: Readonly<Record<Target, readonly string[]>> = {
  companies: [
    'key',
    'name',
    'otherName',
    'types',
    'country',
    'city',
    'website',
    'domains',
    'parentKey',
    'principals',
    'ownerAddress',
    'phone',
    'contactName',
    'contactAddresses',
    'contactTitle',
    'contactPhone',
    'industry',
    'region',
    'source',
    'tags',
    'level',
    'street',
    'postCode',
    'district',
    'taxNumbers',
    'staffCount',
    'turnover',
    'buyingVolume',
  ],
  contacts: [
    ...['key', 'companyKey', 'name', 'addresses', 'title', 'phone', 'phones', 'department', 'roles', 'language'],
    ...['birthDay', 'preferences'],
  ],
  records: ['kind', 'number', 'otherNumbers', 'forNumber', 'companyKey', 'title', 'state', 'ownerAddress'],
};

/** Several columns may be written to these; to the others only one. */
export const listFields: ReadonlySet<string> = new Set([
  'phones',
  'roles',
  'taxNumbers',
  'tags',
  'domains',
  'addresses',
  'contactAddresses',
  'otherNumbers',
  'principals',
]);

export type Mapping = NonNullable<DataImportBody['mapping']>;

/** The mapping as the preview shows it, to be changed from there. */
export function mappingOf(preview: DataImportPreview): Mapping {
  const mapping: Mapping = {};
  for (const sheet of preview.sheets) {
    const fields = Object.fromEntries(sheet.columns.map(column => [String(column.index), column.field]));
    mapping[sheet.name] = { target: sheet.target, fields };
  }
  return mapping;
}

/** A field that the firm has made; the service finds them by their header. */
export const isOwn = (field: string) => field.startsWith('own:');

/** Another kind of sheet: fields that this kind does not have are left out. */
export function withTarget(mapping: Mapping, sheet: string, target: Target | null): Mapping {
  const fields = Object.fromEntries(
    Object.entries(mapping[sheet].fields).map(([index, field]) => [
      index,
      target && field && (fieldsOf[target].includes(field) || (target === 'companies' && isOwn(field))) ? field : null,
    ]),
  );
  return { ...mapping, [sheet]: { target, fields } };
}

/** A column goes to a field; the column that had it before gives it up, unless several may share it. */
export function withField(mapping: Mapping, sheet: string, index: number, field: string | null): Mapping {
  const fields = { ...mapping[sheet].fields };
  if (field && !listFields.has(field)) {
    for (const [other, value] of Object.entries(fields)) if (value === field) fields[other] = null;
  }
  fields[String(index)] = field;
  return { ...mapping, [sheet]: { ...mapping[sheet], fields } };
}
