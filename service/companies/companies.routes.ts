import { Type } from '@sinclair/typebox';
import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import { changeCompany, createCompany } from './companies.service';
import {
  CompanyBody,
  CompanyList,
  CompanyQuery,
  CompanyReply,
  ContactBody,
  ContactReply,
  GroupFigures,
} from './companies.schema';
import { listCompanies, readCompany, readGroup } from './companyReading.service';
import { ContactList, ContactListQuery } from './contactList.schema';
import { listContacts } from './contactList.service';
import { changeContact, createContact } from './contacts.service';
import { SharesBody, SharesReply } from './sharing.schema';
import { readShares, setShares } from './sharing.service';

const read = { permission: 'companies.read' } as const;
const write = { permission: 'companies.write' } as const;

/** Companies, their contacts, and with whom they are shared. */
export function companiesRoutes(app: App, context: Context): void {
  app.get(
    '/api/companies',
    {
      schema: { tags: ['companies'], querystring: CompanyQuery, response: { 200: CompanyList, ...errorReplies } },
      config: read,
    },
    request => listCompanies(context, request.viewer, request.query),
  );
  app.get(
    '/api/companies/:id',
    {
      schema: { tags: ['companies'], params: IdParams, response: { 200: CompanyReply, ...errorReplies } },
      config: read,
    },
    request => readCompany(context, request.viewer, request.params.id),
  );
  app.get(
    '/api/companies/:id/group',
    {
      schema: {
        tags: ['companies'],
        summary: 'The figures of a company and all below it',
        params: IdParams,
        response: { 200: GroupFigures, ...errorReplies },
      },
      config: read,
    },
    request => readGroup(context, request.viewer, request.params.id),
  );
  app.post(
    '/api/companies',
    {
      schema: { tags: ['companies'], body: CompanyBody, response: { 200: CompanyReply, ...errorReplies } },
      config: write,
    },
    request => createCompany(context, request.viewer, request.body),
  );
  app.patch(
    '/api/companies/:id',
    {
      schema: {
        tags: ['companies'],
        params: IdParams,
        querystring: VersionQuery,
        body: Type.Partial(CompanyBody),
        response: { 200: CompanyReply, ...errorReplies },
      },
      config: write,
    },
    request => changeCompany(context, request.viewer, request.params.id, request.query.version, request.body),
  );
  contactRoutes(app, context);
  sharingRoutes(app, context);
}

function contactRoutes(app: App, context: Context): void {
  app.get(
    '/api/contacts',
    {
      schema: {
        tags: ['companies'],
        summary: 'Contacts of all companies, by name',
        querystring: ContactListQuery,
        response: { 200: ContactList, ...errorReplies },
      },
      config: read,
    },
    request => listContacts(context, request.viewer, request.query),
  );
  app.post(
    '/api/companies/:id/contacts',
    {
      schema: {
        tags: ['companies'],
        params: IdParams,
        body: ContactBody,
        response: { 200: ContactReply, ...errorReplies },
      },
      config: write,
    },
    request => createContact(context, request.viewer, request.params.id, request.body),
  );
  app.patch(
    '/api/contacts/:id',
    {
      schema: {
        tags: ['companies'],
        params: IdParams,
        querystring: VersionQuery,
        body: Type.Partial(ContactBody),
        response: { 200: ContactReply, ...errorReplies },
      },
      config: write,
    },
    request => changeContact(context, request.viewer, request.params.id, request.query.version, request.body),
  );
}

function sharingRoutes(app: App, context: Context): void {
  app.get(
    '/api/companies/:id/shares',
    {
      schema: { tags: ['companies'], params: IdParams, response: { 200: SharesReply, ...errorReplies } },
      config: read,
    },
    request => readShares(context, request.viewer, request.params.id),
  );
  app.put(
    '/api/companies/:id/shares',
    {
      schema: {
        tags: ['companies'],
        params: IdParams,
        body: SharesBody,
        response: { 200: SharesReply, ...errorReplies },
      },
      config: write,
    },
    request => setShares(context, request.viewer, request.params.id, request.body.shares),
  );
}
