import type { ExchangeSettings } from '../../common/microsoftClouds';
import type { Graph } from './graph';
import { openGraph } from './graph';
import type { Database } from '../database/dataSource';
import { keepInDatabase } from './budgetKeeping';
import { exchangeLimits, openGraphBudget } from './graphBudget';
import { openGraphToken } from './graphToken';
import { openHttpsDoor } from './httpsDoor';

/**
 * The door to the company's Exchange; null where none is set up. One for a process.
 *
 * @param database by which it shares the limits of each mailbox with other processes; null: it is alone
 */
export function graphFor(
  { exchange }: { exchange?: ExchangeSettings | null },
  database: Database | null = null,
): Graph | null {
  if (!exchange) return null;
  const door = openHttpsDoor(exchange.caFile);
  const token = openGraphToken({ ...exchange, scope: `${exchange.graph}/.default` }, door);
  const keeper = database === null ? null : keepInDatabase(database);
  const budget = openGraphBudget(exchangeLimits, Date.now, keeper);
  return openGraph({ origin: exchange.graph, door, token, budget });
}
