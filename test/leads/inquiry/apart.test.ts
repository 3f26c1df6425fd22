import { apartCases } from './apartCases';
import { expectGoods } from './goods';
import { moreApartCases } from './moreApartCases';

describe('goods, counts and prices that stand apart', () => {
  it.each([...apartCases, ...moreApartCases])('%s', expectGoods);
});
