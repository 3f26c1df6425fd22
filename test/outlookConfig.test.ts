import { ConfigError, loadConfig } from '../service/config';
import { clouds, cloudOf, issuerOf, keysAddress } from '../service/common/microsoftClouds';

const CLIENT = 'AAAAAAAA-bbbb-cccc-dddd-eeeeeeeeeeee';
const TENANT = '11111111-2222-3333-4444-555555555555';
const outlook = (env: Record<string, string>) => loadConfig(env).outlook;
const mistakes = (env: Record<string, string>): readonly string[] => {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
};

describe('the environment of the pane', () => {
  it('says nothing: the world-wide cloud, and our own accounts', () => {
    expect(outlook({})).toEqual({ cloud: 'world', authority: null, moreHosts: [], entra: null });
  });

  it('names the registration, its tenants and further callers, in small letters', () => {
    const env = { TRADEPOST_ENTRA_CLIENT_ID: CLIENT, TRADEPOST_ENTRA_TENANTS: `${TENANT}, ${TENANT}` };
    expect(outlook({ ...env, TRADEPOST_ENTRA_CLOUD: 'china', TRADEPOST_ENTRA_CALLERS: TENANT })).toMatchObject({
      cloud: 'china',
      entra: {
        clientId: CLIENT.toLowerCase(),
        tenants: [TENANT, TENANT],
        callers: [CLIENT.toLowerCase(), TENANT],
      },
    });
  });

  it('says by what the service proves itself at the web sign-in, its own or that of the same registration for Exchange', () => {
    const env = { TRADEPOST_ENTRA_CLIENT_ID: CLIENT, TRADEPOST_ENTRA_TENANTS: TENANT };
    expect(outlook(env)?.entra?.proof).toBeNull();
    expect(outlook({ ...env, TRADEPOST_ENTRA_SECRET: 's' })?.entra?.proof).toEqual({ secret: 's' });
    const exchange = { TRADEPOST_EXCHANGE_TENANT: TENANT, TRADEPOST_EXCHANGE_SECRET: 'x' };
    const proofWith = (clientId: string) =>
      outlook({ ...env, ...exchange, TRADEPOST_EXCHANGE_CLIENT_ID: clientId })?.entra?.proof;
    expect([proofWith(CLIENT), proofWith(TENANT)]).toEqual([{ secret: 'x' }, null]);
    expect(loadConfig({ ...env, TRADEPOST_ENTRA_SECRET: 's' }).secretsSet).toContain('TRADEPOST_ENTRA_SECRET');
    const wrong = { TRADEPOST_ENTRA_SECRET: 's', TRADEPOST_ENTRA_CERTIFICATE: '/nowhere', TRADEPOST_ENTRA_CA: '/gone' };
    expect(mistakes({ ...env, ...wrong })).toHaveLength(2);
  });

  it('is refused with every mistake at once', () => {
    expect(
      mistakes({
        TRADEPOST_ENTRA_CLOUD: 'mars',
        TRADEPOST_ENTRA_CLIENT_ID: 'my-app',
        TRADEPOST_ENTRA_AUTHORITY: 'https://login.example.com',
        TRADEPOST_OUTLOOK_HOSTS: 'http://mail.example.com https://mail.example.com/owa',
      }),
    ).toHaveLength(6);
  });

  it.each([
    [{ TRADEPOST_ENTRA_CLIENT_ID: CLIENT }, 'TRADEPOST_ENTRA_TENANTS'],
    [{ TRADEPOST_ENTRA_TENANTS: TENANT }, 'TRADEPOST_ENTRA_CLIENT_ID'],
    [{ TRADEPOST_ENTRA_CLOUD: 'custom' }, 'TRADEPOST_ENTRA_AUTHORITY'],
    [
      { TRADEPOST_ENTRA_CLOUD: 'custom', TRADEPOST_ENTRA_AUTHORITY: 'http://login.example.com' },
      'TRADEPOST_ENTRA_AUTHORITY',
    ],
  ])('%j is told what is missing: %s', (env, name) => {
    expect(mistakes(env as Record<string, string>).join()).toContain(name);
  });

  it('takes an authority of one’s own without its slash', () => {
    const settings = outlook({
      TRADEPOST_ENTRA_CLOUD: 'custom',
      TRADEPOST_ENTRA_AUTHORITY: 'https://login.example.com/',
    });
    expect(settings && cloudOf(settings)).toMatchObject({
      login: 'https://login.example.com',
      issuer: 'https://login.example.com',
      officeScript: clouds.world.officeScript,
    });
  });
});

describe('the addresses of a cloud', () => {
  it('China names another host in its tokens than where its keys are', () => {
    expect(issuerOf(clouds.china, TENANT)).toBe(`https://login.partner.microsoftonline.cn/${TENANT}/v2.0`);
    expect(keysAddress(clouds.china, TENANT)).toBe(`https://login.chinacloudapi.cn/${TENANT}/discovery/v2.0/keys`);
  });

  it('are origins, but for the script', () => {
    for (const cloud of Object.values(clouds)) {
      for (const address of [cloud.login, cloud.issuer, ...cloud.outlookHosts])
        expect(new URL(address).origin).toBe(address);
      expect(cloud.officeScript).toMatch(/^https:\/\/.+\/lib\/1\/hosted\/office\.js$/);
    }
  });
});
