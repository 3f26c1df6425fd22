/** The groups of the menu and of the settings, in both languages. */
export const zhCN = {
  shell: {
    tools: '工具',
    more: '更多',
    goTemplates: '去 回复模板',
    requests: '待答复的申请',
    requestsCount: '待答复 {n} 个',
    alarmCount: '{n} 条未看的警报',
    settingsPage: '选择设置页面',
    groupCompany: '公司与字段',
    groupPeople: '人员与权限',
    groupMail: '邮件',
    groupData: '数据',
    groupConnections: '对接',
    groupOperation: '运行',
  },
};

export const en: typeof zhCN = {
  shell: {
    tools: 'Tools',
    more: 'More',
    goTemplates: 'Go to Reply templates',
    requests: 'Requests to answer',
    requestsCount: '{n} to answer',
    alarmCount: '{n} {n|alarm|alarms} not looked at',
    settingsPage: 'Page of the settings',
    groupCompany: 'Company and fields',
    groupPeople: 'People and rights',
    groupMail: 'Mail',
    groupData: 'Data',
    groupConnections: 'Connections',
    groupOperation: 'Operation',
  },
};
