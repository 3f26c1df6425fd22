/** What a level makes of a company: not yet a customer who has signed, one who has, one with whom nobody trades. */
export type Standing = 'new' | 'old' | 'barred';
export const standings: readonly Standing[] = ['new', 'old', 'barred'];

/** What may move a company by itself. */
export const levelMoves = ['two_way_mail', 'intention', 'order'] as const;
export type LevelMove = (typeof levelMoves)[number];

/** Levels tell how far we are with whoever buys from us. A factory, an agent, a forwarder or a bank has none; barred it may be all the same. */
export function hasLevel({ isCustomer }: { isCustomer: boolean }): boolean {
  return isCustomer;
}

/** A level as the dictionary has it. */
export interface LevelStep {
  code: string;
  /** Larger is further. */
  position: number;
  isActive: boolean;
  standing: Standing;
  /** null: only people set it */
  moves: LevelMove | null;
  /** Of 'order': from so many on; absent is one. */
  fromOrders?: number;
  /** Of 'order': and from this sum of signed orders on, in whole units of the own currency. */
  fromAmount?: number;
}

/** What is known of the dealings with a company. */
export interface LevelFacts {
  hasTwoWayMail: boolean;
  /** A quotation or an opportunity is open. */
  hasIntention: boolean;
  orders: number;
  /** null where the records tell no amounts. */
  orderAmount: number | null;
}

export interface LevelChoice {
  code: string;
  rule: LevelMove;
}

/**
 * The level to which the rules move a company; null where it stays. Rules only ever move forward: that an order is closed or a quotation was lost
 * takes nothing away, and only people move back. A barred company is moved by nobody but people.
 *
 * @param present code of its level
 */
export function chooseLevel(present: string, facts: LevelFacts, steps: readonly LevelStep[]): LevelChoice | null {
  const now = steps.find(step => step.code === present);
  if (now?.standing === 'barred') return null;
  const reached = steps
    .filter(step => step.isActive && step.standing !== 'barred' && step.position > (now?.position ?? -1))
    .filter(step => isReached(step, facts))
    .sort((a, b) => b.position - a.position)[0];
  return reached?.moves ? { code: reached.code, rule: reached.moves } : null;
}

function isReached(step: LevelStep, facts: LevelFacts): boolean {
  if (step.moves === 'two_way_mail') return facts.hasTwoWayMail;
  if (step.moves === 'intention') return facts.hasIntention;
  if (step.moves !== 'order' || facts.orders < Math.max(1, step.fromOrders ?? 1)) return false;
  return step.fromAmount === undefined || (facts.orderAmount !== null && facts.orderAmount >= step.fromAmount);
}

/** The steps of the dictionary's entries; what a rule has that is not understood is left out. */
export function readSteps(
  entries: readonly { code: string; position: number; isActive: boolean; rule: Record<string, unknown> | null }[],
): LevelStep[] {
  return entries.map(({ code, position, isActive, rule }) => {
    const { fromOrders, fromAmount } = rule ?? {};
    return {
      ...{ code, position, isActive },
      standing: standings.find(one => one === rule?.standing) ?? 'new',
      moves: levelMoves.find(one => one === rule?.moves) ?? null,
      ...(typeof fromOrders === 'number' ? { fromOrders } : {}),
      ...(typeof fromAmount === 'number' ? { fromAmount } : {}),
    };
  });
}
