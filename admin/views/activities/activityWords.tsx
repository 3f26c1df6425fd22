import { CallRegular } from '@fluentui/react-icons/svg/call';
import { NoteRegular } from '@fluentui/react-icons/svg/note';
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import { BuildingShopRegular } from '@fluentui/react-icons/svg/building-shop';
import type { ReactElement } from 'react';
import type { ActivityReply } from '../../../service/activities/activities.schema';
import type { TextsState } from '../../../ui/texts/texts';

export type Kind = ActivityReply['kind'];

export const kindIcons: Readonly<Record<Kind, ReactElement>> = {
  call: <CallRegular />,
  meeting: <PeopleTeamRegular />,
  visit: <BuildingShopRegular />,
  note: <NoteRegular />,
};

/** A length of time as people say it. */
export function lengthText(minutes: number, t: TextsState['t']): string {
  if (minutes > 0 && minutes % 1_440 === 0) return t('activity.dayCount', { n: minutes / 1_440 });
  if (minutes > 0 && minutes % 60 === 0) return t('activity.hourCount', { n: minutes / 60 });
  return t('activity.minuteCount', { n: minutes });
}

/** What is offered, and what stands already. */
export function choicesWith(offered: readonly number[], standing: number | null): number[] {
  const all = standing === null || offered.includes(standing) ? [...offered] : [...offered, standing];
  return all.sort((one, other) => one - other);
}

export const offeredMinutes = [0, 15, 30, 45, 60, 90, 120, 180, 240, 480, 1_440, 2_880, 4_320];
export const offeredReminders = [0, 5, 15, 30, 60, 120, 1_440];

/** How somebody begins: what it is about, and whether it is planned or has happened. */
export interface ActivityStart {
  kind: Kind;
  isLogged: boolean;
  day?: string;
  time?: string;
  /** Whose it is; without it the viewer's own. */
  ownerId?: number;
  company?: { id: number; name: string } | null;
  record?: { id: number; number: string } | null;
  lead?: { id: number; number: string; name: string } | null;
}
