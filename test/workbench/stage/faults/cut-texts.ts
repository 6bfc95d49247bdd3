import { PSEUDO_BRACKETS } from '../../looks/pseudo.ts';
import { excerpt, nameOf, nameOfState } from './name-elements.ts';

const TOLERANCE_PIXELS = 1;
const BRACKET = new RegExp(`[${PSEUDO_BRACKETS.join('')}]`);

/** Where the whole text is that an ellipsis shortens: shown by the pointer and the keyboard, or read out. */
const WHOLE_TEXT_ATTRIBUTES = ['title', 'data-tip', 'aria-label'];

/**
 * Finds what ends in an ellipsis and must not. A text of the catalogue must not, because the end can hold or reverse
 * its meaning; data such as a name may, if the whole of it is in a title, a tip or a label.
 */
export function findCutTexts(): readonly string[] {
  const faults = new Set<string>();
  for (const element of document.querySelectorAll<HTMLElement>('[data-state-frame] *')) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const fault = element.matches('input, select') ? faultOfControl(element) : faultOfBox(element);
    if (fault !== undefined)
      faults.add(`"${excerpt(fault)}" ends in an ellipsis: ${nameOf(element)} in ${nameOfState(element)}`);
  }
  return [...faults];
}

/** Returns the text that an element shortens with an ellipsis although it must show whole. */
function faultOfBox(element: HTMLElement): string | undefined {
  const { textOverflow, webkitLineClamp } = getComputedStyle(element);
  const isShortened =
    (textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth + TOLERANCE_PIXELS) ||
    (webkitLineClamp !== 'none' && element.scrollHeight > element.clientHeight + TOLERANCE_PIXELS);
  if (!isShortened) return undefined;
  return cutTextsIn(element).find(
    (text) => BRACKET.test(text.data) || isCutAtItsStart(text, element) || !isReachable(text.data, element),
  )?.data;
}

/** A box cuts at its own end, which is the start of a text that runs the other way. */
function isCutAtItsStart(text: Text, element: HTMLElement): boolean {
  return getComputedStyle(text.parentElement!).direction !== getComputedStyle(element).direction;
}

/** The texts in a box that reach beyond it. */
function cutTextsIn(element: HTMLElement): readonly Text[] {
  const room = element.getBoundingClientRect();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const isCut = [...range.getClientRects()].some(
      ({ left, right, bottom }) =>
        left < room.left - TOLERANCE_PIXELS ||
        right > room.right + TOLERANCE_PIXELS ||
        bottom > room.bottom + TOLERANCE_PIXELS * 4,
    );
    if (isCut) found.push(node as Text);
  }
  return found;
}

/** Some tips come with the pointer, so it enters and leaves. */
function isReachable(text: string, element: HTMLElement): boolean {
  element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  const isFound = hasWholeText(text, element);
  element.dispatchEvent(new PointerEvent('pointerout', { bubbles: true }));
  return isFound;
}

function hasWholeText(text: string, element: HTMLElement): boolean {
  for (let holder: HTMLElement | null = element; holder !== null; holder = holder.parentElement)
    if (WHOLE_TEXT_ATTRIBUTES.some((name) => holder?.getAttribute(name)?.includes(text.trim()) ?? false)) return true;
  return false;
}

/** A list whose choice the box around it shows, on as many lines as it needs. */
export const DRAWN_BY_HOLDER = '.select > select';

const measure = document.createElement('canvas').getContext('2d')!;

/** The choice of a list and the hint in an empty field are cut off by the control itself. */
function faultOfControl(element: HTMLElement): string | undefined {
  if (element.matches(DRAWN_BY_HOLDER)) return undefined;
  const text = fixedTextOf(element);
  if (!BRACKET.test(text)) return undefined;
  const { font, paddingLeft, paddingRight } = getComputedStyle(element);
  measure.font = font;
  const room = element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  return measure.measureText(text).width > room + TOLERANCE_PIXELS ? text : undefined;
}

/** The text of a control that is not in the page's text. */
export function fixedTextOf(element: HTMLElement): string {
  if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? '';
  return element instanceof HTMLInputElement && element.value === '' ? element.placeholder : '';
}
