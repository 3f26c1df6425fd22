import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorReply } from '../../common/apiSchema';
import { AppError, badRequest } from '../../common/errors';
import { InvalidRequest } from './validation';

interface Coded {
  code?: string;
  statusCode?: number;
  driverError?: { code?: string; number?: number };
}

const BUSY = new Set(['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED']);
const FULL = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT']);
// Deadlock victim, and lock request time-out, of SQL Server.
const MSSQL_BUSY = new Set([1205, 1222]);

/** The error that is told for one that was thrown: itself if it was meant to be told, else one that gives nothing away. */
export function tellable(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof InvalidRequest) return invalid(error);
  const { code, statusCode, driverError } = (error ?? {}) as Coded;
  const cause = driverError?.code ?? code ?? '';
  if (BUSY.has(cause) || MSSQL_BUSY.has(driverError?.number ?? 0))
    return new AppError('database.busy', 503, 'The database is busy. Nothing was changed; try again in a moment.');
  if (FULL.has(cause))
    return new AppError('disk.full', 503, 'The disk is full. Nothing was changed; tell your administrator.');
  if (statusCode === 413) return new AppError('request.too_large', 413, 'This is larger than Tradepost takes.');
  if (statusCode === 415)
    return new AppError('request.wrong_type', 415, 'The content type is not one that is taken here.');
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return new AppError('request.invalid', statusCode, 'The request cannot be read.', { details: { field: '' } });
  return new AppError(
    'internal',
    500,
    'Something went wrong in Tradepost. Try again; if it stays, give your administrator the reference.',
    {
      cause: error,
    },
  );
}

function invalid(error: InvalidRequest): AppError {
  const place = error.field === '' ? `The ${error.part === 'body' ? 'content' : 'address'}` : `"${error.field}"`;
  return badRequest('request.invalid', `${place} is missing or wrong: ${error.problem.toLowerCase()}.`, {
    field: error.field,
    ...error.told,
  });
}

/** What is sent for `error`; `ref` finds it in the log. */
export function errorBody(error: AppError, ref: string): ErrorReply {
  return { error: { code: error.code, message: error.message, details: { ...error.details }, ref } };
}

/** Turns everything that is thrown into the one shape of refused requests, and unknown addresses too. */
export function errorReply(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply));
}

/** As a thrown error would be answered. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const told = tellable(error);
  if (told.status >= 500) request.log.error({ err: error }, 'a request failed');
  else request.log.debug({ code: told.code }, 'a request was refused');
  return reply.code(told.status).type('application/json').send(errorBody(told, request.id));
}
