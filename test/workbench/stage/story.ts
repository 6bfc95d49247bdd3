import type { i18n } from 'i18next';
import type { ReactNode } from 'react';
import type { SampleApp, SampleOptions } from '../samples/open-sample-app.ts';
import type { Look } from '../looks/look.ts';

/** What a story needs to show a component in a look. */
export interface Stage {
  readonly look: Look;
  /** The texts of the look; stories give components the texts that they have in the app. */
  readonly i18n: i18n;
  /** Starts the window's features, connected to a simulated main process and simulated devices. */
  openApp(options?: SampleOptions): Promise<SampleApp>;
}

/** One state of a component. */
export interface StoryState {
  readonly show: (stage: Stage) => ReactNode | Promise<ReactNode>;
  /** What happens to the state's element after it shows, such as a click. */
  readonly act?: (frame: HTMLElement) => void | Promise<void>;
}

/** All states of a component. The story of `renderer/x/Y.tsx` is `test/workbench/stories/x/Y.story.tsx`. */
export interface Story {
  /** `sheet`: the states show under each other. `window`: each fills a window, as screens and dialogs do. */
  readonly kind: 'sheet' | 'window';
  /** The most room that a state gets, in pixels; as in the app. */
  readonly widthPixels?: number;
  readonly states: Readonly<Record<string, StoryState['show'] | StoryState>>;
}

export function stateOf(state: StoryState['show'] | StoryState): StoryState {
  return typeof state === 'function' ? { show: state } : state;
}
