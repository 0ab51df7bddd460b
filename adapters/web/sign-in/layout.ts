import { type Html, html } from '../html.ts';

/** No script, nothing from elsewhere, in no frame; forms go nowhere else. */
export const pagePolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const styleSheet = `
body { margin: 0; font: 1.1875rem/1.5 Arial, sans-serif; color: #212b32; background: #f0f4f5; }
header { background: #005eb8; color: #fff; padding: 1rem; }
header p, main, footer { max-width: 60rem; margin: 0 auto; }
main { padding: 2rem 1rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.375rem; margin: 2rem 0 .5rem; }
a { color: #005eb8; }
a:focus, button:focus, input:focus { outline: 4px solid #ffeb3b; outline-offset: 0; box-shadow: inset 0 -4px #212b32; }
.button, button { display: inline-block; font: inherit; font-weight: bold; color: #fff; background: #007f3b; border: 0; border-bottom: 4px solid #00401e; padding: .6rem 1.2rem; text-decoration: none; cursor: pointer; }
fieldset { border: 0; margin: 0 0 1.5rem; padding: 0; }
legend { font-weight: bold; margin-bottom: .5rem; }
label { display: block; padding: .4rem 0; }
input[type=radio], input[type=checkbox] { width: 1.5rem; height: 1.5rem; vertical-align: middle; margin-right: .6rem; }
.error { border-left: 5px solid #d5281b; padding-left: 1rem; }
.error strong { color: #d5281b; }
table { border-collapse: collapse; width: 100%; background: #fff; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
td, th { text-align: left; vertical-align: top; padding: .5rem; border-bottom: 1px solid #d8dde0; }
footer { padding: 1rem; }
`;

/** A whole page: its title, what stands in it, and who is signed in. `wrong`: something is to be mended in it. */
export const page = (title: string, body: Html, { who = null, wrong = false }: { readonly who?: string | null; readonly wrong?: boolean } = {}): string =>
  html`<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${wrong ? 'Error: ' : ''}${title} – Cervical screening</title><link rel="stylesheet" href="/sign-in/style.css"></head>
<body>
<header><p>Cervical screening management system${who === null ? null : html`<br>${who}`}</p></header>
<main><h1>${title}</h1>${body}</main>
</body>
</html>
`.text;
