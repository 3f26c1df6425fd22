import type { LeadRuleList, LeadRuleReply } from '../../../service/leads/assignment.schema';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { usePoolStyles } from './poolStyles';

/** A rule in one sentence: which leads, to whom. */
export function RuleSummary({ rule, list }: { rule: LeadRuleReply; list: LeadRuleList }) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const { countries, languages, sources, products, mailboxIds } = rule.conditions;
  const boxes = mailboxIds.map(id => list.mailboxes.find(box => box.id === id)?.name ?? '');
  const parts = [
    countries.map(code => formats.country(code)),
    languages,
    sources.map(source => t(`leads.source_${source}`)),
    products,
    boxes,
  ].filter(part => part.length > 0);
  const what = parts.length > 0 ? parts.map(part => part.join(' / ')).join(' + ') : t('pool.anyLead');
  const names = [...list.people, ...list.gone];
  const people = rule.userIds.map(id => names.find(one => one.id === id)?.name ?? '').join(', ');
  const who =
    rule.mode === 'pool'
      ? t('pool.sayPool', { pool: list.pools.find(pool => pool.id === rule.poolId)?.name ?? '-' })
      : t(rule.mode === 'load' ? 'pool.sayLoad' : 'pool.sayTurn', { people });
  const held = rule.protectionDays ? t('pool.sayProtected', { n: rule.protectionDays }) : '';
  return <span className={styles.quiet}>{t('pool.say', { what, who: who + held })}</span>;
}
