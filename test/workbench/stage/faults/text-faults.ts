import { PSEUDO_BRACKETS } from '../../looks/pseudo.ts';
import { withoutKnownData } from './known-data.ts';
import { excerpt, nameOf, nameOfState } from './name-elements.ts';

/** What the workbench itself writes, the initials of names, and what a player typed. */
const NO_TEXT = '.sheet > * > h2, figcaption[lang], script, style, .avatar, textarea';

/** Attributes that are shown, or read out. */
const SHOWN_ATTRIBUTES = ['title', 'placeholder', 'alt', 'data-tip'];
const READ_ATTRIBUTES = ['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription'];

const [OPENING, CLOSING] = PSEUDO_BRACKETS;
/** No pseudo text contains one of them. */
const PLAIN_LETTER = /[A-Za-z]/;

/**
 * Finds texts that are in no catalogue, and ends of texts that were cut off by code. In pseudo texts, each letter of a
 * catalogue is accented and each text is in brackets, so a plain letter is known data or a fault.
 */
export function findTextFaults(): readonly string[] {
  const faults = new Set<string>();
  for (const frame of document.querySelectorAll<HTMLElement>('[data-state-frame]')) {
    for (const fault of [...faultsOfTexts(frame), ...faultsOfAttributes(frame)]) faults.add(fault);
  }
  return [...faults];
}

function faultsOfTexts(frame: HTMLElement): readonly string[] {
  const faults: string[] = [];
  const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
  const open: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node as Text;
    if (text.parentElement === null || text.parentElement.closest(NO_TEXT) !== null) continue;
    if (hasLiteral(text.data)) faults.push(untranslated(text.data, text.parentElement));
    for (const letter of text.data) {
      if (letter === OPENING) open.push(text);
      if (letter === CLOSING && open.pop() === undefined) faults.push(unbalanced(text.data, text.parentElement));
    }
  }
  return [...faults, ...open.map((text) => unbalanced(text.data, text.parentElement!))];
}

function faultsOfAttributes(frame: HTMLElement): readonly string[] {
  return [...frame.querySelectorAll('*')].flatMap((element) =>
    [...SHOWN_ATTRIBUTES, ...READ_ATTRIBUTES].flatMap((name) => {
      const text = element.getAttribute(name) ?? '';
      return [
        ...(hasLiteral(text) ? [untranslated(text, element, name)] : []),
        ...(countOf(text, OPENING) === countOf(text, CLOSING) ? [] : [unbalanced(text, element, name)]),
      ];
    }),
  );
}

function hasLiteral(text: string): boolean {
  return PLAIN_LETTER.test(withoutKnownData(text));
}

function countOf(text: string, letter: string): number {
  return text.split(letter).length - 1;
}

function untranslated(text: string, element: Element, attribute = ''): string {
  const place = `${attribute} ${nameOf(element)} in ${nameOfState(element)}`.trim();
  return `"${excerpt(text)}" is in no catalogue and no known data: ${place}`;
}

function unbalanced(text: string, element: Element, attribute = ''): string {
  return `"${excerpt(text)}" has lost an end: ${`${attribute} ${nameOf(element)} in ${nameOfState(element)}`.trim()}`;
}
