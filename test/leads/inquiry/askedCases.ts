/** Letters that are no inquiries although they speak of goods, prices and samples: what they are, and the words. */
export const otherLetters: readonly (readonly [string, string])[] = [
  [
    'bad goods, in poor English',
    'Dear Amy, the umbrellas from last shipment is very bad quality. My customers return me 60 pcs out of 900, the handle is broken after two days. Before you send me sample with fiber and now is iron!! You must give me discount in next order or send new 60 pieces free with next container.',
  ],
  [
    'bad goods, in German',
    'Sehr geehrte Frau Shen, bei der Wareneingangskontrolle (Auftrag B-260999, 4.000 Stück) mussten wir feststellen, dass die Naht aufgeht. Die Partie ist gesperrt. Wir behalten uns vor, die Ware auf Ihre Kosten zurückzusenden, und bitten um einen Vorschlag zur Preisminderung bis zum 12.11.',
  ],
  [
    'bad goods, in Spanish',
    'Buenas tardes, las mochilas que llegaron son de muy mala calidad, los clientes me devuelven 40 de 500. Necesito que me envíen 40 nuevas sin costo con el próximo contenedor o una nota de crédito.',
  ],
  [
    'bad goods, in French',
    'Bonjour, la livraison de la semaine dernière est de très mauvaise qualité : sur 600 lampes, 75 ne s’allument pas. Nos clients nous les retournent. Merci de nous envoyer 75 pièces à vos frais.',
  ],
  [
    'bad goods, in Russian',
    'Здравствуйте! Партия пришла, качество очень плохое: из 1000 шт. у 120 отклеилась подошва, покупатели возвращают. Просим прислать замену 120 шт. за ваш счёт со следующим контейнером.',
  ],
  [
    'bad goods, in Italian',
    'Buongiorno, la merce arrivata ieri è di pessima qualità: 50 ombrelli su 400 hanno il manico rotto. Vi preghiamo di spedire 50 pezzi nuovi a vostre spese.',
  ],
  [
    'bad goods, in Portuguese',
    'Bom dia, o lote que chegou é de péssima qualidade, os clientes devolveram 30 de 300 cadeiras. Precisamos de 30 cadeiras novas sem custo.',
  ],
  [
    'bad goods, in Chinese',
    '你好，上批货质量太差了，客户退回了80个，拉链一拉就坏。请补发80个，跟下个柜一起走，不然我们找别家了。',
  ],
  [
    'bad goods, in Turkish',
    'Merhaba, gelen ürünlerin kalitesi çok kötü, 500 adetten 60 tanesi bozuk. Müşteriler iade ediyor. Lütfen 60 adet yeni ürün gönderin.',
  ],
  [
    'a maker who speaks of itself by its name',
    'Dear Purchase Manager, Greetings from Semarang. Kayu Jati Furniture Co. produces teak benches, stools and trays with 140 craftsmen. We learn that you export garden goods to Europe, therefore I would like to offer cooperation. Bench 120 cm FOB Semarang $38.00, stool $9.50. Lead time 45 days, payment 30% T/T. If you need a quotation for other designs please send picture, quantity and target price.',
  ],
  [
    'a mill that asks for our inquiry',
    'Dear Sir, Anand Cotton Mills manufactures towels and bath mats for export since 1988. MOQ 2,000 pcs, FOB Nhava Sheva. If you want samples or our price list please tell us the size and quantity you need.',
  ],
  [
    'the slip of a payment',
    'Hi Leo, balance for the plates was wired this morning, Accounting will send you the slip. Please release the documents.',
  ],
];

/** Letters that ask us for goods, and have words of other matters in them. */
export const askingLetters: readonly (readonly [string, string])[] = [
  [
    'gifts that are given away',
    'Hello, one of our clients wants a giveaway bundle: 4,000 tote bags with one colour print and 4,000 pens. Could you let me have unit prices for both and the lead time?',
  ],
  [
    'who knows us from a customs broker',
    'Olá, peguei seu contato com meu despachante em Itajaí. Queremos um orçamento para 2.000 guarda-chuvas automáticos, CFR Itajaí. Qual o prazo de produção?',
  ],
  [
    'a target price in Turkish',
    'Merhaba, bahçe sandalyesi için fiyat rica ediyoruz: 3.000 adet, hedef fiyatımız 4,20 USD. Teslim CIF Mersin, ödeme vesaik mukabili.',
  ],
  [
    'who looks for another supplier, in Russian',
    'Здравствуйте! Ищем замену польскому поставщику садовой мебели и хотим получить от вас расчёт: стул складной - 2 тыс. шт., стол 80 см - 500 шт. Оплату предлагаем 30/70. Сообщите вес и объём коробок.',
  ],
  [
    'who asks for our prices and the weight of the boxes',
    'Добрый день! Нужны термосы 1 л, 3000 штук. Сообщите ваши цены FOB Нинбо, минимальный заказ, вес и объём коробки.',
  ],
  [
    'who offers papers of his bank',
    '您好，我们需要折叠椅2000张，灰色，请报FOB宁波价格。付款可否出货后30天？我们可提供银行信用证明。',
  ],
  [
    'who gives us a chance',
    "Mate, been let down by our current mob so giving you a crack at this. 300 camp chairs, 150 tables. DAP our yard at Dubbo, 50% deposit, balance when it's packed. I want the lot here by mid May. What's your best on it?",
  ],
  [
    'who complains of his present supplier',
    'Hello, our present supplier of lanterns has become unreliable and the quality is not what it was. Can you quote 2,500 solar lanterns with metal frame, FOB Ningbo? Target USD 3.40.',
  ],
  [
    'a maker who lacks a part, in Spanish',
    'Hola, somos fábrica de muebles y vendemos en todo el país. Nos faltan los herrajes. ¿Podrían cotizarnos bisagras de cierre suave, 20.000 piezas, CIF Callao?',
  ],
  [
    'a maker who completes his range, in Portuguese',
    'Bom dia, fabricamos chuveiros. Para completar a linha precisamos de ralos de inox 10x10 cm, 5.000 peças. Podem enviar preço FOB?',
  ],
  [
    'a maker who completes his range, in French',
    'Bonjour, nous fabriquons des meubles de salle de bains et, pour compléter notre gamme, il nous manque des miroirs LED. Merci de nous envoyer votre prix pour 600 pièces CIF Casablanca.',
  ],
  [
    'a maker who rounds off his range, in German',
    'Guten Tag, wir fertigen Küchenfronten und möchten unser Programm abrunden. Bitte um Preis für 4.000 Stück Möbelgriffe 160 mm, FOB Ningbo.',
  ],
  [
    'a maker who does not make a part, in Russian',
    'Здравствуйте! Мы производим душевые кабины, ролики сами не делаем. Просим цену на ролики 25 мм, 10 000 шт, FOB Нинбо.',
  ],
  [
    'a maker who does not make a part, in Chinese',
    '你好，我们是做浴室柜的工厂，自己不做龙头。想补齐产品线，请报单孔面盆龙头 2000 个的价格，FOB 深圳。',
  ],
  [
    'a maker who lacks a part, in Arabic',
    'السلام عليكم، نحن مصنع مطابخ في جدة ونبيع في محلاتنا. ينقصنا مفصلات هيدروليك، نرجو ارسال السعر لعدد 10000 قطعة CIF جدة.',
  ],
  [
    'who has a clearing agent of his own',
    'Could you cost these for me, FOB from whichever harbour you normally load? Cabinet handles 128 mm, 2,000 pcs. We use our own clearing agent.',
  ],
  [
    'whose present prices rose, in Portuguese',
    'Boas, até hoje compramos material de casa de banho em Portugal mas os preços subiram muito. Seria possível mandar-nos o vosso catálogo com preços de torneiras?',
  ],
  [
    'who finds local prices too high, in Spanish',
    'Buenas, los precios aquí están demasiado altos. ¿Nos podrían mandar su catálogo con precios de llaves de lavabo?',
  ],
  [
    'who finds the prices of his supplier too high, in German',
    'Guten Tag, bisher bezogen wir Armaturen in Italien, doch die Preise unseres Lieferanten sind zu hoch geworden. Könnten Sie uns Ihren Katalog mit Preisen für Waschtischarmaturen senden?',
  ],
];

/** New matters at the end of an answer in an old exchange: the words that turn to them. */
export const turnedLetters: readonly (readonly [string, string])[] = [
  [
    'en',
    'Balance for the plates was wired this morning, Accounting will send you the slip.\n\nWhile I have you - a hotel asked me for something we never got from you before: bamboo serving tray, 40 cm, 900 pcs to begin with. I can go up to 2.10 usd each CFR Cebu. Do you have it or can you find it?',
  ],
  [
    'es',
    'Ya pagamos el saldo, el banco les manda el comprobante.\n\nYa que le escribo: ¿nos puede cotizar 1.500 mochilas escolares FOB Ningbo? Es para otro cliente.',
  ],
  [
    'de',
    'Die Anzahlung ist heute raus.\n\nWenn ich schon schreibe: Können Sie mir bitte einen Preis für 2.000 Stück Thermobecher 400 ml FOB Ningbo nennen?',
  ],
  [
    'fr',
    'Le solde est parti ce matin.\n\nTant que je vous tiens : pouvez-vous me faire un prix pour 1 200 parasols 2 m, FOB Ningbo ?',
  ],
  [
    'ru',
    'Остаток оплатили сегодня.\n\nЗаодно: сообщите, пожалуйста, цену на складные стулья, 3000 шт., FOB Нинбо. Это для нового заказчика.',
  ],
  [
    'pt',
    'O saldo foi pago hoje.\n\nJá que estou escrevendo: podem cotar 2.000 cadeiras dobráveis FOB Ningbo? É para outro cliente.',
  ],
  [
    'en, what has nothing to do with the order',
    'Balance is paid today.\n\nThen one more thing, not connected to this order: could I have an offer for a linear shower drain 800 mm? Need is 1,500 pcs FOB Nansha.',
  ],
  [
    'es, what has nothing to do with the order',
    'El saldo está pagado.\n\nEsto no tiene nada que ver con el pedido: ¿nos pueden cotizar 1.500 canaletas de ducha FOB Nansha?',
  ],
  [
    'fr, what has nothing to do with the order',
    'Le solde est payé.\n\nSans rapport avec cette commande : pouvez-vous me faire un prix pour 1 500 caniveaux de douche, FOB Nansha ?',
  ],
  [
    'de, what has nothing to do with the order',
    'Der Rest ist bezahlt.\n\nUnabhängig davon: Können Sie mir bitte einen Preis für 1.500 Stück Duschrinnen FOB Nansha nennen?',
  ],
  [
    'zh, what has nothing to do with the order',
    '余款今天付了。\n\n跟这个订单无关：请报 1500 个线性地漏的价格，FOB 南沙。',
  ],
];
