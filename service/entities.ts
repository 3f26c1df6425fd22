import {
  Competitor,
  Opportunity,
  OpportunityAlert,
  OpportunityEvent,
  OpportunityMember,
  Stakeholder,
} from './leads/opportunity.entity';
import { DigestSent, DigestSetting } from './reports/digest.entity';
import { Absence, CompanyClaim, LeadClaim, LeadPool, LeadRule } from './leads/assignment.entity';
import { Campaign } from './leads/campaign.entity';
import { Inquiry, InquiryLesson } from './leads/inquiry.entity';
import { Lead, LeadEvent, LeadKey, LeadMessage } from './leads/lead.entity';
import {
  Agency,
  Company,
  CompanyDomain,
  CompanyShare,
  CompanyTeamShare,
  Contact,
  ContactAddress,
  DomainKey,
} from './companies/company.entity';
import { ContactPhone, ContactRole, ContactSuggestion } from './companies/contactDetail.entity';
import { CustomField, CustomValue } from './companies/customField.entity';
import {
  CompanyDetail,
  CompanyEvent,
  CompanyNote,
  CompanyTag,
  CompanyTouch,
  PostalAddress,
  SavedView,
} from './companies/profile.entity';
import {
  CompanyGap,
  ContactPair,
  DeadAddress,
  DuplicatePair,
  MendAct,
  MendRow,
  ProfileChange,
} from './companies/cleaning.entity';
import { Activity, ActivityContact, ActivityPerson, RecordDocument, Task } from './activities/activity.entity';
import { Comment, WorkLog } from './activities/workLog.entity';
import { AccessRequest, DuplicateCheck, PartyKey } from './companies/duplicates.entity';
import {
  ExchangeCount,
  ExchangeFolder,
  ExchangeItem,
  ExchangeMailbox,
  ExchangeSubscription,
} from './intake/exchange/exchange.entity';
import {
  OutlookCategory,
  OutlookDue,
  OutlookFolder,
  OutlookMark,
  OutlookMaster,
  OutlookOptions,
} from './intake/exchange/outlook/outlook.entity';
import { ExchangeHappening, ExchangeStanding } from './intake/exchange/history.entity';
import { Segment, SegmentMember } from './companies/segments/segment.entity';
import { PartyMerge, PartyMove } from './companies/merging.entity';
import { OwnerTransfer, OwnerTransferPart } from './companies/transfer.entity';
import { Filing, FilingAct, FilingActMessage, FilingRule, FilingStatus, ReviewCopy } from './filing/filing.entity';
import { MessageCategory } from './filing/categories/category.entity';
import { SentChoice } from './filing/sentChoice.entity';
import { FilingRuleDetail, RuleHit, RuleRun, RuleRunKept, RuleRunMessage } from './filing/rules/rule.entity';
import { BankDetail, MessageWarning } from './filing/warnings/warning.entity';
import { LeadImport, LeadImportRow } from './intake/leadImport/leadImport.entity';
import { ImportFailure, ImportRun } from './intake/importRun.entity';
import { ApprovalDecider, ApprovalPolicy, ApprovalRequest } from './approvals/approval.entity';
import { GuardAnswer, SentFinding } from './guard/guard.entity';
import { AttachmentText } from './mail/attachmentText.entity';
import {
  Attachment,
  Blob,
  Conversation,
  ImageConsent,
  KeptOut,
  MailAddress,
  Mailbox,
  MailboxMember,
  MailboxMessage,
  Message,
  MessageBody,
  MessageParticipant,
  MessageReference,
  Participant,
} from './mail/message.entity';
import { OutboxFile, OutboxMail } from './mail/send/outbox.entity';
import { MailboxBudget } from './platform/graph/graphBudget.entity';
import { Job, Schedule } from './platform/queue/job.entity';
import { RecordNumber, TradeRecord } from './records/record.entity';
import { CareEvent, CareSetting, ConversationNote, MailCare, Notice } from './teamwork/care.entity';
import { LiveSignal, Presence } from './teamwork/live.entity';
import { ReplyTemplate } from './teamwork/templates/template.entity';
import { SavedSearch } from './reports/savedSearch.entity';
import { ErasedLetter, Erasure } from './mail/erasure.entity';
import {
  Alarm,
  OwnRole,
  OwnRoleGrant,
  ReadingCount,
  SharingRule,
  Team,
  TeamMember,
  UserOwnRole,
} from './users/organisation.entity';
import { DictionaryEntry } from './users/dictionary.entity';
import { ApiKey } from './users/apiKey.entity';
import { EntraIdentity, EntraSignIn, PaneKey } from './users/paneAccess.entity';
import { Happening, Webhook, WebhookDelivery } from './users/happening.entity';
import { OutgoingMail } from './users/outgoingMail.entity';
import { AuditEntry, OneTimeLink, Session, Setting, User, UserRole } from './users/user.entity';

/** The list of all tables. */
export const entities = [
  User,
  UserRole,
  Session,
  OneTimeLink,
  AuditEntry,
  Setting,
  Team,
  TeamMember,
  OwnRole,
  OwnRoleGrant,
  UserOwnRole,
  SharingRule,
  Alarm,
  ReadingCount,
  Erasure,
  ErasedLetter,
  Mailbox,
  MailboxMember,
  Conversation,
  Message,
  MessageBody,
  MailAddress,
  MessageParticipant,
  Participant,
  MessageReference,
  MailboxMessage,
  Attachment,
  AttachmentText,
  SavedSearch,
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
  CompanyTeamShare,
  PostalAddress,
  CompanyDetail,
  CompanyTag,
  CompanyNote,
  CompanyEvent,
  CompanyTouch,
  ExchangeMailbox,
  ExchangeFolder,
  ExchangeItem,
  ExchangeCount,
  ExchangeHappening,
  ExchangeStanding,
  ExchangeSubscription,
  OutlookOptions,
  OutlookDue,
  OutlookMark,
  OutlookCategory,
  OutlookMaster,
  OutlookFolder,
  MailboxBudget,
  Segment,
  SegmentMember,
  SavedView,
  ContactPhone,
  ContactRole,
  ContactSuggestion,
  CustomField,
  CustomValue,
  DictionaryEntry,
  DuplicatePair,
  ContactPair,
  CompanyGap,
  DeadAddress,
  MendAct,
  MendRow,
  ProfileChange,
  PartyKey,
  DuplicateCheck,
  AccessRequest,
  PartyMerge,
  PartyMove,
  OwnerTransfer,
  OwnerTransferPart,
  TradeRecord,
  RecordNumber,
  Filing,
  FilingStatus,
  ReviewCopy,
  FilingRule,
  FilingAct,
  FilingActMessage,
  FilingRuleDetail,
  RuleHit,
  RuleRun,
  RuleRunMessage,
  RuleRunKept,
  MessageCategory,
  MessageWarning,
  BankDetail,
  MailCare,
  CareEvent,
  CareSetting,
  ConversationNote,
  Notice,
  ApprovalPolicy,
  ApprovalRequest,
  ApprovalDecider,
  GuardAnswer,
  SentFinding,
  Presence,
  LiveSignal,
  ReplyTemplate,
  Task,
  RecordDocument,
  Activity,
  ActivityPerson,
  ActivityContact,
  WorkLog,
  Comment,
  Lead,
  LeadKey,
  Campaign,
  LeadImport,
  LeadImportRow,
  LeadMessage,
  LeadEvent,
  LeadPool,
  LeadRule,
  LeadClaim,
  CompanyClaim,
  Absence,
  Inquiry,
  InquiryLesson,
  Opportunity,
  OpportunityEvent,
  Competitor,
  Stakeholder,
  OpportunityMember,
  OpportunityAlert,
  DigestSetting,
  DigestSent,
  SentChoice,
  ImportRun,
  ImportFailure,
  Job,
  Schedule,
  ApiKey,
  EntraIdentity,
  EntraSignIn,
  PaneKey,
  Webhook,
  Happening,
  WebhookDelivery,
  OutgoingMail,
  OutboxMail,
  OutboxFile,
];
