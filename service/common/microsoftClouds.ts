/** The clouds that Microsoft runs apart from each other; accounts and tokens of one are worth nothing in another. */
export type CloudName = 'world' | 'china' | 'usgov' | 'dod' | 'custom';

/**
 * What not every cloud has. Code asks for these (`cloudHas`), never for the name of a cloud:
 *
 * - `notifications`: Graph calls a webhook when mail comes; without it mailboxes are read by the clock alone
 * - `masterCategories`: the list of a mailbox's categories with their colours; without it categories are words without a colour of ours
 * - `replyParameters`: a reply is made with its text at once; without it the draft is made first and changed then
 */
export const cloudParts = ['notifications', 'masterCategories', 'replyParameters'] as const;
export type CloudPart = (typeof cloudParts)[number];

/** Where one cloud's sign-in, Office.js and Outlook on the web stand. All are origins, without a slash at the end. */
export interface Cloud {
  /** Where people sign in and where the keys of its tokens are fetched. */
  login: string;
  /** All that Microsoft's own library speaks with once it was told `login`: it goes to the name that it prefers. */
  loginHosts: readonly string[];
  /** What its tokens name as their issuer, before `/{tenant}/v2.0`. */
  issuer: string;
  /** Office.js as Microsoft serves it; it cannot be kept by ourselves (Microsoft allows its own hosts only). */
  officeScript: string;
  /** Microsoft Graph. */
  graph: string;
  /** Pages of Outlook that show the pane in a frame of theirs. Outlook on desktops shows it in a window of its own, which no list concerns. */
  outlookHosts: readonly string[];
  /** What is missing in it, as far as Microsoft has published it. */
  lacks: readonly CloudPart[];
}

/**
 * What is missing in China is read from the metadata that Microsoft publishes of that cloud's Graph beside the world-wide one (schemas/v1.0-Mooncake.csdl, v1.0-Prod.csdl): it declares no list of
 * categories and no parameters of createReply. Sources of the rest: login hosts, issuers and Office.js hosts: Microsoft, "National clouds" and "Referencing the Office JavaScript API library". China's
 * tokens name another host than the one where they are asked for. Outlook's hosts: Microsoft's lists of Microsoft 365 URLs and IP address ranges (world-wide,
 * 21Vianet, US Government GCC High, US Government DoD), Exchange Online.
 */
export const clouds: Readonly<Record<Exclude<CloudName, 'custom'>, Cloud>> = {
  world: {
    login: 'https://login.microsoftonline.com',
    loginHosts: ['https://login.microsoftonline.com'],
    issuer: 'https://login.microsoftonline.com',
    officeScript: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
    graph: 'https://graph.microsoft.com',
    outlookHosts: [
      'https://outlook.office.com',
      'https://outlook.office365.com',
      'https://outlook.cloud.microsoft',
      'https://outlook.live.com',
    ],
    lacks: [],
  },
  china: {
    login: 'https://login.chinacloudapi.cn',
    loginHosts: ['https://login.chinacloudapi.cn', 'https://login.partner.microsoftonline.cn'],
    issuer: 'https://login.partner.microsoftonline.cn',
    officeScript: 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    outlookHosts: ['https://partner.outlook.cn'],
    lacks: ['masterCategories', 'replyParameters'],
  },
  usgov: {
    login: 'https://login.microsoftonline.us',
    loginHosts: ['https://login.microsoftonline.us'],
    issuer: 'https://login.microsoftonline.us',
    officeScript: 'https://appsforoffice.gcch.cdn.office.net/appsforoffice/lib/1/hosted/office.js',
    graph: 'https://graph.microsoft.us',
    outlookHosts: ['https://outlook.office365.us'],
    lacks: [],
  },
  dod: {
    login: 'https://login.microsoftonline.us',
    loginHosts: ['https://login.microsoftonline.us'],
    issuer: 'https://login.microsoftonline.us',
    officeScript: 'https://appsforoffice.dod.cdn.office.net/appsforoffice/lib/1/hosted/office.js',
    graph: 'https://dod-graph.microsoft.us',
    outlookHosts: ['https://outlook-dod.office365.us', 'https://webmail.apps.mil'],
    lacks: [],
  },
};

/** What the company's Outlook and its sign-in are, as the environment says. */
export interface OutlookSettings {
  cloud: CloudName;
  /** Only of the cloud 'custom': where people sign in, which is also what its tokens name. */
  authority: string | null;
  /** Further pages that show the pane in a frame: Outlook on the web of an Exchange of one's own. Origins. */
  moreHosts: readonly string[];
  /** null: nobody signs in by Microsoft Entra ID. */
  entra: EntraSettings | null;
}

export interface EntraSettings {
  /** Of the app's registration; what its tokens are made out to. GUID in small letters. */
  clientId: string;
  /** Whose people may sign in. GUIDs in small letters. */
  tenants: readonly string[];
  /** Apps that may call in a person's name: the pane itself, and Office where its own sign-in is registered for us. GUIDs in small letters. */
  callers: readonly string[];
  /** By what the service proves itself when people sign in to the web pages; null or absent: by the code's verifier alone, as a public client. */
  proof?: AppProof | null;
  /** PEM file of further certificate authorities that are trusted where people sign in. */
  caFile?: string | null;
}

/** By what an app proves itself: a certificate with its key (PEM), or a secret. */
export type AppProof = { certificate: string; privateKey: string } | { secret: string };

/** What holds where nothing is said: the world-wide cloud, and sign-in by our own accounts alone. */
export const usualOutlook: OutlookSettings = { cloud: 'world', authority: null, moreHosts: [], entra: null };

/** The app's own way into the company's Exchange Online: its registration, and where Graph and the sign-in stand. */
export interface ExchangeSettings {
  /** Origins. */
  graph: string;
  login: string;
  tenantId: string;
  clientId: string;
  proof: AppProof;
  /** PEM file of further certificate authorities that are trusted. */
  caFile: string | null;
  /** What this cloud lacks, where the environment says so; absent: as `Cloud.lacks` has it. */
  lacks?: readonly CloudPart[];
}

/** The scope by which a person lets the pane act for him here. */
export const PANE_SCOPE = 'access_as_user';

/** The cloud of the settings; one's own stands for the world-wide one in all but its sign-in. */
export function cloudOf(settings: OutlookSettings): Cloud {
  if (settings.cloud !== 'custom') return clouds[settings.cloud];
  const login = settings.authority ?? clouds.world.login;
  return { ...clouds.world, login, loginHosts: [login], issuer: login };
}

/** Whether the company's Exchange has a part that not every cloud has; none that is set up has nothing. */
export function cloudHas(
  { exchange, outlook }: { exchange?: ExchangeSettings | null; outlook?: OutlookSettings },
  part: CloudPart,
): boolean {
  if (!exchange) return false;
  return !(exchange.lacks ?? cloudOf(outlook ?? usualOutlook).lacks).includes(part);
}

/** What a token of this tenant names as its issuer (version 2.0 of Microsoft's tokens). */
export function issuerOf(cloud: Cloud, tenant: string): string {
  return `${cloud.issuer}/${tenant}/v2.0`;
}

/** Where the keys of a tenant's tokens are. */
export function keysAddress(cloud: Cloud, tenant: string): string {
  return `${cloud.login}/${tenant}/discovery/v2.0/keys`;
}
