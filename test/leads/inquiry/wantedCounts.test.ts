import { levelText } from '../../../service/leads/inquiry/levelling';
import { countWanted } from '../../../service/leads/inquiry/wantedCounts';

describe('a number of goods that is wanted', () => {
  it.each([
    'We need 800 enamel pots.',
    'Looking for about 1,200 bamboo trays.',
    'Wir suchen 800 Emailletöpfe.',
    'Necesitamos unas 500 sillas.',
    'Precisamos de 500 cadeiras.',
    'Il nous faudrait environ 300 paniers.',
    'Ci servono 500 sedie.',
    'Нужны 500 стульев.',
    'نحتاج 500 كرسي.',
    '折叠椅要500把。',
    'テーブルを200台検討しています。',
    '텀블러 3000개 필요합니다.',
  ])('%s', text => expect(countWanted.test(levelText(text))).toBe(true));

  it.each([
    'We need 20 minutes of your time.',
    'I need 15 copies of the contract.',
    'We want 50 percent in advance.',
    'Wir suchen 12 Monate nach einem Partner.',
    'Necesitamos 30 dias para pagar.',
    '我们需要30个工作日。',
    'We need 500 MW on Monday.',
  ])('%s counts no goods', text => expect(countWanted.test(levelText(text))).toBe(false));
});
