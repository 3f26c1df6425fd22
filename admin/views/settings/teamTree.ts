interface Node {
  id: number;
  parentId: number | null;
  name: string;
}

/** Teams in the order of their tree, each beneath what it is part of, with how deep it stands. */
export function inTreeOrder<T extends Node>(teams: readonly T[]): { team: T; depth: number }[] {
  const lines: { team: T; depth: number }[] = [];
  const known = new Set(teams.map(team => team.id));
  const seen = new Set<number>();
  const add = (parentId: number | null, depth: number) => {
    for (const team of teams) {
      const parent = team.parentId !== null && known.has(team.parentId) ? team.parentId : null;
      if (parent !== parentId || seen.has(team.id)) continue;
      seen.add(team.id);
      lines.push({ team, depth });
      add(team.id, depth + 1);
    }
  };
  add(null, 0);
  return lines;
}

/** A team and all beneath it: where it can not be put. */
export function beneath<T extends Node>(teams: readonly T[], id: number): Set<number> {
  const found = new Set([id]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const team of teams) if (team.parentId !== null && found.has(team.parentId)) found.add(team.id);
  }
  return found;
}
