/** The defaults and limits of command options, as their help shows them. */

/** Of a measured run of the demo. */
export const DEMO_LIMITS = { defaultSeconds: 20, maxSeconds: 600, defaultPlayers: 6, maxPlayers: 32 } as const;

export const MAX_JOIN_SECONDS = 3_600;

/** The values of `join --output`, and the output modes that they name. */
export const JOIN_OUTPUTS = {
  stereo: 'stereo',
  '3d': 'binaural',
  mono: 'mono',
  left: 'left',
  right: 'right',
} as const;

export const DEFAULT_RENDEZVOUS_PORT = 7_780;
export const DEFAULT_STUN_PORT = 3_478;
/** Where the page for guests is built. */
export const DEFAULT_PAGE_FOLDER = 'out/guest';
