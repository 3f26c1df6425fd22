import { pastedNumber } from '../../admin/views/settings/pastedNumber';
import { beneath, inTreeOrder } from '../../admin/views/settings/teamTree';
import { grants } from '../../service/users/roles';
import { en, zhCN } from '../../ui/texts/parts/rights';

test.each(grants)('the right %s has words in both languages', grant => {
  const key = `grant_${grant}` as keyof typeof en.rights;
  expect([en.rights[key], zhCN.rights[key]]).toEqual([expect.any(String), expect.any(String)]);
});

const team = (id: number, parentId: number | null, name: string) => ({ id, parentId, name });
const teams = [team(1, null, 'A'), team(4, 2, 'D'), team(2, 1, 'B'), team(3, null, 'C'), team(5, 99, 'E')];

test('teams stand beneath what they are part of, and one whose parent is not there stands on top', () => {
  expect(inTreeOrder(teams).map(line => [line.team.name, line.depth])).toEqual([
    ['A', 0],
    ['B', 1],
    ['D', 2],
    ['C', 0],
    ['E', 0],
  ]);
});

test('a team cannot be put beneath itself or what stands beneath it', () => {
  expect([...beneath(teams, 1)].sort()).toEqual([1, 2, 4]);
  expect([...beneath(teams, 3)]).toEqual([3]);
});

test.each([
  ['company', '12', 12],
  ['company', ' https://crm.haitu.example/companies/12/contacts ', 12],
  ['message', 'https://crm.haitu.example/mail/7?message=345', 345],
  ['record', '/companies/12/records?record=8', 8],
  ['message', 'https://crm.haitu.example/mail/7', 0],
  ['company', '/companies/12345678901', 0],
  ['company', 'Nordlicht', 0],
] as const)('of a %s the number is found in "%s" as people paste it: %i', (kind, text, number) => {
  expect(pastedNumber(kind, text)).toBe(number);
});
