import type { SessionReply } from '../../service/users/users.schema';
import { api } from '../../ui/api';
import { preferencesOf, savePreferences } from '../../ui/preferences';

jest.mock('../../ui/api', () => ({ api: { savePreferences: () => undefined } }));

const session = (id: number) => ({ user: { id, language: 'en', theme: 'dark' } }) as SessionReply;

let store: Map<string, string>;
beforeEach(() => {
  store = new Map();
  Object.assign(globalThis, {
    sessionStorage: {
      getItem: (key: string) => store.get(key) ?? null,
      setItem: (key: string, value: string) => void store.set(key, value),
      removeItem: (key: string) => void store.delete(key),
    },
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  Reflect.deleteProperty(globalThis, 'sessionStorage');
});

/** Requests that are answered when the test says so. */
function heldRequests() {
  const answers: (() => void)[] = [];
  jest
    .spyOn(api, 'savePreferences')
    .mockImplementation(() => new Promise(resolve => void answers.push(() => resolve(session(1)))));
  return answers;
}

test('what was chosen holds for a page that is opened before the service has answered, and for nobody else', async () => {
  const answers = heldRequests();
  const theme = savePreferences(1, { theme: 'light' });
  const language = savePreferences(1, { language: 'zh-CN' });
  expect(preferencesOf(session(1))).toEqual({ language: 'zh-CN', theme: 'light' });
  expect(preferencesOf(session(2))).toEqual({ language: 'en', theme: 'dark' });
  for (const answer of answers) answer();
  await Promise.all([theme, language]);
  expect(preferencesOf(session(1))).toEqual({ language: 'en', theme: 'dark' });
  expect(store.size).toBe(0);
});

test('a choice whose page was closed counts for a minute, then what the service has', () => {
  heldRequests();
  void savePreferences(1, { theme: 'light' });
  expect(preferencesOf(session(1)).theme).toBe('light');
  jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
  expect(preferencesOf(session(1)).theme).toBe('dark');
});

test('a choice that is refused is taken back', async () => {
  jest.spyOn(api, 'savePreferences').mockRejectedValue(new Error('no'));
  await expect(savePreferences(1, { theme: 'light' })).rejects.toThrow('no');
  expect(preferencesOf(session(1)).theme).toBe('dark');
});

test('a browser that keeps nothing goes on as the service says', async () => {
  Reflect.deleteProperty(globalThis, 'sessionStorage');
  jest.spyOn(api, 'savePreferences').mockResolvedValue(session(1));
  await savePreferences(1, { theme: 'light' });
  expect(preferencesOf(session(1)).theme).toBe('dark');
});
