import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { projectFile } from '../support/documents.ts';
import { anchorsIn, projectPathsIn, relativeLinksIn } from '../support/markdown-links.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BUILT = new Set(['node_modules', 'out', 'release', 'coverage', '.cache', '.git']);

function projectFiles(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: ROOT, exclude: (name) => BUILT.has(name) }).map((file) =>
    file.replaceAll(path.sep, '/'),
  );
}

const PAGES = projectFiles('**/*.md');

/** The broken links of a page, as `page -> target`. */
function brokenLinksOf(page: string): readonly string[] {
  return relativeLinksIn(projectFile(page)).flatMap(({ path: target, anchor }) => {
    const file = target === '' ? page : path.posix.join(path.posix.dirname(page), target);
    const isThere = existsSync(path.join(ROOT, file));
    const leadsOn = isThere && (anchor === '' || !file.endsWith('.md') || anchorsIn(projectFile(file)).has(anchor));
    return leadsOn ? [] : [`${page} -> ${target}${anchor === '' ? '' : `#${anchor}`}`];
  });
}

it('resolve: every relative link and anchor of every page', () => {
  expect(PAGES).toContain('README.md');
  expect(PAGES.flatMap(brokenLinksOf)).toEqual([]);
});

it('exist: every file and folder that a page names', () => {
  const missing = PAGES.flatMap((page) =>
    projectPathsIn(projectFile(page))
      .filter((named) => !existsSync(path.join(ROOT, named)))
      .map((named) => `${page} -> ${named}`),
  );
  expect(missing).toEqual([]);
});

it('exist: every page that a source file names', () => {
  const sources = ['{main,renderer,shared,scripts,test}/**/*.{ts,tsx,js,mjs,css}', '*.{js,ts,yml}'].flatMap(
    projectFiles,
  );
  const missing = sources.flatMap((file) =>
    [...projectFile(file).matchAll(/(?<![\w/])docs\/[\w/.-]+\.md\b/g)]
      .map(([page]) => page)
      .filter((page) => !existsSync(path.join(ROOT, page)))
      .map((page) => `${file} -> ${page}`),
  );
  expect(missing).toEqual([]);
});

it('finds links and anchors the way GitHub does', () => {
  const page = '# A `b`: c\n\n## Same\n\n## Same\n\nSee [this\npage](x/y.md#z), `[no](no.md)`, <img src="a.png">\n';
  expect([...anchorsIn(page)]).toEqual(['a-b-c', 'same', 'same-1']);
  expect(relativeLinksIn(`${page}\n\`\`\`md\n[no](no.md)\n\`\`\`\n[out](https://example.org)`)).toEqual([
    { path: 'x/y.md', anchor: 'z' },
    { path: 'a.png', anchor: '' },
  ]);
});
