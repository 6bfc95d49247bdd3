import { applyGameMessage } from '../../main/host/game-api/apply-game-message.ts';
import type { GameLobby } from '../../main/host/game-api/game-lobby.ts';
import { Placements } from '../../main/room/placements.ts';
import { serverboundChannelSchema } from '../../shared/protocol/channel.ts';
import { parseMessage } from '../../shared/protocol/parse.ts';
import { DEFAULT_HEARING_RULES } from '../../shared/spatial/hearing-rules.ts';
import type { Figure } from './figure.ts';

const PLAYERS = 200;
const UPDATES_PER_SECOND = 20;
const UPDATES = 400;
const MAX_MESSAGE_LENGTH = 65_536;

/**
 * The cost of position intake alone, from the bytes of a message to the numbers for the mixer, without network and
 * lobby snapshots.
 */
export function measureIntake(): Figure[] {
  const encoder = new TextEncoder();
  const placements = new Placements({
    rules: DEFAULT_HEARING_RULES,
    rightsOf: () => ({ shout: true, broadcast: false, radio: true }),
    onPlacement: () => undefined,
    onOwnPlacement: () => undefined,
  });
  const ids = Array.from({ length: PLAYERS }, (_, index) => index + 1);
  for (const id of ids) placements.join(id, { name: `Player ${id}`, identity: '' }, 0);
  const lobby: Pick<GameLobby, 'applyServerMessage'> = {
    applyServerMessage: (message) => placements.applyServerMessage(message, 0),
  };
  const at = (id: number, update: number): readonly number[] => [
    60 * id + 5 * Math.sin(update + id),
    0,
    5 * Math.cos(update + id),
  ];

  const poses = ids.map((id) =>
    Array.from({ length: 40 }, (_, update) => {
      const [x, y, z] = at(id, update);
      return JSON.stringify({ type: 'pose', x, y, z, yaw: update / 7 });
    }),
  );
  const byClients = shareOfCore((update) => {
    for (const [index, id] of ids.entries()) {
      const message = parseMessage(poses[index]![update % 40]!, serverboundChannelSchema, MAX_MESSAGE_LENGTH);
      if (message.ok && message.value.type === 'pose') placements.applyOwnMessage(id, message.value, 0);
    }
  });
  const messages = Array.from({ length: 40 }, (_, update) =>
    encoder.encode(
      JSON.stringify({ type: 'players', players: ids.map((id) => ({ id, position: at(id, update), yaw: update })) }),
    ),
  );
  const byServer = shareOfCore((update) => applyGameMessage(messages[update % 40]!, lobby as GameLobby));
  const note = `${PLAYERS} players, ${UPDATES_PER_SECOND} updates a second: from the bytes of messages to the mixer's numbers, without network`;
  return [
    {
      name: "taking in positions from the game's server, share of a core",
      value: byServer,
      unit: 'cores',
      target: 0.02,
      note,
    },
    {
      name: "taking in positions from each player's client, share of a core",
      value: byClients,
      unit: 'cores',
      target: 0.02,
      note,
    },
  ];
}

/** Share of a core that `update` uses when it is called `UPDATES_PER_SECOND` times a second. */
function shareOfCore(update: (number: number) => void): number {
  for (let number = 0; number < UPDATES / 4; number++) update(number);
  const before = process.cpuUsage();
  for (let number = 0; number < UPDATES; number++) update(number);
  const { user, system } = process.cpuUsage(before);
  return ((user + system) / 1e6 / UPDATES) * UPDATES_PER_SECOND;
}
