import type { ExchangeSettings } from '../../common/microsoftClouds';
import type { Graph } from './graph';
import { openGraph } from './graph';
import { openGraphBudget } from './graphBudget';
import { openGraphToken } from './graphToken';
import { openHttpsDoor } from './httpsDoor';

/** The door to the company's Exchange; null where none is set up. One for a process. */
export function graphFor({ exchange }: { exchange?: ExchangeSettings | null }): Graph | null {
  if (!exchange) return null;
  const door = openHttpsDoor(exchange.caFile);
  const token = openGraphToken({ ...exchange, scope: `${exchange.graph}/.default` }, door);
  return openGraph({ origin: exchange.graph, door, token, budget: openGraphBudget() });
}
