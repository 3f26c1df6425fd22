import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

const Id = Type.Integer({ minimum: 1 });

/** Part of a pool: what it says of customers; 0 days or limits: none. */
export const CustomerRules = Type.Object({
  isOn: Type.Boolean(),
  days: Type.Integer({ minimum: 0, maximum: 3_650 }),
  warnDays: Type.Integer({ minimum: 0, maximum: 365 }),
  protectionDays: Type.Integer({ minimum: 0, maximum: 3_650 }),
  most: Type.Integer({ minimum: 0, maximum: 100_000 }),
  /** Levels of which none returns. */
  exemptLevels: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 50, uniqueItems: true }),
});
export type CustomerRules = Static<typeof CustomerRules>;

/** GET /api/pool/customers: the pools of customers that are open to the viewer. */
export const CustomerPoolStanding = Type.Object({
  pools: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      days: Type.Integer(),
      cooldownDays: Type.Integer(),
      claimsPerDay: Type.Integer(),
      claimedToday: Type.Integer(),
      most: Type.Integer(),
      lying: Type.Integer(),
    }),
  ),
  /** Customers of the viewer's own. */
  mine: Type.Integer(),
});
export type CustomerPoolStanding = Static<typeof CustomerPoolStanding>;

/** GET /api/pool/customers/list */
export const PoolCustomerQuery = Type.Object({
  poolId: Id,
  country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});
export type PoolCustomerQuery = Static<typeof PoolCustomerQuery>;
export const PoolCustomerLine = Type.Object({
  id: Id,
  /** The first sign of its name; the whole one to those who give work to people. */
  initial: Type.String(),
  name: Nullable(Type.String()),
  country: Type.String(),
  /** Month of the last letter either way, YYYY-MM; null where there was none. */
  lastContact: Nullable(Type.String()),
  formerOwner: Nullable(Type.String()),
  /** The viewer had it and may not claim it before. */
  coolsUntil: Nullable(Instant),
});
export type PoolCustomerLine = Static<typeof PoolCustomerLine>;
export const PoolCustomerList = Type.Object({
  customers: Type.Array(PoolCustomerLine),
  nextCursor: Nullable(Type.String()),
});
export type PoolCustomerList = Static<typeof PoolCustomerList>;

/** GET /api/companies/:id/pool */
export const CompanyPoolReply = Type.Object({
  /** In which pool it lies; null where it lies in none. */
  lying: Nullable(Type.String()),
  /** When it returns unless mail goes both ways, or there is a quotation or an order; null where it does not. */
  returnsAt: Nullable(Instant),
  /** To which pool. */
  pool: Nullable(Type.String()),
  days: Nullable(Type.Integer()),
  /** The viewer may give it to the pool himself. */
  canRelease: Type.Boolean(),
});
export type CompanyPoolReply = Static<typeof CompanyPoolReply>;
/** POST /api/companies/:id/release?version= */
export const ReleaseBody = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1_000 }) });
export const Released = Type.Object({ companyId: Id, version: Type.Integer(), pool: Type.String() });
export type Released = Static<typeof Released>;

/** POST /api/pools/preview-customers: a pool as it would stand. */
export const CustomerPreviewBody = Type.Object({
  /** null: a new pool */
  poolId: Nullable(Id),
  teamIds: Type.Array(Id, { maxItems: 100 }),
  customers: CustomerRules,
});
export type CustomerPreviewBody = Static<typeof CustomerPreviewBody>;
export const CustomerPreview = Type.Object({
  /** So many days ahead: nobody loses a customer sooner. */
  days: Type.Integer(),
  count: Type.Integer(),
  owners: Type.Array(Type.Object({ name: Type.String(), count: Type.Integer() })),
  /** The first of them that the viewer may see. */
  lines: Type.Array(Type.Object({ id: Id, name: Type.String(), ownerName: Nullable(Type.String()) })),
});
export type CustomerPreview = Static<typeof CustomerPreview>;
