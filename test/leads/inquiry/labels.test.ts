import { labelKey } from '../../../service/leads/inquiry/labels';

/** What forms of eleven languages put above their fields, by what it is about. */
const labels: Readonly<Record<string, string>> = {
  name: 'Name|Contact name|Your full name|Contact person|Who are you|Nombre completo|Nombre y apellidos|Persona de contacto|Contacto|Nom complet|Nom et prénom|Prénom et nom|Votre nom|Contact|Interlocuteur|Name, Vorname|Vor- und Nachname|Ansprechpartner|Ihr Name|Nome completo|Nome e cognome|Seu nome|Nome e sobrenome|Nome do contato|Contato|Referente|Il tuo nome|ФИО|Ф.И.О.|Имя и фамилия|Контактное лицо|Ваше имя|Как к вам обращаться|姓名|联系人|您的姓名|お名前|氏名|ご担当者名|ご担当者様|担当者|성함|이름|담당자|담당자명|الاسم|الاسم الكامل|اسم المسؤول',
  company:
    'Company|Business|Organisation|Company name|Empresa|Razón social|Nombre de la empresa|Compañía|Société|Entreprise|Raison sociale|Nom de la société|Firma|Unternehmen|Firmenname|Azienda|Ragione sociale|Ditta|Nome azienda|Nome da empresa|Razão social|Компания|Организация|Название компании|公司|公司名称|单位名称|会社名|御社名|貴社名|法人名|회사명|회사|업체명|상호|الشركة|اسم الشركة|المؤسسة',
  phone:
    'Phone|Mobile|Tel.|Telephone|Phone / WhatsApp|Teléfono|Celular|Móvil|Teléfono / WhatsApp|Téléphone|Portable|Tél.|N° de téléphone|Telefon|Telefonnummer|Handy|Rufnummer|Telefono|Cellulare|Recapito telefonico|Telefone|Telemóvel|Celular / WhatsApp|Телефон|Тел.|Контактный телефон|Мобильный|电话|手机|联系电话|電話番号|お電話番号|TEL|전화번호|연락처|휴대폰|الهاتف|رقم الجوال|رقم الهاتف|الجوال',
  product:
    'Product|Item|Product of interest|Products required|Producto|Artículo|Producto de interés|Producto solicitado|Produit|Article|Produit souhaité|Produit demandé|Produkt|Artikel|Gewünschtes Produkt|Ware|Prodotto|Articolo|Prodotto di interesse|Produto|Produto de interesse|Товар|Продукция|Интересующий товар|Наименование|Наименование товара|产品|产品名称|品名|求购产品|製品名|商品名|ご希望の商品|品名|제품명|품목|제품|관심 제품|المنتج|اسم المنتج|الصنف|المنتج المطلوب',
  quantity:
    'Quantity|Qty|Order quantity|Estimated quantity|Volume|Cantidad|Cantidad estimada|Cantidad requerida|Quantité|Quantité souhaitée|Quantité estimée|Menge|Stückzahl|Gewünschte Menge|Anzahl|Bedarf|Quantità|Quantità richiesta|Quantidade|Quantidade estimada|Quantidade desejada|Количество|Кол-во|Объём|Объем закупки|Партия|数量|采购数量|需求量|ご希望数量|数量（目安）|수량|희망 수량|주문 수량|الكمية|الكمية المطلوبة|العدد',
  payment:
    'Payment|Payment terms|Terms of payment|Pago|Forma de pago|Condiciones de pago|Paiement|Conditions de paiement|Mode de règlement|Règlement|Zahlung|Zahlungsbedingungen|Zahlungsbedingung|Zahlungsweise|Zahlungskonditionen|Pagamento|Condizioni di pagamento|Modalità di pagamento|Forma de pagamento|Condições de pagamento|Оплата|Условия оплаты|Форма оплаты|Порядок расчётов|Порядок оплаты|付款|付款方式|付款条件|支付方式|支払条件|お支払い|お支払条件|決済条件|支払方法|결제|결제 조건|결제조건|대금 결제|지불 조건|الدفع|طريقة الدفع|شروط الدفع',
  delivery:
    'Delivery|Delivery date|Delivery time|Required by|Needed by|Lead time|Ship date|Entrega|Fecha de entrega|Plazo de entrega|Plazo|Fecha requerida|Livraison|Délai|Délai de livraison|Date de livraison|Délai souhaité|Lieferung|Liefertermin|Lieferzeit|Wunschtermin|Termin|Consegna|Data di consegna|Tempi di consegna|Prazo de entrega|Prazo|Data de entrega|Срок|Срок поставки|Сроки|Дата поставки|Отгрузка|交期|交货期|交货时间|交货日期|到货时间|納期|希望納期|納入希望日|ご希望納期|납기|납기일|희망 납기|납품일|التسليم|موعد التسليم|مدة التسليم|تاريخ التسليم',
  port: 'Port|Destination|Destination port|Port of discharge|Delivery to|Ship to|Deliver to|Delivery place|Puerto|Puerto de destino|Destino|Lugar de entrega|Port de destination|Destination|Lieu de livraison|Zielhafen|Bestimmungsort|Lieferort|Lieferadresse|Porto di destinazione|Destinazione|Luogo di consegna|Porto de destino|Local de entrega|Порт|Порт назначения|Место доставки|Пункт назначения|Город доставки|目的港|目的地|到港|交货地点|仕向港|仕向地|納品先|納入場所|お届け先|도착항|목적지|납품 장소|배송지|ميناء الوصول|ميناء الوصول|الوجهة|مكان التسليم',
  price:
    'Target price|Price target|Target|Budget|Precio objetivo|Presupuesto|Prix cible|Budget|Zielpreis|Preisvorstellung|Budget|Prezzo obiettivo|Prezzo target|Preço alvo|Preço-alvo|Orçamento|Целевая цена|Бюджет|目标价|目标价格|预算|希望単価|目標価格|ご予算|희망 단가|목표가|예산|السعر المستهدف|الميزانية|السعر المطلوب',
  email:
    'Email|E-mail|Correo electrónico|Correo|Courriel|Adresse e-mail|E-Mail-Adresse|Posta elettronica|Indirizzo email|Электронная почта|Почта|邮箱|电子邮箱|メールアドレス|이메일|البريد الإلكتروني|الايميل',
  country: 'Country|País|Pays|Land|Paese|Страна|国家|国|국가|الدولة|البلد',
  message:
    'Message|Your message|Comments|Mensaje|Comentarios|Consulta|Message|Votre demande|Votre message|Nachricht|Ihre Nachricht|Ihre Anfrage|Messaggio|Richiesta|Il tuo messaggio|Mensagem|Сообщение|Комментарий|Текст сообщения|Текст обращения|留言|内容|询盘内容|お問い合わせ内容|ご用件|メッセージ|문의내용|문의 내용|내용|الرسالة|نص الرسالة|رسالتك',
};

const cases = Object.entries(labels).flatMap(([key, list]) => list.split('|').map(label => [label, key] as const));

it.each(cases)('the label "%s" is of the %s', (label, key) => expect(labelKey(label)).toBe(key));
