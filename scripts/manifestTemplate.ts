// The manifest of the Outlook add-in as code: one template, its flavours, nothing read and nothing written.
import { createHash } from 'node:crypto';
import { clouds } from '../service/common/microsoftClouds';
import type { Said } from './manifestTexts';
import { description, longTexts, product, shortTexts } from './manifestTexts';

export const flavours = ['microsoft365', 'on-premises', 'china'] as const;
export type Flavour = (typeof flavours)[number];

export interface ManifestOptions {
  /** Where Tradepost is reached by https, with the port if it is not 443: 'crm.example.com' */
  host: string;
  flavour: Flavour;
  /** Of package.json: '1.2.3' */
  version: string;
  /** Application (client) id at Microsoft Entra ID; null: people sign in with accounts of Tradepost. */
  clientId: string | null;
}

interface Features {
  /** Handlers of events, pinned panes for no item and several, shared folders, phones: newer than what Exchange on-premises knows. */
  isCloud: boolean;
  /** Pages that may open in the pane's dialog beside our own. */
  login: readonly string[];
  /** The Office.js that the service must put into the pages: it follows TRADEPOST_ENTRA_CLOUD. */
  officeScript: string;
}

const features: Record<Flavour, Features> = {
  microsoft365: { isCloud: true, login: clouds.world.loginHosts, officeScript: clouds.world.officeScript },
  'on-premises': { isCloud: false, login: [], officeScript: clouds.world.officeScript },
  china: {
    isCloud: true,
    login: clouds.china.loginHosts,
    officeScript: clouds.china.officeScript,
  },
};

/** The newest Mailbox set that a client must have; everything above is asked for when the pane runs. Exchange on-premises has no newer one. */
export const minimumSet = '1.5';
/** Button that Outlook presses for "Review in sidebar" (`commandId` of the send guard). */
export const composeButton = 'composePane';

/** Pixels of the ribbon's icons, and points of those of phones. */
const ribbonIcons = [16, 32, 80];
const phoneIcons = [25, 32, 48];
const scales = [1, 2, 3];

/**
 * A GUID that is the same for the same flavour and host, and different for every other one, so that two installations stand beside each other.
 * A name-based UUID, version 5 (RFC 9562, 5.5), in a name space of this product.
 */
export function manifestId(flavour: Flavour, host: string): string {
  const space = Buffer.from('6f2b1f0c3d5a4b7e9c1d2a8e4f5b6c70', 'hex');
  const bytes = createHash('sha1').update(space).update(`${flavour} ${host}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * The manifest, XML in UTF-8. The order of elements is that of Microsoft's schema ([MS-OWEMXML]), which enforces it.
 *
 * @throws Error where the host is no host name
 */
export function manifestOf(options: ManifestOptions): string {
  const { host, flavour } = options;
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/.test(host)) throw new Error(`"${host}" is not a host name.`);
  const { login, officeScript } = features[flavour];
  const base = `https://${host}/addin`;
  const domains = [`https://${host}`, ...login];
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Made by "npm run manifest". The pages load Office.js from ${officeScript} -->
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xsi:type="MailApp">
  <Id>${manifestId(flavour, host)}</Id>
  <Version>${fourParts(options.version)}</Version>
  <ProviderName>Tradepost</ProviderName>
  <DefaultLocale>en-US</DefaultLocale>
  ${localised('DisplayName', product)}
  ${localised('Description', description)}
  <IconUrl DefaultValue="${base}/icons/icon-64.png"/>
  <HighResolutionIconUrl DefaultValue="${base}/icons/icon-128.png"/>
  <SupportUrl DefaultValue="${base}/check.html"/>
  <AppDomains>
${domains.map(domain => `    <AppDomain>${domain}</AppDomain>`).join('\n')}
  </AppDomains>
  <Hosts>
    <Host Name="Mailbox"/>
  </Hosts>
  <Requirements>
    <Sets>
      <Set Name="Mailbox" MinVersion="${minimumSet}"/>
    </Sets>
  </Requirements>
  <FormSettings>
    <Form xsi:type="ItemRead">
      <DesktopSettings>
        <SourceLocation DefaultValue="${base}/taskpane.html"/>
        <RequestedHeight>450</RequestedHeight>
      </DesktopSettings>
    </Form>
    <Form xsi:type="ItemEdit">
      <DesktopSettings>
        <SourceLocation DefaultValue="${base}/taskpane.html"/>
      </DesktopSettings>
    </Form>
  </FormSettings>
  <Permissions>ReadWriteMailbox</Permissions>
  <Rule xsi:type="RuleCollection" Mode="Or">
    <Rule xsi:type="ItemIs" ItemType="Message" FormType="Read"/>
    <Rule xsi:type="ItemIs" ItemType="Message" FormType="Edit"/>
  </Rule>
  <DisableEntityHighlighting>true</DisableEntityHighlighting>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides" xsi:type="VersionOverridesV1_0">
    <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides/1.1" xsi:type="VersionOverridesV1_1">
${overrides(options)}
    </VersionOverrides>
  </VersionOverrides>
</OfficeApp>
`;
}

function overrides({ host, flavour, clientId }: ManifestOptions): string {
  const { isCloud } = features[flavour];
  return indented(
    3,
    `<Requirements>
  <bt:Sets DefaultMinVersion="${minimumSet}">
    <bt:Set Name="Mailbox"/>
  </bt:Sets>
</Requirements>
<Hosts>
  <Host xsi:type="MailHost">
${indented(2, [...(isCloud ? [runtimes] : []), desktop(isCloud), ...(isCloud ? [phone()] : [])].join('\n'))}
  </Host>
</Hosts>
${resources(host, isCloud)}${clientId ? `\n${application(host, clientId)}` : ''}`,
  );
}

const runtimes = `<Runtimes>
  <Runtime resid="eventPage">
    <Override type="javascript" resid="eventScript"/>
  </Runtime>
</Runtimes>`;

// The names of the functions are those of addin/launchevent.ts. SoftBlock: where the handler cannot run, the mail goes.
const events = `<ExtensionPoint xsi:type="LaunchEvent">
  <LaunchEvents>
    <LaunchEvent Type="OnNewMessageCompose" FunctionName="onNewMessageComposeHandler"/>
    <LaunchEvent Type="OnMessageSend" FunctionName="onMessageSendHandler" SendMode="SoftBlock"/>
  </LaunchEvents>
  <SourceLocation resid="eventPage"/>
</ExtensionPoint>`;

function desktop(isCloud: boolean): string {
  return `<DesktopFormFactor>
${indented(
  1,
  [
    ...(isCloud ? ['<SupportsSharedFolders>true</SupportsSharedFolders>'] : []),
    ...(isCloud ? ['<FunctionFile resid="eventPage"/>'] : []),
    surface('MessageReadCommandSurface', 'readPane', 'read', isCloud),
    surface('MessageComposeCommandSurface', composeButton, 'compose', false),
    ...(isCloud ? [events] : []),
  ].join('\n'),
)}
</DesktopFormFactor>`;
}

/** A button that opens the pane. Pinned it follows the selection; newer clients also keep it open for no mail and for several. */
function surface(point: string, id: string, texts: 'read' | 'compose', isWide: boolean): string {
  const wide = `
            <SupportsNoItemContext>true</SupportsNoItemContext>
            <SupportsMultiSelect>true</SupportsMultiSelect>`;
  return `<ExtensionPoint xsi:type="${point}">
  <OfficeTab id="TabDefault">
    <Group id="${texts}Group">
      <Label resid="group"/>
      <Control xsi:type="Button" id="${id}">
        <Label resid="${texts}Label"/>
        <Supertip>
          <Title resid="${texts}Label"/>
          <Description resid="${texts}Tip"/>
        </Supertip>
        <Icon>
${ribbonIcons.map(size => `          <bt:Image size="${size}" resid="i${size}"/>`).join('\n')}
        </Icon>
        <Action xsi:type="ShowTaskpane">
            <SourceLocation resid="pane"/>
            <SupportsPinning>true</SupportsPinning>${isWide ? wide : ''}
        </Action>
      </Control>
    </Group>
  </OfficeTab>
</ExtensionPoint>`;
}

function phone(): string {
  const images = scales.flatMap(scale =>
    phoneIcons.map(size => `        <bt:Image size="${size}" scale="${scale}" resid="i${size * scale}"/>`),
  );
  return `<MobileFormFactor>
  <ExtensionPoint xsi:type="MobileMessageReadCommandSurface">
    <Group id="phoneGroup">
      <Label resid="group"/>
      <Control xsi:type="MobileButton" id="phonePane">
        <Label resid="readLabel"/>
        <Icon xsi:type="bt:MobileIconList">
${images.map(image => `  ${image}`).join('\n')}
        </Icon>
        <Action xsi:type="ShowTaskpane">
          <SourceLocation resid="pane"/>
        </Action>
      </Control>
    </Group>
  </ExtensionPoint>
</MobileFormFactor>`;
}

function resources(host: string, isCloud: boolean): string {
  const base = `https://${host}/addin`;
  const sizes = new Set([
    ...ribbonIcons,
    ...(isCloud ? scales.flatMap(scale => phoneIcons.map(size => size * scale)) : []),
  ]);
  const images = [...sizes].sort((a, b) => a - b).map(size => [`i${size}`, `${base}/icons/icon-${size}.png`]);
  const urls = [['pane', `${base}/taskpane.html`]];
  if (isCloud) urls.push(['eventPage', `${base}/launchevent.html`], ['eventScript', `${base}/launchevent.js`]);
  const lines = (name: string, all: string[][]) =>
    all.map(([id, url]) => `    <bt:${name} id="${id}" DefaultValue="${url}"/>`).join('\n');
  const texts = (all: readonly Said[]) =>
    all.map(said => indented(2, localised('bt:String', said, `id="${said.id}" `))).join('\n');
  return `<Resources>
  <bt:Images>
${lines('Image', images)}
  </bt:Images>
  <bt:Urls>
${lines('Url', urls)}
  </bt:Urls>
  <bt:ShortStrings>
${texts(shortTexts)}
  </bt:ShortStrings>
  <bt:LongStrings>
${texts(longTexts)}
  </bt:LongStrings>
</Resources>`;
}

function application(host: string, clientId: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(clientId))
    throw new Error(`"${clientId}" is not a client id.`);
  return `<WebApplicationInfo>
  <Id>${clientId}</Id>
  <Resource>api://${host}/${clientId}</Resource>
  <Scopes>
    <Scope>access_as_user</Scope>
  </Scopes>
</WebApplicationInfo>`;
}

function localised(name: string, said: Said, attributes = ''): string {
  const override = name.startsWith('bt:') ? 'bt:Override' : 'Override';
  return `<${name} ${attributes}DefaultValue="${escaped(said.en)}"><${override} Locale="zh-CN" Value="${escaped(said.zhCN)}"/></${name}>`;
}

/** Office takes versions of four numbers. */
function fourParts(version: string): string {
  const parts = /^(\d+)\.(\d+)\.(\d+)/.exec(version);
  if (!parts) throw new Error(`"${version}" is not a version.`);
  return `${parts[1]}.${parts[2]}.${parts[3]}.0`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

function indented(steps: number, text: string): string {
  return text.replace(/^(?=.)/gm, '  '.repeat(steps));
}
