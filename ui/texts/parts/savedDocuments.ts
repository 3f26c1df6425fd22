/** Files of letters that were saved under a record, as the company's page lists them; in both languages side by side. */
export const zhCN = {
  savedDocuments: {
    title: '存到单据的文件',
    received: '收到的',
    given: '给出的',
    line: '{who} {at} 存入',
    more: '显示更多',
    takeOff: '取消存放',
    takeOffName: '取消存放 {name}',
    takenOff: '{name} 已从 {number} 取消存放，邮件里的附件还在',
  },
};

export const en: typeof zhCN = {
  savedDocuments: {
    title: 'Files saved under records',
    received: 'received',
    given: 'given',
    line: 'saved by {who}, {at}',
    more: 'Show more',
    takeOff: 'Take off',
    takeOffName: 'Take {name} off its record',
    takenOff: '{name} is no longer under {number}; it is still in the mail',
  },
};
