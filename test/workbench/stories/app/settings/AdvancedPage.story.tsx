import { AdvancedPage } from '../../../../../renderer/app/settings/AdvancedPage.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

const page = (isInLobby: boolean) => async (stage: Stage) => (
  <AdvancedPage app={await stage.openApp(isInLobby ? { lobby: {} } : {})} onClose={() => undefined} />
);

export const story: Story = {
  kind: 'sheet',
  widthPixels: 620,
  states: { 'in a lobby': page(true), 'in no lobby': page(false) },
};
