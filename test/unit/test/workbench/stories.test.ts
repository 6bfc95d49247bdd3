import { globSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const RENDERER = path.resolve(import.meta.dirname, '../../../../renderer');
const STORIES = path.resolve(import.meta.dirname, '../../../workbench/stories');

/** Files with components that have no story, and why. */
const WITHOUT_STORY: Readonly<Record<string, string>> = {
  'app/screens/lobby/LobbyKnocks': 'It connects KnockList, which has a story.',
  'app/headset/mount-headset': 'It renders HeadsetScreen, which has a story.',
  'app/mount-app': 'It renders AppView, which has a story.',
  'app/screens/start/HostView': 'The story of StartScreen shows it.',
  'app/screens/start/PathCheckDialog': 'It connects DoctorDialog, which has a story.',
  'app/screens/start/StartHome': 'The story of StartScreen shows it.',
  'app/screens/lobby/LobbyManage': 'It connects ManageDialog and ReportList, which have stories.',
  'app/screens/lobby/LobbyReport': 'It connects ReportDialog, which has a story.',
  'app/screens/ToastLayer': 'It connects Toasts, which has a story.',
  'app/settings/settings-pages': 'It lists icons, which SettingsDialog shows.',
  'guest/main': 'It starts the page for guests.',
  main: 'It starts the window.',
  'ui/display/LiveRegion': 'Only screen readers notice it.',
  'ui/icons/Icon': 'It is the frame of all icons, which have stories.',
  'app/screens/lobby/LobbyText': 'It connects TextPanel, which has a story.',
  'app/screens/lobby/FileAnnouncement': 'Only screen readers notice it.',
  'app/screens/lobby/use-files': 'It connects FileCard and StagedFiles, which have stories.',
  'features/files/FileThumbnail': 'The story of FileCard shows it.',
  'features/files/ImageCanvas': 'The stories of FileCard and ImageDialog show it.',
  'features/text/ExtraMessage': 'The story of TextPanel shows it.',
  'features/text/MessageHead': 'The story of TextMessage shows it.',
  'app/screens/lobby/TextAnnouncement': 'Only screen readers notice it.',
  'features/text/MessageText': 'The story of TextMessage shows it.',
  'features/text/TextList': 'The story of TextPanel shows it.',
  'features/text/compose/MentionList': 'The story of Composer shows it.',
  'features/moderation/moderation-items': 'items of a menu, which the story of LobbyPerson shows',
};

/** Returns the paths of the files below a folder that end so, without the ending. */
function pathsIn(folder: string, ending: string): readonly string[] {
  return globSync(`**/*${ending}`, { cwd: folder })
    .map((file) => file.split(path.sep).join('/').slice(0, -ending.length))
    .sort();
}

const components = pathsIn(RENDERER, '.tsx');
const stories = pathsIn(STORIES, '.story.tsx');

describe('the workbench', () => {
  it('has a story for every component', () => {
    const missing = components.filter((file) => !stories.includes(file) && !Object.hasOwn(WITHOUT_STORY, file));
    expect(
      missing.map((file) => `renderer/${file}.tsx has no story: add test/workbench/stories/${file}.story.tsx`),
    ).toEqual([]);
  });

  it('has no story without a component', () => {
    expect(stories.filter((file) => !components.includes(file))).toEqual([]);
  });

  it('excuses only components that exist and have no story', () => {
    const excused = Object.keys(WITHOUT_STORY);
    expect(excused.filter((file) => !components.includes(file) || stories.includes(file))).toEqual([]);
  });
});
