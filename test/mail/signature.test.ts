import { readSignature, splitSignature } from '../../service/mail/signature';

const from = { name: 'Lars Holm', address: 'lars@nordtex.example' };

describe('the signature under a letter', () => {
  it.each<[string, string, string]>([
    ['after the mark', 'Fine.\n\n-- \nLars Holm\nBuyer', '-- \nLars Holm\nBuyer'],
    [
      'after an English closing',
      'Price is fine.\n\nBest regards\nJohn Partner\nBuyer | Example Trade Ltd',
      'Best regards\nJohn Partner\nBuyer | Example Trade Ltd',
    ],
    [
      'after a German closing',
      'Passt.\n\nMit freundlichen Grüßen\n\ni.A. Jan Partner',
      'Mit freundlichen Grüßen\n\ni.A. Jan Partner',
    ],
    ['after a French closing', "D'accord.\n\nCordialement,\nJean Partner", 'Cordialement,\nJean Partner'],
    ['a Chinese name and department', '价格可以，请发PI。\n\n王五\n采购部', '王五\n采购部'],
    ['an initial', 'Ok.\n\nJ.', 'J.'],
    ['of a telephone', 'yes please\n\nSent from my iPhone', 'Sent from my iPhone'],
  ])('is found: %s', (_what, text, signature) => {
    expect(splitSignature(text).signature).toBe(signature);
  });

  it.each([
    'Ok.',
    'Please send the PI.\n\nWe need it this week.',
    '好的，下周付定金',
    'Thanks for the samples.\nWhen can you ship?',
  ])('is none in %j', text => {
    expect(splitSignature(text)).toEqual({ text, signature: '' });
  });

  it('tells name, title, telephone, company and web site', () => {
    const text =
      'Fine.\n\nBest regards\nLars Holm\nPurchasing Manager\nNordtex AB\nTel: +46 8 123 456 78\nFax: +46 8 999 999 99\nwww.nordtex.example\nlars@nordtex.example';
    expect(readSignature(text, from)).toEqual({
      name: 'Lars Holm',
      title: 'Purchasing Manager',
      phone: '+46 8 123 456 78',
      company: 'Nordtex AB',
      website: 'www.nordtex.example',
    });
  });

  it('reads one line with bars, and a Chinese one', () => {
    expect(
      readSignature('ok\n\nRegards\nJohn Partner\nBuyer | Example Trade Ltd | +44 20 7946 0012', {
        name: 'Partner',
        address: 'p@x.example',
      }),
    ).toEqual({
      name: 'John Partner',
      title: 'Buyer',
      phone: '+44 20 7946 0012',
      company: 'Example Trade Ltd',
      website: null,
    });
    expect(
      readSignature('好的\n\n此致\n王芳\n采购经理\n上海暖居家纺有限公司\n电话：021-5555 0166', {
        name: '',
        address: 'x@qq.com',
      }),
    ).toEqual({
      name: '王芳',
      title: '采购经理',
      phone: '021-5555 0166',
      company: '上海暖居家纺有限公司',
      website: null,
    });
  });

  it.each<[string, string | null, string | null]>([
    ['Buyer, Brightmoor Kitchens Ltd', 'Buyer', 'Brightmoor Kitchens Ltd'],
    ['Purchasing Manager, Nordtex AB, Malmö', 'Purchasing Manager', 'Nordtex AB'],
    ['Mesa y Mantel S.L., Zaragoza', null, 'Mesa y Mantel S.L.'],
    ['Ningbo Haitu Trading Co., Ltd.', null, 'Ningbo Haitu Trading Co., Ltd.'],
    ['Shaoxing Xinyuan Textile Co., Ltd., Shaoxing', null, 'Shaoxing Xinyuan Textile Co., Ltd.'],
    ['Smith, Jones and Partners LLP', null, 'Smith, Jones and Partners LLP'],
    ['Head of Sourcing, Kitchen', 'Head of Sourcing, Kitchen', null],
  ])('tells what somebody does from where he does it: %s', (line, title, company) => {
    expect(readSignature(`ok\n\nRegards\nLars Holm\n${line}`, from)).toMatchObject({ title, company });
  });

  it('says nothing that is not written there', () => {
    const nothing = { name: null, title: null, phone: null, company: null, website: null };
    expect(readSignature('Please send 2,000 pieces by 12.05.2026.', from)).toEqual(nothing);
    expect(readSignature('ok\n\nSent from my iPhone', from)).toEqual(nothing);
    expect(readSignature('our order is 12345678\n\nthanks\nlars', from).phone).toBeNull();
  });
});
