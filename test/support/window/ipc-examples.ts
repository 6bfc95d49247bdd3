import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { CommandName, RequestOf } from '../../../shared/ipc/define.ts';
import { PROTOCOL_NAME } from '../../../shared/protocol/version.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { EXAMPLE_INVITATION } from '../desktop/example-invitation.ts';

const EXAMPLE_HOST = { epoch: 0, pin: 'p'.repeat(43), claims: [] };

/** A valid request for every command. The type ensures that none is missing. */
export const EXAMPLE_REQUESTS: { readonly [Name in CommandName<EarshotContract>]: RequestOf<EarshotContract, Name> } = {
  'app:describe': {},
  'app:copy-text': { text: 'hello' },
  'app:open-folder': {},
  'app:read-clipboard': {},
  'settings:read': {},
  'app:diagnose': { window: 'Speakers: 1' },
  'app:notify': { title: 'Fox wants to join', body: 'Friday raid' },
  'app:show-state': {
    isInLobby: true,
    isMuted: false,
    isDeafened: false,
    isHostOfOthers: false,
    labels: { show: 'Show', mute: 'Mute', deafen: 'Deafen', leave: 'Leave', quit: 'Quit', hidden: 'Still here.' },
  },
  'people:read': {},
  'people:update': {
    person: { identity: 'x'.repeat(22), name: 'Fox', volumePercent: 150, isMuted: false, isBlocked: false },
  },
  'hotkeys:listen': { isOn: true },
  'hotkeys:record': {},
  'hotkeys:cancel-recording': {},
  'overlay:describe': {},
  'overlay:renew': {},
  'overlay:show': { people: [{ name: 'Robin', isTalking: true, isMuted: false, isSelf: true }] },
  'update:check': {},
  'update:install': {},
  'settings:update': { name: 'Robin', talkMode: 'open-mic', inputDevice: { id: 'a', label: 'Headset' } },
  'lobby:host': {
    lobbyName: 'Camp',
    rules: DEFAULT_HEARING_RULES,
    listing: { game: 'Minecraft', language: 'en', access: 'password', password: 'open sesame' },
  },
  'lobby:set-listing': { listing: null },
  'lobbies:search': { text: 'cellar', game: '', language: 'de' },
  'lobbies:stop-search': {},
  'lobbies:enter': { id: 'a'.repeat(43), password: '', name: 'Robin' },
  'lobbies:cancel-enter': {},
  'window:describe': {},
  'window:take-shape': { shape: 'compact', isOnTop: true },
  'window:moved': { bounds: { x: -20, y: 40, width: 280, height: 640 } },
  'lobby:practice': { choice: 'shooter' },
  'lobby:set-rules': { rules: DEFAULT_HEARING_RULES, phase: 'meeting' },
  'lobby:set-roles': {
    changes: [
      { id: 1, team: 'red', state: null },
      { id: 2, state: 'dead' },
    ],
  },
  'lobby:describe-roles': {},
  'lobby:describe-game-api': {},
  'lobby:invite': {},
  'lobby:renew-invitation': {},
  'lobby:close': {},
  'lobby:describe-reach': {},
  'lobby:answer-knock': { id: 1, isWelcome: true },
  'lobby:hand-over': {},
  'succession:open': {},
  'succession:recall': { lobby: 'l'.repeat(22) },
  'succession:remember': {
    lobby: 'l'.repeat(22),
    memory: { votedEpoch: 1, epoch: 0, version: 3, isReleased: false },
  },
  'succession:sign-vote': { statement: `${PROTOCOL_NAME} vote 1\n1` },
  'standby:open': { host: EXAMPLE_HOST },
  'standby:receive': { message: { type: 'appoint', rank: 1 } },
  'standby:host-lost': { isLost: true },
  'standby:follow': { host: EXAMPLE_HOST },
  'standby:close': {},
  'link:join-code': { code: 'k7q-29mdx' },
  'link:prepare': { link: 0, invitation: EXAMPLE_INVITATION, approach: 'fastest' },
  'link:check': { invitation: EXAMPLE_INVITATION },
  'link:candidate': { link: 0, candidate: 'candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host' },
  'link:connected': { link: 0 },
  'link:join': { link: 0, invitation: EXAMPLE_INVITATION, name: 'Robin', offer: 'v=0' },
  'link:leave': { link: 0 },
  'link:drop': { link: 0 },
  'positions:describe-api': {},
  'positions:play-track': { text: 'time,x,y,z' },
  'positions:stop-track': {},
  'positions:watch-wine': { isOn: true },
  'positions:start-bridge': { prefix: '/home/fox/.wine' },
  'positions:stop-bridge': {},
};

/** Requests that no command may accept, derived from a valid one. */
export function badRequests(request: Readonly<Record<string, unknown>>): readonly unknown[] {
  const fields = Object.keys(request);
  return [
    null,
    'text',
    17,
    ...fields.map((field) => ({ ...request, [field]: { unexpected: true } })),
    ...fields.map((field) => ({ ...request, [field]: 4.5e300 })),
  ];
}
