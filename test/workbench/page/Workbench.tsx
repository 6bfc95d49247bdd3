import type { ReactNode } from 'react';
import { WINDOW_PIXELS, type Look } from '../looks/look.ts';
import { STORY_GROUPS } from '../stage/stories.ts';
import { formatAddress, goTo, parseAddress, useSearch } from './address.ts';
import { StoryList } from './StoryList.tsx';
import { Toolbar } from './Toolbar.tsx';
import './workbench.css';

const FIRST_STORY = STORY_GROUPS[0]?.name ?? '';

/** The workbench: the list of stories, what to show them in, and the story itself in a frame. */
export function Workbench(): ReactNode {
  const address = parseAddress(useSearch(), FIRST_STORY);
  const query = formatAddress(address);
  return (
    <div className="workbench">
      <StoryList address={address} />
      <main className="workbench-main">
        <Toolbar address={address} onChange={goTo} />
        <div className="workbench-stage">
          <iframe
            title={`${address.story} ${address.state}`}
            src={`stage.html#${query}`}
            style={{ maxInlineSize: widthOf(address.look) }}
          />
        </div>
      </main>
    </div>
  );
}

/** The width of the frame, in pixels; undefined = all the room there is. */
function widthOf({ width }: Look): number | undefined {
  return width === 'wide' ? undefined : WINDOW_PIXELS[width].width;
}
