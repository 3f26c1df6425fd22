/** What the findings about Exchange say, and what to do about them (docs/company-setup.md has the steps). */
export const exchangeSentences: Readonly<Record<string, readonly [string, string]>> = {
  'exchange.unset': ['Mail is not read from Exchange: it is not set up', ''],
  'exchange.certificate_ok': ['The certificate of the app is good for {days} more days', ''],
  'exchange.certificate_soon': [
    'The certificate of the app ends in {days} days, on {date}',
    'Make a new one, upload it in Entra ID beside the old one, then change TRADEPOST_EXCHANGE_CERTIFICATE and TRADEPOST_EXCHANGE_KEY and start again.',
  ],
  'exchange.certificate_expired': [
    'The certificate of the app ended on {date}',
    'Make a new one, upload it in Entra ID, change TRADEPOST_EXCHANGE_CERTIFICATE and TRADEPOST_EXCHANGE_KEY and start again. No mail is lost meanwhile.',
  ],
  'exchange.certificate_early': [
    'The certificate of the app is good only from {date} on',
    'Set the clock of this computer, or make a certificate that is good now.',
  ],
  'exchange.host_unknown': [
    'The name {host} is not found',
    'Look at the DNS of this computer, and at TRADEPOST_ENTRA_CLOUD.',
  ],
  'exchange.host_refused': ['{host} refuses the connection', 'Look at the address, the firewall and the proxy.'],
  'exchange.host_silent': ['{host} does not answer', 'Let this computer reach {host} by HTTPS (port 443).'],
  'exchange.host_failed': ['{host} cannot be reached: {reason}', 'Let this computer reach {host} by HTTPS (port 443).'],
  'exchange.ca_unknown': [
    'The certificate of {host} is from an authority that is not known here',
    'If a proxy of the company looks into HTTPS, or the cloud is your own: set TRADEPOST_EXCHANGE_CA to the file (PEM) of its authority.',
  ],
  'exchange.tls_expired': [
    'The certificate of {host} is not good at this time',
    'Set the clock of this computer; else whoever runs {host} has to renew its certificate.',
  ],
  'exchange.tls_name': [
    'The certificate of {host} is made out to another name',
    'Look at the address, and whether a proxy answers in its place.',
  ],
  'exchange.clock_ok': ['The clock agrees with that of {host}', ''],
  'exchange.clock_drifts': [
    'The clock is {minutes} minutes off that of {host}',
    'Let the clock follow a time server: from five minutes on Microsoft refuses the sign-in.',
  ],
  'exchange.clock_off': [
    'The clock is {minutes} minutes off that of {host}: Microsoft refuses the sign-in',
    'Set the clock of this computer and let it follow a time server.',
  ],
  'exchange.token_ok': ['Microsoft Entra ID lets the app in', ''],
  'exchange.token_tenant': [
    'Microsoft Entra ID knows no such tenant ({reason})',
    'Set TRADEPOST_EXCHANGE_TENANT to the directory (tenant) id from the overview of the app registration, and TRADEPOST_ENTRA_CLOUD to its cloud.',
  ],
  'exchange.token_client': [
    'The tenant has no app with this client id ({reason})',
    'Set TRADEPOST_EXCHANGE_CLIENT_ID to the application (client) id, not to an object id; look whether the app is in this tenant.',
  ],
  'exchange.token_secret': [
    'The client secret is wrong ({reason})',
    'Set TRADEPOST_EXCHANGE_SECRET to the value of the secret, not to its id. Where the value is lost, make a new secret.',
  ],
  'exchange.token_secret_expired': [
    'The client secret has expired ({reason})',
    'Make a new secret under Certificates & secrets, set TRADEPOST_EXCHANGE_SECRET and start again. No mail is lost meanwhile.',
  ],
  'exchange.token_certificate': [
    'Microsoft Entra ID does not take the certificate of the app ({reason})',
    'Upload the file of TRADEPOST_EXCHANGE_CERTIFICATE under Certificates & secrets of the app; look whether the one there has expired.',
  ],
  'exchange.token_clock': [
    'Microsoft Entra ID finds the time of our sign-in wrong ({reason})',
    'Set the clock of this computer and let it follow a time server.',
  ],
  'exchange.token_disabled': [
    'The app is switched off in Entra ID ({reason})',
    'Switch it on under Enterprise applications, Properties: Enabled for users to sign in.',
  ],
  'exchange.token_consent': [
    'The app is not admitted in this tenant ({reason})',
    'An administrator of the tenant grants consent under API permissions of the app, or makes its enterprise application.',
  ],
  'exchange.token_policy': [
    'A rule of conditional access keeps the app out ({reason})',
    'Except the app, or the address of this computer, from the policy for workload identities.',
  ],
  'exchange.token_refused': [
    'Microsoft Entra ID refuses the app ({reason})',
    'Look at tenant, client id and certificate or secret; the sign-in logs of Entra ID (service principals) say more.',
  ],
  'exchange.roles_ok': ['The app has every right by Entra ID', ''],
  'exchange.roles_by_exchange': [
    'The app has no mail right in Entra ID: Exchange grants them for the chosen mailboxes',
    '',
  ],
  'exchange.roles_wide': [
    'The app may use every mailbox of the organisation: {roles} is granted in Entra ID',
    'Take these permissions away under API permissions and grant them for the chosen mailboxes in Exchange (RBAC for Applications): what Exchange grants is added and narrows nothing.',
  ],
  'exchange.role_read_missing': [
    'Mail.Read is not granted in Entra ID: unless Exchange grants it, no mail is read',
    'Grant the role Application Mail.Read in Exchange, for the chosen mailboxes.',
  ],
  'exchange.role_write_missing': [
    'Mail.ReadWrite is not granted in Entra ID: unless Exchange grants it, categories, moves into folders of customers and drafts are off',
    'Grant the role Application Mail.ReadWrite in Exchange, if you want them.',
  ],
  'exchange.role_send_missing': [
    'Mail.Send is not granted in Entra ID: unless Exchange grants it, no mail is sent through Exchange',
    'Grant the role Application Mail.Send in Exchange, or send by SMTP.',
  ],
  'exchange.role_settings_missing': [
    'MailboxSettings.ReadWrite is not granted in Entra ID: unless Exchange grants it, categories in Outlook have no colours of ours',
    'Grant the role Application MailboxSettings.ReadWrite in Exchange, if you want them.',
  ],
  'exchange.mailboxes_none': ['No mailbox is read from Exchange yet', 'Connect them in Settings, Exchange mailboxes.'],
  'exchange.mailboxes_ok': ['{n} mailboxes of Exchange can be read', ''],
  'exchange.mailbox_denied': [
    'The app may not read {n} mailboxes: {names}',
    'Exchange refuses (403): put them into the scope of RBAC for Applications, and check with Test-ServicePrincipalAuthorization. A new right counts after half an hour to two hours; do not try again and again meanwhile.',
  ],
  'exchange.mailbox_absent': [
    'Exchange has no such mailbox for {n} addresses: {names}',
    'Compare the address in Settings, Exchange mailboxes with that in Exchange (user principal name or object id).',
  ],
  'exchange.mailbox_elsewhere': [
    '{n} mailboxes are not in Exchange Online: {names}',
    'They stand on a server of your own, or have no licence. Give them one, or bring their mail in by import.',
  ],
  'exchange.mailbox_token': [
    'Microsoft Graph does not take the token of the app for {names}',
    'Look whether sign-in and Graph belong to the same cloud (TRADEPOST_ENTRA_CLOUD).',
  ],
  'exchange.mailbox_failed': ['{n} mailboxes cannot be read now ({reason}): {names}', 'It is tried again by itself.'],
  'exchange.changes_ok': ['Graph tells what changed in a folder', ''],
  'exchange.changes_refused': [
    'This cloud does not tell what changed in a folder',
    'Reading needs it. Ask whoever runs the cloud for message delta, or bring mail in another way (import, watched folder).',
  ],
  'exchange.webhook_ok': ['Graph finds us at {url}', ''],
  'exchange.webhook_none': [
    'Graph cannot tell of new mail: {url} is not an https address',
    'Each mailbox is read every minute all the same. To hear of mail at once, set TRADEPOST_URL to an https address that Microsoft can reach.',
  ],
  'exchange.webhook_lacking': [
    'This cloud does not tell of new mail',
    'Each mailbox is read every minute by the clock; nothing is lost by it.',
  ],
  'exchange.webhook_silent': [
    '{url} does not answer: {reason}',
    'Is the service running? Let the proxy pass POST /webhooks/graph on to it, and look at the firewall.',
  ],
  'exchange.webhook_certificate': [
    'The certificate at {url} is not good: {reason}',
    'Graph calls only where the certificate is from a public authority, whole with its chain, and not expired.',
  ],
  'exchange.webhook_other': [
    '{url} answers something else (HTTP {status})',
    'Let the proxy pass POST /webhooks/graph with its query to the service, without a sign-in of its own.',
  ],
  'exchange.subscriptions_ok': ['Graph tells of new mail in {n} mailboxes', ''],
  'exchange.subscriptions_gone': [
    'Graph does not tell of new mail in {n} mailboxes: {names}',
    'They are read every minute all the same; Tradepost subscribes anew by itself. If it stays, look at the webhook address.',
  ],
  'exchange.ledger_ok': ['Every mailbox of Exchange is being read', ''],
  'exchange.ledger_stalled': [
    '{n} mailboxes have not been read for a quarter of an hour: {names}',
    'Is the service running? What stands in the way is in Settings, Exchange mailboxes.',
  ],
  'exchange.ledger_gaps': [
    '{n} mailboxes lack mail that is on the server: {names}',
    'It is fetched by itself; what cannot be fetched stands in the ledger of the mailbox.',
  ],
  'exchange.test_folders': ['The list of folders came: {n} folders', ''],
  'exchange.test_message': ['A message came, whole', ''],
  'exchange.test_empty': ['The inbox is empty, so no message was fetched', ''],
  'exchange.test_busy': ['Exchange asks to come again later: the mailbox is busy, and can be read', ''],
  'exchange.test_message_denied': [
    'The app may see the list of mail, and not the mail itself',
    'It has Mail.ReadBasic. Grant Application Mail.Read.',
  ],
};
