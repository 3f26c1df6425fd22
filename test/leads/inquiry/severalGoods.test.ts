import { expectGoods } from './goods';
import { priceOwnerCases } from './priceOwnerCases';
import { severalGoodsCases } from './severalGoodsCases';
import { spelledCases } from './spelledCases';

describe('goods, how many of them, and whose price it is', () => {
  it.each([...spelledCases, ...severalGoodsCases, ...priceOwnerCases])('%s', expectGoods);
});
