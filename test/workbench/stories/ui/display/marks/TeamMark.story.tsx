import { TEAM_MARKS } from '../../../../../../renderer/ui/display/marks/team-marks.ts';
import { TeamMark } from '../../../../../../renderer/ui/display/marks/TeamMark.tsx';
import type { Story } from '../../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 240,
  states: {
    'all teams': () => (
      <div style={{ display: 'flex', gap: 8 }}>
        {TEAM_MARKS.map(({ color }, mark) => (
          <TeamMark key={color} mark={mark} />
        ))}
      </div>
    ),
  },
};
