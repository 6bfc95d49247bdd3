import type { Story } from './story.ts';

/** A story with its place: `path` is that of its component below `renderer`, without the ending. */
export interface PlacedStory extends Story {
  readonly path: string;
  readonly name: string;
}

/** The stories of a folder. */
export interface StoryGroup {
  readonly name: string;
  readonly stories: readonly PlacedStory[];
}

const FILES = import.meta.glob<Story>('../stories/**/*.story.tsx', { import: 'story', eager: true });
const FOLDER = '../stories/';
const ENDING = '.story.tsx';

/** All stories by folder, in the order of their paths. */
export const STORY_GROUPS: readonly StoryGroup[] = group(
  Object.entries(FILES).map(([file, story]) => {
    const path = file.slice(FOLDER.length, -ENDING.length);
    return { ...story, path, name: path.slice(path.lastIndexOf('/') + 1) };
  }),
);

function group(stories: readonly PlacedStory[]): readonly StoryGroup[] {
  const groups = Map.groupBy(stories, ({ path }) => path.slice(0, path.lastIndexOf('/')));
  return [...groups].map(([name, members]) => ({ name, stories: members }));
}
