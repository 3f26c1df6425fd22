/** Short letters of many trades and languages: "product|quantity|unit|price", set apart by semicolons. */
export const goodsLetterCases: readonly (readonly [string, string])[] = [
  [
    'Good day. Kindly quote us for dog leash nylon 1.2m (2000 units), cat litter scoop (5000 units) and steel bowl 750ml (3000 units). Our budget for the leash is $1.10. Destination Mombasa.',
    'dog leash nylon 1.2m|2000|units|1.1 USD;cat litter scoop|5000|units|;steel bowl 750ml|3000|units|',
  ],
  [
    'Buenas tardes, vi sus macetas de cerámica en la feria. Me interesan las de 20 cm (unas 800) y las de 30 cm (unas 400). Si me las deja en 2.80 y 5.20 dólares hacemos trato. Envío a Callao.',
    'macetas de cerámica|800||2.8 USD;macetas de cerámica|400||5.2 USD',
  ],
  [
    'Estimados, necesitamos cotización de: manguera de jardín 1/2" x 15 m, cantidad 3000; aspersor de impacto, cantidad 1500; pistola de riego 7 funciones, cantidad 2500. Precio objetivo de la manguera USD 3.90.',
    'manguera de jardín 1/2" x 15 m|3000||3.9 USD;aspersor de impacto|1500||;pistola de riego 7 funciones|2500||',
  ],
  [
    'Olá, somos uma rede de papelarias em Recife. Precisamos de cadernos universitários 10 matérias (20 mil), canetas esferográficas azuis (100 mil) e estojos escolares (5 mil). O caderno não pode passar de R$ 8,50.',
    'cadernos universitários 10 matérias|20000||8.5 BRL;canetas esferográficas azuis|100000||;estojos escolares|5000||',
  ],
  [
    'Guten Tag,\n\nfür unser Frühjahrssortiment benötigen wir:\n\nPos. 1: Sonnensegel 3x3 m, sandfarben, 1.500 St.\nPos. 2: Pavillon 3x4 m, wasserdicht, 400 St.\nPos. 3: Heringe Stahl 25 cm, 20.000 St.\n\nFür Pos. 1 liegt unser Limit bei 11,90 €. Bitte DDP Hamburg.',
    'Sonnensegel 3x3 m, sandfarben|1500|St|11.9 EUR;Pavillon 3x4 m, wasserdicht|400|St|;Heringe Stahl 25 cm|20000|St|',
  ],
  [
    'Bonjour,\nNous souhaitons recevoir une offre pour :\n- Tabouret de bar pliant, assise bois : 320 unités\n- Table haute diam. 60 cm : 80 unités\nNotre budget est de 24 € pour le tabouret et 55 € pour la table, rendu Le Havre.',
    'Tabouret de bar pliant, assise bois|320|unités|24 EUR;Table haute diam. 60 cm|80|unités|55 EUR',
  ],
  [
    'Buongiorno, avremmo bisogno di un preventivo per n. 3.000 borracce in alluminio da 600 ml con stampa 1 colore e n. 1.000 zainetti in cotone. Per le borracce vorremmo stare sotto i 2,10 €.',
    'borracce in alluminio da 600 ml con stampa 1 colore|3000||2.1 EUR;zainetti in cotone|1000||',
  ],
  [
    'Добрый день! Интересует оптовая закупка: лопата снеговая алюминиевая – 3 тыс. шт., скребок для льда – 5 тыс. шт., движок для снега – 800 шт. Лопату сейчас берем по 4,10 $, хотелось бы дешевле. Доставка до Новосибирска.',
    'лопата снеговая алюминиевая|3000|шт|4.1 USD;скребок для льда|5000|шт|;движок для снега|800|шт|',
  ],
  [
    'Здравствуйте, просим рассчитать стоимость пластиковых ящиков 600х400х300 мм в количестве 4000 штук, а также крышек к ним в том же количестве.',
    'пластиковых ящиков 600х400х300 мм|4000|штук|;крышек|4000||',
  ],
  [
    'Hi,客户要这几款：\n1、竹纤维毛巾 35*75 5000条 目标价4.5元\n2、浴巾 70*140 3000条 目标价15元\n3、方巾 30*30 8000条\n麻烦报含税价。',
    '竹纤维毛巾 35*75|5000|条|4.5 CNY;浴巾 70*140|3000|条|15 CNY;方巾 30*30|8000|条|',
  ],
  [
    'お世話になります。木製ハンガー（クリップ付き）を5,000本、布製収納ボックスを1,200個検討しております。ハンガーは1本80円以内を希望します。お見積りをお願いいたします。',
    '木製ハンガー|5000|本|80 JPY;布製収納ボックス|1200|個|',
  ],
  [
    '안녕하세요. 캠핑용 접이식 의자 1,500개와 롤테이블 600개 견적 부탁드립니다. 의자는 개당 9달러 정도면 좋겠습니다. 부산 CIF로 부탁드려요.',
    '캠핑용 접이식 의자|1500|개|9 USD;롤테이블|600|개|',
  ],
  [
    'مرحباً، نحن شركة مقاولات في الدمام ونحتاج خوذات سلامة عدد ٥٠٠٠ وأحذية سلامة عدد ٢٠٠٠ زوج وقفازات عمل ١٠٠٠٠ زوج. السعر المستهدف للخوذة ١٫٢٠ دولار.',
    'خوذات سلامة|5000||1.2 USD;أحذية سلامة|2000|زوج|;قفازات عمل|10000|زوج|',
  ],
  [
    'Dzień dobry, proszę o wycenę 2000 szt. donic plastikowych 30 cm oraz 500 szt. skrzynek balkonowych. Cena docelowa donicy 1,80 EUR.',
    'donic plastikowych 30 cm|2000|szt|1.8 EUR;skrzynek balkonowych|500|szt|',
  ],
  [
    'Beste, wij zoeken tuinkussens 50x50 (3000 stuks) en parasolvoeten van beton, 25 kg, 400 stuks. Richtprijs voor het kussen is € 3,20.',
    'tuinkussens 50x50|3000|stuks|3.2 EUR;parasolvoeten van beton, 25 kg|400|stuks|',
  ],
  [
    'Merhaba, 5.000 adet bambu kesme tahtası ve 2.000 takım çatal bıçak seti için fiyat teklifi rica ederiz. Kesme tahtası için hedefimiz 1,90 USD.',
    'bambu kesme tahtası|5000|adet|1.9 USD;çatal bıçak seti|2000|takım|',
  ],
  [
    'Hello, we need price of bathroom mirror cabinet 60cm with LED. Quantity 240 now and same again in autumn. Also soft close toilet seat, a 20ft container mixed with the cabinets. Thanks',
    'bathroom mirror cabinet 60cm with LED|240||;soft close toilet seat|1|20ft container|',
  ],
  [
    'Hey, saw your ad on Instagram. How much would 200 custom enamel keychains be? 3cm, two sided. And do you also do embroidered patches? Around 500 of those.',
    'custom enamel keychains|200||;embroidered patches|500||',
  ],
  [
    'We are a school supplier in Nairobi. Our requirement is as under:\nExercise books 96 pages A5 ruled - 50,000\nGeometry sets in tin box - 8,000\nBlackboard chalk white - 3,000 boxes\nGraph books - 10,000\nQuote C&F Mombasa.',
    'Exercise books 96 pages A5 ruled|50000||;Geometry sets in tin box|8000||;Blackboard chalk white|3000|boxes|;Graph books|10000||',
  ],
  [
    'Pls offer below\n\nQTY  ITEM\n500  wheelbarrow 90L pneumatic tyre\n1200 shovel fibreglass handle\n300  post hole digger\n\nto Tema port',
    'wheelbarrow 90L pneumatic tyre|500||;shovel fibreglass handle|1200||;post hole digger|300||',
  ],
  [
    'Requerimos 2 contenedores de 40 HQ de sillas plásticas apilables, aproximadamente 4,800 sillas por contenedor, y 1 contenedor de mesas plásticas. CIF Buenaventura.',
    'sillas plásticas apilables|2|contenedores de 40 HQ|;mesas plásticas|1|contenedor|',
  ],
  [
    'We would like to know the price of the following:\n\nBaby stroller, foldable (item BS-201) x 300\nHigh chair, wooden (item HC-88) x 150\nPlaypen, 8 panels (item PP-08) x 200\n\nBS-201 must be under USD 45 and PP-08 under USD 38.',
    'Baby stroller, foldable|300||45 USD;High chair, wooden|150||;Playpen, 8 panels|200||38 USD',
  ],
  [
    'Prezado Sr., favor cotar parafusos sextavados M8x40 zincados, 500 kg, porcas M8, 200 kg e arruelas lisas, 150 kg. Pagamento 30/70.',
    'parafusos sextavados M8x40 zincados|500|kg|;porcas M8|200|kg|;arruelas lisas|150|kg|',
  ],
  [
    'Dear sales, we are a contractor in Doha. For a villa compound we require garden lights bollard type 60cm, black, 12W, quantity 420 nos. and wall lights up/down, quantity 260 nos. Delivery DAP Doha within 8 weeks.',
    'garden lights bollard type 60cm, black, 12W|420|nos|;wall lights up/down|260|nos|',
  ],
  [
    'Hi, we are a start-up brand of baby products. Looking for silicone bibs (MOQ 500?) and suction plates. Thinking of 1000 bibs and 600 plates. Price idea: bibs 1.2 usd, plates 2 usd.',
    'silicone bibs|1000||1.2 USD;suction plates|600||2 USD',
  ],
  [
    'Good morning Vivian,\nCan you quote the attached? In short:\n- Rope 8mm PP, blue, 220m coils ... 400 coils\n- Tarpaulin 4x6 m 120gsm ... 1,000 pcs\n- Jerry can 20 L HDPE ... 2,500 pcs\nTarget for the tarps is $6.20 each CFR Beira.',
    'Rope 8mm PP, blue, 220m coils|400|coils|;Tarpaulin 4x6 m 120gsm|1000|pcs|6.2 USD;Jerry can 20 L HDPE|2500|pcs|',
  ],
  [
    'hola, precio de zapatilleras plegables? llevo 300 si esta bien el precio. saludos desde lima',
    'zapatilleras plegables|300||',
  ],
  [
    'Se solicita presupuesto para el suministro de 1.200 taquillas metálicas (2 puertas) y 300 bancos de vestuario de 1,5 m. El precio máximo por taquilla es de 65 euros.',
    'taquillas metálicas (2 puertas)|1200||65 EUR;bancos de vestuario de 1,5 m|300||',
  ],
  [
    'Bom dia, gostaria de saber o valor de 2 mil garrafas térmicas 500 ml inox, com logo a laser. Meu alvo é 18 reais posto Santos.',
    'garrafas térmicas 500 ml inox|2000||18 BRL',
  ],
  [
    'Sehr geehrter Herr Zhou,\nwir planen eine Aktion mit einem Akku-Laubbläser (20 V, ohne Akku). Stückzahl ca. 8.000, VK 39,99 €. Ihr Preis müsste also bei rund 14 USD FOB liegen, sonst lohnt es sich nicht.',
    'Akku-Laubbläser (20 V, ohne Akku)|8000||14 USD',
  ],
  [
    'Servus, was kosten bei euch Bierzeltgarnituren? Ich bräuchte 60 Garnituren, Tisch 70 cm breit. Lieferung nach Graz.',
    'Bierzeltgarnituren|60|Garnituren|',
  ],
  [
    'Bonjour Grace, suite à notre échange au salon, voici nos besoins : 5 000 gourdes isothermes 750 ml, 2 500 mugs de voyage et un essai de 500 boîtes à lunch. Pour les gourdes on vise 4,50 $ pièce.',
    'gourdes isothermes 750 ml|5000||4.5 USD;mugs de voyage|2500||;boîtes à lunch|500||',
  ],
  [
    'Salve, siamo un ingrosso di casalinghi. Vorremmo quotazione per moka 3 tazze (4.000 pz), moka 6 tazze (3.000 pz) e bollilatte 1 L (1.000 pz). Prezzo attuale della moka da 3: 3,40 euro.',
    'moka 3 tazze|4000|pz|3.4 EUR;moka 6 tazze|3000|pz|;bollilatte 1 L|1000|pz|',
  ],
  [
    'Добрый день. Нужны цены на детские велосипеды 16 дюймов (400 шт), самокаты трехколесные (600 шт) и шлемы (1000 шт). По велосипедам ориентир 38 долларов за штуку.',
    'детские велосипеды 16 дюймов|400|шт|38 USD;самокаты трехколесные|600|шт|;шлемы|1000|шт|',
  ],
  [
    'Коллеги, добрый день! Подбираем поставщика на мангалы складные, планируем брать 1500 штук на сезон, и шампуры 45 см, 10 тысяч штук.',
    'мангалы складные|1500|штук|;шампуры 45 см|10000|штук|',
  ],
  [
    '您好,想采购一批不锈钢厨房置物架,三层的要800个,四层的要500个,三层的价格希望在45元以内。',
    '不锈钢厨房置物架三层|800|个|45 CNY;四层|500|个|',
  ],
  [
    '你好，看到你们阿里店铺的狗窝，中号1000个大号600个，中号能做到5.5美金吗？发货到洛杉矶。',
    '狗窝 中号|1000|个|5.5 USD;大号|600|个|',
  ],
  [
    '貴社ウェブサイトで拝見したステンレスボトル500mlについて、3,000本の見積もりをお願いします。希望単価は600円です。別途、布製コースター1万枚も検討中です。',
    'ステンレスボトル500ml|3000|本|600 JPY;布製コースター|10000|枚|',
  ],
  [
    '규조토 발매트 3천장이랑 욕실 선반 1,200개 단가 부탁드립니다. 발매트는 2.5달러 이하 희망합니다.',
    '규조토 발매트|3000|장|2.5 USD;욕실 선반|1200|개|',
  ],
  [
    'Interesuje nas zakup parasoli ogrodowych 3 m (800 szt.) oraz podstaw betonowych (800 szt.). Docelowo parasol 21 USD.',
    'parasoli ogrodowych 3 m|800|szt|21 USD;podstaw betonowych|800|szt|',
  ],
  [
    'Goedemiddag, kunt u een offerte maken voor 1.500 yogamatten (6 mm, TPE) en 1.500 draagtassen? Per mat willen we niet meer dan € 5,50 betalen.',
    'yogamatten (6 mm, TPE)|1500||5.5 EUR;draagtassen|1500||',
  ],
  [
    'Sayın yetkili, 3000 adet termos 1 lt ve 1500 adet kamp ocağı için FOB Ningbo fiyat verir misiniz? Termosta hedef fiyat 5,40 $.',
    'termos 1 lt|3000|adet|5.4 USD;kamp ocağı|1500|adet|',
  ],
  [
    'Please find our needs below:\n\nHand dryer, automatic, white: 150\nSoap dispenser 1 L: 400\nPaper towel dispenser: 400\n\nHand dryer should be below $32.',
    'Hand dryer, automatic, white|150||32 USD;Soap dispenser 1 L|400||;Paper towel dispenser|400||',
  ],
  [
    'Item 1 - Fleece blanket 130x160, 200gsm, 6 colours asstd, 12,000 pcs @ USD 2.15\nItem 2 - Sherpa blanket 150x200, 4,000 pcs @ USD 6.80\nItem 3 - Cushion 45x45, 8,000 pcs @ USD 1.95',
    'Fleece blanket 130x160, 200gsm, 6 colours asstd|12000|pcs|2.15 USD;Sherpa blanket 150x200|4000|pcs|6.8 USD;Cushion 45x45|8000|pcs|1.95 USD',
  ],
  [
    'We need a replacement source for our best seller, a collapsible laundry basket 45 L. Yearly we do around 20,000 but would trial with 2,500. Paying 3.05 today landed, must be FOB 2.20 or less.',
    'collapsible laundry basket 45 L|2500||',
  ],
  [
    'Reminder of my request from last week (no reply received): 12 dozen ladies straw hats, 20 dozen mens panama hats, 5 dozen kids hats. Price CIF Port Louis pls.',
    'ladies straw hats|12|dozen|;mens panama hats|20|dozen|;kids hats|5|dozen|',
  ],
  [
    'Hello, for a government tender we must quote 15,000 mosquito nets (190x180x150, LLIN treated), 3,000 solar lanterns and 500 water filters. Closing date 15 May.',
    'mosquito nets (190x180x150, LLIN treated)|15000||;solar lanterns|3000||;water filters|500||',
  ],
  [
    'Hi, need quick price: 2 pallets of stretch film 500mm 23mic, 1 pallet of packing tape clear, deliver to Rotterdam.',
    'stretch film 500mm 23mic|2|pallets|;packing tape clear|1|pallet|',
  ],
  [
    'Please quote for the under mentioned:\n\n1) PVC pipe class D 110mm x 6m   - 600 lengths\n2) Elbow 90° 110mm               - 300 nos\n3) Solvent cement 500ml          - 20 cartons\n\nOur last price was USD 8.10/length for no. 1, kindly improve.',
    'PVC pipe class D 110mm x 6m|600|lengths|;Elbow 90° 110mm|300|nos|;Solvent cement 500ml|20|cartons|',
  ],
  [
    'Buen día. Ocupo precio por mayoreo de mochilas escolares con ruedas, serían 1,200 piezas surtidas en 4 diseños, y loncheras térmicas 2,000 piezas. Pago 9 dólares por mochila hoy en día.',
    'mochilas escolares con ruedas|1200|piezas|9 USD;loncheras térmicas|2000|piezas|',
  ],
  [
    'Hola Grace, mi jefe me pide cotizar 3 artículos: cinta métrica 5 m (5000), nivel de aluminio 60 cm (1500) y escuadra 12" (2000). Para la cinta el tope es 0.95 USD.',
    'cinta métrica 5 m|5000||0.95 USD;nivel de aluminio 60 cm|1500||;escuadra 12"|2000||',
  ],
  [
    'Boa tarde! Trabalhamos com decoração de festas. Queria orçamento de balões metalizados (pacote com 10), 3.000 pacotes, velas numéricas 5.000 unidades e toalhas de mesa descartáveis 2.000 unidades.',
    'balões metalizados (pacote com 10)|3000|pacotes|;velas numéricas|5000|unidades|;toalhas de mesa descartáveis|2000|unidades|',
  ],
  [
    'Grüezi, ich betreibe einen Weltladen in Luzern. Mich interessieren die Jute-Taschen und die Kokos-Schalen von Ihrem Messestand. Je 200 Stück, geht das? Preis bitte inkl. Fracht nach Basel.',
    'Jute-Taschen|200|Stück|;Kokos-Schalen von Ihrem Messestand|200|Stück|',
  ],
  [
    'Bonjour, pouvez-vous me chiffrer : 1 000 tee-shirts coton bio 180 g (S à XL), 500 sweats à capuche et 300 casquettes brodées ? Je paie actuellement 4,10 € le tee-shirt.',
    'tee-shirts coton bio 180 g|1000||4.1 EUR;sweats à capuche|500||;casquettes brodées|300||',
  ],
  [
    'Gentile Leo, ci occorrono lampade da tavolo ricaricabili, 800 pezzi nei colori nero e bianco; inoltre faretti a binario 15 W, 500 pezzi. Per le lampade il nostro obiettivo è 16,50 $.',
    'lampade da tavolo ricaricabili|800|pezzi|16.5 USD;faretti a binario 15 W|500|pezzi|',
  ],
  [
    'Здравствуйте! Открываем сеть кофеен, нужны бумажные стаканы 350 мл двухслойные – 200 тыс. шт, крышки к ним – 200 тыс. шт, держатели на 2 стакана – 30 тыс. шт. Стаканы хотим не дороже 0,035 доллара.',
    'бумажные стаканы 350 мл двухслойные|200000|шт|0.035 USD;крышки|200000|шт|;держатели на 2 стакана|30000|шт|',
  ],
  [
    '您好！我司承接印尼酒店项目，需床头柜380个，行李架200个，衣柜190套（按附图）。床头柜预算每个不超过55美元。请报价并告知交期。',
    '床头柜|380|个|55 USD;行李架|200|个|;衣柜|190|套|',
  ],
  [
    '御社のカタログNo.45の折りたたみコンテナについて、500個ロットでの単価をご教示ください。また、同じくNo.52の台車も100台検討しています。',
    '折りたたみコンテナ|500|個|;台車|100|台|',
  ],
  [
    '우산 2,000개(로고 인쇄), 에코백 3,000개 견적 요청드립니다. 우산 목표단가는 2,800원입니다.',
    '우산|2000|개|2800 KRW;에코백|3000|개|',
  ],
  [
    'أرغب في استيراد أكواب ورقية ٢٥٠ مل كمية ١٠٠ ألف حبة وملاعق خشبية ٢٠٠ ألف حبة. هدفنا للأكواب ٠٫٠٢ دولار للحبة.',
    'أكواب ورقية ٢٥٠ مل|100000|حبة|0.02 USD;ملاعق خشبية|200000|حبة|',
  ],
  [
    'Dzień dobry, szukamy producenta toreb bawełnianych 140 g, 38x42 cm. Na początek 5 tys. sztuk, docelowo 30 tys. rocznie. Proszę o cenę DDP Gdańsk.',
    'toreb bawełnianych 140 g, 38x42 cm|5000|sztuk|',
  ],
  [
    'Dobrý den, poptáváme 800 ks zahradních lehátek a 400 ks slunečníků. Cílová cena lehátka je 18 EUR.',
    'zahradních lehátek|800|ks|18 EUR;slunečníků|400|ks|',
  ],
  [
    'Hej, vi söker 600 st badrockar och 1200 st handdukar 70x140 till vår webbutik. Pris CIF Göteborg tack.',
    'badrockar|600|st|;handdukar 70x140|1200|st|',
  ],
  [
    'Xin chào, bên em cần báo giá 500 cái ghế xếp và 200 cái bàn xếp, giao Hải Phòng.',
    'ghế xếp|500|cái|;bàn xếp|200|cái|',
  ],
  [
    'Hi Vivian. RFQ for Easter: ceramic bunny 15cm (2,400), ceramic bunny 25cm (1,200), egg garland (3,600), all in one shade of cream. Need to be under £2 / £4.50 / £1.10.',
    'ceramic bunny 15cm|2400||2 GBP;ceramic bunny 25cm|1200||4.5 GBP;egg garland|3600||1.1 GBP',
  ],
  [
    'We urgently require: Safety vest hi-vis, orange, XL = 3000 nos; Cut gloves lvl 5 = 2500 prs; Ear muff = 1000 nos; quote CIF Chittagong.',
    'Safety vest hi-vis, orange, XL|3000|nos|;Cut gloves lvl 5|2500|prs|;Ear muff|1000|nos|',
  ],
  [
    'Please quote brown packing tape 48 mm x 66 m, 3,000 rolls, and a price tag gun, 200 pcs.',
    'brown packing tape 48 mm x 66 m|3000|rolls|;price tag gun|200|pcs|',
  ],
  ['Nous cherchons 500 boîtes à lunch et 300 gourdes.', 'boîtes à lunch|500||;gourdes|300||'],
  [
    'Please quote us 50 nos. electric hoist 1 ton and 20 nos. chain block 5 ton.',
    'electric hoist 1 ton|50|nos|;chain block 5 ton|20|nos|',
  ],
  [
    'Thank you for your quotation of 12 March. Now we need also a quote on a step stool 2 steps aluminium, 800 pcs.',
    'step stool 2 steps aluminium|800|pcs|',
  ],
];
