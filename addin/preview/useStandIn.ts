import { createContext, useContext, useSyncExternalStore } from 'react';
import { fill } from '../../ui/texts/filling';
import { en, zhCN } from '../../ui/texts/parts/standIn';
import type { OutlookPage } from './outlookPage';
import type { World } from './world';

export const OutlookContext = createContext<OutlookPage | null>(null);

export function useOutlook(): OutlookPage {
  const outlook = useContext(OutlookContext);
  if (!outlook) throw new Error('useOutlook stands outside StandIn');
  return outlook;
}

/** What there is at the moment; the page is drawn again with every change of it. */
export function useWorld(): World {
  const { store } = useOutlook();
  return useSyncExternalStore(store.subscribe, store.get);
}

export type StandInText = keyof typeof en;
export type Say = (key: StandInText, values?: Readonly<Record<string, string | number>>) => string;

/** The words of this page in the language that is chosen. */
export function useSay(): Say {
  const { language } = useWorld();
  const texts = language === 'zh-CN' ? zhCN : en;
  return (key, values) => fill(texts[key], values);
}
