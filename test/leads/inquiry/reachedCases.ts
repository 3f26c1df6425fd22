/** Letters whose sender is known by what he writes: header, address, text, and what is read of him; '' for none. */
export interface ReachedCase {
  from: string;
  address: string;
  text: string;
  name: string;
  company: string;
  phone: string;
  country?: string;
}

const one = (
  from: string,
  address: string,
  text: string,
  [name, company, phone, country]: readonly [string, string, string, string?],
): ReachedCase => ({ from, address, text, name, company, phone, ...(country === undefined ? {} : { country }) });

const wish = 'Please quote 500 garden chairs CIF Durban.';

export const reachedCases: readonly ReachedCase[] = [
  one(
    'Papeleria La Escuadra',
    'laescuadra.leon@gmail.com',
    'Buenas, les escribo de Papelería La Escuadra en León. Quiero precio de 3000 cuadernos.\n\nsaludos\nMarisela Duarte\n477 555 0182',
    ['Marisela Duarte', 'Papelería La Escuadra', '477 555 0182'],
  ),
  one(
    'SHIVANI POLYTEX',
    'shivani.polytex@rediffmail.com',
    `${wish}\n\nYours faithfully,\nFor SHIVANI POLYTEX\n\nRamesh K. Shah\n(Proprietor)\nM: 0 98240 55513`,
    ['Ramesh K. Shah', 'SHIVANI POLYTEX', '0 98240 55513'],
  ),
  one(
    'Everbright Suppliers',
    'everbrightsuppliers@gmail.com',
    `${wish}\n\nGrace Wanjiru\nEverbright Suppliers\nKirinyaga Road, Nairobi\n0722 555 014`,
    ['Grace Wanjiru', 'Everbright Suppliers', '0722 555 014', 'KE'],
  ),
  one(
    'Compras - Talleres Ayuso',
    'compras@talleresayuso.example',
    `${wish}\n\nReciban un cordial saludo,\n\nRosa María Ayuso\nTALLERES AYUSO, S.L.\nTlf. 96 555 01 73`,
    ['Rosa María Ayuso', 'TALLERES AYUSO, S.L.', '96 555 01 73'],
  ),
  one(
    'Procurement',
    'tenders@umoya-hospitals.co.za',
    `${wish}\nFor enquiries contact Mr Sipho Dlamini on 031 555 0162.\n\nRegards,\nSupply Chain Office\nUmoya Hospital Group (Pty) Ltd`,
    ['Sipho Dlamini', 'Umoya Hospital Group (Pty) Ltd', '031 555 0162', 'ZA'],
  ),
  one(
    'Stores',
    'stores@gulf-catering.qa',
    `${wish}\n\nRegards,\nAnwar Hussain\nStorekeeper\nGulf Catering Services WLL\nT: +974 4455 5021`,
    ['Anwar Hussain', 'Gulf Catering Services WLL', '+974 4455 5021', 'QA'],
  ),
  one('דנה לוי', 'dana@levi-garden.co.il', wish, ['דנה לוי', '', '', 'IL']),
  one('สมชาย ใจดี', 'somchai@baan-home.co.th', wish, ['สมชาย ใจดี', '', '', 'TH']),
  one(
    '服部 健',
    'hattori@hattori-zakka.co.jp',
    `お見積りをお願いします。ガーデンチェア 500脚。\n\n株式会社服部雑貨　総務部\n服部 健（はっとり けん）\nTEL：052-555-0139`,
    ['服部 健', '株式会社服部雑貨', '052-555-0139', 'JP'],
  ),
  one(
    'Bram Coster',
    'bram@costertuin.nl',
    `${wish}\n\nMet vriendelijke groet\nBram Coster\nCoster Tuin B.V.\nT 038 - 555 01 95   KvK 55501948`,
    ['Bram Coster', 'Coster Tuin B.V.', '038 - 555 01 95', 'NL'],
  ),
  one(
    'Kylie Marsh',
    'kylie@marshtackle.com.au',
    `${wish}\n\nCheers\nKylie Marsh\nMarsh Tackle Pty Ltd  ABN 55 501 234 568\nP 08 9555 0128`,
    ['Kylie Marsh', 'Marsh Tackle Pty Ltd', '08 9555 0128', 'AU'],
  ),
  one(
    'Nuno Faria',
    'nuno@fariajardins.pt',
    `${wish}\n\nCom os melhores cumprimentos\nNuno Faria\nFaria Jardins Lda, NIF 555012345\nTelm. 910 555 014`,
    ['Nuno Faria', 'Faria Jardins Lda', '910 555 014', 'PT'],
  ),
  one(
    'jun dela pena',
    'jundelapena@yahoo.com',
    `Im Jun from Iloilo, we have 3 bakeries under Dela Pena Bread House. ${wish}\n\nviber 0917 555 0854`,
    ['jun dela pena', 'Dela Pena Bread House', '0917 555 0854'],
  ),
  one(
    'Sandra',
    'sandra.blumen@web.de',
    'Ich habe einen Laden namens Blumen am Markt und brauche 300 Vasen. Was kosten die?\nSandra',
    ['Sandra', 'Blumen am Markt', ''],
  ),
  one(
    'Камила',
    'kamila@bek-tekstil.kz',
    'Здравствуйте! Швейная фабрика «Бек Текстиль» просит цену: 400 рулонов ткани.\nКамила',
    ['Камила', '«Бек Текстиль»', '', 'KZ'],
  ),
  one(
    'Petr Malý',
    'petr@hracky-maly.cz',
    `${wish}\n\nS pozdravem\nPetr Malý\nHračky Malý s.r.o., IČO 05550199\nmob. 604 555 019`,
    ['Petr Malý', 'Hračky Malý s.r.o.', '604 555 019', 'CZ'],
  ),
  one('Nadia Slimani', 'nadia.slimani@gmail.com', `${wish} Merci de me contacter au 05 55 50 12 34.\nNadia Slimani`, [
    'Nadia Slimani',
    '',
    '05 55 50 12 34',
  ]),
  one('Emeka', 'emeka.lights@yahoo.com', `${wish}\nEmeka 08035550129`, ['Emeka', '', '08035550129']),
  one('Ewan Fraser', 'ewan@skyecrafts.scot', wish, ['Ewan Fraser', '', '', 'GB']),
  one('Jordi Puig', 'jordi@puigesports.cat', wish, ['Jordi Puig', '', '', 'ES']),
  one(
    'Eleni Markou',
    'eleni@aegean-hotels.gr',
    `${wish}\n\nBest regards\nEleni Markou\nImports Manager\nMarkou Hotels Α.Ε.\nΤηλ. +30 210 555 0150`,
    ['Eleni Markou', 'Markou Hotels Α.Ε.', '+30 210 555 0150', 'GR'],
  ),
  one(
    'Lars Holt',
    'lars@holt-hytte.no',
    `${wish}\n\nMed vennlig hilsen\nLars Holt\nLogistics Coordinator\nHolt Hytte AS\n91 55 50 12`,
    ['Lars Holt', 'Holt Hytte AS', '91 55 50 12', 'NO'],
  ),
  one(
    'Rafael',
    'rafael.iscas@hotmail.com',
    'Oi, tudo bem? Sou o Rafael da Pesca Brava. Qual o valor de 500 iscas artificiais de 9 cm? Meu zap é (27) 99955-0142',
    ['Rafael', 'Pesca Brava', '(27) 99955-0142', 'BR'],
  ),
  one(
    'Kofi Mensah',
    'kofi.mensah44@gmail.com',
    'hi, i sell phone accessories at the market, shop name Mensah Gadgets. i need charger 20w 3000 pieces. call or whatsapp 0244 555 016',
    ['Kofi Mensah', 'Mensah Gadgets', '0244 555 016'],
  ),
  one(
    'Purchasing',
    'purchasing@baltic-outdoor.ee',
    `${wish}\n\nContact for questions: Kadri Tamm, +372 555 0147\n\nBaltic Outdoor OÜ, Tallinn`,
    ['Kadri Tamm', 'Baltic Outdoor OÜ', '+372 555 0147', 'EE'],
  ),
];
