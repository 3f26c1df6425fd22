import fc from 'fast-check';
import { decodeEntities, htmlToText } from '../../service/mail/htmlText';

const text = (html: string) => htmlToText(html, 100_000);

it.each<[string, string]>([
  ['<p>one</p><p>two</p>', 'one\n\ntwo'],
  ['<div>one</div><div>two</div>', 'one\ntwo'],
  ['one<br>two<br/>three', 'one\ntwo\nthree'],
  ['<p class="MsoNormal">one</p><p class="MsoNormal">two</p>', 'one\ntwo'],
  ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a\tb\nc'],
  ['<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
  ['new<blockquote>old<blockquote>older</blockquote></blockquote>', 'new\n\n> old\n>\n> > older'],
  ['<head><title>t</title><style>x{}</style></head>a<script>b</script>c<!-- d -->e', 'ace'],
  ['a &amp; b &lt;c&gt; &euro;1 &#8364;2 &#x20AC;3 &unknown; &nbsp;x', 'a & b <c> €1 €2 €3 &unknown; x'],
  ['<pre>a\n  b</pre>', 'a\n  b'],
  ['4 < 5 and 6 > 5', '4 < 5 and 6 > 5'],
  ['never <b closed', 'never'],
])('%j becomes %j', (html, expected) => {
  expect(text(html).replace(/[ \u00a0]+/g, ' ')).toBe(expected.replace(/ +/g, ' '));
});

it('is bounded and leaves no tag of a script behind', () => {
  expect(htmlToText('x'.repeat(1000), 10)).toHaveLength(10);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('<p>', '</p>', '<script>', '</script>', '<', '>', 'a', '<!--', '-->', '&#'), {
        maxLength: 40,
      }),
      pieces => expect(typeof text(pieces.join(''))).toBe('string'),
    ),
  );
});

it('decodes what is a character and leaves what is none', () => {
  expect(decodeEntities('&#0;&#xD800;&#99999999;&amp')).toBe('&#99999999;&');
});
