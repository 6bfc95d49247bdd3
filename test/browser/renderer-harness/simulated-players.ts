/** A player who walks in circles and talks from time to time. */
export interface SimulatedPlayer {
  readonly id: number;
  readonly name: string;
  readonly isMuted: boolean;
  readonly roundTripMs: number;
  readonly lossPercent: number;
  readonly radiusMetres: number;
  readonly angleRadians: number;
}

const NAMES = [
  'Mira',
  'Old Tom',
  'Juno Vale',
  'Kestrel',
  'Bao',
  'Saffron',
  'Ibrahim',
  'Noor',
  'Łukasz',
  'Yuki',
  'Fenn',
  'Octavia',
];

/** `count` players around the middle, always the same. */
export function simulatePlayers(count: number): readonly SimulatedPlayer[] {
  return Array.from({ length: count }, (_, index) => ({
    id: index + 2,
    name:
      index < NAMES.length
        ? (NAMES[index] ?? '')
        : `${NAMES[index % NAMES.length]} ${Math.floor(index / NAMES.length) + 1}`,
    isMuted: index === 3,
    roundTripMs: [18, 42, 27, 160, 64, 340][index % 6] ?? 20,
    lossPercent: [0, 0, 0.4, 3, 0, 11][index % 6] ?? 0,
    radiusMetres: count <= 12 ? ([8, 14, 22, 27, 38, 18][index % 6] ?? 10) : 6 + 7 * Math.sqrt(index),
    angleRadians: index * 2.399963 + 0.6,
  }));
}

/** Rows of a `scene` message at `seconds`. Every second player talks. */
export function simulatedScene(
  players: readonly SimulatedPlayer[],
  seconds: number,
): [number, number, number, number, number, number, 0 | 1][] {
  return players.map(({ id, isMuted, radiusMetres, angleRadians }, index) => {
    const angle = angleRadians + seconds * 0.03;
    const isTalking = !isMuted && (players.length > 20 ? index % 9 === 0 : index % 2 === 0);
    const levelDb = isTalking ? -22 + 8 * Math.sin(seconds * 7 + index) : -120;
    return [
      id,
      radiusMetres * Math.sin(angle),
      0,
      radiusMetres * Math.cos(angle),
      angle + Math.PI / 2,
      levelDb,
      isTalking ? 1 : 0,
    ];
  });
}
