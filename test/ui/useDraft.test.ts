import { draftOf, keepMine, letGo, typeOver } from '../../ui/useDraft';

const nothing = { values: {}, before: {} };
const saved = { name: 'Haitu', zone: 'Asia/Shanghai' };

test('what somebody else has saved comes through in the fields that were left alone', () => {
  const typed = typeOver(saved, nothing, { name: 'Haitu B' });
  const later = { name: 'Haitu', zone: 'Europe/Berlin' };
  expect(draftOf(later, typed)).toEqual({
    values: { name: 'Haitu B', zone: 'Europe/Berlin' },
    changed: ['name'],
    clashes: [],
  });
});

test('a field that both have changed is told, so that nobody writes over the other unseen', () => {
  const typed = typeOver(saved, nothing, { name: 'Haitu B' });
  const later = { ...saved, name: 'Haitu A' };
  expect(draftOf(later, typed)).toMatchObject({ changed: ['name'], clashes: ['name'] });
  // He goes on typing: it is still theirs that saving would take away.
  expect(draftOf(later, typeOver(later, typed, { name: 'Haitu C' }))).toMatchObject({ clashes: ['name'] });
});

test('two who have typed the same are of one mind', () => {
  const typed = typeOver(saved, nothing, { name: 'Haitu A' });
  expect(draftOf({ ...saved, name: 'Haitu A' }, typed)).toMatchObject({ changed: [], clashes: [] });
});

describe('of a field that both have changed', () => {
  const typed = typeOver(saved, typeOver(saved, nothing, { name: 'Haitu B' }), { zone: 'Europe/Berlin' });
  const later = { name: 'Haitu A', zone: 'Asia/Shanghai' };

  test('mine can be kept: it is no clash any more, and it is what is sent', () => {
    const kept = keepMine(later, typed, 'name');
    expect(draftOf(later, kept)).toEqual({
      values: { name: 'Haitu B', zone: 'Europe/Berlin' },
      changed: ['name', 'zone'],
      clashes: [],
    });
    // Changed by them once more, it is asked once more.
    expect(draftOf({ ...later, name: 'Haitu Z' }, kept).clashes).toEqual(['name']);
  });

  test('theirs can be taken: what was typed there is gone, and nothing else', () => {
    expect(draftOf(later, letGo(typed, 'name'))).toEqual({
      values: { name: 'Haitu A', zone: 'Europe/Berlin' },
      changed: ['zone'],
      clashes: [],
    });
  });
});
