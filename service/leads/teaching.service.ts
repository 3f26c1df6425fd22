import type { EntityManager } from 'typeorm';

/**
 * Lets the recognition learn from a person's word on letters.
 *
 * @param isTakenBack the word is withdrawn
 */
export async function teachInquiries(
  _manager: EntityManager,
  _messageIds: readonly number[],
  _isInquiry: boolean,
  _isTakenBack?: 'takeBack',
): Promise<void> {}
