import { expect, it } from 'vitest';
import { html } from './html.ts';

it('what is put into a page is text there, whatever it holds', () => {
  const rude = `<script>alert("x")</script>' & more`;
  expect(html`<p title="${rude}">${rude}</p>`.text).toBe('<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39; &amp; more">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39; &amp; more</p>');
});

it('pieces of pages stand in pages as they are, and nothing is nothing', () => {
  expect(html`<ul>${[html`<li>${'a & b'}</li>`, html`<li>${2}</li>`]}</ul>${null}`.text).toBe('<ul><li>a &amp; b</li><li>2</li></ul>');
});

it('a backslash is a backslash', () => {
  expect(html`<p>a\\b</p>`.text).toBe('<p>a\\b</p>');
});
