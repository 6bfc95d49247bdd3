import { STORY_GROUPS, type PlacedStory } from './stories.ts';

/** What the stage shows at a time: one state in a window, or the states of one or more stories on a sheet. */
export interface Scene {
  readonly kind: 'sheet' | 'window';
  readonly name: string;
  readonly stories: readonly PlacedStory[];
}

/** Finds a scene by the path of a story or folder, and the state of a window; throws if there is none. */
export function findScene(path: string, state: string): Scene {
  const group = STORY_GROUPS.find(({ name }) => name === path);
  if (group !== undefined)
    return { kind: 'sheet', name: path, stories: group.stories.filter(({ kind }) => kind === 'sheet') };
  const story = STORY_GROUPS.flatMap(({ stories }) => stories).find((candidate) => candidate.path === path);
  if (story === undefined) throw new Error(`There is no story '${path}'.`);
  if (story.kind === 'sheet') return { kind: 'sheet', name: story.name, stories: [story] };
  const name = Object.hasOwn(story.states, state) ? state : Object.keys(story.states)[0]!;
  return { kind: 'window', name, stories: [{ ...story, states: { [name]: story.states[name]! } }] };
}

/** Where to find a scene. */
export interface SceneAddress {
  readonly kind: Scene['kind'];
  /** The path of a story, or of a folder whose stories share a sheet. */
  readonly story: string;
  /** The state of a window; '' for a sheet. */
  readonly state: string;
}

/** Returns every scene that has pictures: a sheet for each folder, and each state of a window. */
export function listScenes(): readonly SceneAddress[] {
  return STORY_GROUPS.flatMap(({ name, stories }) => [
    ...(stories.some(({ kind }) => kind === 'sheet') ? [{ kind: 'sheet' as const, story: name, state: '' }] : []),
    ...stories
      .filter(({ kind }) => kind === 'window')
      .flatMap(({ path, states }) =>
        Object.keys(states).map((state) => ({ kind: 'window' as const, story: path, state })),
      ),
  ]);
}
