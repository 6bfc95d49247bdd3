import type { ReactNode } from 'react';
import { ChannelsEditor } from '../../../../../../renderer/features/rules/editor/ChannelsEditor.tsx';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../../shared/spatial/hearing-rules.ts';
import type { Story } from '../../../../stage/story.ts';

function editor(change: Partial<HearingRules['channels']>): ReactNode {
  const rules = { ...DEFAULT_HEARING_RULES, channels: { ...DEFAULT_HEARING_RULES.channels, ...change } };
  return <ChannelsEditor rules={rules} onEdit={() => undefined} />;
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'radio everywhere': () => editor({}),
    'radio with a range': () => editor({ radioMetres: 1_000 }),
    'no radio': () => editor({ radio: false, team: false }),
  },
};
