import type { LeadPool } from './assignment.entity';
import type { PoolBody } from './assignment.schema';
import type { CustomerRules } from './customerPool.schema';

type Columns = Omit<LeadPool, 'id' | 'position' | 'createdAt' | 'version'>;

/** A pool that nobody has said anything about customers for. */
export const noCustomers: CustomerRules = {
  ...{ isOn: false, days: 90, warnDays: 7, protectionDays: 30, most: 0, exemptLevels: [] },
};

/** What a pool says of customers. */
export function customerRules(pool: LeadPool): CustomerRules {
  return {
    ...{ isOn: pool.isForCustomers, days: pool.customerDays, warnDays: pool.customerWarnDays },
    ...{ protectionDays: pool.customerProtectionDays, most: pool.mostCustomers },
    exemptLevels: pool.exemptLevels ?? [],
  };
}

/** The columns of what is said of a pool; what is not said stays as it is. */
export function poolColumns({ customers, isForLeads, ...body }: PoolBody, before: LeadPool | null): Columns {
  const rules = customers ?? (before ? customerRules(before) : noCustomers);
  return {
    ...body,
    isForLeads: isForLeads ?? before?.isForLeads ?? true,
    ...{ isForCustomers: rules.isOn, customerDays: rules.days, customerWarnDays: rules.warnDays },
    ...{ customerProtectionDays: rules.protectionDays, mostCustomers: rules.most, exemptLevels: rules.exemptLevels },
  };
}

/** Whether a change asks for the clock of customers to be reckoned anew. */
export function isOtherCustomerClock(before: LeadPool | null, after: LeadPool): boolean {
  const told = (pool: LeadPool | null) =>
    pool?.isForCustomers && pool.isActive ? JSON.stringify([customerRules(pool), pool.teamIds]) : '';
  return told(before) !== told(after);
}

/** What is wrong with a pool as it would stand: the code of a sentence. */
export function refusePool(pool: Columns): 'pool.warn_too_long' | 'pool.for_nothing' | 'pool.default_for_leads' | null {
  if (pool.returnDays > 0 && pool.warnDays >= pool.returnDays) return 'pool.warn_too_long';
  if (pool.isForCustomers && pool.customerDays > 0 && pool.customerWarnDays >= pool.customerDays)
    return 'pool.warn_too_long';
  if (!pool.isForLeads && !pool.isForCustomers) return 'pool.for_nothing';
  return pool.isDefault && !pool.isForLeads ? 'pool.default_for_leads' : null;
}
