import fc from 'fast-check';
import { agencyAsked } from '../../../service/leads/inquiry/supplyWords';
import { levelText } from '../../../service/leads/inquiry/levelling';
import { away, amongColleagues, dealRuns, quoteWeighed } from '../../../service/leads/inquiry/runningCues';
import { answersInquiry, sellsOwn, soldByMonth, surveysAndNotices } from '../../../service/leads/inquiry/sellingCues';
import { recogniseInquiry } from '../../../service/leads/inquiry/recognising';
import { supplyAsked } from '../../../service/leads/inquiry/tags';
import { inquiryMail } from './letters';

const isFound = (pattern: RegExp, text: string) => pattern.test(levelText(text));

describe('who asks whom', () => {
  test.each([
    ['We would like to become your exclusive distributor in Kenya.'],
    ['Nos gustaría representar sus bombas en Perú.'],
    ['Nous aimerions distribuer vos robinets en Tunisie.'],
    ['Мы хотели бы стать вашим официальным дилером в Казахстане.'],
    ['我们想做贵司产品的独家代理，请告知代理条件。'],
    ['نرغب في أن نكون وكيلكم في الأردن.'],
  ])('who wants to represent our goods is heard: %s', text => {
    expect(isFound(agencyAsked, text)).toBe(true);
  });

  test.each([
    ['We can be your sourcing agent in China.'],
    ['Our freight agent will call you about the container.'],
    ['Please ask your shipping agent for the papers.'],
  ])('an agent who serves us is no distributor: %s', text => {
    expect(isFound(agencyAsked, text)).toBe(false);
  });

  test.each([
    ['Do you do small runs of 200 sets with our logo?'],
    ['¿Fabrican ustedes cajas de cartón a medida?'],
    ['Führen Sie auch Kugelhähne aus Messing?'],
    ['Fate anche coperchi in legno?'],
    ['Есть ли у вас фильтры для воды на 10 дюймов?'],
    ['这种支架你们做得了吗？'],
    ['このサイズで作れますか。'],
    ['30리터 통도 제작되나요?'],
  ])('a question about what we make is heard: %s', text => {
    expect(isFound(supplyAsked, text)).toBe(true);
  });

  test.each([
    ['With reference to your inquiry of 4 May we quote as follows.', answersInquiry],
    ['На ваш запрос сообщаем цену на гвозди.', answersInquiry],
    ['感谢您的询价，报价见附件。', answersInquiry],
    ['お問い合わせいただきありがとうございます。', answersInquiry],
    ['We are looking for importers for our olive oil; our harvest is in.', sellsOwn],
    ['Wir suchen Abnehmer für Restposten.', sellsOwn],
    ['Only 49 € per month, cancel at any time.', soldByMonth],
    ['Das kostet 390 € pro Jahr.', soldByMonth],
    ['Please fill in our questionnaire.', surveysAndNotices],
    ['The container is held at customs.', dealRuns],
    ['Your price: the precio que nos dieron is high.', quoteWeighed],
    ['Je suis absente jusqu’au 22.', away],
    ['The factory gave 21 yuan, add 15% and send it.', amongColleagues],
  ])('what is no wish to buy is heard: %s', (text, pattern) => {
    expect(isFound(pattern, text)).toBe(true);
  });

  test('the price that the writer asks for last counts as asked, the last price that we gave as answered', () => {
    const buyer = recogniseInquiry(inquiryMail('We need 3 containers of tiles. Give me your last price CNF Cotonou.'));
    expect(buyer.isInquiry).toBe(true);
    expect(buyer.reasons.map(({ code }) => code)).not.toContain('quoted');
  });

  test('no text of any length makes the learnt words alone an inquiry', () => {
    const noise = fc.array(fc.constantFrom('we', 'hello', 'friend', 'tonight', 'game', 'thanks', 'see', 'you'), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(noise, words => {
        expect(recogniseInquiry(inquiryMail(words.join(' '))).isInquiry).toBe(false);
      }),
    );
  });
});
