import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { isSameText } from '../../evaluation/inquiryMatching';
import { inquiryMail } from './letters';
import { closingCases, goalCases, shareCases } from './moreTermCases';

const isSame = (wanted: string, said: string): boolean => (wanted === '' ? said === '' : isSameText(wanted, said));

describe('terms, places and names as buyers put them', () => {
  it.each(shareCases)('payment: %s', (text, wanted) => {
    const said = extractInquiry(inquiryMail(text), []).paymentTerms?.value ?? '';
    expect([said, isSame(wanted, said)]).toEqual([said, true]);
  });

  it.each(goalCases)('place: %s', (text, wanted) => {
    const said = extractInquiry(inquiryMail(text), []).port?.value ?? '';
    expect([said, isSame(wanted, said)]).toEqual([said, true]);
  });

  it.each(closingCases)('name: %s', (text, wanted) => {
    const said = extractInquiry(inquiryMail(text), []).contactName?.value ?? '';
    expect([said, isSame(wanted, said)]).toEqual([said, true]);
  });

  it.each([
    ['Surname: Petersen\nGiven name: Jörn\nMessage: 600 mats, price to Kiel?', 'Jörn Petersen'],
    ['Nom : Diallo\nPrénom : Awa\nMessage : prix pour 400 glacières ?', 'Awa Diallo'],
    ['Cognome: Longhi\nNome: Piero\nRichiesta: 500 tende, prezzo?', 'Piero Longhi'],
    ['Apellidos: Ferri Sanchis\nNombre: Amparo\nConsulta: 500 sombrillas, ¿precio?', 'Amparo Ferri Sanchis'],
    ['Фамилия: Петров\nИмя: Илья\nСообщение: нужны палатки, 150 шт., цена?', 'Илья Петров'],
    ['姓：三宅\n名：知佳\n内容：ランタン500個の見積りをお願いします。', '三宅 知佳'],
    ['First name: Bo\nLast name: Lund\nMessage: price of 300 tents?', 'Bo Lund'],
  ])('first and last name in fields of their own: %s', (text, wanted) => {
    const mail = inquiryMail(text, { name: 'Shop', address: 'wordpress@yuntuo-intl.com' }, 'New message');
    expect(extractInquiry(mail, []).contactName?.value).toBe(wanted);
  });

  it('is no firm of ours that shares the name of the goods with our domain', () => {
    const mail = inquiryMail('Please quote 500 rods.\n\nBest regards\nLim Boon\nSeng Fatt Tackle Sdn Bhd');
    expect(extractInquiry({ ...mail, ownDomains: ['harbour-tackle.com'] }, []).company?.value).toBe(
      'Seng Fatt Tackle Sdn Bhd',
    );
  });
});
