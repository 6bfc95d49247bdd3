import type { ReactNode } from 'react';
import { SoundEditor } from '../../../../../../renderer/features/rules/editor/SoundEditor.tsx';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../../shared/spatial/hearing-rules.ts';
import type { Story } from '../../../../stage/story.ts';

function editor(change: Partial<HearingRules>): ReactNode {
  return <SoundEditor rules={{ ...DEFAULT_HEARING_RULES, ...change }} onEdit={() => undefined} />;
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: { default: () => editor({}), 'no direction': () => editor({ pan: 'off', effects: true }) },
};
