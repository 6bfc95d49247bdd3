import { unformatted } from './documents.ts';

/** Finds the links of Markdown pages, and their anchors as GitHub generates them. */

/** A link as the page has it: a path, an anchor, or both. */
export interface PageLink {
  readonly path: string;
  readonly anchor: string;
}

const FENCED = /^( *)(?:```|~~~)[\s\S]*?^\1(?:```|~~~)$/gm;
const CODE = /`[^`\n]*`/g;
const INLINE_LINK = /\]\(\s*<?([^)\s>]+)>?[^)]*\)/g;
const REFERENCE = /^ *\[[^\]]+\]: *(\S+)/gm;
const HTML_LINK = /(?:src|href|srcset)="([^"]+)"/g;
const EXTERNAL = /^[a-z][a-z0-9+.-]*:/i;

/** The links of a page into the project, except those in code. */
export function relativeLinksIn(markdown: string): readonly PageLink[] {
  const prose = unformatted(markdown).replaceAll(FENCED, '').replaceAll(CODE, '');
  return [INLINE_LINK, REFERENCE, HTML_LINK]
    .flatMap((pattern) => [...prose.matchAll(pattern)].map(([, target = '']) => target))
    .filter((target) => !EXTERNAL.test(target))
    .map((target) => {
      const [path = '', anchor = ''] = target.split('#');
      return { path: decodeURIComponent(path), anchor };
    });
}

const PROJECT_PATH = /`((?:main|renderer|shared|scripts|test|docs)(?:\/[\w.-]+)+)\/?`/g;

/** The files and folders of the project that a page names in code, such as `main/mixer`; `NAME` is a placeholder. */
export function projectPathsIn(markdown: string): readonly string[] {
  return [...unformatted(markdown).replaceAll(FENCED, '').matchAll(PROJECT_PATH)]
    .map(([, path = '']) => path)
    .filter((path) => !path.includes('NAME'));
}

/** The anchors of a page's headings. Repeated headings get a number, as on GitHub. */
export function anchorsIn(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of unformatted(markdown)
    .replaceAll(FENCED, '')
    .matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const slug = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    let anchor = slug;
    for (let number = 1; anchors.has(anchor); number++) anchor = `${slug}-${number}`;
    anchors.add(anchor);
  }
  return anchors;
}
