import { excerpt, nameOf, nameOfState } from './name-elements.ts';

const TOLERANCE_PIXELS = 2;
/** The box of a line is higher than its letters. */
const LINE_TOLERANCE_PIXELS = 5;

const UNSEEN = '.visually-hidden, script, style, option, [hidden], figcaption[lang]';
const CONTROL = 'button, input, select, textarea, svg';

interface Item {
  readonly element: Element;
  readonly text: string;
  readonly layer: Element | null;
  readonly box: Box;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Finds texts that lie on other texts, or on controls that they do not belong to. */
export function findOverlaps(): readonly string[] {
  const faults = new Set<string>();
  for (const frame of document.querySelectorAll<HTMLElement>('[data-state-frame]')) {
    const texts = textsIn(frame);
    const items = [...texts, ...controlsIn(frame)];
    for (const [index, text] of texts.entries())
      for (const other of items.slice(index + 1))
        if (lieOnEachOther(text, other))
          faults.add(
            `"${excerpt(text.text)}" lies on ${other.text === '' ? nameOf(other.element) : `"${excerpt(other.text)}"`}: ` +
              `${nameOf(text.element)} in ${nameOfState(frame)}`,
          );
  }
  return [...faults];
}

function textsIn(frame: HTMLElement): readonly Item[] {
  const items: Item[] = [];
  const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = (node as Text).data;
    if (element === null || text.trim() === '' || !isSeen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const box = shownPart(rect, element, frame);
      if (box !== undefined) items.push({ element, text, layer: layerOf(element), box });
    }
  }
  return items;
}

function controlsIn(frame: HTMLElement): readonly Item[] {
  return [...frame.querySelectorAll(CONTROL)].flatMap((element) => {
    if (!isSeen(element) || element.querySelector('text') !== null) return [];
    const box = shownPart(element.getBoundingClientRect(), element.parentElement!, frame);
    return box === undefined ? [] : [{ element, text: '', layer: layerOf(element), box }];
  });
}

function isSeen(element: Element): boolean {
  return (
    element.closest(UNSEEN) === null && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  );
}

/** Cuts a box to what the boxes around it let through, from the innermost outwards; undefined = nothing. */
function shownPart(rect: DOMRect, innermost: Element, frame: HTMLElement): Box | undefined {
  let { left, right, top, bottom } = rect;
  for (let holder: Element | null = innermost; holder !== null && holder !== frame; holder = holder.parentElement) {
    const { overflowX, clipPath } = getComputedStyle(holder);
    if (clipPath !== 'none') return undefined;
    if (overflowX === 'visible') continue;
    const room = holder.getBoundingClientRect();
    left = Math.max(left, room.left);
    right = Math.min(right, room.right);
    top = Math.max(top, room.top);
    bottom = Math.min(bottom, room.bottom);
  }
  return right - left > TOLERANCE_PIXELS && bottom - top > LINE_TOLERANCE_PIXELS
    ? { left, right, top, bottom }
    : undefined;
}

/** What lies above the page on purpose is a layer. */
function layerOf(element: Element): Element | null {
  for (let holder: Element | null = element; holder !== null; holder = holder.parentElement)
    if (/fixed|absolute|sticky/.test(getComputedStyle(holder).position) || holder.matches('dialog, [popover]'))
      return holder;
  return null;
}

function lieOnEachOther(a: Item, b: Item): boolean {
  if (a.layer !== b.layer || a.element.contains(b.element) || b.element.contains(a.element)) return false;
  const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
  const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
  return width > TOLERANCE_PIXELS && height > LINE_TOLERANCE_PIXELS;
}
