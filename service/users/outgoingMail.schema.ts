import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

const Security = Type.Union([Type.Literal('tls'), Type.Literal('starttls'), Type.Literal('none')]);

const Road = Type.Union([Type.Literal('smtp'), Type.Literal('exchange')]);

const Server = Type.Object({
  isActive: Type.Boolean(),
  host: Type.String({ maxLength: 255 }),
  port: Type.Integer({ minimum: 1, maximum: 65535 }),
  security: Security,
  user: Nullable(Type.String({ maxLength: 320 })),
  from: Type.String({ maxLength: 320 }),
  fromName: Type.String({ maxLength: 200 }),
});

/** GET /api/settings/outgoing-mail. The password is never part of it. */
export const OutgoingMailReply = Type.Composite([
  Server,
  Type.Object({
    /** By a mail server, or from a mailbox that is read from Exchange. */
    road: Road,
    /** Where the password comes from; null: there is none. */
    passwordFrom: Nullable(
      Type.Union([Type.Literal('environment'), Type.Literal('stored'), Type.Literal('unreadable')]),
    ),
    /** A password can be kept, because the environment has a key for it. */
    canStore: Type.Boolean(),
    version: Type.Integer(),
  }),
]);
export type OutgoingMailReply = Static<typeof OutgoingMailReply>;

/** PUT. `password` absent: as it is; null: none. `road` absent: by SMTP. */
export const OutgoingMailBody = Type.Composite([
  Server,
  Type.Object({
    road: Type.Optional(Road),
    password: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 500 }))),
  }),
]);
export type OutgoingMailBody = Static<typeof OutgoingMailBody>;

export const MailTestReply = Type.Object({ to: Type.String(), answer: Type.String() });
export type MailTestReply = Static<typeof MailTestReply>;

export const SentMailList = Type.Object({
  mails: Type.Array(
    Type.Object({
      id: Type.Integer(),
      kind: Type.String(),
      userName: Type.String(),
      address: Type.String(),
      state: Type.Union([Type.Literal('waiting'), Type.Literal('sent'), Type.Literal('failed')]),
      errorCode: Nullable(Type.String()),
      answer: Nullable(Type.String()),
      createdAt: Instant,
      sentAt: Nullable(Instant),
    }),
  ),
});
export type SentMailList = Static<typeof SentMailList>;
