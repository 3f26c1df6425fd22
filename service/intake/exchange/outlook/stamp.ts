import { createHash } from 'node:crypto';

/**
 * The extended property by which we know our own writing (Microsoft, "singleValueLegacyExtendedProperty"): one fixed name, because a mailbox has room for few. Its GUID is ours alone.
 */
export const STAMP_ID = 'String {6f1c9d4e-2b57-4c0a-9a3d-7e58b1f0c2d4} Name TradepostFiled';

/** What we wrote on a message last. */
export interface Stamp {
  turn: number;
  categories: string[];
}

const MAX_LENGTH = 4_000;

/** Bound to the message: what was copied to another, or came with a mail, says nothing there. */
export function writeStamp(graphId: string, { turn, categories }: Stamp): string {
  return JSON.stringify({ of: markOf(graphId), turn, categories });
}

/** null where there is none, or one that is not of this message. */
export function readStamp(graphId: string, text: string | null): Stamp | null {
  if (text === null || text.length > MAX_LENGTH) return null;
  try {
    const { of, turn, categories } = JSON.parse(text) as { of?: unknown; turn?: unknown; categories?: unknown };
    const isOurs = of === markOf(graphId) && Number.isSafeInteger(turn) && Array.isArray(categories);
    return isOurs ? { turn: turn as number, categories: (categories as unknown[]).map(String).slice(0, 20) } : null;
  } catch {
    return null;
  }
}

const markOf = (graphId: string) => createHash('sha256').update(`tradepost ${graphId}`).digest('hex').slice(0, 24);
