import { openParent } from '../../addin/officeDialog';

const own = 'https://crm.example.com';
const foreign = {
  get location(): never {
    throw new Error('SecurityError');
  },
};
/** The page as a window opened by somebody, with an Office.js of some version; answers what is said to the parent. */
function open(opener: object | null, hasOrigins: boolean): unknown[][] {
  const said: unknown[][] = [];
  Object.assign(globalThis, {
    window: { opener, location: { origin: own } },
    Office: {
      onReady: () => Promise.resolve({ host: 'Outlook', platform: 'OfficeOnline' }),
      context: {
        requirements: { isSetSupported: (name: string) => name === 'DialogOrigin' && hasOrigins },
        ui: { messageParent: (...given: unknown[]) => void said.push(given) },
      },
    },
  });
  return said;
}
afterEach(() => {
  for (const name of ['window', 'Office']) delete (globalThis as Record<string, unknown>)[name];
});

it.each<[string, object | null]>([
  ['nobody: a window of Outlook on a desktop', null],
  ['the pane', { location: { origin: own } }],
])('a window opened by %s says who signed in, in an old Outlook too', async (_who, opener) => {
  const said = open(opener, false);
  (await openParent())?.tell('token');
  expect(said).toEqual([['token']]);
});

it.each<[string, object]>([
  ['another site', foreign],
  ['another site that says where it is', { location: { origin: 'https://evil.example' } }],
])('a window opened by %s says nothing where Office.js cannot be told to whom', async (_who, opener) => {
  open(opener, false);
  expect(await openParent()).toBeNull();
});

it('says it to pages of our own alone wherever Office.js can be told to whom', async () => {
  const said = open(foreign, true);
  (await openParent())?.tell('token');
  expect(said).toEqual([['token', { targetOrigin: own }]]);
});
