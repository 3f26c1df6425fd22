import type { BrandVariants } from '@fluentui/react-components';

/** Harbour teal, one hue (OKLCH 205 degrees): apart from Outlook's blue and from every colour of meaning. */
export const harbourTeal: BrandVariants = {
  10: '#000A0C',
  20: '#00181B',
  30: '#002528',
  40: '#013237',
  50: '#004046',
  60: '#024F56',
  70: '#015D64',
  80: '#006B74',
  90: '#087A84',
  100: '#068B96',
  110: '#239AA6',
  120: '#3FABB7',
  130: '#5DBBC6',
  140: '#82CCD5',
  150: '#ABDDE3',
  160: '#D4EEF0',
};
