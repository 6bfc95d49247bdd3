import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { API_STATUS } from '../../main/desktop/positions/game-api/api-error.ts';
import { MAX_MESSAGES_PER_SECOND } from '../../main/desktop/positions/game-api/api-limits.ts';
import { FEEDER_HOLD_MS } from '../../main/desktop/positions/game-api/feeder-turns.ts';
import { GAME_API_FILE_NAME } from '../../main/desktop/positions/game-api/game-api-file.ts';
import { GAME_API_PORTS } from '../../main/desktop/positions/game-api/game-api-source.ts';
import { GAME_SILENCE_MS } from '../../main/desktop/positions/game-api/game-intake.ts';
import { DESCRIPTION_PATH, SELF_PATH } from '../../main/desktop/positions/game-api/http-endpoint.ts';
import { MAX_GAME_MESSAGE_BYTES } from '../../main/desktop/positions/game-api/read-game-message.ts';
import { MAX_TRACK_POINTS } from '../../main/desktop/positions/track/parse-track.ts';
import { MAX_TRACK_CHARACTERS } from '../../shared/model/position-source.ts';
import { MAX_COORDINATE_METRES } from '../../shared/model/pose.ts';
import {
  LIFE_STATES,
  MAX_LABEL_LENGTH,
  SOUND_ZONES,
  TALK_TARGETS,
  VOICE_STRENGTHS,
} from '../../shared/model/presence.ts';
import { localGameMessageSchema, playerStateSchema } from '../../shared/protocol/game.ts';
import { fencesIn, projectPage, tableIn } from '../support/documents.ts';

/** Mod authors rely on docs/games/game-api.md, so its contents are checked against the program. */

const page = projectPage('docs/games/game-api.md');
const grouped = (value: number): string => value.toLocaleString('en-GB');

describe('the page of the local game API', () => {
  it('describes exactly the fields of a player', () => {
    expect(tableIn(page, 'field of `player`').map(([name]) => name?.replaceAll('`', ''))).toEqual(
      Object.keys(playerStateSchema.entries),
    );
  });

  it('lists every choice', () => {
    const values = Object.fromEntries(
      tableIn(page, 'field of `player`').map(([name, choices]) => [
        name?.replaceAll('`', ''),
        choices?.replaceAll('`', '').split(', '),
      ]),
    );
    expect(values).toMatchObject({
      state: LIFE_STATES,
      zone: SOUND_ZONES,
      talkTo: TALK_TARGETS,
      voice: VOICE_STRENGTHS,
    });
  });

  it('lists exactly the errors, with their status', () => {
    const rows = tableIn(page, 'code').map(([code, status]) => [code?.replaceAll('`', ''), Number(status)]);
    expect(Object.fromEntries(rows)).toEqual(API_STATUS);
  });

  it('has an example that the program accepts', () => {
    const example = fencesIn(page).find(({ info }) => info === 'json')?.text ?? '';
    expect(v.parse(localGameMessageSchema, JSON.parse(example))).toMatchObject(JSON.parse(example) as object);
  });

  it("states the program's limits", () => {
    expect(page).toContain(`More than ${grouped(MAX_GAME_MESSAGE_BYTES)} bytes`);
    expect(page).toContain(`More than ${MAX_MESSAGES_PER_SECOND} messages a second`);
    expect(page).toContain(`keeps its turn for ${FEEDER_HOLD_MS / 1_000} s`);
    expect(page).toContain(`Without a message for ${GAME_SILENCE_MS / 1_000} s`);
    expect(page).toContain(`Texts have up to ${MAX_LABEL_LENGTH} characters`);
    expect(page).toContain(`each up to ${grouped(MAX_COORDINATE_METRES)};`);
    expect(page).toContain(`${grouped(MAX_TRACK_POINTS)} points and ${grouped(MAX_TRACK_CHARACTERS)} characters`);
    expect(page).toContain(`http://127.0.0.1:${GAME_API_PORTS[0]}`);
    expect(page).toContain(`free of ${GAME_API_PORTS[1]}, ${GAME_API_PORTS[2]} ... ${GAME_API_PORTS.at(-1)}`);
    for (const name of [GAME_API_FILE_NAME, DESCRIPTION_PATH, SELF_PATH])
      expect(page).toContain(`\`${name}\``.replace('`/v1`', '`GET /v1`').replace('`/v1/self`', '`POST /v1/self`'));
  });
});
