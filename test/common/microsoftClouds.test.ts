import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloudHas, cloudParts, clouds } from '../../service/common/microsoftClouds';
import type { ConfigError } from '../../service/config';
import { loadConfig } from '../../service/config';
import { makeCertificate } from '../support/exchange/certificate';

const id = '7b1f4c1e-4b8e-4b0e-9d55-1c2b3a4d5e6f';
const env = {
  TRADEPOST_EXCHANGE_TENANT: id,
  TRADEPOST_EXCHANGE_CLIENT_ID: id,
  TRADEPOST_EXCHANGE_SECRET: 'secret',
};
const own = {
  TRADEPOST_ENTRA_CLOUD: 'custom',
  TRADEPOST_ENTRA_AUTHORITY: 'https://login.haitu.example',
  TRADEPOST_EXCHANGE_GRAPH: 'https://graph.haitu.example',
};
const has = (more: Record<string, string>) => {
  const config = loadConfig({ ...env, ...more });
  return cloudParts.filter(part => cloudHas(config, part));
};
const mistakesOf = (more: Record<string, string>): readonly string[] => {
  try {
    loadConfig({ ...env, ...more });
    return [];
  } catch (error) {
    return (error as ConfigError).mistakes;
  }
};

describe('what a cloud has', () => {
  it.each<[string, Record<string, string>, readonly string[]]>([
    ['the world-wide one has all of it', {}, cloudParts],
    ['that of the US Government too', { TRADEPOST_ENTRA_CLOUD: 'usgov' }, cloudParts],
    ['that of the US Department of Defense too', { TRADEPOST_ENTRA_CLOUD: 'dod' }, cloudParts],
    [
      'China has no list of categories and answers without their text',
      { TRADEPOST_ENTRA_CLOUD: 'china' },
      ['notifications'],
    ],
    ['one of its own has all of it', own, cloudParts],
    [
      'one of its own lacks what the environment says',
      { ...own, TRADEPOST_EXCHANGE_LACKS: 'notifications, masterCategories' },
      ['replyParameters'],
    ],
    [
      'what the environment says stands in place of what is known of China',
      { TRADEPOST_ENTRA_CLOUD: 'china', TRADEPOST_EXCHANGE_LACKS: 'none' },
      cloudParts,
    ],
  ])('%s', (_, more, expected) => {
    expect(has(more)).toEqual(expected);
  });

  it('is nothing where no Exchange is set up', () => {
    const config = loadConfig({});
    expect(cloudParts.filter(part => cloudHas(config, part))).toEqual([]);
  });

  it('is told of by names that there are', () => {
    for (const { lacks } of Object.values(clouds)) expect(cloudParts).toEqual(expect.arrayContaining([...lacks]));
    expect(mistakesOf({ TRADEPOST_EXCHANGE_LACKS: 'notifications,telepathy' }).join()).toContain(
      'TRADEPOST_EXCHANGE_LACKS',
    );
  });
});

test('a certificate and a key that do not belong together, or are none, are a mistake of the environment', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tradepost-proof-'));
  const [mine, other] = [await makeCertificate(), await makeCertificate()];
  const at = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const withFiles = (certificate: string, key: string) =>
    mistakesOf({
      TRADEPOST_EXCHANGE_SECRET: '',
      TRADEPOST_EXCHANGE_CERTIFICATE: at('app.pem', certificate),
      TRADEPOST_EXCHANGE_KEY: at('app.key', key),
    });
  expect(withFiles(mine.cert, mine.key)).toEqual([]);
  expect(withFiles(mine.cert, other.key).join()).toContain('do not belong together');
  expect(withFiles('no certificate', mine.key).join()).toContain('do not belong together');
  rmSync(folder, { recursive: true, force: true });
});
