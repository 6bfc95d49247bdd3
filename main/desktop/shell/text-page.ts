import { createHash } from 'node:crypto';
import { SECURITY_HEADERS, textPagePolicy } from '../../web/content-security-policy.ts';
import type { StaticResponse } from './static-files.ts';

const STYLE = `
:root { color-scheme: light dark; }
body {
  display: grid; place-content: center; gap: 8px; min-height: 100vh; margin: 0; padding: 24px; box-sizing: border-box;
  background: light-dark(#f3f5f4, #101514); color: light-dark(#14201c, #e8eeeb);
  font: 16px/1.5 system-ui, sans-serif; text-align: center;
}
h1 { margin: 0; font-size: 24px; line-height: 1.3; }
p { max-width: 32em; margin: 0; color: light-dark(#4c5b55, #a9b6b0); }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Returns a page with a title and a few sentences, never cached. The texts are HTML. */
export function textPage(status: number, title: string, sentences: readonly string[]): StaticResponse {
  const body = new TextEncoder().encode(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Earshot</title>
<style>${STYLE}</style>
<h1>${title}</h1>
${sentences.map((sentence) => `<p>${sentence}</p>`).join('\n')}
</html>
`);
  return {
    status,
    headers: {
      ...SECURITY_HEADERS,
      'Content-Security-Policy': textPagePolicy(STYLE_HASH),
      'Cache-Control': 'no-store',
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': String(body.length),
    },
    body,
  };
}
