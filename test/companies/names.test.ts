import { foldName, foldPersonName, nameKeys, nameSimilarity, splitNames } from '../../service/companies/names';

describe('names of companies', () => {
  it.each([
    ['Holmberg Linnea AB', 'holmberg linnea'],
    ['Kestrel Hospitality Deutschland GmbH', 'kestrel hospitality deutschland'],
    ['Müller Möbel GmbH & Co. KG', 'muller mobel'],
    ['Rivière & Fils SARL', 'riviere fils'],
    ['Textiles del Norte S.A. de C.V.', 'textiles del norte'],
    ['TEXTILES DEL NORTE SA DE CV', 'textiles del norte'],
    ['Kestrel Iberia, S.L.', 'kestrel iberia'],
    ['Nordhavn Contract A/S', 'nordhavn contract'],
    ['Blue Gum Linen Pty Ltd', 'blue gum linen'],
    ['Suzhou Lanting Home Textile Co., Ltd.', 'suzhou lanting home textile'],
    ['Suzhou Lanting Home Textile Co.,Ltd', 'suzhou lanting home textile'],
    ['Sakura Living K.K.', 'sakura living'],
    ['サクラリビング株式会社', 'サクラリビング'],
    ['株式会社サクラリビング', 'サクラリビング'],
    ['上海暖居家纺有限公司', '上海暖居家纺'],
    ['宁波大力机械股份有限公司', '宁波大力机械'],
    ['한빛무역 주식회사', '한빛무역'],
    ['㈜한빛무역', '한빛무역'],
    ['ООО «Северный Дом»', 'северныи дом'],
    ['Bazaar Al Noor Trading LLC', 'bazaar al noor trading'],
    ['Fratelli Bianchi S.p.A.', 'fratelli bianchi'],
    ['Fratelli Bianchi S.r.l.', 'fratelli bianchi'],
    ['Van Dijk B.V.', 'van dijk'],
    ['Tan Brothers Sdn. Bhd.', 'tan brothers'],
    ['Sharma Exports Pvt. Ltd.', 'sharma exports'],
    ['Saigon Food JSC', 'saigon food'],
    ['ACME, Inc.', 'acme'],
    ['Łódź Meble Sp. z o.o.', 'lodz meble'],
    ['Ørsted Møbler ApS', 'orsted mobler'],
    ["O'Neill Foods plc", 'oneill foods'],
    ['AB Foods', 'ab foods'],
    ['Co', 'co'],
    ['', ''],
    ['!!!', ''],
  ])('%s is compared as "%s"', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it('folding twice changes nothing', () => {
    for (const name of ['Müller GmbH & Co. KG', '上海暖居家纺有限公司', 'Textiles del Norte S.A. de C.V.']) {
      expect(foldName(foldName(name))).toBe(foldName(name));
    }
  });

  it.each([
    ['サクラリビング株式会社 (Sakura Living K.K.)', ['サクラリビング株式会社', 'Sakura Living K.K.']],
    ['Nantong Yuehua Weaving Co., Ltd. 南通悦华织造', ['Nantong Yuehua Weaving Co., Ltd.', '南通悦华织造']],
    ['Sealane Forwarding (Shanghai)', ['Sealane Forwarding', 'Shanghai']],
    ['3M中国有限公司', ['3M中国有限公司']],
  ])('%s holds the names %j', (name, names) => {
    expect(splitNames(name)).toEqual(names);
  });

  it('finds a company by either of its names', () => {
    expect(nameKeys('Nantong Yuehua Weaving Co., Ltd. 南通悦华织造')).toEqual(
      expect.arrayContaining(['nantong yuehua weaving', '南通悦华织造']),
    );
  });
});

describe('names of people', () => {
  it.each([
    ['Zhou Min', 'min zhou'],
    ['Min ZHOU', 'min zhou'],
    ['Zhou, Min', 'min zhou'],
    ['"Olle Sandin via nordic-buyers"', 'olle sandin'],
    ['Lucía Rincón', 'lucia rincon'],
    ['Herr Dr. Jens Albers', 'albers jens'],
    ['Petra Holmberg (Holmberg Linnea)', 'holmberg petra'],
    ['Petra Holmberg | Holmberg Linnea AB', 'holmberg petra'],
    ['中村 翔', '中村翔'],
    ['Pan Rong 潘荣', 'pan rong'],
    ['王先生', '王'],
    ['petra@holmberglinnea.se', ''],
    ['', ''],
  ])('%s is compared as "%s"', (name, folded) => {
    expect(foldPersonName(name)).toBe(folded);
  });
});

describe('ranking by name', () => {
  it('ranks the same name over a longer one over another', () => {
    const same = nameSimilarity('kestrel hospitality', 'kestrel hospitality');
    const longer = nameSimilarity('kestrel hospitality', 'kestrel hospitality group');
    const other = nameSimilarity('kestrel hospitality', 'nordhavn contract');
    expect(same).toBe(1);
    expect(longer).toBeGreaterThanOrEqual(0.8);
    expect(longer).toBeLessThan(same);
    expect(other).toBeLessThan(0.4);
  });
});
