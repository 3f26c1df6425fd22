import { useTexts } from '../../../ui/texts/texts';

/** Words for what the service names by keys: acts, what they were done to, details, jobs. What has none is shown as the service says it. */
export function useAuditWords() {
  const { find } = useTexts();
  const word = (key: string) => find('settings', key) ?? find('auditWords', key);
  const acts = (action: string) => {
    const known = word(`action_${action.replaceAll('.', '_')}`);
    if (known) return known;
    const [kind = '', ...rest] = action.split('.');
    const whose = find('ops', `audit_${kind}`);
    return whose ? `${whose}: ${rest.join(' ').replaceAll('_', ' ')}` : action;
  };
  return {
    actionWord: acts,
    subjectWord: (type: string) => word(`subject_${type}`) ?? type,
    detailWord: (name: string) => word(`detail_${name}`) ?? name,
    jobWord: (name: string) => word(`job_${name.replaceAll('.', '_')}`) ?? name,
  };
}
