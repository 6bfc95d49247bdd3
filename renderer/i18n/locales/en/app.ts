/** What is around the features: the start screen, what screen readers are told, dialogs of the whole window. */
export const app = {
  start: {
    title: 'Hear who is near.',
    lead: 'Voices come from where the players stand, as loud as they are close.',
    sound: 'Your sound',
    settings: 'Settings',
  },
  /** What a lobby is called when its host does not say. */
  lobbyName: { nameless: 'My lobby', of: "{{name}}'s lobby", ofNameInS: "{{name}}' lobby" },
  /** Said by screen readers when it changes. */
  announce: {
    starting: 'Starting',
    connecting: 'Connecting to the lobby',
    connected: 'Connected to the lobby',
    interrupted: 'The connection is interrupted',
    ended: 'The connection has ended',
    connectedDeafened: 'Connected to the lobby. You are deafened',
    connectedMuted: 'Connected to the lobby. You are muted',
  },
  invitation: {
    title: 'Join this lobby?',
    text: 'An invitation to a lobby was opened. The people there will hear you and see your name. Join only if you know who sent it.',
    refuse: 'Not now',
    accept: 'Join',
  },
  ended: {
    title: 'Earshot has ended',
    text: 'Its main process is not running any more. Start Earshot again: it opens a new window. This one can be closed.',
  },
  leave: {
    title: 'End the lobby?',
    text: 'You host this lobby. When you leave, it ends for everybody in it.',
    stay: 'Stay',
    end: 'End it for everybody',
  },
  notHeard: '{{problem}} You hear the others, but they do not hear you.',
};
