import {
  Agency,
  Company,
  CompanyDomain,
  CompanyShare,
  Contact,
  ContactAddress,
  DomainKey,
} from './companies/company.entity';
import { Filing, FilingAct, FilingActMessage, FilingRule, FilingStatus } from './filing/filing.entity';
import { ImportFailure, ImportRun } from './intake/importRun.entity';
import {
  Attachment,
  Blob,
  Conversation,
  ImageConsent,
  KeptOut,
  Mailbox,
  MailboxMember,
  MailboxMessage,
  Message,
  MessageBody,
  MessageReference,
  Participant,
} from './mail/message.entity';
import { Job, Schedule } from './platform/queue/job.entity';
import { RecordNumber, TradeRecord } from './records/record.entity';
import { AuditEntry, OneTimeLink, Session, Setting, User, UserRole } from './users/user.entity';

/** The list of all tables. */
export const entities = [
  User,
  UserRole,
  Session,
  OneTimeLink,
  AuditEntry,
  Setting,
  Mailbox,
  MailboxMember,
  Conversation,
  Message,
  MessageBody,
  Participant,
  MessageReference,
  MailboxMessage,
  Attachment,
  KeptOut,
  Blob,
  ImageConsent,
  Company,
  CompanyDomain,
  DomainKey,
  Agency,
  Contact,
  ContactAddress,
  CompanyShare,
  TradeRecord,
  RecordNumber,
  Filing,
  FilingStatus,
  FilingRule,
  FilingAct,
  FilingActMessage,
  ImportRun,
  ImportFailure,
  Job,
  Schedule,
];
