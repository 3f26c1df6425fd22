/*
 * Words for what is counted, by kind, levelled (levelling.ts). Plain data. Words stand with their forms; those of scripts
 * without blanks in `…Signs`, which count after a number without a blank.
 */

const split = (words: string) =>
  words
    .trim()
    .split(/\s+/)
    .map(word => word.replace(/_/g, ' '));

/** One of a thing, or a set of them. */
export const pieceWords = split(`
  pcs pc pce pces psc pieces piece pics units unit unites unite ea nos nrs nr sets set pairs pair prs pr dozens dozen doz dzn dz gross grs gg ggr kits kit copies copy items
  piezas pieza pzas pza pz pzs unidades unidad unid unids und unds uds ud un u juegos juego pares par docenas docena grosas gruesas ejemplares ejemplar copias maquinas equipos
  pecas peca cj cjs conjuntos conjunto jogos jogo duzias duzia
  coffrets coffret etuis pochettes barre jeux jeu paires paire douzaines douzaine ens ensembles exemplaires exemplaire
  stuck stucke stk stck stueck st satz satze paar paare exemplare einheiten garnituren dutzend
  шт штук штуки штука штуку комплектов комплекта комплекты комплект компл кт к-т пар пара пары наборов набора набор единиц ед экз экземпляров экземпляра экземпляр дана дюжин дюжины дюжина
  pezzi pezzo esemplari esemplare unita paia paio coppie coppia dozzine dozzina
  adet ad takim cift tane duzine szt sztuk sztuki sztuka kpl kompletow komplety komplet zestawow zestawy zestaw
  stuks stuk doosjes doosje ks kusu kusov db buc bucati buah lusin cai chiec bo doi
  قطعه قطع حبه حبات طقم اطقم مجموعه مجموعات زوج ازواج وحده وحدات جهاز اجهزه درزن دزينه
  セット ピース ペア ダース 세트`);

/** What holds, wraps or bundles things. */
export const packWords = split(`
  ctns ctn cartons carton boxes box cases case packs pack packets packet pkts pkt pks rolls roll reels reel coils coil spools spool cones cone skeins hanks displays canisters jerrycans jerricans tubs bags bag sacks sack bottles bottle cans
  drums drum barrels barrel pallets pallet sheets sheet bundles bundle bales bale tubes tube jars jar lots lot bars sticks blisters tins buckets cylinders trays lengths
  cajas caja rollos rollo bolsas bolsa sacos saco paquetes paquete cartones bultos botellas galones bidones tarimas palets paletas laminas hojas
  caixas caixa cxs cx rolos rolo pacotes pacote fardos fardo garrafas chapas paletes
  boites boite rouleaux rouleau sacs palettes bobines bidons flacons colis feuilles seaux
  kartons packungen packung pkg rollen rolle kisten kiste paletten palette sacke flaschen dosen bogen gebinde ve spulen kanister eimer
  упаковок упаковки упаковка упак уп коробок коробки коробка кор рулонов рулона рулон рул ящиков мешков мешка листов листа лист бухт бутылок банок паллет поддонов пачек бобин катушек бухты мотков канистр
  confezioni confezione conf scatole scatola cartoni cartone rotoli rotolo sacchi bancali bottiglie fogli bobine rocche matasse
  kutu koli paket rulo cuval makara bobin tup sise torba balya fici teneke bidon deste top tomar opakowan opak kartonow rolek workow palet dozen doos zakken thung hop cuon bao tam chai goi
  كرتون كراتين كرتونه كيس اكياس رول رولات لفه لفات علبه علب صندوق صناديق بكره طبليه شوال لوح الواح زجاجه
  ケース ロール パック カートン 박스 상자`);

/** Weights, lengths, areas, volumes: as often a size as a quantity. */
export const measureWords = split(`
  kg kgs kilos kilo kilograms kilogram lbs lb mt mts tons ton tonnes tonne tonnen tonelada toneladas tonnellate t
  m mtr mtrs meters metres meter metre metros metro mtl lm rm rmt rft ml_lineal lfm lfdm mb metros_lineales metros_lineares metri_lineari metres_lineaires laufmeter laufende_meter running_meters running_metres linear_meters linear_metres погонных_метров tm quintali quintales quintal quintaux yardas jardas yards yards yds yd sqm m2 m² sq_m sqft sq_ft quadratmeter qm metri cbm m3 m³ l ltr ltrs litres liters litros litri liter litre gallons gallon gal quarts quart qt square_meters square_meter square_metres square_metre cubic_meters cubic_metres cubic_meter cubic_metre metros_cuadrados metros_quadrados metri_quadri metres_carres metros_cubicos metri_cubi metres_cubes
  кг т тонн тонны тонна м метров метра м2 м² м3 м³ кв.м кв._м ярдов ярда пог.м пог._м п.м л литров квадратных_метров кубических_метров
  طن اطنان كجم كغ كيلو متر_مربع متر_مكعب متر_طولي امتار_مربعه متر_مربعه امتار_مكعبه متر امتار لتر ياردة ياردات يارده
  kilogramm kilogramow ton metre metrow tan met トン メートル ヤード 톤 미터 야드`);

/** A load of a container. */
export const containerWords = split(`
  containers container containerr conts cont fcl fcls hq hc gp contenedores contenedor conteneurs conteneur conteiner conteineres container contentores contentor containern
  контейнера контейнеров контейнеры контейнер контейнеру konteyner kontener kontenery kontenerow حاويه حاويات كونتينر コンテナ 컨테이너 trailers truckloads`);

/** Counting signs of Chinese, Japanese and Korean. */
export const pieceSigns =
  '세트 동 个 個 件 只 隻 套 双 雙 对 對 台 臺 把 支 枝 条 條 张 張 片 块 塊 根 辆 輛 部 组 組 顶 頂 副 盏 盞 本 册 粒 颗 顆 床 幅 扇 架 具 枚 份 串 打 款 点 着 脚 足 冊 膳 丁 台 개 대 장 매 본 켤레 벌 족 자루 조 점 ea'.split(
    ' ',
  );
export const packSigns = '箱 包 袋 盒 瓶 卷 捲 桶 罐 托 板 巻 缶 束 병 롤 통 포 봉 팩 권 캔'.split(' ');
export const measureSigns = '吨 噸 公斤 千克 米 码 碼 平方米 平米 平方 立方米 立方 升 平米 坪 キロ'.split(' ');
export const containerSigns = '高柜 小柜 大柜 货柜 貨櫃 整柜 平柜 柜 櫃 集装箱'.split(' ');
/** What makes of a counting sign something else: "3 个颜色", "2 个月", "6件套". */
export const notAfterSigns =
  /^ ?(?:颜色|顏色|月(?!饼|餅|牙|球)|规格|規格|尺寸|型号|型號|工作日|品种|品種|国家|國家|人(?![偶台体體造])|店(?!招)|城市|仓库|系列|(?:样品|樣品)(?![册冊袋盒瓶])|色(?![带帶卡粉])|问题|年(?![历曆画畫货貨])|点(?![火钞心滴])|套(?![筒装裝盒娃])|钱(?!包)|工(?![具装裝业業艺藝])|骨|入り|入|立て|掛け|段|重ね|小时|地(?![毯垫墊板球漏砖磚拖灯燈插])|星期|サイズ|モデル|색상|사이즈|월|년|기업|국)/;

/** What is counted after "1,200", though it is no goods: "14 branches", "60 days". */
export const notGoods =
  /^(?:mesh(?=[,;.)]|$)|grades?(?![ -]?(?:steel|school|book))|(?:\p{L}*zyklen|cycles?|ciclos|cicli|cykli|циклов|циклы|دوره)(?! ?(?:machines?|computers?))|schools|schulen|escuelas|escolas|ecoles|scuole|школ(?!ьн)\p{L}{0,2}|guests|gaste|invitados|invites|ospiti|гост(?:ей|я|и)|followers|seguidores|subscribers|подписчик\p{L}*|inhabitants|einwohner|habitantes|habitants|abitanti|жител\p{L}*|members|mitglieder\p{L}*|miembros|socios|membros|membres|soci|участник\p{L}*|owners|families|familias|familles|famiglie|сем(?:ей|ьи)|students|schulern?|alumnos|alunos|eleves|studenti|учеников|студент\p{L}*|visitors|besuchern?|visitantes|visiteurs|visitatori|посетител\p{L}*|workers|arbeitern?|trabajadores|trabalhadores|ouvriers|operai|рабочих(?= (?:мест|рук))|farmers|fishermen|fishers|anglers|pescadores|dealers|handlern?|fachhandler\p{L}*|distribuidores|revendeurs|rivenditori|дилер\p{L}*|users|usuarios|teachers|churches|villages|players|subscribers|orders|موظف\p{L}*|عامل|عضو|محل|محلات|فرع|فروع|عميل|زبون|days?|dias?|tage[n]?|jours?|дн(?:я|ей|и)|суток|gun|dni|dagen|weeks?|semanas?|wochen?|semaines?|недел\p{L}*|hafta|months?|mes(?:es)?|monate?n?|mois|месяц\p{L}*|ay|years?|anos?|jahre?n?|ans?|лет|год[ау]?|годов|yil|lat|giorni|settimane|mesi|anni|hours?|horas?|stunden|heures|час(?:а|ов)?|minutes?|shops?|stores?|branch(?:es)?|outlets?|tiendas?(?! de campa)|sucursales|lojas|filiais|filialen|laden|geschafte\p{L}*|magasins?|points?|негаз\p{L}*|магазин(?:а|ов|ы|ах)?|точ(?:ек|к[аиу])|филиал\p{L}*|negozi|punti|magaza|sklep\p{L}*|winkels?|colou?rs?|colores|cores|farben|couleurs|цвет(?:а|ов|ах)?|colori|renk|sizes?|tallas|tamanhos|grossen|tailles|размер(?:а|ов|ы|ах)?|misure|models?|modelos?|modelle|modeles|модел\p{L}*|types?|tipos|designs?|employees|empleados|mitarbeitern?|people|persons?|customers?|clientes?|kunden|clients?|клиент\p{L}*|countries|paises|lander|suppliers?|proveedores|percent|prozent|pct|warehouses?|bodegas?|almacenes|lager|hall|booth|stand|street|road|ave|floor|st\.|watts?|volts?|v|w|kw|hp|hz|mah|ah|mm|cm|inch\p{L}*|in|oz|g|gr|gsm|grams?|ml|cc|°|x|%|мкм|микрон\p{L}*|µm|μm|mkm|mic(?:r[ao]ns?|rones|ras?|rometri?|rometros?|rometers?)?|بوصه|انش|قدم|مل|مم|سم|ملم|جرام|غرام|واط|فولت|امبير|سنه|سنوات|شهر|اشهر|يوم|ايام|дюйм\p{L}*|pulgadas?|polegadas?|pouces?|zoll|pollici|inc|cali|インチ|인치|寸|吋|bar(?!-?(?:stool|hocker))|rpm|lumens?|lm|k|вт|в|мм|см|г|мл|л\.с|ip\d+|ply|usd|eur|dollars?|dolares|euros?|долл\p{L}*|руб(?:л\p{L}+)?|юан\p{L}*|cents?|centavos|and|or|y|o|и|und|oder|et|ou|e|to|at|for|from|with|per|as|on|by|in|is|are|if|we|which|that|please|shops|ft|feet|foot|pies|pes|fut(?:ov|y|a)?|фут(?:а|ов|ы)?|net|jours|st|nd|rd|th|am|pm|gmt|uhr|h|min|sec|jahr|hauser\p{L}*|restaurants?|hotels?|rooms?|options?|alternatives?|versions?|variants?|quotes?|quotations?|offers?|prices?|questions?|photos?|samples?|muestras?|muster|образ(?:ец|ц(?:а|ов|ы|ах))|echantillons?|amostras?|campioni|numune|wzor\p{L}*|monsters?|lakhs?|k|thousand|million|mio|mil|lumen|micron|mic|denier|gauge|ga|feiras?|fairs?|times?|veces|vezes|mal|fois|раза?|contra|adelante|anticipo|anticipad[oa]|saldo|al|despues|before|after|january|february|march|april|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|maio|junho|julho|setembro|outubro|novembro|dezembro|januar|februar|oktober|dezember|janvier|fevrier|avril|juin|juillet|aout|octobre|decembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|antes|avant|vorher|apres|nachher|upfront|advance|deposit|vorkasse|при|до|после|avance|acompte|acconto|containers?|gph|gpm|gpd|lph|lpm|lpd|psi|mpa|btu|kva|wh|nm|tpi|dpi|den|tex|tc|dm|mmq|mq|amps?|u\/min|litros?\/h|l\/h|l\/min|meses|edificios|proyectos|projects?|houses|homes|units\/year|fio\w*|fili|nici|fils|hilos|threads?|pages?|lines?|languages?|km|miles?|acres?|hectares?|ha|kg|proc|zl|kr|chf|cfa|fcfa)(?![\p{L}\d]|-\p{L})/u;
