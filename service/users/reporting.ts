/**
 * Whether `userId` would stand above himself if `managerId` became his manager.
 *
 * @param managers who is whose manager now: user to manager or null
 */
export function makesCycle(managers: ReadonlyMap<number, number | null>, userId: number, managerId: number): boolean {
  const seen = new Set<number>();
  for (let above: number | null = managerId; above !== null; above = managers.get(above) ?? null) {
    if (above === userId) return true;
    if (seen.has(above)) return false;
    seen.add(above);
  }
  return false;
}
