/** What every form says while something is entered: closing it unsaved, countries by name. */
export const zhCN = {
  entering: {
    unsavedTitle: '修改还没有保存',
    unsavedLine: '关闭后，刚才填写的内容就没有了。',
    goOn: '继续编辑',
    drop: '放弃修改',
    noCountry: '没有“{value}”这个国家或地区，请从列表中选择',
    countriesHint: '输入国家名称，如 德国、美国；也可以用两位代码 DE、US',
    anyCountry: '国家，如 德国',
  },
};

export const en: typeof zhCN = {
  entering: {
    unsavedTitle: 'Your changes are not saved',
    unsavedLine: 'What you have entered is lost when this is closed.',
    goOn: 'Go on editing',
    drop: 'Discard the changes',
    noCountry: 'There is no country "{value}". Choose one from the list.',
    countriesHint: 'The name of a country, e.g. Germany; or its two letters, e.g. DE',
    anyCountry: 'Country, e.g. Germany',
  },
};
