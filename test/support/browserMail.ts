import iconv from 'iconv-lite';
import type { ImportData } from '../../service/intake/dataImport/data';
import { letter, mbox } from './letters';

/** What is known before the mail comes: two customers, and an agent who writes for both. */
export const knownCompanies: ImportData = {
  companies: [
    {
      key: 'nordlicht',
      name: 'Nordlicht Küchen GmbH',
      types: ['customer'],
      country: 'DE',
      domains: ['nordlicht.example'],
      ownerAddress: 'li.na@haitu.example',
      contacts: [{ name: 'Anna Weber', title: 'Buyer', addresses: ['anna.weber@nordlicht.example'] }],
    },
    {
      key: 'atlas',
      name: 'Atlas Home Ltd',
      types: ['customer'],
      domains: ['atlas-home.example'],
      ownerAddress: 'li.na@haitu.example',
      contacts: [{ name: 'John Ward', addresses: ['j.ward@atlas-home.example'] }],
    },
    {
      key: 'agents',
      name: 'Global Textile Agents Ltd',
      types: ['agent'],
      domains: ['gtagents.example'],
      ownerAddress: 'li.na@haitu.example',
      principals: ['nordlicht', 'atlas'],
      contacts: [{ name: 'Ivy Chan', addresses: ['ivy@gtagents.example'] }],
    },
    {
      key: 'yuanhang',
      name: '义乌远航贸易有限公司',
      types: ['customer'],
      domains: ['yuanhang.example'],
      ownerAddress: 'li.na@haitu.example',
      contacts: [{ name: '王晓明', addresses: ['xm@yuanhang.example'] }],
    },
  ],
  contacts: [],
  records: [
    { kind: 'quote', number: 'Q-2026-0031', companyKey: 'nordlicht', title: 'bamboo tray', state: 'open' },
    { kind: 'order', number: 'SO-2026-0098', companyKey: 'atlas', title: 'tea towels', state: 'open' },
  ],
};

const anna = 'Anna Weber <anna.weber@nordlicht.example>';
const ward = 'John Ward <j.ward@atlas-home.example>';
const ivy = 'Ivy Chan <ivy@gtagents.example>';
const li = 'Li Na <li.na@haitu.example>';
let minute = 0;
/** The next letter is a quarter of an hour younger. */
function next(): string {
  minute += 15;
  const hour = String(6 + Math.floor(minute / 60)).padStart(2, '0');
  return `Mon, 02 Nov 2026 ${hour}:${String(minute % 60).padStart(2, '0')}:00 +0000`;
}

/** A letter as Chinese mail programs wrote it for years: GB18030 in subject and text. */
function gbLetter(): Buffer {
  const gb = (text: string) => iconv.encode(text, 'gb18030').toString('base64');
  const text =
    '李娜您好:\n\n竹盘样品已经收到,木纹很漂亮。客户要求㙍字样的包装,请报含税价。\n\n王晓明\n义乌远航贸易有限公司';
  return Buffer.from(
    [
      `From: =?gb18030?B?${gb('王晓明')}?= <xm@yuanhang.example>`,
      `To: ${li}`,
      `Subject: =?gb18030?B?${gb('竹盘样品已收到')}?=`,
      `Date: ${next()}`,
      'Message-ID: <gb1@yuanhang.example>',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=gb18030',
      'Content-Transfer-Encoding: base64',
      '',
      gb(text),
      '',
    ].join('\r\n'),
  );
}

/** Host of the pictures that the hostile letter wants; nothing may ask it before the reader does. */
export const pictureHost = 'pictures.example.net';

const hostileHtml = `<html><head>
<meta http-equiv="refresh" content="0;url=https://refresh.example.net/">
<link rel="stylesheet" href="https://style.example.net/a.css">
<base href="https://base.example.net/">
<style>@import url(https://import.example.net/a.css); body { background: url(https://background.example.net/b.png) }</style>
<script>top.broken = 'script'; alert('script')</script></head>
<body onload="top.broken = 'onload'">
<p>Please see the drawing of the tray.</p>
<img src="x" onerror="top.broken = 'onerror'; alert('onerror')">
<img src="https://${pictureHost}/tray.png" alt="tray" width="40" height="40">
<svg onload="top.broken = 'svg'"><script>top.broken = 'svg script'</script></svg>
<a href="javascript:top.broken='link'">Open the drawing</a>
<form action="https://form.example.net/" id="f"><input name="password"><button>Sign in</button></form>
<iframe src="https://frame.example.net/"></iframe><object data="https://object.example.net/"></object>
<video src="https://video.example.net/a.mp4" poster="https://poster.example.net/a.png" autoplay></video>
<p style="background-image: url(https://css.example.net/a.png)">Regards, Anna</p>
</body></html>`;

function hostileLetter(): Buffer {
  return Buffer.from(
    [
      `From: ${anna}`,
      `To: ${li}`,
      'Subject: Drawing of the tray',
      `Date: ${next()}`,
      'Message-ID: <hostile@nordlicht.example>',
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset=utf-8',
      '',
      ...hostileHtml.split('\n'),
      '',
    ].join('\r\n'),
  );
}

const write = (id: string, from: string, subject: string, text: string, more: object = {}) =>
  letter({ id, from, subject, text, date: next(), ...more });

/** How many letters the box holds, and what must become of them. */
export const boxSum = { found: 25, stored: 20, alreadyThere: 1, keptOut: 4, unreadable: 0, failed: 0 };

/** The box of a trader: customers who are known, an agent, strangers, internal mail, a newsletter, a letter twice. */
export function traderBox(): Buffer {
  minute = 0;
  const first = write(
    'n1@nordlicht.example',
    anna,
    'Your quotation Q-2026-0031',
    'Dear Li Na,\n\nthank you for Q-2026-0031.',
  );
  return mbox([
    first,
    first,
    write('n2@haitu.example', li, 'Re: Your quotation Q-2026-0031', 'Dear Anna, you are welcome.', {
      to: anna,
      inReplyTo: 'n1@nordlicht.example',
    }),
    write('n3@nordlicht.example', anna, 'Re: Your quotation Q-2026-0031', 'Could you do USD 3.95 for 8,000 pcs?', {
      inReplyTo: 'n2@haitu.example',
    }),
    write('n4@nordlicht.example', anna, 'Fair in February', 'Shall we meet in Frankfurt?'),
    write('n5@nordlicht.example', 'Jens Holm <jens.holm@nordlicht.example>', 'Invoice address', 'Invoices to me only.'),
    hostileLetter(),
    write('a1@atlas-home.example', ward, 'SO-2026-0098 packing', 'Please pack 12 a carton.'),
    write('a2@haitu.example', li, 'Re: SO-2026-0098 packing', 'Dear John, noted.', {
      to: ward,
      inReplyTo: 'a1@atlas-home.example',
    }),
    write('a3@atlas-home.example', ward, 'Colours', 'Sage and rust, please.'),
    write('a4@atlas-home.example', ward, 'Holiday', 'We are closed until Monday.'),
    gbLetter(),
    write('y1@yuanhang.example', '王晓明 <xm@yuanhang.example>', '交货期', '李娜,春节前能交货吗?茶巾也要两千条。'),
    write('y2@haitu.example', li, 'Re: 交货期', '王总,春节前没问题。', {
      to: 'xm@yuanhang.example',
      inReplyTo: 'y1@yuanhang.example',
    }),
    write('i1@gtagents.example', ivy, 'bamboo samples', 'The client asks for samples. Which client knows you best?'),
    write('i2@gtagents.example', ivy, 'Our new office phone', 'We have moved, new phone +852 5550 1551.'),
    write(
      's1@casasole.example',
      'Marco Rossi <m.rossi@casasole.example>',
      'Visita in fiera',
      'Buongiorno, è stato un piacere conoscervi in fiera. Martedì siamo a Ningbo.\n\nMarco Rossi\nPurchasing\nCasa Sole Srl\nVia Roma 1, Milano\nTel +39 02 555 0199',
    ),
    write('s2@casasole.example', 'Marco Rossi <m.rossi@casasole.example>', 'Grazie di tutto', 'A martedì.'),
    write('s3@brightmoor.example', 'John Peters <john.peters@brightmoor.example>', 'Chopping boards', 'Any news?'),
    write('s4@weststar.example', '陈小姐 <chen@weststar.example>', '求购硅胶垫', '您好,我们想采购硅胶垫三千只。'),
    write('s5@gmail.com', 'Buyer <buyer1990@gmail.com>', 'towels price', 'Price for towels?'),
    write('w1@haitu.example', 'Wang Lei <wang.lei@haitu.example>', 'Lunch', 'Noodles at twelve?'),
    write('w2@haitu.example', '陈静 <chen.jing@haitu.example>', '周会', '周一九点开会。'),
    write('w3@haitu.example', 'Wang Lei <wang.lei@haitu.example>', 'Fire drill', 'Three o’clock.'),
    write('t1@trade-news.example', 'Trade News <news@trade-news.example>', 'Freight rates this week', 'Rates rise.', {
      headers: {
        'List-Unsubscribe': '<https://trade-news.example/u>',
        Precedence: 'bulk',
        'List-Id': 'News <n.trade-news.example>',
      },
    }),
  ]);
}
