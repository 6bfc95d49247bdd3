/** A phone as the microphone and headphones of this device. The first part is shown on this device. */
export const headset = {
  title: 'Phone as headset',
  explanation: 'Talk and listen on your phone. Keys, position, map and settings stay here.',
  joinFirst: 'Join or host a lobby first.',
  unsupported: 'The host’s version of Earshot is too old for this. Ask them to update it.',
  /** Buttons. */
  use: 'Use a phone',
  stop: 'Stop using it',
  connected: 'You are talking and listening on your phone.',
  mutedThere: 'You are muted on your phone.',
  deafenedThere: 'You are deafened on your phone.',
  gone: 'Your phone is disconnected. You talk and listen on this device again.',
  noPage: 'This lobby has no guest page. Its host needs a rendezvous server that serves one.',
  /** “Start” is `page.start` below. */
  scan: 'Scan the code with your phone, then tap “Start” there.',
  link: 'Link for your phone',
  once: 'Works once, within 5 minutes. Keep it private: a device that opens it speaks as you.',
  qr: 'QR code of the link for your phone',
  /** On the phone itself. */
  page: {
    title: 'Use as your headset',
    text: 'Talk and listen here. Everything else stays on your other device.',
    start: 'Start',
    starting: 'Connecting',
    /** `name`: the player whose headset this is. */
    of: 'Headset for {{name}}',
    mutedThere: 'You are muted on your other device.',
    deafenedThere: 'You are deafened on your other device.',
    sound: 'Sound',
    disconnect: 'Disconnect',
  },
};
