/** Texts around the features: the start screen, announcements for screen readers, dialogs of the whole window. */
export const app = {
  /** Names the two tabs of a narrow window, for screen readers. */
  views: 'Map and players',
  start: {
    /** The large line on the start screen. */
    title: 'Hear who’s nearby.',
    settings: 'Settings',
    /** Leads back from hosting, or from the list of all lobbies. */
    back: 'Back',
    /** Names the line with your name, microphone and key. */
    you: 'You',
  },
  /** The name of a lobby whose host left the field empty. `name`: the host; `ofNameInS`: for a name that ends in s. */
  lobbyName: { nameless: 'My lobby', of: '{{name}}’s lobby', ofNameInS: '{{name}}’ lobby' },
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
  /** The question after you opened an `earshot://` link in another program. */
  invitation: {
    title: 'Join this lobby?',
    text: 'Players in this lobby will hear you and see your name. Join only if you trust the sender.',
    refuse: 'Not now',
    accept: 'Join',
    /** A title; the text below it says what is wrong with the link. */
    refused: 'Link doesn’t work',
  },
  /** Instead of the whole window, when the program behind it has ended. */
  ended: {
    title: 'Earshot has stopped',
    text: 'Close this window and start Earshot again.',
  },
  leave: {
    title: 'Leave your lobby?',
    text: 'You host this lobby. If you leave, it ends for everyone.',
    /** Buttons. */
    stay: 'Stay',
    end: 'End for everyone',
    /** While no computer can take over yet: a button that waits, and the text above it. */
    preparing: 'Getting ready…',
    preparingText: 'Another computer is getting ready to take over. If you leave now, the lobby ends for everyone.',
    /** Shown when another player’s computer can take over. */
    handOverText: '{{name}} can take over as host. Nobody drops out.',
    handOver: 'Hand over to {{name}}',
    handingOver: 'Handing over…',
    notHandedOver: 'Nobody took over, so you’re still the host. Try again, or end the lobby for everyone.',
  },
  /** `problem`: one of `devices.problem`, a sentence. */
  notHeard: '{{problem}} You can hear others, but they can’t hear you.',
  /** The same, while you don't hear the others either. */
  notHeardNorHearing: '{{problem}} Others can’t hear you.',
  nothingSent:
    'Your microphone is on, but your voice isn’t being sent. Earshot is restarting the microphone. If this notice stays, choose another one in the settings.',
};
