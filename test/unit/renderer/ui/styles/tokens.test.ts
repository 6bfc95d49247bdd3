import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const RENDERER = path.resolve(import.meta.dirname, '../../../../../renderer');
/** The window's style sheets. The overlay is a separate page without the tokens. */
const sheets = Object.keys(import.meta.glob('../../../../../renderer/{app,features,ui}/**/*.css')).map((file) => ({
  file: path.relative(RENDERER, path.resolve(import.meta.dirname, file)),
  text: readFileSync(path.resolve(import.meta.dirname, file), 'utf8'),
}));

/** Two rules that share this many declarations should be one. */
const LEAST_DECLARATIONS = 5;

function linesWith(pattern: RegExp): readonly string[] {
  return sheets
    .filter(({ file }) => !file.endsWith('tokens.css'))
    .flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([line]) => `${file}: ${line}`));
}

it('finds the style sheets', () => {
  expect(sheets.map(({ file }) => file)).toContain(path.join('ui', 'styles', 'tokens.css'));
});

it('has a token for every radius in pixels', () => {
  expect(linesWith(/border-radius: [\d.]+px/g)).toEqual([]);
});

it('has a token for every text size that is used twice', () => {
  const tokens = sheets.find(({ file }) => file.endsWith('tokens.css'))?.text ?? '';
  const known = [...tokens.matchAll(/--text[a-z-]*: ([\d.]+rem)/g)].map(([, size = '']) => size);
  const raw = linesWith(/font-size: [\d.]+rem/g).map((line) => ({ line, size: line.split(' ').at(-1) ?? '' }));
  const isShared = (size: string): boolean =>
    known.includes(size) || raw.filter((other) => other.size === size).length > 1;
  expect(known).toContain('0.75rem');
  expect(raw.filter(({ size }) => isShared(size)).map(({ line }) => line)).toEqual([]);
});

it('has a token for every weight', () => {
  expect(linesWith(/font-weight: \d+/g)).toEqual([]);
});

it('keeps in every scrolling box what is positioned in it, which would else make the box around it scroll', () => {
  const loose = sheets.flatMap(({ file, text }) =>
    [...text.matchAll(/([^{}]+)\{([^{}]+)\}/g)]
      .filter(([, , body = '']) => /overflow(-[xy])?: (auto|scroll)/.test(body) && !/[\s;]position: /.test(body))
      .map(([, selector = '']) => `${file}: ${selector.trim()}`),
  );
  // A text area, which has nothing in it.
  expect(loose).toEqual([`${path.join('features', 'diagnostics', 'diagnostics.css')}: .diagnostics-report`]);
});

it('blurs nothing behind an element, which would be computed again for every frame of the map', () => {
  expect(linesWith(/backdrop-filter/g)).toEqual([]);
});

it('contains no long rule twice', () => {
  const selectors = new Map<string, string>();
  const repeated: string[] = [];
  for (const { file, text } of sheets) {
    for (const [, selector = '', body = ''] of text.matchAll(/([^{}]+)\{([^{}]+)\}/g)) {
      // Hiding a text visually in a narrow window takes a separate rule in each media query.
      if (body.split(';').length <= LEAST_DECLARATIONS || body.includes('clip-path')) continue;
      const known = selectors.get(body);
      if (known !== undefined) repeated.push(`${known} = ${file}: ${selector.trim()}`);
      selectors.set(body, `${file}: ${selector.trim()}`);
    }
  }
  expect(repeated).toEqual([]);
});
