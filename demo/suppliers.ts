import type { Person } from './drafts';
import { at, china } from './house';

/** Factories, forwarder, inspectors, broker and bank. The free-mail addresses are invented and hold 0155. */

// Factories
export const xu = at(
  'xinyuan',
  'xinyuan-textile.example',
  china,
  'zh',
  'foxmail',
  'gb18030',
)('徐建国', 'xu.jianguo', '业务经理', '+86 575 5550 1551', '徐建国\n绍兴鑫源纺织有限公司\n电话 0575-5550 1551');
export const xinyuanFinance = at(
  'xinyuan',
  'xinyuan-textile.example',
  china,
  'zh',
  'foxmail',
  'gb18030',
)('鑫源财务 沈会计', 'caiwu', '财务', '', '沈会计\n绍兴鑫源纺织有限公司 财务部');
export const xuFalse: Person = {
  ...xu,
  address: 'xu.jianguo@xinyuan-textil.example',
  isKnown: false,
  client: 'outlook',
  charset: 'utf-8',
};
export const yu = at(
  'zhuyu',
  '163.com',
  china,
  'zh',
  'netease',
  'gb18030',
)('俞国华', 'anjizhuyu0155@163.com', '厂长', '+86 572 5550 1552', '安吉竹语竹制品厂 俞国华 手机 0572-5550 1552');
export const zhu = at('hengda', 'hengda-kitchen.example', china, 'zh', 'foxmail')(
  '朱晓燕',
  'zhuxy',
  '外销',
  '+86 579 5550 1553',
  '朱晓燕\n永康市恒达厨具有限公司',
);
export const wu = at(
  'senmu',
  'qq.com',
  china,
  'zh',
  'qq',
  'gb18030',
)('吴老板', '88120155@qq.com', '老板', '+86 578 5550 1554', '');
export const ding = at('meicai', 'meicai-pack.example', china, 'zh', 'foxmail')(
  '丁丽',
  'dingli',
  '业务',
  '+86 579 5550 1555',
  '丁丽\n义乌美彩包装有限公司\n0579-5550 1555',
);
export const qi = at(
  'runmian',
  '163.com',
  china,
  'zh',
  'netease',
  'gb18030',
)('齐红梅', 'runmian0155@163.com', '销售', '+86 312 5550 1556', '高阳润棉毛巾厂 齐红梅');
export const gu = at('lanyin', 'lanyin-home.example', china, 'zh', 'foxmail')(
  '顾斌',
  'gubin',
  '销售总监',
  '+86 513 5550 1557',
  '顾斌\n南通蓝印家纺有限公司',
);
export const fang = at(
  'guipin',
  'guipin-silicone.example',
  china,
  'zh',
  'foxmail',
  'gb18030',
)('方晓东', 'fang', '经理', '+86 574 5550 1558', '方晓东\n宁波硅品橡塑有限公司');

// Partners
const hailian = at('hailian', 'hailian-logistics.example', china, 'zh', 'foxmail');
export const hu = hailian(
  '胡佳',
  'hujia',
  '操作',
  '+86 574 5550 1561',
  '胡佳 Hu Jia\n宁波海联国际货运代理有限公司 操作部\n0574-5550 1561',
);
export const david = at('veriqual', 'veriqual.example', china, 'en', 'outlook')(
  'David Lin',
  'david.lin',
  'Inspection coordinator',
  '+86 21 5550 1562',
  'David Lin\nInspection Coordinator\nVeriqual Inspection Services (Shanghai)',
);
export const jin = at(
  'shunda',
  'shunda-customs.example',
  china,
  'zh',
  'foxmail',
  'gb18030',
)('金师傅', 'jin', '报关员', '+86 574 5550 1563', '宁波顺达报关有限公司 老金');
export const bank = at('donghai', 'donghai-bank.example', china, 'zh', 'outlook')(
  '东海商业银行宁波分行国际业务部',
  'trade.nb',
  '国际业务部',
  '+86 574 5550 1564',
  '东海商业银行宁波分行\n国际业务部(系统发送,请勿直接回复)',
);
