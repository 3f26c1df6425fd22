import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { inquiryMail } from './letters';

const B = 'Please quote 500 pcs LED bulbs, CIF Hamburg.';

const letters: [string, string, string, string][] = [
  [
    'Tom',
    'tom@acornliving.co.uk',
    `Hi,\n${B}\n\nBest,\nTom\n\nTom Hargreaves\nAcorn Living\n+44 113 555 0188`,
    'Tom Hargreaves|Acorn Living|+44 113 555 0188|GB',
  ],
  [
    'sales',
    'sales@kampalatools.ug',
    `${B}\n\nregards\nmoses okello\nkampala tools ltd\n0772 555 019`,
    'moses okello|kampala tools ltd|0772 555 019|UG',
  ],
  [
    'Nguyễn Văn Minh',
    'minh@saigonhome.vn',
    `Dear sir,\n${B}\nThanks and best regards,\n---\nNguyễn Văn Minh (Mr.)\nPurchasing Dept.\nSAIGON HOME TRADING CO., LTD\nAdd: 12 Le Loi, District 1, HCMC, Vietnam\nCell: 090 555 0123 | Email: minh@saigonhome.vn`,
    'Nguyễn Văn Minh|SAIGON HOME TRADING CO., LTD|090 555 0123|VN',
  ],
  [
    'Ahmed',
    'ahmed.salem88@gmail.com',
    `Salam,\n${B}\nMy company: Al Rawabi General Trading LLC, Dubai.\nAhmed Salem\nTel 00971 50 555 0177`,
    'Ahmed Salem|Al Rawabi General Trading LLC|00971 50 555 0177|AE',
  ],
  [
    'Yamada Taro',
    'yamada@nishikawa-shoji.co.jp',
    `お世話になっております。\n西川商事の山田です。\nLED電球 500個のお見積りをお願いします。\n\n――――――――――\n西川商事株式会社\n海外購買部　山田 太郎\nTEL: 03-5550-0142\n――――――――――`,
    '山田 太郎|西川商事株式会社|03-5550-0142|JP',
  ],
  [
    '王丽',
    'wangli@sunrise-sg.com.sg',
    `您好，请报LED灯泡500个，FOB宁波。\n\n谢谢\n王丽\n新加坡日升贸易有限公司\n电话：+65 6555 0123`,
    '王丽|新加坡日升贸易有限公司|+65 6555 0123|SG',
  ],
  [
    'محمد العتيبي',
    'm.otaibi@rawafed.com.sa',
    `السلام عليكم\nنرغب في شراء 500 قطعة مصابيح ليد\n\nمع التحية،\nمحمد العتيبي\nشركة روافد التجارية\nهاتف: 0555 012 345`,
    'محمد العتيبي|شركة روافد التجارية|0555 012 345|SA',
  ],
  [
    'Иванов Сергей',
    'ivanov@stroymarket.by',
    `Добрый день. Просим цену на лампы 500 шт.\n--\nС уважением, Сергей Иванов\nначальник отдела закупок\nЗАО "СтройМаркет", г. Минск\n+375 17 555-01-23`,
    'Сергей Иванов|ЗАО "СтройМаркет"|+375 17 555-01-23|BY',
  ],
  [
    'Piotr',
    'piotr@sklepdom.pl',
    `Dzień dobry, proszę o wycenę 500 szt. lamp LED.\n\nPozdrawiam,\nPiotr Zieliński\nDom i Ogród Sp. z o.o.\nul. Leśna 5, 00-001 Warszawa\ntel.: 22 555 01 23`,
    'Piotr Zieliński|Dom i Ogród Sp. z o.o.|22 555 01 23|PL',
  ],
  [
    'Kwame B.',
    'kwame@accralights.com',
    `Hello,\n${B}\n\nKwame Boateng | Procurement | Accra Lights Ltd | Accra, Ghana | +233 24 555 0123`,
    'Kwame Boateng|Accra Lights Ltd|+233 24 555 0123|GH',
  ],
  [
    'Maria Silva',
    'compras@lojasilva.com.br',
    `Olá,\nGostaria de cotar 500 lâmpadas LED.\nAtt,\nMaria Silva - Compras\nLoja Silva Comércio de Materiais Elétricos LTDA\nCNPJ: 12.345.678/0001-90\nFone: (11) 5555-0123 / Whats (11) 95555-0124`,
    'Maria Silva|Loja Silva Comércio de Materiais Elétricos LTDA|(11) 5555-0123|BR',
  ],
  [
    'info',
    'info@bergsport-huber.ch',
    `Grüezi\nBitte offerieren Sie 500 Stk. LED-Lampen.\nFreundliche Grüsse\nUrs Huber, Geschäftsführer\nBergsport Huber GmbH\nDorfstrasse 5, 8750 Glarus\nTel. 055 555 01 23`,
    'Urs Huber|Bergsport Huber GmbH|055 555 01 23|CH',
  ],
  [
    'Giulia Conti',
    'g.conti@contiarredi.it',
    `Buongiorno,\nprezzo per 500 lampade LED?\nGrazie\nDott.ssa Giulia Conti\nUfficio Acquisti - Conti Arredi S.p.A.\nVia Roma 5 - 20121 Milano (MI) - Italia\nTel. +39 02 5550 123`,
    'Giulia Conti|Conti Arredi S.p.A.|+39 02 5550 123|IT',
  ],
  [
    'Dr. Patel',
    'rpatel@shreeexports.in',
    `Dear Sirs,\n${B}\nThanks & Regards,\nFor Shree Exports,\nRajesh Patel\n(Partner)\nM: 98250 55512`,
    'Rajesh Patel|Shree Exports|98250 55512|IN',
  ],
  [
    'Wei Zhang',
    'wei.zhang@pacificdeals.com.au',
    `G'day,\n${B}\nCheers, Wei\n\nWei Zhang\nPacific Deals Pty Ltd\nLevel 3, 55 King St, Sydney NSW 2000\nph 02 5550 0123`,
    'Wei Zhang|Pacific Deals Pty Ltd|02 5550 0123|AU',
  ],
  [
    '',
    'k.nielsen@nordic-garden.dk',
    `Hej,\n${B}\nMvh\nKasper Nielsen\nNordic Garden ApS\nTlf. 75 55 01 23`,
    'Kasper Nielsen|Nordic Garden ApS|75 55 01 23|DK',
  ],
  [
    'Ömer Çelik',
    'omer@celikevgerecleri.com.tr',
    `Merhaba,\n500 adet LED ampul için fiyat rica ederim.\nİyi çalışmalar,\nÖmer Çelik\nSatın Alma Müdürü\nÇelik Ev Gereçleri Tic. Ltd. Şti.\nGSM: 0532 555 01 23`,
    'Ömer Çelik|Çelik Ev Gereçleri Tic. Ltd. Şti.|0532 555 01 23|TR',
  ],
  [
    'Laura',
    'laura.gomez@hogarcity.com',
    `Hola,\nSoy Laura Gómez, de Hogar City en Bogotá. Necesito cotización de 500 lámparas LED.\nSaludos\nLaura\n310 555 0123`,
    'Laura Gómez|Hogar City|310 555 0123|CO',
  ],
  [
    'Anna Svensson',
    'anna@hemochtradgard.se',
    `Hej,\n${B}\nVänliga hälsningar\nAnna Svensson\nInköpare, Hem & Trädgård i Malmö AB\nDirekt: 040-555 01 23`,
    'Anna Svensson|Hem & Trädgård i Malmö AB|040-555 01 23|SE',
  ],
];

describe('the buyer', () => {
  it.each(letters)('%s <%s> is read in his signature', (name, address, text, wanted) => {
    const { contactName, company, phone, country } = extractInquiry(inquiryMail(text, { name, address }), []);
    expect([contactName?.value, company?.value, phone?.value, country?.value].join('|')).toBe(wanted);
  });
});
