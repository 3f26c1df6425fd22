import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Flavour } from '../../scripts/manifestTemplate';
import { flavours, manifestId, manifestOf, minimumSet } from '../../scripts/manifestTemplate';
import type { Element } from '../support/xml';
import { allBelow, readXml } from '../support/xml';
import { readSources, root } from './sources';

const host = 'crm.example.com';
const clientId = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
const made = (flavour: Flavour, id: string | null = clientId) =>
  readXml(manifestOf({ host, flavour, version: '1.2.3', clientId: id }));
const find = (element: Element, name: string) => allBelow(element).filter(one => one.name === name);
const inner = (manifest: Element) =>
  find(manifest, 'VersionOverrides').find(one => one.attributes['xsi:type'] === 'VersionOverridesV1_1') as Element;

// The order that Microsoft's schema enforces ([MS-OWEMXML]).
const order: Record<string, string[]> = {
  OfficeApp: [
    'Id',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'AppDomains',
    'Hosts',
    'Requirements',
    'FormSettings',
    'Permissions',
    'Rule',
    'DisableEntityHighlighting',
    'VersionOverrides',
  ],
  VersionOverrides: ['Description', 'Requirements', 'Hosts', 'Resources', 'VersionOverrides', 'WebApplicationInfo'],
  Host: ['Runtimes', 'DesktopFormFactor', 'MobileFormFactor'],
  DesktopFormFactor: ['SupportsSharedFolders', 'FunctionFile', 'ExtensionPoint'],
  Control: ['Label', 'Supertip', 'Icon', 'Action'],
  Action: ['SourceLocation', 'SupportsPinning', 'SupportsNoItemContext', 'SupportsMultiSelect'],
  Resources: ['bt:Images', 'bt:Urls', 'bt:ShortStrings', 'bt:LongStrings'],
  WebApplicationInfo: ['Id', 'Resource', 'Scopes'],
};
const required = order.OfficeApp?.filter(name => !/Icon|Support|AppDomains|Disable|VersionOverrides/.test(name)) ?? [];

describe.each(flavours)('the manifest for %s', flavour => {
  const manifest = made(flavour);
  const urls = [...manifestOf({ host, flavour, version: '1.2.3', clientId }).matchAll(/https?:\/\/[^"<\s]+/g)].map(
    found => found[0],
  );

  it('has what Outlook asks for, in its order', () => {
    expect(required.filter(name => !manifest.children.some(child => child.name === name))).toEqual([]);
    for (const element of [manifest, ...allBelow(manifest)]) {
      const places = order[element.name];
      if (!places) continue;
      const names = element.children.map(child => child.name);
      expect(names.filter(name => !places.includes(name))).toEqual([]);
      expect(names).toEqual([...names].sort((a, b) => places.indexOf(a) - places.indexOf(b)));
    }
  });

  it('names only resources that there are, each once and short enough', () => {
    const [resources] = find(manifest, 'Resources');
    const ids = resources ? allBelow(resources).flatMap(one => one.attributes.id ?? []) : [];
    const used = allBelow(manifest).flatMap(one => one.attributes.resid ?? []);
    expect(ids.length).toBe(new Set(ids).size);
    expect([...new Set(used)].filter(id => !ids.includes(id))).toEqual([]);
    expect(ids.filter(id => !used.includes(id))).toEqual([]);
    expect(ids.filter(id => id.length > 32)).toEqual([]);
    const lengths = (list: string) => find(manifest, list).flatMap(one => allBelow(one).map(text => text.attributes));
    expect(lengths('bt:ShortStrings').filter(one => `${one.DefaultValue ?? one.Value}`.length > 125)).toEqual([]);
    expect(lengths('bt:LongStrings').filter(one => `${one.DefaultValue ?? one.Value}`.length > 250)).toEqual([]);
  });

  it('leads to our host alone, and always by https', () => {
    const elsewhere = urls.filter(url => !url.startsWith(`https://${host}`) && !url.startsWith('http://schemas.'));
    expect(elsewhere.filter(url => !/^http:\/\/www\.w3\.org\//.test(url)).sort()).toEqual(
      flavour === 'microsoft365'
        ? ['https://appsforoffice.microsoft.com/lib/1/hosted/office.js', 'https://login.microsoftonline.com']
        : flavour === 'china'
          ? [
              'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
              'https://login.chinacloudapi.cn',
              'https://login.partner.microsoftonline.cn',
            ]
          : ['https://appsforoffice.microsoft.com/lib/1/hosted/office.js'],
    );
  });

  it('has icons of the sizes that it says', () => {
    const images = new Map(
      find(manifest, 'bt:Image').flatMap(one => (one.attributes.id ? [[one.attributes.id, one]] : [])),
    );
    for (const use of find(manifest, 'bt:Image').filter(one => one.attributes.resid)) {
      const { size, scale = '1', resid } = use.attributes;
      const url = images.get(resid ?? '')?.attributes.DefaultValue ?? '';
      expect(pngSize(url)).toBe(Number(size) * Number(scale));
    }
    expect(pngSize(manifest.children.find(one => one.name === 'IconUrl')?.attributes.DefaultValue ?? '')).toBe(64);
    expect(
      pngSize(manifest.children.find(one => one.name === 'HighResolutionIconUrl')?.attributes.DefaultValue ?? ''),
    ).toBe(128);
    const ribbon = find(manifest, 'Icon').filter(one => !one.attributes['xsi:type']);
    for (const icon of ribbon) expect(icon.children.map(one => one.attributes.size)).toEqual(['16', '32', '80']);
  });

  it('wraps the newer description in the older one', () => {
    const [outer, ...more] = manifest.children.filter(one => one.name === 'VersionOverrides');
    expect(more).toEqual([]);
    expect(outer?.attributes['xsi:type']).toBe('VersionOverridesV1_0');
    expect(outer?.children.map(one => one.attributes['xsi:type'])).toEqual(['VersionOverridesV1_1']);
    expect(find(inner(manifest), 'VersionOverrides')).toEqual([]);
  });

  it('speaks both languages', () => {
    const texts = [...find(manifest, 'bt:String'), ...find(manifest, 'DisplayName'), ...find(manifest, 'Description')];
    const said = texts.filter(one => one.attributes.DefaultValue !== undefined);
    expect(said.filter(one => one.children[0]?.attributes.Locale !== 'zh-CN')).toEqual([]);
  });

  it('starts on clients with the set that Exchange on-premises has, and is small enough', () => {
    expect(find(manifest, 'Set').map(one => one.attributes.MinVersion)).toEqual(['1.5']);
    expect(Buffer.byteLength(manifestOf({ host, flavour, version: '1.2.3', clientId }))).toBeLessThan(256 * 1024);
  });

  it('carries the application only where there is one', () => {
    expect(find(manifest, 'WebApplicationInfo')).toHaveLength(1);
    expect(find(made(flavour, null), 'WebApplicationInfo')).toEqual([]);
  });
});

describe('the manifest', () => {
  it('asks for no events, phones or several mails on-premises, where nothing knows them', () => {
    const names = new Set(allBelow(made('on-premises')).map(one => one.name));
    for (const name of ['LaunchEvents', 'Runtimes', 'MobileFormFactor', 'SupportsMultiSelect', 'FunctionFile'])
      expect(names.has(name)).toBe(false);
    expect(names.has('SupportsPinning')).toBe(true);
  });

  it('follows the selection, several mails and shared folders in Microsoft 365', () => {
    const names = new Set(allBelow(made('microsoft365')).map(one => one.name));
    const wanted = ['SupportsPinning', 'SupportsNoItemContext', 'SupportsMultiSelect', 'SupportsSharedFolders'];
    expect(wanted.filter(name => !names.has(name))).toEqual([]);
  });

  it('keeps its identity for a host and a flavour, and has another for every other one', () => {
    const ids = flavours.flatMap(flavour => [host, 'test.example.com'].map(one => manifestId(flavour, one)));
    expect(new Set(ids).size).toBe(6);
    expect(manifestId('microsoft365', host)).toBe('3e44e65e-0f34-5095-bfdc-57ea63b0b175');
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it.each(['', 'https://crm.example.com', 'crm.example.com/x', 'a"b', 'a b'])(
    'is not made for the host "%s"',
    wrong => {
      expect(() => manifestOf({ host: wrong, flavour: 'china', version: '1.0.0', clientId: null })).toThrow(
        'host name',
      );
    },
  );

  it('at the top of the project is what the generator makes for the example host', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const fresh = manifestOf({ host, flavour: 'microsoft365', version, clientId: null });
    expect(readFileSync(join(root, 'manifest.xml'), 'utf8')).toBe(fresh);
  });

  it('names functions that the bundle of the handlers associates, and the bundle is one plain script of 2016', () => {
    const bundle = buildSync({
      absWorkingDir: root,
      entryPoints: ['addin/launchevent.ts'],
      tsconfig: 'tsconfig.browser.json',
      bundle: true,
      format: 'iife',
      target: 'es2016',
      minify: true,
      write: false,
    }).outputFiles[0]?.text;
    const names = find(made('microsoft365'), 'LaunchEvent').map(one => one.attributes.FunctionName);
    expect(names).toEqual(['onNewMessageComposeHandler', 'onMessageSendHandler']);
    for (const name of names) expect(bundle).toMatch(new RegExp(`Office\\.actions\\.associate\\(["'\`]${name}["'\`]`));
    expect(bundle).not.toMatch(/\bimport\s*[({"'*]|\bexport\s|\bdocument\b|\blocalStorage\b/);
  });
});

// Members of Office.js and the set that brought them (Microsoft, requirement sets of the Outlook API); those of the minimum need no look.
const newer: Record<string, string> = {
  accountType: '1.6',
  'from.getAsync': '1.7',
  '?.RecipientsChanged': '1.7',
  '?.AttachmentsChanged': '1.8',
  getAttachmentContentAsync: '1.8',
  getAttachmentsAsync: '1.8',
  getSharedPropertiesAsync: '1.8',
  internetHeaders: '1.8',
  displayReplyFormAsync: '1.9',
  displayReplyAllFormAsync: '1.9',
  sessionData: '1.11',
  getSelectedItemsAsync: '1.13',
  '?.SelectedItemsChanged': '1.13',
  getAsFileAsync: '1.14',
  '.inReplyTo': '1.14',
  loadItemByIdAsync: '1.15',
};

describe('what is newer than the minimum', () => {
  const sources = readSources('addin').filter(source => /^addin\/(outlook|office[A-Za-z]+)\.ts$/.test(source.path));

  it.each(Object.entries(newer))('%s is asked for only where the client has Mailbox %s', (member, set) => {
    expect(Number(set.slice(2))).toBeGreaterThan(Number(minimumSet.slice(2)));
    const uses = sources.flatMap(source => usesOf(source.text, member).map(around => ({ path: source.path, around })));
    expect(uses.length).toBeGreaterThan(0);
    // What asks for a newer set asks for this one too.
    const isAsked = (around: string) =>
      [...around.matchAll(/'1\.(\d+)'/g)].some(found => Number(found[1]) >= Number(set.slice(2)));
    expect(uses.filter(use => !isAsked(use.around)).map(use => `${use.path}: ${use.around}`)).toEqual([]);
  });
});

/** The twelve lines before and four behind each use. */
function usesOf(text: string, member: string): string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) =>
    line.includes(member) && !/^\s*(\*|\/\/|\/\*\*)/.test(line)
      ? [lines.slice(Math.max(0, index - 12), index + 5).join('\n')]
      : [],
  );
}

/** Pixels of the picture that is served at this address, as its header says (PNG, 11.2.2); it is square. */
function pngSize(url: string): number {
  const file = join(root, 'addin/public/icons', url.split('/').pop() ?? '');
  if (!existsSync(file)) return 0;
  const png = readFileSync(file);
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  return width === height ? width : -1;
}
