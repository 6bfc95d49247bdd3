import type { ComponentType } from 'react';
import type { Story } from '../../../stage/story.ts';

/** Returns a story with one state for each icon of a file. */
export function showEach(icons: Readonly<Record<string, ComponentType>>): Story {
  return {
    kind: 'sheet',
    widthPixels: 110,
    states: Object.fromEntries(Object.entries(icons).map(([name, Icon]) => [name, () => <Icon key={name} />])),
  };
}
