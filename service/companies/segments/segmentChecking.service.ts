import type { EntityManager } from 'typeorm';
import { badRequest } from '../../common/errors';
import type { Viewer } from '../../users/roles';
import type { SegmentConditions } from './segmentFields';
import { conditionsIn, MOST_CONDITIONS, refuseCondition } from './segmentFields';
import { refuseClosed, visibleSegments } from './segmentSight.service';
import type { SegmentWorld } from './segmentWorld';

/**
 * Refuses conditions that cannot be asked, ask for what the viewer may not see, or name a segment that is not fixed, not of companies, or not open to him.
 *
 * @throws AppError segment.too_many_conditions, segment.field_unknown, segment.operator_unknown, segment.value_missing, segment.value_invalid, segment.segment_unknown, segment.closed (403)
 */
export async function checkConditions(
  manager: EntityManager,
  viewer: Viewer,
  conditions: SegmentConditions,
  world: SegmentWorld,
): Promise<void> {
  const all = conditionsIn(conditions);
  if (all.length > MOST_CONDITIONS)
    throw badRequest('segment.too_many_conditions', `At most ${MOST_CONDITIONS} conditions.`, { n: MOST_CONDITIONS });
  for (const condition of all) {
    const code = refuseCondition(condition, world.fields);
    if (code) throw badRequest(code, sentences[code], { field: condition.field });
  }
  refuseClosed(viewer, conditions, world);
  const named = [...new Set(all.filter(one => one.field === 'segment').flatMap(one => one.values.map(Number)))];
  if (named.length === 0) return;
  const found = await visibleSegments(manager, viewer)
    .andWhere("s.kind = 'fixed' AND s.about = 'companies' AND s.id IN (:...named)", { named })
    .getCount();
  if (found < named.length)
    throw badRequest('segment.segment_unknown', 'A segment that a condition names is gone, or is no fixed one of companies. Choose again.'); // prettier-ignore
}

const sentences = {
  'segment.field_unknown': 'A condition names a field that is not there any more. Take it away, or choose another.',
  'segment.operator_unknown': 'A field cannot be compared in this way. Choose another.',
  'segment.value_missing': 'A condition says nothing yet. Fill it in, or take it away.',
  'segment.value_invalid': 'The value of a condition does not do. Look at it again.',
} as const;
