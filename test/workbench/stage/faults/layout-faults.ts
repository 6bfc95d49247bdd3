import { DRAWN_BY_HOLDER, fixedTextOf } from './cut-texts.ts';
import { excerpt, nameOf, nameOfState } from './name-elements.ts';

/** Rounding of positions: boxes and texts end at fractions of a pixel. */
const TOLERANCE_PIXELS = 1;
/** The box of a line is higher than its letters. */
const LINE_TOLERANCE_PIXELS = 4;

/** What is not shown, or shown only to screen readers. */
const UNSEEN = '.visually-hidden, script, style, option, [hidden], svg, .sheet > * > h2, figcaption[lang]';

/** A page may be higher than its window. */
const WINDOW = '.window-frame';

/** What you operate. */
const CONTROL = 'button, input, select, textarea, [role="slider"]';

/**
 * Finds texts that are cut off or stick out of their box, boxes that scroll sideways, and controls that lie below
 * others or outside of a window that does not scroll. Names that players choose may end in an ellipsis, since no layout
 * has room for every name: in a `<bdi>`, or with the whole text as a title. A line of parts may leave out what its
 * title names.
 */
export function findLayoutFaults(): readonly string[] {
  const faults = new Set<string>();
  const scroller = document.documentElement;
  if (scroller.scrollWidth > scroller.clientWidth + TOLERANCE_PIXELS) faults.add(`the page scrolls sideways`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const fault = faultOfText(node as Text);
    if (fault !== undefined) faults.add(fault);
  }
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const fault = faultOfElement(element);
    if (fault !== undefined) faults.add(fault);
  }
  for (const element of document.querySelectorAll<HTMLElement>(`${WINDOW} :is(${CONTROL})`)) {
    const fault = faultOfControl(element);
    if (fault !== undefined) faults.add(fault);
  }
  return [...faults];
}

function faultOfControl(element: HTMLElement): string | undefined {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  if (right - left < 2 || element.closest(UNSEEN) !== null || element.closest('[inert]') !== null) return undefined;
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return undefined;
  if (scrollerOf(element) !== null) return undefined;
  const { scrollHeight, clientHeight } = document.documentElement;
  if (scrollHeight > clientHeight + TOLERANCE_PIXELS) return undefined;
  if (bottom > window.innerHeight + TOLERANCE_PIXELS || top < -TOLERANCE_PIXELS)
    return `${nameOf(element)} lies outside of the window in ${nameOfState(element)}`;
  const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (above === null || element.contains(above) || above.contains(element) || isLayer(above, element)) return undefined;
  return `${nameOf(element)} lies below ${nameOf(above)} in ${nameOfState(element)}`;
}

/** The box whose content scrolls up and down and in which an element lies. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let holder = element.parentElement; holder !== null; holder = holder.parentElement)
    if (/auto|scroll/.test(getComputedStyle(holder).overflowY)) return holder;
  return null;
}

/** Whether something that covers an element was laid above it on purpose. */
function isLayer(above: Element, element: Element): boolean {
  for (let holder: Element | null = above; holder !== null && !holder.contains(element); holder = holder.parentElement)
    if (isFloating(getComputedStyle(holder))) return true;
  return above.closest('label')?.contains(element) ?? false;
}

function faultOfText(text: Text): string | undefined {
  const element = text.parentElement;
  if (element === null || text.data.trim() === '' || element.closest(UNSEEN) !== null) return undefined;
  if (!element.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true }))
    return undefined;
  const range = document.createRange();
  range.selectNodeContents(text);
  const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
  for (let holder: HTMLElement | null = element; holder !== null; holder = holder.parentElement) {
    const style = getComputedStyle(holder);
    if (style.clipPath !== 'none') return undefined;
    if (isInline(style)) continue;
    if (holder.matches(WINDOW)) break;
    const isScrolling = /auto|scroll/.test(style.overflowX + style.overflowY);
    const fault = boxes.map((box) => faultOfBox(box, holder, style, isScrolling)).find((found) => found !== undefined);
    if (fault !== undefined && !isShortenedName(text, style) && !isInTitle(text, holder))
      return `"${excerpt(text.data)}" ${fault} ${nameOf(holder)} in ${nameOfState(holder)}`;
    if (isScrolling || fault !== undefined || isFloating(style) || holder.hasAttribute('data-state-frame')) break;
  }
  return undefined;
}

/** Says how a line of text lies outside of a box around it; undefined = it lies inside. */
function faultOfBox(
  box: DOMRect,
  holder: HTMLElement,
  { overflowX }: CSSStyleDeclaration,
  isScrolling: boolean,
): string | undefined {
  const room = holder.getBoundingClientRect();
  const isOutside =
    box.left < room.left - TOLERANCE_PIXELS ||
    box.right > room.right + TOLERANCE_PIXELS ||
    (!isScrolling && (box.top < room.top - LINE_TOLERANCE_PIXELS || box.bottom > room.bottom + LINE_TOLERANCE_PIXELS));
  if (!isOutside) return undefined;
  return overflowX === 'hidden' || overflowX === 'clip' ? 'is cut off by' : 'sticks out of';
}

/** A list or an empty field may end in an ellipsis: opened or read out, it says the rest. */
function faultOfElement(element: HTMLElement): string | undefined {
  if (!element.checkVisibility() || element.clientWidth === 0) return undefined;
  const { overflowX, textOverflow } = getComputedStyle(element);
  const isScrolling = /auto|scroll/.test(overflowX) && !(element instanceof HTMLInputElement);
  if (isScrolling && element.scrollWidth > element.clientWidth + TOLERANCE_PIXELS)
    return `${nameOf(element)} scrolls sideways in ${nameOfState(element)}`;
  if (element.matches(DRAWN_BY_HOLDER)) return undefined;
  const text = fixedTextOf(element);
  if (textOverflow === 'ellipsis' || textWidth(text, element) <= roomFor(element) + TOLERANCE_PIXELS) return undefined;
  return `"${excerpt(text)}" is cut off by ${nameOf(element)} in ${nameOfState(element)}`;
}

const measure = document.createElement('canvas').getContext('2d')!;

/** Width of a text in the font of an element, in pixels. */
function textWidth(text: string, element: HTMLElement): number {
  measure.font = getComputedStyle(element).font;
  return measure.measureText(text).width;
}

function roomFor(element: HTMLElement): number {
  const { paddingLeft, paddingRight } = getComputedStyle(element);
  return element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
}

function isInline({ display }: CSSStyleDeclaration): boolean {
  return display === 'inline' || display === 'contents';
}

/** Whether a box lies above the page, where it may be larger than what it belongs to. */
function isFloating({ position }: CSSStyleDeclaration): boolean {
  return position === 'fixed' || position === 'absolute';
}

function isShortenedName(text: Text, { textOverflow }: CSSStyleDeclaration): boolean {
  const element = text.parentElement;
  return textOverflow === 'ellipsis' && (element?.closest('bdi') !== null || element.title === text.data);
}

/** Whether the title of the box, or of the one around it, says what the box cuts off. */
function isInTitle(text: Text, holder: HTMLElement): boolean {
  return holder.closest<HTMLElement>('[title]')?.title.includes(text.data.replace(/^ · /, '')) ?? false;
}
