import { initialsOf } from '../ui/display/identity.ts';
import type { ShownPerson } from './overlay-view.ts';

export interface PeopleList {
  /** Shows exactly these people in this order. Lines that stay are kept, so that they fade instead of flashing. */
  show(people: readonly ShownPerson[]): void;
}

/** How long a line stays after its person is hidden: the duration of the fade. */
const FADE_MS = 400;

interface Line {
  readonly element: HTMLElement;
  leaving: ReturnType<typeof setTimeout> | undefined;
}

/** Renders the lines of the overlay into `container`. Names are inserted as text, whatever they contain. */
export function createPeopleList(container: HTMLElement): PeopleList {
  const lines = new Map<string, Line>();

  function remove(key: string, line: Line): void {
    line.element.dataset['state'] = 'leaving';
    line.leaving ??= setTimeout(() => {
      line.element.remove();
      lines.delete(key);
    }, FADE_MS);
  }

  function lineOf(person: ShownPerson): Line {
    const known = lines.get(person.key);
    if (known !== undefined) return known;
    const line = { element: createLine(person.name), leaving: undefined };
    lines.set(person.key, line);
    return line;
  }

  return {
    show(people) {
      const shown = new Set(people.map(({ key }) => key));
      for (const [key, line] of lines) if (!shown.has(key)) remove(key, line);
      let before: Element | null = null;
      for (const person of people) {
        const line = lineOf(person);
        clearTimeout(line.leaving);
        line.leaving = undefined;
        // Insert it only if it is not in place: moving an element would restart its fade.
        const next: Element | null = before === null ? container.firstElementChild : before.nextElementSibling;
        if (line.element !== next) container.insertBefore(line.element, next);
        before = line.element;
        line.element.dataset['state'] = person.isTalking ? 'talking' : 'silent';
        line.element.toggleAttribute('data-muted', person.isMuted);
        line.element.toggleAttribute('data-self', person.isSelf);
      }
    },
  };
}

const MUTED_MARK =
  'M9 5.5a3 3 0 0 1 6 0V11M15 14.2A3 3 0 0 1 9 12V9M5.5 11.5a6.5 6.5 0 0 0 10.6 5M18.5 11.5a6.4 6.4 0 0 1-.6 2.7M12 18v3M4 3l16 18';

function createLine(name: string): HTMLElement {
  const line = document.createElement('li');
  const avatar = document.createElement('span');
  avatar.className = 'avatar';
  avatar.style.setProperty('--hue', String(hueOfName(name)));
  avatar.textContent = initialsOf(name);
  avatar.ariaHidden = 'true';
  const text = document.createElement('bdi');
  text.className = 'name';
  text.textContent = name;
  line.append(avatar, text, createMutedMark());
  return line;
}

function createMutedMark(): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const mark = document.createElementNS(namespace, 'svg');
  mark.setAttribute('viewBox', '0 0 24 24');
  mark.setAttribute('class', 'muted');
  mark.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', MUTED_MARK);
  mark.append(path);
  return mark;
}

/** Returns a colour for a name, since the page knows only names: FNV-1a over its characters, in degrees. */
function hueOfName(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % 360;
}
