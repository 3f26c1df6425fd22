import { questionKey } from './questions';
import type { SourceLine } from './regions';

/** What a labelled line says; 'other' for a label that no word list knows. */
export const labelKeys = [
  'name',
  'firstName',
  'lastName',
  'title',
  'company',
  'email',
  'phone',
  'messenger',
  'fax',
  'country',
  'city',
  'address',
  'website',
  'businessType',
  'subject',
  'product',
  'model',
  'quantity',
  'unit',
  'price',
  'currency',
  'incoterm',
  'port',
  'payment',
  'delivery',
  'certificate',
  'message',
  'from',
  'to',
  'date',
  'ip',
  'page',
  'reference',
  'other',
] as const;
export type LabelKey = (typeof labelKeys)[number];

/** "Buyer: X", a cell beside its heading, or a heading with its value on the next line. Offsets are of the mail (`InquirySource.part`). */
export interface Labelled {
  /** As written, without its colon. */
  label: string;
  key: LabelKey;
  /** As written, trimmed; for 'message' the first line only. */
  value: string;
  start: number;
  end: number;
}

// English, Chinese, Spanish, Russian, French, German, Portuguese, Arabic, Italian, Japanese, Korean, some Dutch, Polish, Turkish, Vietnamese.
const words: Readonly<Record<Exclude<LabelKey, 'other'>, string>> = {
  name: 'responsible buyer|responsible person|responsible|person in charge|buyer in charge|contact buyer|category buyer|our buyer|your contact|handled by|purchaser|purchasing contact|procurement contact|procurement officer|sourcing contact|comprador responsable|responsable de compra|responsable de compras|comprador responsável|responsável pela compra|comprador|compradora|contato comercial|acheteur responsable|acheteur|acheteuse|votre contact|votre interlocuteur|dossier suivi par|zuständiger einkäufer|zuständig|einkäufer|einkäuferin|sachbearbeiter|sachbearbeiterin|bearbeiter|ihr ansprechpartner|buyer responsabile|referente acquisti|responsabile acquisti|ответственный|ответственное лицо|ответственный закупщик|исполнитель|контактное лицо по закупке|采购负责人|采购员|负责人|经办人|担当|購買担当|구매담당|담당자|verantwoordelijke inkoper|inkoper|osoba odpowiedzialna|kupiec|satın alma sorumlusu|sorumlu|مسؤول المشتريات|المسؤول|technical queries|technical questions|technical contact|technical enquiries|commercial queries|commercial contact|clarifications|consultas técnicas|contacto técnico|dúvidas técnicas|contato técnico|questions techniques|contact technique|technische rückfragen|technischer ansprechpartner|rückfragen|технические вопросы|вопросы по тендеру|技术咨询|技术联系人|商务联系人|استفسارات فنية|للاستفسار|contact for questions|contact for queries|contact for enquiries|contact for this rfq|questions to|rückfragen an|ansprechpartner für rückfragen|contacto para consultas|contacto para dudas|contact pour questions|контакт для вопросов|your full name|who are you|name, vorname|vorname, name|nome e sobrenome|nome do contato|имя и фамилия|фамилия и имя|как к вам обращаться|ご担当者様|ご担当|담당자명|اسم المسؤول|persona|persona de contacto|personne|interlocuteur|ansprechperson|pessoa|pessoa de contato|referente|name|full name|your name|contact|contact name|contact person|contact info|buyer|buyer name|buyer contact|customer name|customer|sender|sender name|from name|visitor|visitor name|requester|requested by|submitted by|client|member|姓名|买家姓名|買家姓名|采购商姓名|采购商名称|联系人姓名|询盘人|客户名称|联络人|您的姓名|您的称呼|联系人|聯絡人|聯繫人|客户姓名|买家|買家|采购商|称呼|发送人|nombre|nombre completo|nombre y apellidos?|su nombre|contacto|persona de contacto|comprador|cliente|remitente|имя|ваше имя|фио|ф\\.?и\\.?о\\.?|контактное лицо|покупатель|отправитель|заказчик|nom|votre nom|nom complet|nom et prénom|prénom et nom|contact acheteur|acheteur|expéditeur|ihr name|vor- und nachname|vollständiger name|ansprechpartner|kontaktperson|käufer|absender|nome|seu nome|nome completo|contato|comprador\\(a\\)|remetente|il tuo nome|nome e cognome|contatto|referente|acquirente|mittente|الاسم|الاسم الكامل|اسمك|اسم المشتري|المشتري|الشخص المسؤول|お名前|氏名|ご担当者名|ご担当者|担当者|担当者名|送信者|이름|성명|성함|담당자|구매자|보낸 사람|naam|volledige naam|imię i nazwisko|imię|isim|adınız|ad soyad|adı soyadı|họ tên|họ và tên',
  firstName: 'first name|firstname|given name|vorname|prénom|nombre de pila|primeiro nome|имя \\(first\\)|voornaam|名',
  lastName:
    'last name|lastname|surname|family name|nachname|familienname|nom de famille|apellidos?|sobrenome|cognome|фамилия|achternaam|nazwisko|soyad|soyadı|姓|اسم العائلة',
  title:
    'job title|position|your position|role|job role|designation|职位|职务|職稱|職位|cargo|puesto|должность|fonction|poste|position im unternehmen|função|المسمى الوظيفي|الوظيفة|ruolo|役職|部署名|部署|직책|직위|functie|stanowisko|ünvan',
  company:
    'ditta|法人名|屋号|貴社|업체|razão|company|company name|your company|buyer company|business name|business|organi[sz]ation|organi[sz]ation name|firm|firm name|shop name|store name|account|account name|公司|买家公司|采购商公司|单位名称|公司全称|公司名称|公司名稱|公司名|单位|企业名称|empresa|nombre de (?:la )?empresa|compañía|razón social|организация|компания|название компании|фирма|предприятие|société|nom de (?:la )?société|entreprise|raison sociale|nom de l.entreprise|firma|firmenname|unternehmen|nome da empresa|razão social|companhia|الشركة|اسم الشركة|المؤسسة|اسم المؤسسة|azienda|società|ragione sociale|nome azienda|会社名|御社名|貴社名|会社|企業名|회사|회사명|업체명|상호|bedrijf|bedrijfsnaam|nazwa firmy|şirket|firma adı|công ty|tên công ty',
  email:
    'e-?mail|email address|e-mail address|work email|your e-?mail|email id|business email|contact email|buyer email|mail|e-?mail adresse|邮箱|商务邮箱|企业邮箱|工作邮箱|公司邮箱|联系邮箱|买家邮箱|邮箱地址|电邮|电邮地址|電郵|電郵地址|商務電郵|电子邮件|电子邮箱|郵箱|電子郵件|邮件|correo|correo electrónico|su correo|correo-e|электронная почта|эл\\.? ?почта|почта|e-mail адрес|адрес электронной почты|courriel|adresse e-?mail|adresse électronique|adresse de messagerie|votre e-?mail|ihre e-?mail|e-mail-adresse|seu e-?mail|correio eletrônico|endereço de e-?mail|البريد|البريد الإلكتروني|الايميل|الإيميل|la tua e-?mail|indirizzo e-?mail|posta elettronica|メール|メールアドレス|eメール|이메일|이메일 주소|메일|e-mailadres|adres e-?mail|e-posta|e-posta adresi|eposta|thư điện tử',
  phone:
    'n° de téléphone|recapito telefonico|recapito|nº de teléfono|número de telefone|phone|phone number|phone no|telephone|telephone number|telephone no|tel|tel no|tel number|ph|ph no|cell|cell phone|cell no|cellphone|mobile|mobile number|mobile no|mobile phone|contact number|contact no|contact phone|your phone|phone / ?whatsapp|phone/wechat|tel / ?whatsapp|mob|hp|gsm|direct line|direct|电话|手机|公司电话|固定电话|移动电话|买家电话|联络电话|联系电话|联系方式|電話|手機|聯絡電話|电话号码|手机号|手机号码|tel[ée]fono|tel[ée]fono móvil|móvil|celular|nº de teléfono|número de teléfono|cel|teléfono de contacto|тел|телефон|моб|мобильный|мобильный телефон|контактный телефон|номер телефона|téléphone|tél|portable|numéro de téléphone|votre téléphone|mobile / ?whatsapp|telefon|telefonnummer|rufnummer|handy|ihre telefonnummer|telefone|telemóvel|fone|الهاتف|رقم الهاتف|الجوال|هاتف|جوال|رقم الجوال|موبايل|telefono|cellulare|numero di telefono|電話番号|お電話番号|携帯|携帯電話|連絡先|전화|전화번호|연락처|휴대폰|핸드폰|휴대전화|telefoon|telefoonnummer|nr telefonu|numer telefonu|telefon numarası|cep telefonu|điện thoại|số điện thoại',
  messenger:
    'whats ?app|whats ?app number|whatsapp no|wa|wechat|we chat|wechat id|skype|telegram|viber|line|line id|zalo|微信|微信号|微信號|qq|imo|kakaotalk|카카오톡|واتساب|واتس اب|الواتساب|ватсап|вотсап|телеграм|вайбер',
  fax: 'fax|fax no|fax number|传真|傳真|факс|télécopie|فاكس|ファックス|팩스|faks|telefax',
  country:
    'country|country / ?region|country/territory|region|country or region|country code|your country|buyer country|country name|location|nation|国家|國家|国家/地区|国家地区|国家或地区|国别|國家/地區|地区|país|país / ?región|su país|pais|страна|регион|страна/регион|pays|pays / ?région|votre pays|land|land / ?region|ihr land|país/região|seu país|الدولة|البلد|بلد|paese|nazione|国名|国|お住まいの国|국가|나라|국가/지역|kraj|ülke|quốc gia',
  city: 'city|town|state|province|state/province|城市|省份|ciudad|город|ville|stadt|ort|cidade|المدينة|città|市区町村|도시|plaats|miasto|şehir',
  address:
    'address|company address|street|street address|shipping address|delivery address|地址|公司地址|dirección|domicilio|адрес|адрес доставки|юридический адрес|adresse|anschrift|endereço|العنوان|indirizzo|住所|ご住所|주소|adres|địa chỉ',
  website:
    'website|web ?site|web|homepage|home page|url|company website|site|web page|your website|网站|公司网站|网址|網站|網址|sitio web|página web|сайт|веб-сайт|site web|site internet|webseite|internet|internetseite|الموقع|الموقع الإلكتروني|sito|sito web|ホームページ|홈페이지|웹사이트|strona www|web sitesi',
  businessType:
    'business type|type of business|buyer type|company type|i am an?|you are|customer type|industry|buyer profile|business nature|业务类型|公司类型|客户类型|行业|tipo de empresa|тип компании|вид деятельности|type d.entreprise|branche|tipo de negócio|نوع النشاط|tipo di azienda|業種|업종',
  subject:
    'subject|inquiry subject|enquiry subject|inquiry title|topic|regarding|re|your subject|mail subject|主题|主旨|标题|標題|询盘主题|asunto|тема|тема сообщения|objet|sujet|betreff|assunto|الموضوع|oggetto|件名|お問い合わせ件名|제목|onderwerp|temat|konu|chủ đề|tiêu đề',
  product:
    'products required|producto solicitado|productos solicitados|produit souhaité|produits souhaités|produit demandé|gesucht wird|gesucht werden|gewünschtes produkt|gewünschte produkte|gewünschter artikel|prodotto di interesse|prodotto richiesto|produto de interesse|produto desejado|관심 제품|희망 제품|المنتج المطلوب|الصنف المطلوب|looking for|咨询产品|产品咨询|意向商品|求购产品|求购商品|采购产品|采购品名|所需产品|产品需求|products?|product\\(s\\)|product name|product of interest|products? interested(?: in)?|interested products?|interested in|inquired products?|product inquiry|product title|product required|items?|item name|item description|article|article name|goods|commodity|description|description of goods|product description|attached product|buying request|rfq title|product/service|requirement for|material|产品|产品名称|产品名|品名|商品|商品名称|货物|货名|感兴趣的产品|意向产品|询盘产品|需求产品|產品|產品名稱|product[oa]s?|producto de interés|nombre del producto|artículo|artículos|mercancía|descripción|товар|товары|наименование|наименование товара|продукция|продукт|интересующий товар|изделие|produit|produits|nom du produit|désignation|produkte?|produktname|artikel|bezeichnung|artikelbezeichnung|ware|gewünscht|produtos?|nome do produto|descrição|mercadoria|المنتج|المنتجات|اسم المنتج|الصنف|الأصناف|البضاعة|prodott[oi]|nome prodotto|articol[oi]|製品|製品名|商品名|品番・品名|ご希望の商品|お問い合わせ商品|제품|제품명|품명|상품명|품목|product(?:en)?|artikelen|nazwa produktu|towar|ürün|ürün adı|ürünler|malın adı|sản phẩm|tên sản phẩm',
  model:
    'model|model no|model number|item no|item number|item code|sku|art|art no|article no|part no|part number|ref|product code|型号|型號|货号|货號|款号|产品型号|modelo|referencia|código|ref\\.? del? artículo|модель|артикул|référence|modèle|artikelnummer|artikel-nr|art\\.-?nr|referência|رقم الموديل|الموديل|codice|modello|型番|品番|모델|모델명|品號',
  quantity:
    'gewünschte menge|benötigte menge|quantità richiesta|quantità desiderata|quantidade estimada|quantidade desejada|объем закупки|объем|需求量|需求数量|희망 수량|العدد|العدد المطلوب|cant|qtde?|anz|к-во|кол|no\\.? of (?:pieces|pcs|units|sets)|number of (?:pieces|pcs|units|sets)|units required|initial qty|qty required|order volume|est\\.? (?:qty|quantity)|estimated qty|purchase qty|total (?:quantity|qty)|cuántas unidades|n[.º°]* de (?:unidades|piezas)|número de (?:unidades|piezas)|nombre de pièces|nb de pièces|本数|枚数|個数|台数|足数|点数|着数|冊数|セット数|箱数|発注数|発注数量|予定数量|件数|套数|个数|台數|订货量|订购量|quantity|qty|q.ty|quantities|quantity needed|quantity required|required quantity|req(?:uire)?d\\.? q(?:uanti)?ty|order quantity|order qty|estimated (?:order )?quantity|estimated order quantity|initial quantity|initial order|first order|trial order|purchase quantity|purchasing quantity|expected order quantity|volume|annual volume|annual quantity|yearly quantity|quantity \\(pcs\\)|数量|數量|采购量|采购数量|需求数量|订购数量|订单数量|预计数量|预计采购量|首单数量|cantidad|cantidad requerida|cantidades|cantidad estimada|количество|кол-во|колво|объем|объём|требуемое количество|партия|quantité|quantités|quantité souhaitée|qté|quantité estimée|menge|stückzahl|bedarf|jahresbedarf|jahresmenge|anzahl|bestellmenge|benötigte menge|quantidade|qtd|qtde|quantidade desejada|الكمية|الكميه|الكمية المطلوبة|كمية|quantità|quantitativo|q\\.tà|数量・単位|ご希望数量|注文数量|必要数量|수량|주문 수량|주문수량|예상 수량|aantal|hoeveelheid|ilość|miktar|adet|số lượng',
  unit: 'unit|uom|units|单位|單位|unidad|ед|ед\\.? ?изм|единица|unité|einheit|unidade|الوحدة|unità|単位|단위|eenheid|jednostka|birim|đơn vị',
  price:
    'ご予算|予算|예산|희망 가격|الميزانية|السعر المطلوب|target price|target|price target|target unit price|price|unit price|expected price|desired price|preferred unit price|budget|price range|target cost|ideal price|price idea|our target|目标价|目标价格|目标单价|期望价格|目標價|单价|單價|价格|價格|预算|期望单价|precio|precio objetivo|precio meta|precio target|presupuesto|precio unitario|цена|целевая цена|желаемая цена|ориентир по цене|бюджет|prix|prix cible|prix objectif|prix souhaité|budget maximum|zielpreis|preis|preisvorstellung|wunschpreis|richtpreis|preço|preço alvo|preço-alvo|preço target|orçamento|السعر|السعر المستهدف|السعر المطلوب|prezzo|prezzo target|prezzo obiettivo|希望単価|希望価格|目標価格|単価|ターゲット価格|予算|목표가|목표 가격|목표단가|희망가|희망 단가|가격|richtprijs|doelprijs|cena|cena docelowa|hedef fiyat|fiyat|giá|giá mục tiêu',
  currency: 'currency|货币|币种|幣別|moneda|валюта|devise|währung|moeda|العملة|valuta|通貨|통화|waluta|para birimi',
  incoterm:
    'incoterms?|trade terms?|price terms?|terms of delivery|delivery terms?|price basis|terms|shipping terms?|preferred trade terms?|trade term|价格条款|贸易条款|贸易术语|價格條件|交易条件|报价条款|incoterm solicitado|condición|условия поставки|базис|базис поставки|условия|incoterm souhaité|conditions de livraison|lieferbedingung(?:en)?|lieferkondition(?:en)?|preisbasis|preisstellung|condições de entrega|شروط التسليم|شرط التسليم|طريقة التسليم|resa|termini di resa|条件|貿易条件|建値|取引条件|가격 조건|가격조건|인도조건|거래 조건|거래조건|teslim şekli|leveringsvoorwaarden|warunki dostawy|terms of price|price condition',
  port: 'delivery to|lugar de entrega|lieferadresse|anlieferort|luogo di consegna|место доставки|город доставки|адрес поставки|到港|到货港|納品先|お届け先|納入先|납품 장소|배송지|مكان التسليم|port|destination|destination port|port of destination|port of discharge|discharge port|pod|delivery port|final destination|delivery place|place of delivery|ship to port|ship to|deliver to|目的港|港口|目的地|交货地点|卸货港|puerto|puerto de destino|destino|puerto destino|порт|порт назначения|место поставки|пункт назначения|port de destination|port de déchargement|lieu de livraison|zielhafen|bestimmungshafen|bestimmungsort|hafen|lieferort|porto|porto de destino|local de entrega|الميناء|ميناء الوصول|ميناء التفريغ|الوجهة|porto di destinazione|destinazione|仕向地|仕向港|納入場所|荷揚港|목적항|도착항|도착지|목적지|haven|port docelowy|varış limanı|liman|cảng đến|cảng',
  payment:
    'mode de règlement|mode de paiement|zahlungsweise|zahlungsart|порядок расчетов|порядок расчётов|порядок оплаты|способ оплаты|お支払条件|支払方法|お支払方法|대금 결제|결제 방식|payment|payments|payment terms?|terms of payment|payment method|payment mode|payment condition|payment conditions|付款|付款方式|付款条件|支付方式|付款條件|结算方式|pago|forma de pago|condiciones de pago|términos de pago|método de pago|оплата|условия оплаты|порядок оплаты|форма оплаты|paiement|conditions de paiement|modalités de paiement|mode de paiement|règlement|zahlung|zahlungsbedingung(?:en)?|zahlungsziel|zahlungskonditionen|pagamento|condições de pagamento|forma de pagamento|condição de pagamento|الدفع|شروط الدفع|طريقة الدفع|termini di pagamento|condizioni di pagamento|modalità di pagamento|支払条件|お支払い条件|支払い条件|決済条件|支払|お支払い|결제|결제 조건|결제조건|지불조건|지불 조건|대금결제|betaling|betalingsvoorwaarden|warunki płatności|płatność|ödeme|ödeme şekli|ödeme koşulları|thanh toán|điều kiện thanh toán',
  delivery:
    '交货日期|到货时间|要货时间|ご希望納期|納品希望日|납품일|희망 납기|gewünschter liefertermin|date souhaitée|fecha deseada|need[- ]?by(?: date)?|needed[- ]by date|delivery (?:required )?by|delivery requested|requested delivery(?: date)?|on[- ]site(?: date| by)?|target delivery(?: date)?|must arrive by|wunschliefertermin|fecha requerida|date souhaitée|data desejada|желаемый срок|納入希望日|納品希望日|required|delivery|delivery time|delivery date|lead time|leadtime|required delivery|required delivery date|delivery required|shipment|shipment date|ship date|latest shipment|shipping date|etd|eta|needed by|required by|required date|time of delivery|time of shipment|deadline for delivery|expected delivery|delivery schedule|ex-factory|ex-?works date|交期|交货期|交货时间|货期|出货时间|交貨期|交貨時間|发货时间|船期|要求交期|plazo|plazo de entrega|fecha de entrega|entrega|tiempo de entrega|embarque|fecha de embarque|срок|сроки|срок поставки|сроки поставки|дата поставки|отгрузка|срок отгрузки|delai|délai|délai de livraison|date de livraison|livraison|délai souhaité|lieferung|liefertermin|lieferzeit|wunschtermin|lieferdatum|prazo|prazo de entrega|data de entrega|previsão de embarque|التسليم|مدة التسليم|موعد التسليم|وقت التسليم|تاريخ التسليم|consegna|termini di consegna|tempi di consegna|data di consegna|納期|希望納期|納入時期|出荷時期|船積|船積時期|납기|희망 납기|납기일|선적|선적일|선적 시기|levering|levertijd|leverdatum|termin|termin dostawy|teslim|teslim tarihi|teslimat|sevkiyat|termin süresi|thời gian giao hàng|giao hàng',
  certificate:
    'certificates?|certifications?|required certificates?|certification required|standards?|compliance|认证|证书|认证要求|certificados?|certificaci(?:ón|ones)|сертификат|сертификаты|сертификация|certificats?|certifications? requises?|zertifikate?|zertifizierung|certificad[oa]s?|certificação|الشهادات|الشهادة|certificat[oi]|認証|必要認証|인증|인증서|certyfikaty?|sertifika',
  message:
    'tell us more|tell us about your (?:requirements?|needs?|project|order|inquiry)|more details|further details|additional details|describe your (?:needs?|project|requirements?|order)|project (?:details|description)|your project|cuéntenos (?:más|su proyecto)|cuéntanos más|más detalles|mais detalhes|conte-nos mais|dites-nous en plus|plus de détails|votre projet|erzählen sie uns mehr|weitere (?:details|angaben)|ihr projekt|raccontaci di più|ulteriori dettagli|расскажите подробнее|подробнее|подробности|детали заказа|详细说明|詳細說明|补充说明|ご質問・ご要望|詳細|상세 내용|المزيد من التفاصيل|текст обращения|ваш вопрос|message|your message|message body|buyer.?s? message|buyer says|message content|message from (?:the )?buyer|message details?|inquiry|inquiry content|inquiry details?|inquiry message|enquiry|enquiry details?|your (?:inquiry|enquiry)|comments?|comment or message|comments?/questions?|questions?|your question|body|contents?|details?|detailed requirements?|requirements?|request|request details?|your request|notes?|remarks?|additional (?:information|comments|message|details|requirements)|how can we help(?: you)?\\??|what are you looking for\\??|tell us (?:about )?your (?:requirements?|needs?|project)|留言|留言内容|询盘内容|内容|您的留言|消息|信息|备注|需求|需求描述|详细内容|咨询内容|訊息|留言內容|內容|mensaje|su mensaje|tu mensaje|consulta|comentarios?|detalles?|solicitud|сообщение|текст сообщения|ваше сообщение|комментарий|комментарии|запрос|текст запроса|текст|вопрос|message de l.acheteur|votre message|votre demande|demande|commentaires?|nachricht|ihre nachricht|ihre anfrage|anfrage|anfragetext|mitteilung|bemerkung(?:en)?|mensagem|sua mensagem|comentários?|solicitação|pedido de cotação|الرسالة|رسالتك|نص الرسالة|الاستفسار|استفسارك|التفاصيل|الطلب|messaggio|il tuo messaggio|richiesta|testo|commenti|メッセージ|メッセージ本文|お問い合わせ内容|お問合せ内容|お問い合わせ|本文|ご用件|ご要望|메시지|문의 내용|문의내용|내용|문의사항|문의|요청 사항|요청사항|bericht|uw bericht|opmerkingen|vraag|wiadomość|treść|treść wiadomości|mesaj|mesajınız|tin nhắn|nội dung',
  from: 'from|de|da|от|van|od|من|envoyé par|enviado por|gesendet von|inviato da|от кого|发件人|發件人|寄件者|寄件人|差出人|von|da parte di|보낸사람',
  to: 'to|supplier|seller|recipient|收件人|收件者|宛先|an|供应商|supplier name|для|à|para|destinatario|поставщик',
  date: 'date|time|sent|date sent|sent on|submitted on|received|date & time|submission date|date/time|发送时间|提交时间|日期|时间|fecha|hora|дата|время|datum|uhrzeit|data|التاريخ|الوقت|日時|送信日時|날짜|일시|tarih|closing date|closing|due date|deadline|quote before|quotation deadline|valid until|validity|截止日期|报价截止',
  ip: 'ip|ip address|remote ip|sender.?s ip(?: address| location)?|ip country/region|ip location|ip country|message ip|user agent|browser|ip地址|来源ip|ip адрес|adresse ip|ip-adresse|referrer|powered by|device|ip 地址',
  page: 'page url|page|page title|source|source url|source page|submitted from|form|form name|form id|message origin|origin|inquiry was sent from|landing page|utm[_ ]source|来源|来源页面|提交页面|страница|seite|página|sent via|sent from|entry id|product page|product url|product link',
  reference:
    'referencia|referência|referenz|référence|riferimento|номер заявки|№ заявки|参考号|reference|inquiry id|id de consulta|id de la consulta|id de inquiry|id da consulta|id zapytania|anfrage-id|id de la demande|id запроса|询盘id|문의 id|inquiry ref|inquiry no|inquiry number|enquiry id|rfq|rfq no|rfq id|rfq number|ref no|our ref|your ref|message id|ticket|ticket id|lead id|order id|submission id|询盘编号|询盘号|编号|número de consulta|номер запроса|номер|numéro de demande|anfragenummer|vorgangsnummer|参照番号|受付番号|문의번호|접수번호|member since|buyer level|membership|verified|verification',
};

const keys = new Map<string, LabelKey>();
const patterns: [RegExp, LabelKey][] = [];
for (const [key, list] of Object.entries(words) as [LabelKey, string][]) {
  const each = list.split(/\|(?![^(]*\))/);
  for (const word of each) if (!/[\\()?[]/.test(word) && !keys.has(word)) keys.set(word, key);
  const variable = each.filter(word => /[\\()?[]/.test(word));
  if (variable.length > 0) patterns.push([new RegExp(`^(?:${variable.join('|')})$`, 'u'), key]);
}

const known = (label: string) => keys.get(label) ?? patterns.find(([pattern]) => pattern.test(label))?.[1];

const MAX_LABEL = 48;
const MAX_QUESTION = 90;

/** What a heading is about, in the languages of the trade; 'other' where no list has it. */
export function labelKey(raw: string): LabelKey {
  const label = raw
    .normalize('NFC')
    .toLowerCase()
    .replace(/[*_[\]【】「」<>"'“”#]+/g, ' ')
    .replace(/\s*\((?:required|optional|if any|必填|选填|必須|任意|обязательно|pflichtfeld)\)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^(?:sender|buyer|customer|client|visitor|importer|purchaser|requester)['’ ]s (?=\p{L})/u, '')
    .replace(/^\(?\d{1,2}[.)] ?(?=\p{L})/u, '')
    .replace(/[\s.:：]+$/g, '')
    .trim();
  const question = questionKey(raw);
  if (question) return question;
  if (label === '' || label.length > MAX_LABEL) return 'other';
  const whole = known(label);
  if (whole) return whole;
  // "Sender Company", "Buyer Email".
  const bare = label.replace(
    /^(?:sender|buyer|customer|client|visitor|importer|purchaser|requester|inquirer) (?=\p{L})/u,
    '',
  );
  const own = bare === label ? undefined : known(bare);
  if (own && own !== 'message') return own;
  // "Country / Region", "姓名 Name", "Email | 邮箱": one half is enough.
  for (const half of label.split(
    /\s+(?:or|oder|ou|или|أو|veya)\s+|\s*[(（][^()（）]{1,24}[)）]$|\s*[/|｜／]\s*|\s+-\s+|(?<=[\u3040-\u9fff])\s+(?=[a-z])|(?<=[a-z])\s+(?=[\u3040-\u9fff])/,
  )) {
    const key = half === label ? undefined : known(half.trim());
    if (key) return key;
  }
  return 'other';
}

// What stands before a label: blanks, bullets, bold marks.
const lead = /^[\s*•·・･‣◦▪●○◆■–—>|-]{0,12}(?:\d{1,2}[.)]\s*)?/;

/**
 * A line that is a label and its value ("Company : X", "数量：3,000枚", "Country\tEgypt"); null for another. `isForm` takes a cell beside a
 * known heading without a colon too.
 */
export function readLabelled(line: SourceLine, isForm: boolean): Labelled | null {
  const { text, from } = line;
  if (text.length < 3 || text.length > 6000) return null;
  const begin = lead.exec(text)![0].length;
  const bracket = BRACKETED.exec(text.slice(begin, begin + 40));
  if (bracket) return bracketLabel(line, begin, bracket);
  const asked = isForm ? askedLabel(line, begin) : null;
  if (asked) return asked;
  const head = text.slice(begin, begin + MAX_LABEL + 12);
  // "Full name ..... Bob Tran"
  const mark = head.search(/[:：\t|]| {3,}(?=\S)| ?\.{4,} ?(?=\S)/);
  if (mark < 1 || mark > MAX_LABEL) return null;
  const label = head.slice(0, mark).replace(/[*_\s]+$/, '');
  const isColon = head[mark] === ':' || head[mark] === '：' || /^ ?\.{4}/.test(head.slice(mark));
  if (label === '' || /^\d+$/.test(label) || /^https?$/i.test(label)) return null;
  const key = labelKey(label);
  if (key === 'other' && (!isColon || !/^[^.!?。]{2,40}$/.test(label) || label.split(' ').length > 5)) return null;
  // A row of two cells is a heading and its value in any mail; a row of more is of a table.
  const isCell = head[mark] === '\t' || head[mark] === '|';
  if (isCell ? /[\t|]/.test(text.slice(begin + mark + 1).trim()) : !isColon && !isForm) return null;
  let start = begin + mark + 1;
  if (text[start] === '.') while (start < text.length && text[start] === '.') start++;
  while (start < text.length && /[\s*:：|]/.test(text[start]!)) start++;
  const value = text.slice(start).trimEnd().replace(/\*+$/, '').trimEnd();
  return { label, key, value, start: from + start, end: from + start + value.length };
}

const ASKED = /^([^?？:：\t]{4,80}[?？])[ \u3000]+(?=\S)/u;

/** "How many do you need? 600". */
function askedLabel({ text, from }: SourceLine, begin: number): Labelled | null {
  const found = ASKED.exec(text.slice(begin, begin + 100));
  const key = found && questionKey(found[1] as string);
  if (!found || !key) return null;
  const start = begin + found[0].length;
  const value = text.slice(start).trimEnd();
  return { label: found[1] as string, key, value, start: from + start, end: from + start + value.length };
}

const BRACKETED = /^[【［〔[]([^】］〕\]\n]{1,20})[】］〕\]][ \u3000]*[:：]?\s*(?=\S)/u;

/** "【本数】　2,000本". */
function bracketLabel({ text, from }: SourceLine, begin: number, found: RegExpExecArray): Labelled | null {
  const label = (found[1] as string).trim();
  const key = labelKey(label);
  if (key === 'other') return null;
  const start = begin + found[0].length;
  const value = text.slice(start).trimEnd();
  return { label, key, value, start: from + start, end: from + start + value.length };
}

/** A line that is a known heading and nothing else, its value in the next filled line ("Name", "Email:"). */
export function readHeading(line: SourceLine): LabelKey | null {
  const text = line.text.replace(/^[\s*•·・･‣◦-]+|[\s*]+$/g, '');
  if (text === '' || text.length > MAX_QUESTION) return null;
  const key = labelKey(text);
  return key === 'other' ? null : key;
}
