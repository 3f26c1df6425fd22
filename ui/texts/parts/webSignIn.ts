/** Signing in to the web pages by Microsoft, and its settings, in both languages side by side. */
export const zhCN = {
  webSignIn: {
    title: '登录方式',
    microsoft: '用 Microsoft 账号登录',
    going: '正在转到 Microsoft…',
    or: '或用 Tradepost 账号',
    byPassword: '没有关联 Microsoft 账号？用密码登录',
    reason: '给管理员的编号：{reason}',
    outToo: '同时退出 Microsoft',
    outTooHint: '公用电脑上请一并退出，否则下一个人打开就是您的 Microsoft 账号。',
    linkTitle: '关联 Microsoft 账号？',
    linkLine: '以后用 Microsoft 账号登录就是 {name}，不用再输密码。管理员可以随时取消关联。',
    registration: '在 Microsoft 的登记',
    notConfigured:
      '还没有登记应用。先在 Entra 管理中心注册，然后在服务器上设置 TRADEPOST_ENTRA_CLIENT_ID 和 TRADEPOST_ENTRA_TENANTS，重启后在这里开启。步骤见 docs/company-setup.md。',
    redirectUri: '重定向地址（平台类型选 Web）',
    redirectHint: '在 Entra 应用注册的“身份验证”里原样填入。',
    copy: '复制',
    copied: '已复制重定向地址',
    clientId: '客户端编号',
    tenants: '允许登录的租户',
    proof: '本服务的凭据',
    proof_certificate: '证书，{date} 到期',
    proof_certificateUnread: '证书，读不出到期日',
    proof_secret: '客户端密码',
    proof_none:
      '没有。Entra 的 Web 平台需要密码或证书：请设置 TRADEPOST_ENTRA_SECRET，或 TRADEPOST_ENTRA_CERTIFICATE 和 TRADEPOST_ENTRA_KEY',
    mode: '谁可以用 Microsoft 账号登录',
    modeHint: '只按租户和对象编号认人，从不按邮箱认人。在这里停用的人始终进不来。',
    mode_off: '不启用',
    mode_linked: '只有已关联的人',
    mode_domain: '还有登录名属于指定域名的同事，第一次登录自动建账号',
    mode_claims: '还有在 Entra 里分到指定应用角色或组的同事，第一次登录自动建账号',
    domains: '域名',
    domainsHint: '按 Entra 登录名（UPN）的域名，来宾账号不算。',
    roles: '角色',
    team: '团队',
    noTeam: '不加入团队',
    rules: '应用角色和组',
    rulesHint: '符合几条，就得到几条的角色和团队。只在第一次登录时用；之后的角色在“人员”里改。',
    kind: '类型',
    kind_role: '应用角色的值',
    kind_group: '组的对象编号',
    value: '值',
    addRule: '添加一条',
    removeRule: '删除这一条',
    session: '登录时长',
    sessionHours: '用 Microsoft 登录后，最长多少小时',
    sessionHint: '到时自动向 Microsoft 核实一次：在那边停用的人进不来，其他人无需操作。',
    local: 'Tradepost 密码',
    isLocalOff: '已关联 Microsoft 的人不能再用密码登录',
    isLocalOffHint:
      '登录页只显示 Microsoft 按钮。没有关联的人仍可用密码，API 密钥不受影响。要由本人刚用 Microsoft 登录的管理员开启；万一进不来，在服务器上运行 tradepost user allow-passwords。',
    counts: '已关联 {linked} 人（其中管理员 {administrators} 人），未关联 {unlinked} 人',
  },
};

export const en: typeof zhCN = {
  webSignIn: {
    title: 'Sign-in',
    microsoft: 'Sign in with Microsoft',
    going: 'Going to Microsoft…',
    or: 'Or with your Tradepost account',
    byPassword: 'No Microsoft account linked? Sign in by password',
    reason: 'Number for your administrator: {reason}',
    outToo: 'Sign out of Microsoft too',
    outTooHint: 'On a shared computer: else the next person who opens it is you, at Microsoft.',
    linkTitle: 'Link your Microsoft account?',
    linkLine:
      'From now on your Microsoft account signs you in as {name}, without a password. An administrator can take the link off at any time.',
    registration: 'Registration at Microsoft',
    notConfigured:
      'No app is registered yet. Register one in the Entra admin centre, set TRADEPOST_ENTRA_CLIENT_ID and TRADEPOST_ENTRA_TENANTS on the server, start it again and switch it on here. The steps are in docs/company-setup.md.',
    redirectUri: 'Redirect URI (platform: Web)',
    redirectHint: 'Enter it under Authentication in the registration, letter by letter.',
    copy: 'Copy',
    copied: 'Redirect URI copied',
    clientId: 'Client ID',
    tenants: 'Tenants whose people sign in',
    proof: 'How this service proves itself',
    proof_certificate: 'by certificate, good until {date}',
    proof_certificateUnread: 'by a certificate whose end cannot be read',
    proof_secret: 'by client secret',
    proof_none:
      'by nothing. The Web platform of Entra needs a secret or a certificate: set TRADEPOST_ENTRA_SECRET, or TRADEPOST_ENTRA_CERTIFICATE and TRADEPOST_ENTRA_KEY',
    mode: 'Who may sign in with Microsoft',
    modeHint:
      'People are known by tenant and object ID alone, never by their address. Whoever is switched off here stays out.',
    mode_off: 'Nobody',
    mode_linked: 'Whoever has a linked account',
    mode_domain: 'Colleagues of a domain too: the first sign-in makes their account',
    mode_claims: 'Colleagues with an app role or group in Entra too: the first sign-in makes their account',
    domains: 'Domains',
    domainsHint: 'That of the sign-in name (UPN) in Entra. Guests do not count.',
    roles: 'Roles',
    team: 'Team',
    noTeam: 'No team',
    rules: 'App roles and groups',
    rulesHint:
      'Whoever has several gets the roles and teams of all. It counts at the first sign-in; roles are changed under People afterwards.',
    kind: 'Kind',
    kind_role: 'Value of an app role',
    kind_group: 'Object ID of a group',
    value: 'Value',
    addRule: 'Add one',
    removeRule: 'Remove this one',
    session: 'How long it lasts',
    sessionHours: 'Hours that a sign-in with Microsoft lasts at most',
    sessionHint: 'Microsoft is asked again then: whoever is disabled there stays out, everybody else notices nothing.',
    local: 'Passwords of Tradepost',
    isLocalOff: 'Whoever has a linked Microsoft account cannot sign in by password',
    isLocalOffHint:
      'The sign-in page shows the Microsoft button alone. People without a link still have their passwords, and API keys go on. It is switched on by an administrator who has come by Microsoft; if nobody gets in any more, run "tradepost user allow-passwords" on the server.',
    counts: '{linked} linked ({administrators} of them administrators), {unlinked} not',
  },
};

export const zhCNAudit = {
  action_entra_signed_in: '用 Microsoft 账号登录',
  action_entra_provisioned: '首次用 Microsoft 登录，自动建账号',
  action_entra_sign_in_refused: '拒绝 Microsoft 登录',
  action_sign_in_changed: '修改登录方式',
  detail_tid: '租户编号',
  detail_oid: '对象编号',
};

export const enAudit: typeof zhCNAudit = {
  action_entra_signed_in: 'Signed in with Microsoft',
  action_entra_provisioned: 'Account made at the first sign-in with Microsoft',
  action_entra_sign_in_refused: 'Sign-in with Microsoft refused',
  action_sign_in_changed: 'Sign-in changed',
  detail_tid: 'Tenant ID',
  detail_oid: 'Object ID',
};

export const zhCNErrors = {
  'users.local_off': '这里已停用密码，请用 Microsoft 账号登录。',
  'users.local_off_link': '此人用 Microsoft 账号登录，密码已停用，不需要重设链接。要让他用密码，请先取消关联。',
  'entra.sign_in_off': '这里没有启用 Microsoft 登录，请用 Tradepost 账号登录。',
  'entra.state_lost': '这次登录已过期、已用过，或不是在这个浏览器里开始的。请重新登录。',
  'entra.cancelled': '您在 Microsoft 页面上取消了登录。',
  'entra.consent_missing': '贵公司还没有同意这个应用，请 Microsoft 365 管理员在 Entra 管理中心授予同意。',
  'entra.not_assigned': '这个应用没有分配给您，请 Microsoft 365 管理员在企业应用里分配。',
  'entra.disabled_there': '您的 Microsoft 账号已停用，请联系 Microsoft 365 管理员。',
  'entra.blocked_there': '贵公司的访问规则不允许从这台电脑登录，请联系 Microsoft 365 管理员。',
  'entra.again': '登录已到期，请再用 Microsoft 账号登录一次，登录后回到原来的页面。',
  'entra.app_refused': 'Microsoft 不接受本服务的登记，请管理员检查客户端编号、密码或证书是否过期，以及重定向地址。',
  'entra.unreachable': '服务器暂时连不上 Microsoft，请稍后再试，或用 Tradepost 账号登录。',
  'entra.code_refused': 'Microsoft 不接受这次登录，请重新登录。',
  'entra.wrong_nonce': '这次登录不是在这里开始的，请重新登录。',
  'entra.clock_wrong': '服务器的时钟不准，无法核对登录，请管理员校准时间。',
  'entra.not_provisioned':
    '您的 Microsoft 账号不在自动开通的范围内。有 Tradepost 账号的，用它登录一次即可关联；没有的，请联系管理员。',
  'entra.groups_overage': '您所在的组太多，Microsoft 没有列出。请管理员改用应用角色。',
  'entra.address_taken': '已有账号用了您的邮箱，但没有关联。请用它的密码登录一次并关联，或请管理员关联。',
  'entra.link_over': '时间过长，没有关联。请再用 Microsoft 登录一次。',
  'sign_in.bad_domain': '“{domain}”不是公司自己的域名，请写成 example.com 这样；人人都能注册邮箱的域名不能用。',
  'sign_in.no_domain': '请填写域名。',
  'sign_in.no_role': '请选择角色。',
  'sign_in.domain_administrator': '不能让整个域名的人都成为管理员，请选别的角色。',
  'sign_in.no_rule': '请至少添加一条应用角色或组。',
  'sign_in.bad_group': '“{value}”不是组的对象编号，请在 Entra 管理中心的组页面复制 Object ID。',
  'sign_in.local_needs_microsoft': '先启用 Microsoft 登录，才能停用密码。',
  'sign_in.not_by_microsoft': '请先自己用 Microsoft 账号登录，确认这条路走得通，再停用密码。',
  'sign_in.no_linked_administrator': '还没有管理员关联 Microsoft 账号，请先关联一位。',
  'sign_in.last_way': '这样就没有管理员进得来了。请先让一位管理员设置密码。',
};

export const enErrors: typeof zhCNErrors = {
  'users.local_off': 'Passwords are switched off here. Sign in with your Microsoft account.',
  'users.local_off_link':
    'This person signs in with Microsoft, and passwords are switched off: a link for a new one would open nothing. Take the Microsoft account off first.',
  'entra.sign_in_off': 'Nobody signs in with Microsoft here. Use your Tradepost account.',
  'entra.state_lost': 'This sign-in is over, was used already, or was begun in another browser. Sign in again.',
  'entra.cancelled': 'You broke the sign-in off at Microsoft.',
  'entra.consent_missing':
    'Your organisation has not agreed to this app yet. Its Microsoft 365 administrator grants consent in the Entra admin centre.',
  'entra.not_assigned':
    'This app is not assigned to you. Ask your Microsoft 365 administrator to assign it under Enterprise applications.',
  'entra.disabled_there': 'Your Microsoft account is disabled. Ask your Microsoft 365 administrator.',
  'entra.blocked_there':
    'A rule of your organisation does not let you in from this computer. Ask your Microsoft 365 administrator.',
  'entra.again': 'Your session has ended. Sign in with Microsoft once more, and you are back where you were.',
  'entra.app_refused':
    'Microsoft does not take the registration of this service. Your administrator should check client ID, secret or certificate, and redirect URI.',
  'entra.unreachable':
    'The server cannot reach Microsoft. Try again in a moment, or sign in with your Tradepost account.',
  'entra.code_refused': 'Microsoft does not take this sign-in. Sign in again.',
  'entra.wrong_nonce': 'This sign-in was not begun here. Sign in again.',
  'entra.clock_wrong':
    "The server's clock is wrong, so the sign-in cannot be checked. Your administrator should set it.",
  'entra.not_provisioned':
    'No rule here makes an account for you. If you have a Tradepost account, sign in with it once and link it; if not, ask your administrator.',
  'entra.groups_overage':
    'You are in more groups than Microsoft lists. Your administrator should use app roles instead.',
  'entra.address_taken':
    'There is an account with your address that is not linked. Sign in with its password once and link it, or ask your administrator.',
  'entra.link_over': 'This took too long and nothing was linked. Sign in with Microsoft once more.',
  'sign_in.bad_domain':
    '"{domain}" is no domain of your own. Write it like example.com; domains where anybody has an address do not count.',
  'sign_in.no_domain': 'Enter a domain.',
  'sign_in.no_role': 'Choose a role.',
  'sign_in.domain_administrator': 'Not everybody of a domain can be an administrator. Choose another role.',
  'sign_in.no_rule': 'Add an app role or a group.',
  'sign_in.bad_group': '"{value}" is no object ID of a group. Copy it from the page of the group in Entra.',
  'sign_in.local_needs_microsoft': 'Let people sign in with Microsoft first, then switch passwords off.',
  'sign_in.not_by_microsoft':
    'Sign in with Microsoft yourself first, so that the way is known to work. Then switch passwords off.',
  'sign_in.no_linked_administrator': 'No administrator has a linked Microsoft account. Link one first.',
  'sign_in.last_way': 'No administrator could sign in any more. Let one of them set a password first.',
};
