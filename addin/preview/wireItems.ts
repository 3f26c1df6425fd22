// Letters and drafts in the form that Office.js has them.
import type { StandInLine } from '../../demo/outlook/exchange.schema';
import type { Theme } from '@fluentui/react-components';
import type { Draft, World } from './world';
import { isShared, openLine } from './world';
import type { Habits, WireItem, WireTheme } from './wire';

/** As Exchange makes them: base64 with signs that no address takes. */
export const itemIdOf = (id: string): string => `AAMkAGI2/+${btoa(`tradepost:${id}`)}`;

export function readItem(line: StandInLine, world: World): WireItem {
  const { id, internetMessageId, conversationId, subject, from, to, sentAt } = line;
  return {
    mode: 'read',
    key: id,
    itemId: itemIdOf(id),
    internetMessageId: internetMessageId ?? '',
    conversationId,
    subject,
    from: { emailAddress: from.address, displayName: from.name },
    to: to.map(({ name, address }) => ({ emailAddress: address, displayName: name })),
    createdAt: sentAt,
    isShared: isShared(world, line.mailbox),
  };
}

export const composeItem = ({ id, conversationId, inReplyTo }: Draft): WireItem => ({
  mode: 'compose',
  key: id,
  conversationId,
  inReplyTo,
});

/** What is open in the list; null: nothing, several, or a draft. */
export function itemInList(world: World): WireItem | null {
  const line = openLine(world);
  return line && readItem(line, world);
}

/** Milliseconds: an answer of Office.js on a usual day, and when all is slow; those of the service then. */
const usualLate = 12;
const slowLate = 260;
const slowService = 1400;
/** How long nothing is open between two selections. */
export const gapOf = (world: World): number => (world.isSlow ? 350 : 40);
export const lateOf = (world: World): number => (world.isSlow ? slowLate : usualLate);

export function habitsOf(world: World, theme: Theme): Habits {
  const colours: WireTheme = {
    bodyBackgroundColor: theme.colorNeutralBackground1,
    bodyForegroundColor: theme.colorNeutralForeground1,
    controlBackgroundColor: theme.colorNeutralBackground3,
    controlForegroundColor: theme.colorNeutralForeground1,
  };
  const { look, isSlow, isOffline } = world;
  return { look, theme: colours, serviceLate: isSlow ? slowService : 0, isOffline };
}
