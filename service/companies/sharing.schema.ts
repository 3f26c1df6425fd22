import { Type } from '@sinclair/typebox';

/** GET, PUT /api/companies/:id/shares: with whom a company is shared, the whole list. */
export const SharesBody = Type.Object({ userIds: Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 200 }) });
