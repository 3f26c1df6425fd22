import type { Draft } from '../drafts';
import { almaty, almatyAside } from './almaty';
import { americas } from './americas';
import { atlas } from './atlas';
import { dubaiLagos } from './dubaiLagos';
import { factories } from './factories';
import { france } from './france';
import { hearthwell } from './hearthwell';
import { lastNight } from './lastNight';
import { nordlichtOrder } from './nordlichtOrder';
import { nordlichtTrays } from './nordlichtTrays';
import { north } from './north';
import { office } from './office';
import { pacific } from './pacific';
import { thisMorning } from './thisMorning';

/** Every draft of the sample. */
export const allStories: readonly Draft[] = [
  ...nordlichtOrder,
  ...nordlichtTrays,
  ...atlas,
  ...hearthwell,
  ...france,
  ...north,
  ...almaty,
  ...almatyAside,
  ...americas,
  ...dubaiLagos,
  ...pacific,
  ...factories,
  ...office,
  ...lastNight,
  ...thisMorning,
];
