import type { CSSProperties, ReactNode } from 'react';
import type { StoryState } from './story.ts';

/** A state whose content is ready to show. */
export interface ReadyState {
  readonly name: string;
  readonly content: ReactNode;
  readonly act: StoryState['act'] | undefined;
}

/** A story whose states are ready to show. */
export interface ReadyStory {
  readonly name: string;
  readonly widthPixels: number | undefined;
  readonly states: readonly ReadyState[];
}

const DEFAULT_WIDTH_PIXELS = 300;

/** The states of stories under each other. */
export function Sheet({ stories }: { readonly stories: readonly ReadyStory[] }): ReactNode {
  return (
    <main className="sheet">
      {stories.map(({ name, widthPixels = DEFAULT_WIDTH_PIXELS, states }) => (
        <section key={name} className="sheet-story">
          <h2 lang="en" dir="ltr">
            {name}
          </h2>
          <div className="sheet-states" style={{ '--state-width': `${widthPixels}px` } as CSSProperties}>
            {states.map((state) => (
              <figure key={state.name} className="sheet-state">
                <figcaption lang="en" dir="ltr">
                  {state.name}
                </figcaption>
                <div className="sheet-frame" data-state-frame={state.name}>
                  {state.content}
                </div>
              </figure>
            ))}
          </div>
        </section>
      ))}
    </main>
  );
}

/** A state that fills the window. */
export function WindowFrame({ state }: { readonly state: ReadyState }): ReactNode {
  return (
    <div className="window-frame" data-state-frame={state.name}>
      {state.content}
    </div>
  );
}
