/** German. */
import { app } from './app.ts';
import { audience } from './audience.ts';
import { common } from './common.ts';
import { devices } from './devices.ts';
import { diagnostics } from './diagnostics.ts';
import { door } from './door.ts';
import { files } from './files.ts';
import { games } from './games.ts';
import { guest } from './guest.ts';
import { headset } from './headset.ts';
import { hotkeys } from './hotkeys.ts';
import { journey } from './journey.ts';
import { lobbies } from './lobbies.ts';
import { lobby } from './lobby.ts';
import { map } from './map.ts';
import { moderation } from './moderation.ts';
import { overlay } from './overlay.ts';
import { people } from './people.ts';
import { positions } from './positions.ts';
import { profile } from './profile.ts';
import { reach } from './reach.ts';
import { recents } from './recents.ts';
import { reports } from './reports.ts';
import { roles } from './roles.ts';
import { rooms } from './rooms.ts';
import { rules } from './rules.ts';
import { settings } from './settings.ts';
import { setup } from './setup.ts';
import { text } from './text.ts';
import { voice } from './voice.ts';
import { whisper } from './whisper.ts';

export const texts = {
  app,
  audience,
  common,
  devices,
  diagnostics,
  door,
  files,
  games,
  guest,
  headset,
  hotkeys,
  journey,
  lobbies,
  lobby,
  map,
  moderation,
  overlay,
  people,
  positions,
  profile,
  reach,
  recents,
  reports,
  roles,
  rooms,
  rules,
  settings,
  setup,
  text,
  voice,
  whisper,
};
