import type { OverlayText } from '../../shared/model/overlay.ts';

export interface TextList {
  /** Shows exactly these messages in this order. */
  show(texts: readonly OverlayText[]): void;
}

/** Renders messages into `container`. Names and texts are inserted as text, whatever they contain. */
export function createTextList(container: HTMLElement): TextList {
  let shown = '';
  return {
    show(texts) {
      const next = JSON.stringify(texts);
      if (next === shown) return;
      shown = next;
      container.replaceChildren(...texts.map(createLine));
    },
  };
}

function createLine({ name, text }: OverlayText): HTMLElement {
  const line = document.createElement('li');
  const author = document.createElement('bdi');
  author.className = 'author';
  author.textContent = name;
  const words = document.createElement('bdi');
  words.className = 'words';
  words.textContent = text;
  line.append(author, words);
  return line;
}
