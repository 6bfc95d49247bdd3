import type { ReactNode } from 'react';
import { CopyField } from '../../../../../renderer/ui/controls/CopyField.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

const ADDRESS = 'http://127.0.0.1:24700/Qk3vT9yLm2Zr8XcN5bVw1aHs/overlay';

function field({ i18n }: Stage, isSecret: boolean, isCopied = true): ReactNode {
  const label = i18n.getFixedT(null, 'overlay')('stream.address');
  return <CopyField label={label} value={ADDRESS} isSecret={isSecret} onCopy={() => Promise.resolve(isCopied)} />;
}

/** Clicks the last button, which copies. */
function copy(frame: HTMLElement): void {
  [...frame.querySelectorAll('button')].at(-1)?.click();
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 340,
  states: {
    plain: (stage) => field(stage, false),
    secret: (stage) => field(stage, true),
    copied: { show: (stage) => field(stage, false), act: copy },
    'clipboard refused': { show: (stage) => field(stage, true, false), act: copy },
  },
};
