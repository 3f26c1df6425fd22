import { countedFields, mendable, mendFields } from '../../admin/views/cleaning/mendable';
import { countedFields as known } from '../../service/companies/completeness';
import { mendKind } from '../../service/companies/mending';

test('the page offers the fields that can count, and those that can be set for many', () => {
  expect([...countedFields].sort()).toEqual([...known].sort());
  expect(mendFields.filter(field => mendKind(field) === null)).toEqual([]);
  expect(['city', 'ownerId', 'contact'].map(mendable)).toEqual([false, false, false]);
  expect(mendable('f_fair')).toBe(true);
});
