import { fieldsOf as offered, listFields, targets } from '../../../admin/views/import/columnMapping';
import { fieldsOf, mayRepeat } from '../../../service/intake/dataImport/columns';

test.each(targets)('the page offers every field that is read from a sheet of %s, and none else', target => {
  expect([...offered[target]].sort()).toEqual(fieldsOf(target).sort());
  expect(offered[target].filter(field => listFields.has(field))).toEqual(offered[target].filter(mayRepeat));
});
