/** Texts of the page on which whoever keeps the money checks bank accounts, in both languages side by side. */
export const zhCN = {
  accounts: {
    title: '账户核对',
    goAccounts: '前往账户核对',
    lead: '各公司邮件里出现的可疑账户，等您打电话核实。这里只有公司名称和账户，看不到邮件正文。',
    toCheck: '待核实的账户',
    noneToCheck: '没有待核实的账户。',
    find: '查看公司的银行账户',
    findHint: '输入公司名称，查看已知的账户，或登记合同上的账户。',
    noMatch: '没有名称里有“{q}”的公司。',
    back: '账户核对',
    openMail: '打开邮件',
    arrived: '邮件时间',
    supplier: '供应商',
    notThere: '没有这家公司，或已被合并、删除。',
    confirmWhy: '怎么核实的',
    confirmWhyHint: '例如：给张经理老号码打过电话。以后付款的人会看到。',
  },
};

export const en: typeof zhCN = {
  accounts: {
    title: 'Accounts to check',
    goAccounts: 'Go to accounts to check',
    lead: 'Accounts in mail that wait for your telephone call. Only whose they are and the accounts stand here, not the mail.',
    toCheck: 'Accounts to check',
    noneToCheck: 'No account waits to be checked.',
    find: 'Accounts of a company',
    findHint: 'Type its name to see the accounts that are known, or to enter one from a contract.',
    noMatch: 'No company has "{q}" in its name.',
    back: 'Accounts to check',
    openMail: 'Open the mail',
    arrived: 'Mail of',
    supplier: 'Supplier',
    notThere: 'There is no such company, or it was merged or removed.',
    confirmWhy: 'How it was checked',
    confirmWhyHint: 'For example: called Mr Zhang on the number we had before. Whoever pays next will read it.',
  },
};
