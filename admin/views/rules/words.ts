import type { RuleReply } from '../../../service/filing/rules/rules.schema';
import { useDictionary } from '../../../ui/companies/useDictionary';
import type { TextKey } from '../../../ui/texts/texts';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import type { Condition } from './draft';
import { placeText } from './draft';

/** What a rule is and does, in words. */
export function useRuleWords() {
  const { t } = useTexts();
  const formats = useFormats();
  const dictionary = useDictionary();
  const value = (condition: Condition, one: string) =>
    condition.field === 'direction' ? t(`rules.direction_${one === 'out' ? 'out' : 'in'}`) : one;
  return {
    conditions: (conditions: readonly Condition[]) =>
      conditions
        .map(one => {
          const verb = one.isNot ? ` ${t('rules.isNot')}` : '';
          return `${t(`rules.field_${one.field}`)}${verb}: ${one.values.map(word => value(one, word)).join(' / ')}`;
        })
        .join(' · '),
    action: (rule: RuleReply) => {
      if (rule.action === 'file') return t('rules.toFile', { place: placeText(rule) || t('rules.hiddenPlace') });
      if (rule.action !== 'categorise') return t(`rules.action_${rule.action}`);
      return t('rules.toCategory', { name: dictionary.name('mail_category', rule.category) });
    },
    state: (state: string) => t(`rules.state_${state}` as TextKey),
    problem: (problem: RuleReply['problems'][number], expiresOn: string | null) =>
      t(`rules.problem_${problem.code}` as TextKey, {
        name: problem.name,
        date: expiresOn ? formats.day(`${expiresOn}T12:00:00Z`) : '',
      }),
    name: (rule: RuleReply) =>
      rule.scope === 'custom' ? rule.name : t(`rules.always_${rule.scope}` as TextKey, { value: rule.name }),
  };
}
