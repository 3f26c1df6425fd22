import { useDictionary } from '../../../ui/companies/useDictionary';
import { useTexts } from '../../../ui/texts/texts';
import { kindKey } from './webhookWords';

// Which list of the dictionaries the code of a detail is from.
const lists = {
  category: 'mail_category',
  outcome: 'activity_outcome',
  level: 'level',
  industry: 'industry',
  region: 'region',
  source: 'source',
} as const;

/** Words for what the service names by keys: acts, what they were done to, details and their values, jobs. What has none is shown as the service says it. */
export function useAuditWords() {
  const { find } = useTexts();
  const dictionary = useDictionary();
  const word = (key: string) => find('settings', key) ?? find('auditWords', key);
  const acts = (action: string) => {
    const known = word(`action_${action.replaceAll('.', '_')}`);
    if (known) return known;
    const [kind = '', ...rest] = action.split('.');
    const whose = find('ops', `audit_${kind}`);
    return whose ? `${whose}: ${rest.join(' ').replaceAll('_', ' ')}` : action;
  };
  const detailWord = (name: string) => word(`detail_${name}`) ?? find('desk', `field_${name}`) ?? name;
  const valueWord = (name: string, value: string) => {
    if (name === 'roles' || name === 'role') return find('settings', `role_${value}`) ?? value;
    if (name === 'kinds') return find('ops', kindKey(value)) ?? find('auditValues', value) ?? value;
    if (name === 'grants') return find('rights', `grant_${value}`) ?? value;
    if (name === 'fields' || name === 'field' || name === 'changed') return detailWord(value);
    const listed = name in lists ? dictionary.name(lists[name as keyof typeof lists], value) : value;
    if (listed !== value) return listed;
    // What a person wrote stands as he wrote it, also where it reads like a key.
    if (written.has(name)) return value;
    return find('auditValues', `${name}_${value}`) ?? find('auditValues', value) ?? value;
  };
  return {
    actionWord: acts,
    subjectWord: (type: string) => word(`subject_${type}`) ?? find('auditValues', type) ?? type,
    detailWord,
    valueWord,
    jobWord: (name: string) => word(`job_${name.replaceAll('.', '_')}`) ?? name,
  };
}

const written: ReadonlySet<string> = new Set([
  'name',
  'otherName',
  'note',
  'title',
  'city',
  'number',
  'key',
  'value',
  'values',
  'address',
  'loser',
  'survivor',
  'asked',
  'reference',
  'subject',
  'tags',
]);
