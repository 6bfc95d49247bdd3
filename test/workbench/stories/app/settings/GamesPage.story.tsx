import { GamesPage } from '../../../../../renderer/app/settings/GamesPage.tsx';
import { ARRIVES_LAST_MS, SAMPLE_REPORT, SAMPLE_STATUS } from '../../../samples/sample-positions.ts';
import { SAMPLE_ROLES, SAMPLE_TEAMS } from '../../../samples/sample-roles.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const page = (isInLobby: boolean) => async (stage: Stage) => {
  const app = await stage.openApp(isInLobby ? { lobby: {} } : {});
  if (isInLobby) {
    app.positions.store.setState({ report: SAMPLE_REPORT, status: SAMPLE_STATUS, statusAtMs: ARRIVES_LAST_MS });
    app.roles.store.setState({ roles: SAMPLE_ROLES, named: SAMPLE_TEAMS });
  }
  return (
    <div className="settings-page">
      <GamesPage app={app} onHost={() => undefined} />
    </div>
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 660,
  states: { 'hosting, a game sends': page(true), 'in no lobby': page(false) },
};
