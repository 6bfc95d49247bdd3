/** Texts around the features: the start screen, announcements for screen readers, dialogs of the whole window. */
export const app = {
  /** The tabs of a narrow window. */
  views: 'Map and players',
  start: {
    title: 'Hear who’s nearby.',
    settings: 'Settings',
    /** Leads back from hosting, or from the list of all lobbies. */
    back: 'Back',
    /** Names the line with your name, microphone and key. */
    you: 'You',
  },
  /** The name of a lobby whose host left the field empty. */
  lobbyName: { nameless: 'My lobby', of: "{{name}}'s lobby", ofNameInS: "{{name}}' lobby" },
  /** Screen readers announce these when the state changes. */
  announce: {
    starting: 'Starting',
    connecting: 'Connecting to the lobby',
    connected: 'Connected to the lobby',
    interrupted: 'Connection interrupted',
    reconnecting: 'Reconnecting to the lobby',
    ended: 'Disconnected from the lobby',
    connectedDeafened: 'Connected to the lobby. You are deafened',
    connectedMuted: 'Connected to the lobby. You are muted',
  },
  invitation: {
    title: 'Join this lobby?',
    text: 'You opened an invitation. Players in this lobby will hear you and see your name. Join only if you trust the sender.',
    refuse: 'Not now',
    accept: 'Join',
    refused: 'Link doesn’t work',
  },
  ended: {
    title: 'Earshot has stopped',
    text: 'Close this window and start Earshot again.',
  },
  leave: {
    title: 'Leave your lobby?',
    text: 'You host this lobby. If you leave, it ends for everyone.',
    stay: 'Stay',
    end: 'End for everyone',
    /** Another player can host it. */
    handOverText: '{{name}} can take over the lobby, and nobody drops out.',
    handOver: 'Hand over to {{name}}',
    handingOver: 'Handing over…',
    notHandedOver: 'Nobody took over the lobby, so you still host it. Try again, or end it for everyone.',
  },
  notHeard: '{{problem}} You can hear others, but they can’t hear you.',
  /** The same while you do not hear others either. */
  notHeardNorHearing: '{{problem}} Others can’t hear you.',
  nothingSent:
    'Your microphone is on, but no sound of it is sent. Earshot is restarting it. If this notice stays, choose another microphone in the settings.',
};
