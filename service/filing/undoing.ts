/** One act on a message. */
export interface Part<Row> {
  row: Row;
  actId: number;
  isUndone: boolean;
  /** The act was undone while a later one stood on this message, so that the message was left as it was. */
  isLeft: boolean;
}

/**
 * How undoing an act restores one message.
 *
 * @param history the acts on the message, oldest first
 * @returns the part whose "before" is to stand again, and the parts whose undoing is made good by that; null where a later act counts on this message
 */
export function chooseStep<Row>(history: readonly Part<Row>[], actId: number): { before: Row; passed: Row[] } | null {
  const standing = history.filter(part => !part.isUndone);
  const last = standing[standing.length - 1];
  if (last?.actId !== actId) return null;
  const passed: Row[] = [];
  // What stood before it may be the work of acts that were undone meanwhile, each over the head of this one.
  for (const part of history.slice(0, history.indexOf(last)).reverse()) {
    if (!part.isUndone) break;
    if (part.isLeft) passed.push(part.row);
  }
  return { before: passed[passed.length - 1] ?? last.row, passed };
}
