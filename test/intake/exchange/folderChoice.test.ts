import { takenFolders } from '../../../service/intake/exchange/folderChoice';

const folder = (folderId: string, parentId = 'root', role = '', isGone = false) => ({
  folderId,
  parentId,
  role,
  isGone,
});

test.each([
  [
    'the inbox and what is below it',
    [folder('in', 'root', 'inbox'), folder('a', 'in'), folder('b', 'a')],
    ['a', 'b', 'in'],
  ],
  ['sent and archived mail', [folder('s', 'root', 'sentitems'), folder('v', 'root', 'archive')], ['s', 'v']],
  ['a folder of its own', [folder('p')], ['p']],
  [
    'no drafts, no outbox, nothing thrown away, no junk',
    ['drafts', 'outbox', 'deleteditems', 'junkemail'].map(role => folder(role, 'root', role)),
    [],
  ],
  ['nothing below what was thrown away', [folder('d', 'root', 'deleteditems'), folder('x', 'd'), folder('y', 'x')], []],
  ['none that is gone', [folder('p', 'root', '', true)], []],
  ['what goes round in a ring', [folder('a', 'b'), folder('b', 'a')], ['a', 'b']],
])('taken in: %s', (_what, folders, expected) => {
  const taken = takenFolders(folders);
  expect(
    [...taken]
      .filter(([, is]) => is)
      .map(([id]) => id)
      .sort(),
  ).toEqual(expected);
});
