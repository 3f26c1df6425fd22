import fc from 'fast-check';
import type { FieldKind } from '../../service/users/fieldGroups';
import { allowedFields, fieldGroups, fieldsOf, groupOf, HIDDEN, maskFields } from '../../service/users/fieldGroups';
import type { Grant } from '../../service/users/roles';
import { grants, grantsOfRole } from '../../service/users/roles';

const viewer = (...names: Grant[]) => ({ grants: new Set(names) });
const contact = { name: 'Anna', phone: '+49 40 1', addresses: ['anna@x.example'], version: 1 };

test('whoever may not see contact details gets the rest, with lists empty and texts null', () => {
  expect(maskFields(viewer(), 'contact', contact)).toEqual({ name: 'Anna', phone: null, addresses: [], version: 1 });
  expect(maskFields(viewer('fields.contact.view'), 'contact', contact)).toEqual(contact);
  expect(maskFields(viewer(), 'person', { address: 'a@x.example' })).toEqual({ address: HIDDEN });
  expect(maskFields(viewer(), 'person', { address: null })).toEqual({ address: null });
});

test.each([
  ['as it was shown', { phone: null, addresses: [] }, {}],
  ['with another name', { name: 'Ann', addresses: [] }, { name: 'Ann' }],
  ['with nothing of the group', { name: 'Ann' }, { name: 'Ann' }],
])('a change %s leaves what is hidden as it is', (_what, change, allowed) => {
  const none = viewer();
  expect(allowedFields(none, 'contact', change, maskFields(none, 'contact', contact))).toEqual(allowed);
});

test.each([
  ['of what is hidden', viewer(), { phone: '+49 40 2' }],
  ['of what he may only see', viewer('fields.contact.view'), { phone: '+49 40 2' }],
  ['that empties what he may only see', viewer('fields.contact.view'), { addresses: [] }],
])('a change %s is refused with the group', (_what, who, change) => {
  expect(() => allowedFields(who, 'contact', change, maskFields(who, 'contact', contact))).toThrow(
    expect.objectContaining({ code: 'fields.not_editable', details: expect.objectContaining({ group: 'contact' }) }),
  );
});

test('every group has a right to see and one to change, and some role has each', () => {
  for (const group of fieldGroups)
    for (const way of ['view', 'edit'] as const) {
      const grant = `fields.${group}.${way}` as Grant;
      expect(grants).toContain(grant);
      expect(Object.values(grantsOfRole).some(role => role.includes(grant))).toBe(true);
    }
});

test('no role may change a group that it may not see', () => {
  for (const role of Object.values(grantsOfRole))
    for (const group of fieldGroups)
      if (role.includes(`fields.${group}.edit` as Grant)) expect(role).toContain(`fields.${group}.view`);
});

test('masking hides every field of a group that may not be seen, and touches no other', () => {
  const kinds = Object.keys(fieldsOf) as FieldKind[];
  const some = fc.subarray(grants.filter(grant => grant.endsWith('.view')));
  const row = fc.dictionary(
    fc.constantFrom('name', 'phone', 'addresses', 'address', 'turnover', 'birthDay', 'constructor'),
    fc.oneof(fc.string({ minLength: 1 }), fc.array(fc.string(), { minLength: 1 })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...kinds), some, row, (kind, names, given) => {
      const masked = maskFields(viewer(...names), kind, given);
      for (const [field, value] of Object.entries(given)) {
        const group = groupOf(kind, field);
        const isOpen = group === null || names.includes(`fields.${group}.view` as Grant);
        if (isOpen) expect(masked[field]).toEqual(value);
        else
          expect([null, HIDDEN, '[]']).toContain(
            Array.isArray(masked[field]) ? JSON.stringify(masked[field]) : masked[field],
          );
      }
    }),
  );
});
