import { beforeEach, describe, expect, it } from 'vitest';
import {
  createPositionsController,
  type PositionsController,
} from '../../../../../renderer/features/positions/positions-controller.ts';
import {
  createPositionsStore,
  type PositionReport,
  type PositionsStore,
  type OwnPlacementReport,
} from '../../../../../renderer/features/positions/positions-store.ts';
import { Scene } from '../../../../../renderer/link/scene.ts';
import { ORIGIN_POSE } from '../../../../../shared/model/pose.ts';
import { DEFAULT_PRESENCE } from '../../../../../shared/model/presence.ts';
import { createFakeBridge, type FakeBridge } from '../../../../support/window/fake-bridge.ts';

const OWN_PLACEMENT: OwnPlacementReport = {
  type: 'standing',
  from: 'own',
  isStale: false,
  world: '',
  team: '',
  state: 'alive',
  group: '',
  isPriority: false,
  byHand: [],
};
const PRESENCE = { type: 'presence', ...DEFAULT_PRESENCE, world: 'cave' } as const;
const PLACE = { type: 'pose', x: 5, y: 1, z: -2, yaw: 0.5, camera: { x: 5, y: 3, z: -4, yaw: 0.4 } } as const;

let fake: FakeBridge;
let store: PositionsStore;
let scene: Scene;
let controller: PositionsController;
let sent: { readonly type: string }[];

beforeEach(() => {
  fake = createFakeBridge();
  store = createPositionsStore();
  scene = new Scene();
  scene.setOwn(7, ORIGIN_POSE);
  sent = [];
  controller = createPositionsController({ bridge: fake.bridge, store, scene, nowMs: () => 1_000 });
});

function connect(): void {
  controller.setLink({ sendPlace: (place) => sent.push(place), sendPresence: (presence) => sent.push(presence) });
}

function report(place: PositionReport['place']): void {
  fake.emit('positions:report', { report: { source: 'mumble-link', place, presence: PRESENCE, talk: null } });
}

const lastPlace = () => sent.findLast(({ type }) => type !== 'presence');

describe('while no source is active', () => {
  it('the dot on the map counts, without a world', () => {
    connect();
    controller.moveByHand({ ...ORIGIN_POSE, xMetres: 3 });
    expect(sent).toEqual([
      { type: 'presence', ...DEFAULT_PRESENCE },
      { type: 'pose', x: 0, y: 0, z: 0, yaw: 0 },
      { type: 'pose', x: 3, y: 0, z: 0, yaw: 0 },
    ]);
  });
});

describe('while a source is active', () => {
  beforeEach(() => {
    connect();
    report(PLACE);
  });

  it('the dot follows it, and the host gets its position with camera and presence', () => {
    expect(scene.own?.pose).toEqual({ xMetres: 5, yMetres: 1, zMetres: -2, yawRadians: 0.5 });
    expect(sent.slice(-2)).toEqual([PRESENCE, PLACE]);
  });

  it('moving by hand has no effect', () => {
    controller.moveByHand({ ...ORIGIN_POSE, xMetres: 30 });
    expect(lastPlace()).toEqual(PLACE);
  });

  it('the dot returns to manual control where the game left it when no source is active', () => {
    fake.emit('positions:report', { report: null });
    expect(sent.slice(-2)).toEqual([
      { type: 'presence', ...DEFAULT_PRESENCE },
      { type: 'pose', x: 5, y: 1, z: -2, yaw: 0.5 },
    ]);
    controller.moveByHand({ ...ORIGIN_POSE, xMetres: 30 });
    expect(lastPlace()).toMatchObject({ x: 30 });
  });

  it('a menu and a loss are sent to the host, and the dot stays', () => {
    report({ type: 'nowhere', reason: 'menu' });
    expect(lastPlace()).toEqual({ type: 'nowhere', reason: 'menu' });
    report({ type: 'nowhere', reason: 'lost' });
    expect(lastPlace()).toEqual({ type: 'nowhere', reason: 'lost' });
    expect(scene.own?.pose.xMetres).toBe(5);
  });

  it('a new link gets everything', () => {
    sent = [];
    connect();
    expect(sent).toEqual([PRESENCE, PLACE]);
  });
});

describe('continuing by hand after a loss', () => {
  beforeEach(() => {
    connect();
    report(PLACE);
    report({ type: 'nowhere', reason: 'lost' });
    controller.walkByHand();
  });

  it('starts where the game left the dot, in its world', () => {
    expect(sent.slice(-2)).toEqual([PRESENCE, { type: 'pose', x: 5, y: 1, z: -2, yaw: 0.5 }]);
    controller.moveByHand({ ...ORIGIN_POSE, xMetres: 6 });
    expect(lastPlace()).toMatchObject({ x: 6 });
  });

  it('ends when the game knows the position again', () => {
    report({ ...PLACE, x: 9 });
    controller.moveByHand({ ...ORIGIN_POSE, xMetres: 6 });
    expect(lastPlace()).toMatchObject({ x: 9 });
    expect(store.getState().isByHand).toBe(false);
  });
});

describe('when the game server decides', () => {
  beforeEach(() => {
    connect();
    controller.receiveOwnPlacement({ ...OWN_PLACEMENT, from: 'server' });
  });

  it('your own row of the scene moves the dot, and neither your hand nor a source does', () => {
    controller.receiveScene([
      [3, 1, 1, 1, 0, -120, 0],
      [7, 20, 0, 30, 1, -120, 0],
    ]);
    report(PLACE);
    controller.moveByHand({ ...ORIGIN_POSE, xMetres: 6 });
    expect(scene.own?.pose).toEqual({ xMetres: 20, yMetres: 0, zMetres: 30, yawRadians: 1 });
  });

  it('manual control continues from there when the game server leaves', () => {
    controller.receiveScene([[7, 20, 0, 30, 1, -120, 0]]);
    controller.receiveOwnPlacement(OWN_PLACEMENT);
    expect(lastPlace()).toEqual({ type: 'pose', x: 20, y: 0, z: 30, yaw: 1 });
  });
});

it('everybody else being over 10 km away is noticed, and ends with the link', () => {
  connect();
  const isFar = (xMetres: number): boolean => {
    controller.receiveScene([
      [3, xMetres, 0, 0, 0, -120, 0],
      [7, 0, 0, 0, 0, -120, 0],
    ]);
    return store.getState().isFarFromOthers;
  };
  expect([isFar(9_000), isFar(11_000)]).toEqual([false, true]);
  controller.receiveScene([[7, 0, 0, 0, 0, -120, 0]]);
  expect(store.getState().isFarFromOthers).toBe(false);
  isFar(11_000);
  controller.setLink(null);
  expect(store.getState().isFarFromOthers).toBe(false);
});

it('games in Wine are kept, and count as seen once the panel has shown them', () => {
  const wine = { games: [{ name: 'Hunt', prefix: '/w', isProton: false }], bridge: 'off', prefix: '' } as const;
  controller.watchWine(true);
  expect(store.getState().hasSeenWine).toBe(false);
  fake.emit('positions:wine', { ...wine, games: [...wine.games] });
  expect(store.getState()).toMatchObject({ wine, hasSeenWine: false });
  controller.watchWine(false);
  expect(store.getState().hasSeenWine).toBe(true);
  expect(fake.calls.filter(({ name }) => name === 'positions:watch-wine').map(({ request }) => request)).toEqual([
    { isOn: true },
    { isOn: false },
  ]);
});

it('the status is stored with the time of its arrival', () => {
  fake.emit('positions:status', { used: 'track', sources: [] });
  expect(store.getState()).toMatchObject({ status: { used: 'track' }, statusAtMs: 1_000 });
});

it('there is no address when the local API could not be opened', async () => {
  fake.answer('positions:describe-api', () => ({ ok: true, value: { url: '', token: '' } }));
  expect(await controller.describeLocalApi()).toBeNull();
  expect(await controller.describeServerApi()).toMatchObject({ token: 'game-token' });
});
