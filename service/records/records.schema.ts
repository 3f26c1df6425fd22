import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Nullable } from '../common/apiSchema';
import { RecordBody } from '../companies/companies.schema';

/** One record. Answer to POST /api/companies/:id/records and PATCH /api/records/:id */
export const RecordReply = Type.Object({
  id: Type.Integer(),
  kind: Type.String(),
  number: Type.String(),
  otherNumbers: Type.Array(Type.String()),
  companyId: Type.Integer(),
  title: Type.String(),
  /** 'open' or 'closed' */
  state: Type.String(),
  ownerId: Nullable(Type.Integer()),
  forRecordId: Nullable(Type.Integer()),
  version: Type.Integer(),
});
export type RecordReply = Static<typeof RecordReply>;

/** PATCH /api/records/:id?version= : what is absent stays as it is. */
export const ChangeRecordBody = Type.Partial(
  Type.Composite([
    Type.Omit(RecordBody, ['kind']),
    Type.Object({
      state: Type.Union([Type.Literal('open'), Type.Literal('closed')]),
      ownerId: Nullable(Type.Integer()),
      /** The order that a purchase order or a shipment serves; the order that a service request is about. */
      forRecordId: Nullable(Type.Integer()),
    }),
  ]),
);

export const PickQuery = Type.Object({ q: Type.String({ maxLength: 200 }) });
