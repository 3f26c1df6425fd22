/** Notifications of forms and platforms as they are laid out, and what is read in them: "product|quantity|unit|price" and other fields. */
export interface FormCase {
  address: string;
  subject: string;
  text: string;
  items: string;
  fields: Readonly<Record<string, string>>;
}

export const formCases: readonly FormCase[] = [
  {
    address: 'notifications@typeform.com',
    subject: 'New response: "Ask for a quote"',
    text: `Your typeform Ask for a quote has a new response:

What should we call you?
Owain Prosser-Lloyd

Which company are you with?
Harbour Kitchens Ltd

Where do we reach you?
owain@harbourkitchens.example

And by phone?
+44 29 5550 0121

What are you after?
Wall mounted pot rack, black steel

How many?
380

What's your budget per piece?
£11

Where should it go?
Felixstowe

By when?
End of Q2

Anything else?
Hooks should be included. Letter of credit is fine.

Submitted Sept 25, 2026. Change your notification settings. Typeform S.L., C/ Bac de Roda 163, Barcelona`,
    items: 'Wall mounted pot rack, black steel|380||11 GBP',
    fields: {
      contactName: 'Owain Prosser-Lloyd',
      company: 'Harbour Kitchens Ltd',
      phone: '+44 29 5550 0121',
      port: 'Felixstowe',
      delivery: 'End of Q2',
      paymentTerms: 'Letter of credit',
    },
  },
  {
    address: 'notifications@followups.typeform.com',
    subject: 'Neue Antwort',
    text: `Dein Formular hat eine neue Antwort.

1. Wie heißt du?
Marlene Ostertag

2. Für welche Firma arbeitest du?
Ostertag Gartenwelt GmbH

3. Was suchst du?
Hochbeete aus Cortenstahl 120x60 cm

4. Wie viele Stück?
250

5. Was ist dein Zielpreis?
38 Euro

6. Wann brauchst du die Ware?
Ende Februar

7. Wie lautet deine E-Mail-Adresse?
marlene@ostertag-gartenwelt.example

8. Telefonnummer?
07031 555 0142`,
    items: 'Hochbeete aus Cortenstahl 120x60 cm|250||38 EUR',
    fields: {
      contactName: 'Marlene Ostertag',
      company: 'Ostertag Gartenwelt GmbH',
      phone: '07031 555 0142',
      delivery: 'Ende Februar',
    },
  },
  {
    address: 'noreply@notifications.hubspot.com',
    subject: 'New form submission: Contacto',
    text: `You've got a new submission on the form "Contacto"

Page: Yuntuo | Contacto

Nombre	Ximena
Apellidos	Cárdenas Rojo
Correo	x.cardenas@mueblesaustral.example
Empresa	Muebles Austral SpA
Teléfono	+56 2 5555 0123
¿Qué producto le interesa?	Sillas de comedor tapizadas
¿Cuántas unidades?	640
¿A qué puerto?	San Antonio
Mensaje	Favor indicar precio CIF y plazo. Las necesitamos antes de septiembre.

View in HubSpot`,
    items: 'Sillas de comedor tapizadas|640||',
    fields: {
      contactName: 'Ximena Cárdenas Rojo',
      company: 'Muebles Austral SpA',
      phone: '+56 2 5555 0123',
      incoterm: 'CIF',
      port: 'San Antonio',
      delivery: 'antes de septiembre',
    },
  },
  {
    address: 'noreply@jotform.com',
    subject: 'RFQ form',
    text: `1. Your name
Thandiwe Dube

2. Company name
Highveld Office Supplies

3. What product do you need?
Lever arch files A4, 75 mm

4. How many do you need?
20 000 pcs

5. Where should we deliver?
Durban

6. When do you need it?
by mid January

7. Phone number
+27 11 555 0166`,
    items: 'Lever arch files A4, 75 mm|20000|pcs|',
    fields: {
      contactName: 'Thandiwe Dube',
      company: 'Highveld Office Supplies',
      port: 'Durban',
      delivery: 'by mid January',
      phone: '+27 11 555 0166',
    },
  },
  {
    address: 'buyershelp+enq@indiamart.com',
    subject: 'Enquiry for Solar Street Light from Ramesh Kotecha - Rajkot',
    text: `indiamart

Hi Yuntuo,

Ramesh Kotecha is looking for Solar Street Light

Product Name	Solar Street Light 60W, all in one
Quantity	1.2 lakh Piece
Approx. Order Value	Rs. 4 - 5 Crore
Required	Within 3 months

Buyer says: Need best rate fob, LC 90 days. Call after 5 pm

Buyer's details
Ramesh Kotecha
Kotecha Sun Power
Rajkot, Gujarat, India
Mobile: +91-9825555021 (verified)

View & reply on LMS

IndiaMART InterMESH Ltd., Noida. Helpline 096-9696-9696`,
    items: 'Solar Street Light 60W, all in one|120000|Piece|',
    fields: {
      contactName: 'Ramesh Kotecha',
      company: 'Kotecha Sun Power',
      phone: '+91-9825555021',
      incoterm: 'FOB',
      paymentTerms: 'LC 90 days',
      delivery: 'Within 3 months',
    },
  },
  {
    address: 'buyer-message@dhgate.com',
    subject: 'New buyer message about Resin Coaster Mold',
    text: `Dear seller yuntuo_crafts,

Buyer "lena_paper_atelier" (Austria) sent you a message about the item:
Silicone Resin Coaster Mold Round Agate 10cm (Item code 550192274)

"Hello! can i order 300 piece with my label? And what would be price if 900? ship to Graz. thanks Lena"

Reply Now: https://seller.dhgate.example/messagecenter?id=550192274

Please reply within 24 hours. Messages that contain contact details will be blocked.
DHgate.com`,
    items: 'Silicone Resin Coaster Mold Round Agate 10cm|300|piece|',
    fields: { contactName: 'Lena', port: 'Graz' },
  },
  {
    address: 'feedback@service.alibaba.com',
    subject: 'Sverre Haugen has sent you a new inquiry',
    text: `Alibaba.com

Hi Leo,

You have a new inquiry. Respond within 24 hours to raise your response rate!

Buyer	Sverre Haugen
Country/Region	Norway
Joined	2023
Product	Cast Iron Wood Stove Camping Cooker CS-12
Quantity	150 - 200 Pieces
Trade term	DAP
Dear supplier,
we run cabins in Lofoten and want your camping stove CS-12. What is the price for 150 to 200 pieces with the longer pipe? Please DAP Bodø. Our cost estimate says 64 USD. Season opens 1 June, so we need it in April.

best, Sverre

Reply to buyer

Attention: transactions outside of Alibaba.com are not covered by Trade Assurance. You received this message because you are a Gold Supplier. Alibaba.com Singapore E-Commerce Pte Ltd`,
    items: 'camping stove CS-12|150|pieces|64 USD',
    fields: { contactName: 'Sverre Haugen', incoterm: 'DAP', port: 'Bodø', delivery: 'in April' },
  },
  {
    address: 'notice@sitebuilder-msg.cn',
    subject: '【网站询盘通知】您的外贸网站收到一条新的留言',
    text: `尊敬的用户，您的网站 www.yuntuo-intl.com 有新的询盘，请及时处理：

姓名	Budi Santoso
邮箱	budi@mitraalat.example
电话	+62 811 5550 1771
公司	PT Mitra Alat
国家/地区	印度尼西亚 Indonesia
咨询产品	Aluminium Step Ladder 5 steps
数量	2400 pcs
留言内容	Please quote CNF Semarang, SNI needed. Payment TT 20/80. Thank you.
来源页面	/products/ladder.html
IP	198.51.100.61
提交时间	2026-10-18 13:01:47

本邮件由系统自动发出，请勿直接回复。`,
    items: 'Aluminium Step Ladder 5 steps|2400|pcs|',
    fields: {
      contactName: 'Budi Santoso',
      company: 'PT Mitra Alat',
      phone: '+62 811 5550 1771',
      incoterm: 'CFR',
      port: 'Semarang',
      paymentTerms: 'TT 20/80',
    },
  },
  {
    address: 'mailer@shopify.com',
    subject: 'New customer message on September 13, 2026 at 9:07 am',
    text: `You received a new message from your online store's contact form.

Country Code:
NZ

Name:
Hinemoa Parata

Email:
hinemoa@theclayroom.example

Phone Number:
+64 21 555 0190

Body:
Kia ora! We are a small pottery shop. Do you wholesale the banding wheel (the cast one)? Thinking 120 in 20 cm, 60 in 30 cm. What would it cost us per piece to Tauranga port? Cheers, H`,
    items: 'banding wheel (the cast one)|120||',
    fields: { contactName: 'Hinemoa Parata', phone: '+64 21 555 0190', port: 'Tauranga' },
  },
  {
    address: 'basket@yuntuo-intl.com',
    subject: 'Quote basket #00521 submitted',
    text: `New quote basket

#	SKU	Item	Wanted	Customer note
1	YT-10	Folding bike rack	140	hoping for US$19
2	YT-11	Chain lock 1.2 m	300
3	YT-12	Floor pump	80	red if possible
First name
Aroha
Last name
Ngata
Business
Southern Cycles Limited
Work email
aroha@southerncycles.example
Phone
+64 3 555 0142
Ship to
Lyttelton, New Zealand
Trade term
CIF
Comments
We'd pay 30% with order, 70% on B/L copy. Could you make it arrive before Labour weekend (late October)?

Basket saved from https://www.yuntuo-intl.com/quote-basket`,
    items: 'Folding bike rack|140||19 USD;Chain lock 1.2 m|300||;Floor pump|80||',
    fields: {
      contactName: 'Aroha Ngata',
      company: 'Southern Cycles Limited',
      phone: '+64 3 555 0142',
      incoterm: 'CIF',
      port: 'Lyttelton',
      paymentTerms: '30% with order, 70% on B/L copy',
      delivery: 'before Labour weekend (late October)',
    },
  },
  {
    address: 'shop@yuntuo-intl.com',
    subject: '[Request a quote] Demande n° 411',
    text: `Demande de devis

Vous avez reçu une demande de devis de Camille Derrien. Le détail est ci-dessous :

Demande n° 411

Produit	Quantité	Sous-total
Panier à linge osier 60 L (YT-PL60)	220	–
Crochet mural laiton, lot de 3 (YT-CM03)	500	–

Message

Gravure de notre logo possible ? Livraison souhaitée fin mai.

Coordonnées client

Nom : Camille Derrien
E-mail : camille@maisonderrien.example
Société : Maison Derrien SARL
Téléphone : +33 2 98 55 50 17
Pays : France`,
    items: 'Panier à linge osier 60 L|220||;Crochet mural laiton, lot de 3|500||',
    fields: {
      contactName: 'Camille Derrien',
      company: 'Maison Derrien SARL',
      phone: '+33 2 98 55 50 17',
      delivery: 'fin mai',
    },
  },
  {
    address: 'leads@exporthub.com',
    subject: 'Direct Buyer Inquiry: Hookah Hose',
    text: `Hi Ningbo Yuntuo,

Great news! Faisal Al Mazrouei wants to do business with you.

Looking for: Silicone hookah hose 150 cm
Required Qty: 900 Piece/Pieces
Details: we open lounge and need silicone hose 150 cm with metal tip. Price in dollar delivered Sharjah.

Contact information
Mobile / WhatsApp: +971 50 555 0191
E-mail: faisal@loungesupply.example
Country: United Arab Emirates
Member Since: 2026`,
    items: 'Silicone hookah hose 150 cm|900|Piece/Pieces|',
    fields: { contactName: 'Faisal Al Mazrouei', phone: '+971 50 555 0191', port: 'Sharjah' },
  },
];
