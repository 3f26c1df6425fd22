import { readSources } from './sources';

const controls = /<(Input|Select|Combobox|Textarea|Dropdown|Checkbox|Switch|SpinButton|RadioGroup)\b/g;

// Fluent's Field hands its own id to every control in it: the words of each box would then change the first.
it('A field holds one control; several under one label stand in a group', () => {
  const crowded = readSources('ui', 'admin', 'addin').flatMap(({ path, text }) =>
    [...text.matchAll(/<Field\b.*?<\/Field>/gs)]
      .filter(([field]) => [...field.matchAll(controls)].length > 1 || field.includes('role="group"'))
      .map(({ index }) => `${path}:${text.slice(0, index).split('\n').length}`),
  );
  expect(crowded).toEqual([]);
});
