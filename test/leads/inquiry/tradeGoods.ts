/** Goods of many trades, each language with a letter in which they stand for the sign %. */
export const tradeGoods: readonly { language: string; letter: string; goods: readonly string[] }[] = [
  {
    language: 'en',
    letter: 'Please quote 500 %, FOB Ningbo.',
    goods:
      'microfibre cloths,microphones,microwave ovens,mesh bags,bar stools,hotel slippers,shop vacuums,restaurant chairs,school bags,store fixtures,color pencils,model trains,version stickers,photo frames,gloves,work gloves,storage boxes,angle grinders,impact drills,battery packs,charger cables,phone cases,tool sets,hand saws,spirit levels,tape measures,screwdriver sets,pipe wrenches,rubber mallets,safety goggles,ear muffs,knee pads,tool belts,utility knives,hex keys,socket sets,paint rollers,wire strippers,glue guns,heat guns,laser levels,ladders,wheelbarrows,buckets,brooms,mops,bins,trays,baskets,hangers,mirrors,clocks,watches,lamps,bulbs,torches,lanterns,fans,heaters,kettles,toasters,blenders,pans,pots,knives,forks,spoons,plates,mugs,cups,bottles,jugs,flasks,towels,sheets,pillows,blankets,curtains,rugs,mats,bags,backpacks,suitcases,umbrellas,hats,caps,socks,shoes,boots,jackets,shirts,trousers,belts,wallets,toys,dolls,balls,puzzles,games,bikes,scooters,helmets,tents,chairs,tables,sofas,beds,desks,shelves,cabinets,doors,windows,locks,hinges,handles,screws,nails,bolts,nuts,washers,pipes,valves,pumps,filters,hoses,taps,showers,toilets,sinks,tiles,bricks,paints,brushes,seeds,tools'.split(
        ',',
      ),
  },
  {
    language: 'es',
    letter: 'Necesitamos 500 %, FOB Ningbo.',
    goods:
      'guantes,cajas de almacenamiento,amoladoras angulares,taladros,baterias,cargadores,sierras,niveles,cintas metricas,destornilladores,llaves de tubo,martillos,gafas de seguridad,rodilleras,cinturones,cuchillos,pistolas de silicona,escaleras,carretillas,cubos,escobas,bandejas,cestas,perchas,espejos,relojes,lamparas,linternas,ventiladores,calefactores,tostadoras,ollas,platos,tazas,vasos,botellas,toallas,sabanas,almohadas,mantas,cortinas,alfombras,bolsas,mochilas,maletas,paraguas,sombreros,gorras,calcetines,zapatos,botas,chaquetas,camisas,pantalones,carteras,juguetes,pelotas,bicicletas,cascos,tiendas de campaña,sillas,mesas,camas,puertas,ventanas,cerraduras,bisagras,tornillos,clavos,tuercas,arandelas,tubos,valvulas,bombas,filtros,mangueras,grifos,duchas,azulejos,pinturas,brochas,semillas,microfonos,micro usb,peines,anillos,collares'.split(
        ',',
      ),
  },
  {
    language: 'pt',
    letter: 'Precisamos de 500 %, FOB Ningbo.',
    goods:
      'luvas,rebarbadoras,furadeiras,baterias,carregadores,serras,fitas metricas,chaves de fenda,martelos,oculos de protecao,joelheiras,cintos,facas,escadas,carrinhos de mao,baldes,vassouras,bandejas,cestos,cabides,espelhos,relogios,lampadas,lanternas,ventiladores,aquecedores,chaleiras,panelas,pratos,canecas,copos,garrafas,toalhas,lencois,almofadas,cobertores,cortinas,tapetes,sacolas,mochilas,malas,guarda-chuvas,chapeus,bones,meias,sapatos,botas,jaquetas,camisas,calcas,carteiras,brinquedos,bolas,bicicletas,capacetes,barracas,cadeiras,mesas,camas,portas,janelas,fechaduras,dobradicas,parafusos,pregos,porcas,tubos,valvulas,bombas,filtros,mangueiras,torneiras,chuveiros,azulejos,tintas,pinceis,sementes,microfones,panos de microfibra'.split(
        ',',
      ),
  },
  {
    language: 'fr',
    letter: 'Merci de nous faire un devis pour 500 %, FOB Ningbo.',
    goods:
      'gants,boites de rangement,meuleuses,perceuses,batteries,chargeurs,scies,niveaux,tournevis,marteaux,lunettes de protection,genouilleres,ceintures,couteaux,echelles,brouettes,seaux,balais,plateaux,paniers,cintres,miroirs,horloges,montres,lampes,ampoules,ventilateurs,bouilloires,poeles,assiettes,tasses,verres,bouteilles,serviettes,draps,oreillers,couvertures,rideaux,tapis,sacs,valises,parapluies,chapeaux,casquettes,chaussettes,chaussures,bottes,vestes,chemises,pantalons,jouets,ballons,velos,casques,tentes,chaises,tables,lits,portes,fenetres,serrures,charnieres,vis,clous,ecrous,tuyaux,vannes,pompes,filtres,robinets,douches,carreaux,peintures,pinceaux,graines,microphones,chiffons microfibre'.split(
        ',',
      ),
  },
  {
    language: 'de',
    letter: 'Bitte bieten Sie uns 500 % an, FOB Ningbo.',
    goods:
      'Handschuhe,Aufbewahrungsboxen,Winkelschleifer,Bohrmaschinen,Akkus,Ladegeräte,Sägen,Wasserwaagen,Maßbänder,Schraubendreher,Hämmer,Schutzbrillen,Knieschoner,Gürtel,Messer,Leitern,Schubkarren,Eimer,Besen,Tabletts,Körbe,Kleiderbügel,Spiegel,Uhren,Lampen,Leuchten,Ventilatoren,Wasserkocher,Pfannen,Teller,Tassen,Gläser,Flaschen,Handtücher,Kissen,Decken,Vorhänge,Teppiche,Taschen,Rucksäcke,Koffer,Regenschirme,Hüte,Mützen,Socken,Schuhe,Stiefel,Jacken,Hemden,Hosen,Spielzeuge,Bälle,Fahrräder,Helme,Zelte,Stühle,Tische,Betten,Türen,Fenster,Schlösser,Scharniere,Schrauben,Nägel,Muttern,Rohre,Ventile,Pumpen,Filter,Schläuche,Duschen,Fliesen,Pinsel,Samen,Mikrofone,Mikrofasertücher,Besucherstühle,Lagerboxen,Lagerregale,Ladenkassen,Jahreskalender,Wochenplaner,Farbroller,Musterbeutel,Schülerrucksäcke'.split(
        ',',
      ),
  },
  {
    language: 'it',
    letter: 'Vi chiediamo un preventivo per 500 %, FOB Ningbo.',
    goods:
      'guanti,smerigliatrici,trapani,batterie,caricabatterie,seghe,livelle,cacciaviti,martelli,occhiali protettivi,ginocchiere,cinture,coltelli,scale,carriole,secchi,scope,vassoi,cesti,grucce,specchi,orologi,lampade,lampadine,ventilatori,bollitori,padelle,piatti,tazze,bicchieri,bottiglie,asciugamani,lenzuola,cuscini,coperte,tende,tappeti,borse,zaini,valigie,ombrelli,cappelli,calzini,scarpe,stivali,giacche,camicie,pantaloni,giocattoli,palloni,biciclette,caschi,sedie,tavoli,letti,porte,finestre,serrature,cerniere,viti,chiodi,dadi,tubi,valvole,pompe,filtri,rubinetti,docce,piastrelle,vernici,pennelli,semi,microfoni,panni in microfibra'.split(
        ',',
      ),
  },
  {
    language: 'ru',
    letter: 'Нам нужно 500 %, FOB Ningbo.',
    goods:
      'перчаток,болгарок,дрелей,аккумуляторов,зарядных устройств,пил,рулеток,отверток,молотков,защитных очков,наколенников,ремней,ножей,лестниц,тачек,ведер,метел,подносов,корзин,вешалок,зеркал,настенных часов,ламп,фонарей,вентиляторов,обогревателей,чайников,сковородок,тарелок,кружек,стаканов,бутылок,полотенец,подушек,одеял,штор,ковров,сумок,рюкзаков,чемоданов,зонтов,шапок,носков,ботинок,курток,рубашек,брюк,футболок,футляров,игрушек,мячей,велосипедов,шлемов,палаток,стульев,столов,кроватей,дверей,окон,замков,петель,шурупов,гвоздей,гаек,труб,клапанов,насосов,фильтров,шлангов,кранов,плиток,кистей,семян,микрофонов,разделочных досок,точильных камней,цветочных горшков,цветных карандашей,рубанков,разводных ключей,чашек,ценников,ценникодержателей,днищ,магазинных тележек,торговых стоек,размерных бирок,годовых календарей,годичных планеров'.split(
        ',',
      ),
  },
  {
    language: 'zh',
    letter: '您好，我们需要500个%，请报FOB宁波价。',
    goods:
      '手套,收纳箱,角磨机,冲击钻,电池包,充电器,手锯,水平尺,卷尺,螺丝刀,管钳,橡胶锤,护目镜,护膝,工具腰带,美工刀,内六角扳手,套筒,油漆滚筒,剥线钳,热熔胶枪,梯子,手推车,水桶,扫帚,托盘,篮子,衣架,镜子,挂钟,手表,台灯,灯泡,手电筒,风扇,取暖器,水壶,烤面包机,平底锅,刀具,叉子,盘子,马克杯,杯子,瓶子,毛巾,枕头,毯子,窗帘,地毯,背包,行李箱,雨伞,帽子,袜子,鞋子,靴子,夹克,衬衫,裤子,皮带,钱包,玩具,球,自行车,头盔,帐篷,椅子,桌子,沙发,床,柜子,门锁,铰链,螺丝,钉子,水管,阀门,水泵,过滤器,软管,水龙头,花洒,马桶,瓷砖,刷子,麦克风,条码扫描器,门把手,点火器,年历,月饼盒,工具箱,件架,双肩包,套装盒,把手'.split(
        ',',
      ),
  },
  {
    language: 'ja',
    letter: '%を500個、FOB寧波で見積もりをお願いします。',
    goods:
      '手袋,収納ボックス,充電器,のこぎり,水平器,ドライバーセット,ハンマー,保護メガネ,はしご,バケツ,ほうき,トレー,鏡,時計,ランプ,懐中電灯,扇風機,ヒーター,やかん,フライパン,包丁,マグカップ,ボトル,タオル,枕,毛布,カーテン,バッグ,リュックサック,スーツケース,傘,帽子,靴下,おもちゃ,ヘルメット,テント,椅子,テーブル,ソファ,ドアノブ,ねじ,ポンプ,フィルター,ホース,蛇口'.split(
        ',',
      ),
  },
  {
    language: 'ko',
    letter: '% 500개 FOB 닝보 견적 부탁드립니다.',
    goods:
      '장갑,수납함,충전기,줄자,드라이버 세트,망치,보안경,사다리,양동이,빗자루,쟁반,거울,시계,램프,손전등,선풍기,히터,주전자,프라이팬,접시,머그컵,수건,베개,담요,커튼,가방,배낭,우산,모자,양말,신발,장난감,헬멧,텐트,의자,테이블,문손잡이,나사,펌프,필터,호스,수도꼭지'.split(
        ',',
      ),
  },
  {
    language: 'ar',
    letter: 'نحتاج 500 قطعة من %، فوب نينغبو. نرجو عرض السعر.',
    goods:
      'القفازات,صناديق التخزين,الشواحن,المناشير,المطارق,النظارات الواقية,السلالم,الدلاء,المكانس,الصواني,المرايا,الساعات,المصابيح,المراوح,الدفايات,الغلايات,المقالي,السكاكين,الأطباق,الأكواب,الزجاجات,المناشف,الوسائد,البطانيات,الستائر,السجاد,الحقائب,المظلات,القبعات,الجوارب,الأحذية,الألعاب,الخوذات,الخيام,الكراسي,الطاولات,الأقفال,المسامير,المضخات,الفلاتر,الخراطيم'.split(
        ',',
      ),
  },
  {
    language: 'tr',
    letter: '500 adet % için FOB Ningbo fiyat teklifi rica ederiz.',
    goods:
      'eldiven,saklama kutusu,şarj cihazı,testere,çekiç,koruyucu gözlük,merdiven,kova,süpürge,tepsi,ayna,saat,lamba,vantilatör,ısıtıcı,çaydanlık,tava,bıçak,tabak,kupa,şişe,havlu,yastık,battaniye,perde,halı,çanta,bavul,şemsiye,şapka,çorap,ayakkabı,oyuncak,kask,çadır,sandalye,masa,kilit,vida,pompa,filtre,hortum,musluk'.split(
        ',',
      ),
  },
  {
    language: 'pl',
    letter: 'Prosimy o ofertę na 500 szt. %, FOB Ningbo.',
    goods:
      'rękawic,pudełek,ładowarek,pił,młotków,okularów ochronnych,drabin,wiader,mioteł,tac,luster,zegarów,lamp,latarek,wentylatorów,grzejników,czajników,patelni,noży,talerzy,kubków,butelek,ręczników,poduszek,koców,zasłon,dywanów,toreb,walizek,parasoli,czapek,skarpet,butów,zabawek,kasków,namiotów,krzeseł,stołów,zamków,śrub,pomp,filtrów,węży,kranów'.split(
        ',',
      ),
  },
  {
    language: 'nl',
    letter: 'Graag een offerte voor 500 %, FOB Ningbo.',
    goods:
      'handschoenen,opbergdozen,laders,zagen,hamers,veiligheidsbrillen,ladders,emmers,bezems,dienbladen,spiegels,klokken,lampen,zaklampen,ventilatoren,kachels,waterkokers,pannen,messen,borden,mokken,flessen,handdoeken,kussens,dekens,gordijnen,tapijten,tassen,koffers,paraplus,hoeden,sokken,schoenen,speelgoed,helmen,tenten,stoelen,tafels,sloten,schroeven,pompen,filters,slangen,kranen'.split(
        ',',
      ),
  },
];

/** Short letters of few words that ask, by language, in which goods stand for the sign %. */
export const shortLetters: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Dear sir,\nplease quote:\n- %: 500 pcs\n- toy car: 200 pcs\nFOB Ningbo',
    'Hello,\nwe are interested in your %. Please send your price list.',
    'Hi, how much for 500 pcs of %? CIF Lagos.',
  ],
  es: [
    'Hola,\npor favor cotizar:\n- %: 500 piezas\n- juguetes: 200 piezas',
    'Estamos interesados en sus %. Por favor envíen lista de precios.',
  ],
  pt: [
    'Olá,\npor favor cotar:\n- %: 500 peças\n- carrinhos: 200 peças',
    'Temos interesse em suas %. Favor enviar tabela de preços.',
  ],
  fr: [
    'Bonjour,\nmerci de coter :\n- % : 500 pièces\n- voitures : 200 pièces',
    'Nous sommes intéressés par vos %. Merci de nous envoyer vos tarifs.',
  ],
  de: [
    'Guten Tag,\nbitte bieten Sie an:\n- %: 500 Stück\n- Autos: 200 Stück',
    'Wir interessieren uns für Ihre %. Bitte senden Sie uns Ihre Preisliste.',
  ],
  it: ['Siamo interessati ai vostri %. Inviateci il listino prezzi.'],
  ru: ['Добрый день,\nпросим цену:\n- %: 500 шт\n- машинок: 200 шт'],
  zh: ['您好，请报价：\n1. % 500个\n2. 积木 200个', '你好，我们对贵司的%很感兴趣，请发报价单。'],
  ja: ['お世話になっております。下記の見積もりをお願いします。\n・% 500個\n・積み木 200個'],
  ko: ['안녕하세요. 견적 부탁드립니다.\n- % 500개\n- 블록 200개'],
  ar: ['السلام عليكم، نرجو عرض سعر:\n- %: 500 قطعة\n- مكعبات: 200 قطعة'],
  tr: ['Merhaba, fiyat rica ederiz:\n- %: 500 adet\n- oyun küpü: 200 adet'],
  pl: ['Dzień dobry, proszę o wycenę:\n- %: 500 szt.\n- klocki: 200 szt.'],
  nl: ['Hallo, graag prijs voor:\n- %: 500 stuks\n- blokken: 200 stuks'],
};
