/** Attribute of elements that are shown as if they had the focus or the pointer; it lists CSS pseudo-classes. */
const ATTRIBUTE = 'data-shown-as';
const PSEUDO_CLASS = /:(hover|focus-visible|active)\b/g;

type PseudoClass = 'hover' | 'focus-visible' | 'active';

/** Returns an action that shows the first element with this selector as if it had the focus or the pointer. */
export function showAs(pseudoClass: PseudoClass, selector: string): (frame: HTMLElement) => void {
  return (frame) => frame.querySelector(selector)?.setAttribute(ATTRIBUTE, pseudoClass);
}

/**
 * Makes `showAs` work: adds the page's styles once more with attributes in place of pseudo-classes, of which a page can
 * show only one at a time.
 */
export function copyPseudoStyles(): void {
  const rules = [...document.styleSheets]
    .filter(({ ownerNode }) => ownerNode !== copies)
    .flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText));
  const copied = rules.filter((rule) => rule.match(PSEUDO_CLASS) !== null);
  copies.textContent = copied.join('\n').replace(PSEUDO_CLASS, `[${ATTRIBUTE}='$1']`);
  document.head.append(copies);
}

const copies = document.createElement('style');
