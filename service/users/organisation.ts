/** Who works under whom: personal lines (a person's manager), and branches and teams with their managers and members. */
export interface Organisation {
  people: readonly { id: number; managerId: number | null }[];
  teams: readonly { id: number; parentId: number | null; managerId: number | null }[];
  members: readonly { teamId: number; userId: number }[];
  rules: readonly { id: number; fromTeamId: number; toTeamId: number; access: string }[];
}

/** An organisation with its ways made ready to be walked. */
export interface OrganisationMap {
  reports: ReadonlyMap<number, readonly number[]>;
  managedTeams: ReadonlyMap<number, readonly number[]>;
  subTeams: ReadonlyMap<number, readonly number[]>;
  parentTeam: ReadonlyMap<number, number | null>;
  /** Members of the team and its manager. */
  peopleOf: ReadonlyMap<number, readonly number[]>;
  teamsOf: ReadonlyMap<number, readonly number[]>;
  rules: Organisation['rules'];
}

/** One step down: he is the manager of a person, or of a team in which (or beneath which) the person stands. */
export type Step = { kind: 'manager'; personId: number } | { kind: 'team'; teamId: number; personId: number };

/** Where a person stands: all whom the query needs to know. */
export interface Standing {
  /** Everybody below him, himself not among them. */
  below: number[];
  /** The teams that he or one of his people stands in or manages, and all that these are part of. */
  teamIds: number[];
  /** Whose companies a sharing rule opens to him, for reading; those for writing are among them. */
  readOwnerIds: number[];
  writeOwnerIds: number[];
}

/** Makes an organisation ready to be walked; done once after each change of it. */
export function mapOrganisation(organisation: Organisation): OrganisationMap {
  const { people, teams, members, rules } = organisation;
  const peopleOf = groupBy(members, 'teamId', 'userId');
  for (const { id, managerId } of teams) if (managerId !== null) push(peopleOf, id, managerId);
  const teamsOf = groupBy(members, 'userId', 'teamId');
  for (const { id, managerId } of teams) if (managerId !== null) push(teamsOf, managerId, id);
  return {
    reports: groupBy(people, 'managerId', 'id'),
    managedTeams: groupBy(teams, 'managerId', 'id'),
    subTeams: groupBy(teams, 'parentId', 'id'),
    parentTeam: new Map(teams.map(team => [team.id, team.parentId])),
    peopleOf,
    teamsOf,
    rules,
  };
}

function groupBy<K extends string, V extends string>(
  rows: readonly Record<K | V, number | null>[],
  by: K,
  value: V,
): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const row of rows) if (row[by] !== null) push(groups, row[by], row[value] as number);
  return groups;
}

function push(groups: Map<number, number[]>, key: number, value: number): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/**
 * Everybody below a person, each with the last step of a shortest way down to him. The two trees are one here: a manager stands above those who name him, above
 * all who stand in a team that he manages or in a team beneath it, and above everybody below those.
 */
export function stepsDown(map: OrganisationMap, userId: number): Map<number, Step & { above: number }> {
  const steps = new Map<number, Step & { above: number }>();
  let level = [userId];
  while (level.length > 0) {
    const next: number[] = [];
    for (const above of level) {
      const reach = (personId: number, step: Step) => {
        if (personId === userId || steps.has(personId)) return;
        steps.set(personId, { ...step, above });
        next.push(personId);
      };
      for (const personId of map.reports.get(above) ?? []) reach(personId, { kind: 'manager', personId });
      for (const root of map.managedTeams.get(above) ?? [])
        for (const teamId of teamsBeneath(map, root))
          for (const personId of map.peopleOf.get(teamId) ?? [])
            reach(personId, { kind: 'team', teamId: root, personId });
    }
    level = next;
  }
  return steps;
}

/** The way down from a person to somebody below him, from above; null where that one is not below him. */
export function wayDown(map: OrganisationMap, userId: number, otherId: number): Step[] | null {
  const steps = stepsDown(map, userId);
  const way: Step[] = [];
  for (let at = otherId; at !== userId;) {
    const step = steps.get(at);
    if (!step) return null;
    const { above, ...told } = step;
    way.unshift(told);
    at = above;
  }
  return way;
}

/** A team and all beneath it. */
export function teamsBeneath(map: OrganisationMap, teamId: number): number[] {
  const found = [teamId];
  const seen = new Set(found);
  for (let at = 0; at < found.length; at += 1)
    for (const sub of map.subTeams.get(found[at] as number) ?? []) if (!seen.has(sub)) found.push((seen.add(sub), sub));
  return found;
}

/** Teams of a person, and all that these are part of. */
export function teamsAround(map: OrganisationMap, userIds: Iterable<number>): Set<number> {
  const teams = new Set<number>();
  for (const userId of userIds)
    for (const teamId of map.teamsOf.get(userId) ?? [])
      for (let at: number | null = teamId; at !== null && !teams.has(at); at = map.parentTeam.get(at) ?? null)
        teams.add(at);
  return teams;
}

/** Those whose companies count as those of a team: all who stand in it or beneath it, and the managers there. */
export function peopleOfTeam(map: OrganisationMap, teamId: number): Set<number> {
  return new Set(teamsBeneath(map, teamId).flatMap(team => [...(map.peopleOf.get(team) ?? [])]));
}

/** Where a person stands. A manager sees what his people see (CRM-6), so what is shared with their teams is shared with him. */
export function standingOf(map: OrganisationMap, userId: number): Standing {
  const below = [...stepsDown(map, userId).keys()];
  const teams = teamsAround(map, [userId, ...below]);
  const read = new Set<number>();
  const write = new Set<number>();
  for (const rule of map.rules) {
    if (!teams.has(rule.toTeamId)) continue;
    for (const owner of peopleOfTeam(map, rule.fromTeamId)) {
      read.add(owner);
      if (rule.access === 'write') write.add(owner);
    }
  }
  return { below, teamIds: [...teams], readOwnerIds: [...read], writeOwnerIds: [...write] };
}

/** Whether a team would stand beneath itself if `parentId` became its parent. */
export function makesTeamCycle(map: OrganisationMap, teamId: number, parentId: number): boolean {
  return teamsBeneath(map, teamId).includes(parentId);
}
