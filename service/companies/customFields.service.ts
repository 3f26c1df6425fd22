import type { EntityManager } from 'typeorm';
import { badRequest, conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { isUniqueViolation } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { CustomField } from './customField.entity';
import type { FieldBody, FieldChange, FieldList, FieldReply } from './customFields.schema';

// More would no longer be a page that people fill in.
const MAX_FIELDS = 200;

/** The own fields of companies and contacts, in their order; those that are switched off too. */
export async function listFields(manager: EntityManager): Promise<FieldList> {
  const fields = await manager.find(CustomField, { order: { subject: 'ASC', position: 'ASC', id: 'ASC' } });
  return { fields: fields.map(replyOf) };
}

/** The fields of a kind of thing that are in use. */
export async function activeFields(manager: EntityManager, subject: CustomField['subject']): Promise<CustomField[]> {
  return manager.find(CustomField, { where: { subject, isActive: true }, order: { position: 'ASC', id: 'ASC' } });
}

/**
 * Makes a field.
 *
 * @throws AppError field.code_taken (409), field.choices_missing, field.rule_invalid, field.too_many
 */
export async function addField(context: Context, viewer: Viewer, body: FieldBody): Promise<FieldReply> {
  checkShape(body.kind, body);
  return inTransaction(context.database, async manager => {
    if ((await manager.countBy(CustomField, { subject: body.subject })) >= MAX_FIELDS)
      throw badRequest('field.too_many', 'There are 200 fields already. Change or reuse one of them.');
    try {
      const field = await manager.save(manager.create(CustomField, { ...body, isActive: true, version: 1 }));
      const details = { subject: body.subject, code: body.code, kind: body.kind };
      await audit(manager, viewer, 'field.added', { type: 'field', id: field.id }, details, context.clock());
      return replyOf(field);
    } catch (error) {
      if (isUniqueViolation(error))
        throw conflict('field.code_taken', 'There is a field of this code already. Choose another code.', {
          code: body.code,
        });
      throw error;
    }
  });
}

/**
 * Changes a field. What stands in it stays as it is, also where a new rule would not take it.
 *
 * @throws AppError field.not_found, version.changed (409), field.choices_missing, field.rule_invalid
 */
export async function changeField(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  change: FieldChange,
): Promise<FieldReply> {
  return inTransaction(context.database, async manager => {
    const before = await manager.findOneBy(CustomField, { id });
    if (!before) throw notFound('field', { id });
    checkShape(before.kind, { ...before, ...change });
    const done = await manager.update(CustomField, { id, version }, { ...change, version: version + 1 });
    if (done.affected === 0)
      throw conflict('version.changed', 'Somebody else has changed this field meanwhile. Look again.');
    const details = { code: before.code, fields: Object.keys(change).sort() };
    await audit(manager, viewer, 'field.changed', { type: 'field', id }, details, context.clock());
    return replyOf(await manager.findOneByOrFail(CustomField, { id }));
  });
}

function checkShape(kind: CustomField['kind'], body: Pick<FieldBody, 'rule' | 'choices'>): void {
  const codes = body.choices.map(one => one.code);
  const needsChoices = kind === 'choice' || kind === 'choices';
  if (needsChoices && codes.length === 0)
    throw badRequest('field.choices_missing', 'Give the field at least one value to choose from.');
  if (new Set(codes).size !== codes.length)
    throw badRequest('field.choices_double', 'Two values have the same code. Give each its own.');
  const { min, max, minLength, maxLength } = body.rule;
  if ((min !== undefined && max !== undefined && min > max) || (minLength ?? 0) > (maxLength ?? 400))
    throw badRequest('field.rule_invalid', 'The smallest value is above the largest. Change one of them.');
}

function replyOf(field: CustomField): FieldReply {
  const { id, subject, code, kind, nameZh, nameEn, section, position, isRequired, isInList, isActive } = field;
  return {
    ...{ id, subject, code, kind, nameZh, nameEn, section, position, isRequired, isInList, isActive },
    rule: field.rule,
    choices: field.choices,
    version: field.version,
  };
}
