import type { Pane } from '../../service/sidebar/sidebar.schema';

/** Whether the sender is somebody whom the house knows, though this person may not see his company: an agent who writes for several customers. */
export function isKnownSender({ filing, unknownSender }: Pane): boolean {
  if (filing?.category !== 'which_party') return false;
  const isAgent = filing.reasons.some(reason => reason.code === 'agent_without_number');
  return isAgent || (unknownSender?.similar.some(one => one.id === null && one.why === 'address') ?? false);
}
