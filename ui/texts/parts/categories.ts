/** Texts of the categories of mail, and of what a trial of a rule says about mail that stays, in both languages side by side. */
export const zhCN = {
  categories: {
    title: '邮件分类',
    none: '不分类',
    set: '分类',
    change: '分类：{name}，点击更改',
    given: '分类已设为“{name}”',
    taken: '已去掉分类',
    byPerson: '由 {name} 设定',
    byRule: '规则“{name}”给出',
    keptTitle: '{n} 封符合但保持不变',
    kept_person: '{n} 封由人决定过，规则不改',
    kept_conversation: '{n} 封的整组往来已由人决定',
    kept_there: '{n} 封本来就是这样',
    kept_suspicion: '{n} 封可疑，仍需人确认',
    kept_earlier_rule: '{n} 封归前面的规则管',
    kept_taken_back: '{n} 封曾被人从那家公司撤回',
    kept_foreign_number: '{n} 封里写着别家公司的单号，需人确认',
    kept_other: '{n} 封还没有归档结果，或规则指向的公司已不存在',
    keptShow: '看是哪些邮件',
    keptHide: '收起',
    keptFirst: '每种原因列出最早的 100 封。',
    keptHidden: '另有 {n} 封您无权查看。',
    looksAtOwn: '查看的是 {name} 的邮箱及其所在公共邮箱中的邮件，不看别人的邮件。',
    looksAtAll: '查看的是 {name} 能看到的全部邮件；{name} 无权查看的邮件不在其中。',
    listOfViewer: '下面只列出您自己能看到的邮件。',
    valuesHint: '不分大小写、全角半角，按您输入的样子显示。',
    addressHint: '地址和域名不分大小写，保存后统一为小写。',
  },
};

export const en: typeof zhCN = {
  categories: {
    title: 'Mail category',
    none: 'No category',
    set: 'Category',
    change: 'Category: {name}. Change it',
    given: 'Category is now "{name}"',
    taken: 'Category taken away',
    byPerson: 'given by {name}',
    byRule: 'given by the rule "{name}"',
    keptTitle: '{n} {n|mail fits and stays|mails fit and stay} as before',
    kept_person: '{n} decided by a person, which no rule changes',
    kept_conversation: '{n} in conversations that a person has decided',
    kept_there: '{n} there already',
    kept_suspicion: '{n} suspicious, left for a person to decide',
    kept_earlier_rule: '{n} taken by an earlier rule',
    kept_taken_back: '{n} taken back from that company by a person',
    kept_foreign_number: "{n} with a number of another company's record in it, left for a person to decide",
    kept_other: '{n} without a result yet, or the company of the rule is gone',
    keptShow: 'Show which mails',
    keptHide: 'Hide them',
    keptFirst: 'The first 100 of each reason are listed.',
    keptHidden: '{n} more are not yours to see.',
    looksAtOwn: "It looks at mail in {name}'s mailboxes and the shared ones that {name} works in, and at no other.",
    looksAtAll: 'It looks at all mail that {name} may see. What {name} may not see is left out.',
    listOfViewer: 'Listed is what you may see yourself.',
    valuesHint: 'Capitals and full-width letters make no difference; shown as you typed it.',
    addressHint: 'Capitals make no difference in addresses and domains; they are kept in small letters.',
  },
};

export const zhCNErrors = {
  'rule.no_category': '请选择规则要给的分类。',
};

export const enErrors: typeof zhCNErrors = {
  'rule.no_category': 'Choose the category that the rule gives.',
};
