import type { EntityManager } from 'typeorm';
import { FilingRule } from '../filing/filing.entity';
import { FilingRuleDetail } from '../filing/rules/rule.entity';

/**
 * Takes addresses out of the rules with conditions that name them, in the caller's transaction. A rule that asked for nothing else ends: without its condition it
 * would catch all mail.
 */
export async function eraseFromRules(manager: EntityManager, addresses: readonly string[], now: Date): Promise<void> {
  const gone = new Set(addresses);
  const holds = (text: string) => addresses.some(address => text.toLowerCase().includes(address));
  for (const detail of await manager.find(FilingRuleDetail)) {
    const { ruleId, name, note, conditions } = detail;
    const isNamed = conditions.some(one => one.values.some(value => gone.has(value)));
    if (!isNamed && !holds(name) && !holds(note)) continue;
    const left = conditions.map(({ shown, ...one }) => {
      const values = one.values.filter(value => !gone.has(value));
      // As typed it names him too.
      return { ...one, values, ...(shown && values.length === one.values.length ? { shown } : {}) };
    });
    const isEmptied = left.some((one, at) => one.values.length === 0 && conditions[at]?.values.length !== 0);
    await manager.update(
      FilingRuleDetail,
      { ruleId },
      {
        conditions: left.filter(one => one.values.length > 0),
        ...(holds(name) ? { name: '***' } : {}),
        ...(holds(note) ? { note: '' } : {}),
        ...(isEmptied ? { state: 'paused' as const } : {}),
        updatedAt: now,
        version: detail.version + 1,
      },
    );
    if (isEmptied) await manager.update(FilingRule, { id: ruleId }, { endedAt: now });
  }
}
