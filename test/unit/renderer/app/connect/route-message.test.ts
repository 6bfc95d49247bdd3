import { beforeEach, expect, it } from 'vitest';
import { routeMessage, type MessageReceivers } from '../../../../../renderer/app/connect/route-message.ts';
import { createAudienceStore } from '../../../../../renderer/features/audience/audience-store.ts';
import { Scene } from '../../../../../renderer/link/scene.ts';
import { ORIGIN_POSE } from '../../../../../shared/model/pose.ts';
import type { ClientboundChannelMessage } from '../../../../../shared/protocol/channel.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';

const OWN_ID = 1;
const NOW_MS = 1_000;

let log: string[];
let scene: Scene;
let audience: ReturnType<typeof createAudienceStore>;
let receivers: MessageReceivers;

beforeEach(() => {
  log = [];
  scene = new Scene();
  scene.setOwn(OWN_ID, ORIGIN_POSE);
  audience = createAudienceStore();
  receivers = {
    scene,
    audience,
    positions: {
      receiveScene: (rows) => void log.push(`positions: ${rows.length} rows`),
      receiveOwnPlacement: ({ team }) => void log.push(`positions: team ${team}`),
    },
    headset: { receive: ({ type }) => void log.push(type) },
    rooms: { receive: ({ type }) => void log.push(`rooms: ${type}`) },
    whisper: { receive: ({ type }) => void log.push(`whisper: ${type}`) },
    moderation: { receive: ({ type }) => void log.push(`moderation: ${type}`) },
    reports: {
      receive: (message) => {
        if (message.type.startsWith('report')) log.push(`reports: ${message.type}`);
      },
    },
    roles: { receiveTeams: (rows) => void log.push(`teams: ${rows.length}`) },
    profile: { receive: ({ type, hash }) => void log.push(`${type} ${hash}`) },
    text: { receive: ({ type }) => void log.push(`text: ${type}`) },
    journey: { receiveJourney: ({ id }) => void log.push(`journey of ${id}`) },
    talkStyle: { receiveGroupAnswer: ({ name }) => void log.push(`group ${name}`) },
  };
});

const route = (message: ClientboundChannelMessage): void => routeMessage(message, receivers, NOW_MS);

it('routes messages about pictures to the profile', () => {
  route({ type: 'want-picture', hash: 'a' });
  route({ type: 'no-picture', hash: 'b' });
  route({ type: 'picture', hash: 'c', index: 0, count: 1, data: '' });
  expect(log).toEqual(['want-picture a', 'no-picture b', 'picture c']);
});

it('routes messages about reports, and no others, to the reports', () => {
  route({ type: 'reports', rows: [] });
  route({ type: 'reported', request: 1, code: '', message: '' });
  route({ type: 'report-part', request: 2, report: 3, offset: 0, bytes: 6, data: '' });
  expect(log).toEqual(['reports: reports', 'reports: reported', 'reports: report-part']);
});

it('routes the rows of a scene message to the scene and to the positions', () => {
  route({ type: 'scene', rows: [[2, 10, 0, 0, 0, -20, 1]], unplaced: [[3, -30]] });
  expect(scene.entry(2)?.pose.xMetres).toBe(10);
  expect(scene.voice(3).isTalking).toBe(true);
  expect(log).toEqual(['positions: 1 rows']);
});

it('forgets who hears you when the rules hide it', () => {
  route({ type: 'audience', rows: [[2, -6]] });
  route({ type: 'rules', rules: DEFAULT_HEARING_RULES, phase: 'playing' });
  expect(audience.getState().hearers).toHaveLength(1);
  route({ type: 'rules', rules: { ...DEFAULT_HEARING_RULES, mapShows: 'nobody' }, phase: 'playing' });
  expect(audience.getState().hearers).toBeNull();
});

it('routes messages about text to the text, and the roster too, after which it asks for what is missing', () => {
  route({ type: 'texts', log: 'a', end: 0, now: 0, rows: [] });
  route({ type: 'text-refused', request: 1, code: 'empty', message: '' });
  route({ type: 'roster', participants: [] });
  expect(log).toEqual([
    ...['text: texts', 'text: text-refused', 'text: roster', 'moderation: roster'],
    ...['rooms: roster', 'whisper: roster'],
  ]);
});

it('routes an audience message to the audience', () => {
  route({
    type: 'audience',
    rows: [
      [2, -6],
      [3, -20],
    ],
  });
  expect(audience.getState().hearers?.map(({ id }) => id)).toEqual([2, 3]);
});

it('routes placement, journey and group messages to their features', () => {
  route({
    type: 'standing',
    from: 'own',
    isStale: false,
    world: '',
    team: 'red',
    state: 'alive',
    group: '',
    isPriority: false,
    byHand: [],
  });
  route({
    type: 'journey',
    id: 2,
    captureMs: null,
    encodeMs: null,
    uplinkMs: 8,
    playoutMs: 12,
    mixMs: 1.5,
    mixEncodeMs: 2.6,
  });
  route({ type: 'group', name: 'owls', isIn: true, code: '', message: '' });
  expect(log).toEqual(['positions: team red', 'journey of 2', 'group owls']);
});

it('routes what moderators decide, and who is in the lobby', () => {
  route({ type: 'roster', participants: [] });
  route({ type: 'moderated', request: 1, code: '', message: '' });
  route({ type: 'record', bans: [], audit: [] });
  expect(log).toEqual([
    ...['text: roster', 'moderation: roster', 'rooms: roster', 'whisper: roster'],
    ...['moderation: moderated', 'moderation: record'],
  ]);
});

it('leaves lobby messages to the lobby', () => {
  route({ type: 'ping', id: 1 });
  expect(log).toEqual([]);
});

it('routes what concerns a phone as headset', () => {
  route({ type: 'headset', connected: true, muted: false, deafened: false });
  route({ type: 'headset-ticket', ticket: '', page: '', invitation: '', code: 'too-many-tickets', message: '' });
  expect(log).toEqual(['headset', 'headset-ticket']);
});
