/** The page that guests open in any browser, and what only the app can do. */
export const guest = {
  title: 'Join a lobby',
  /** Instead of the title, when the page was opened with an invitation. */
  invited: 'You’re invited',
  /** The same, when the page has been in the lobby. `lead`: the text below. */
  invitedTo: 'You’re invited to {{lobby}}',
  hostedBy: 'Hosted by {{host}}. {{lead}}',
  /** Instead of either, when the lobby is closed. */
  over: { title: 'The lobby ended', text: 'This lobby is closed. Ask the host for a new link.' },
  /** Below the title. */
  lead: 'Hear players from where they stand. Nothing to install.',
  /** A button that empties the invitation field. */
  otherLink: 'Use another link',
  listen: 'Your browser will ask for the microphone. Without one, you can still listen.',
  stay: 'Keep this page in front. In the background, phones may stop your microphone.',
  appOnly: {
    title: 'Only in the app',
    text: 'Talk keys that work over a game, positions from the game, and an overlay for streams.',
    link: 'Get the app',
  },
  /** What keeps the page from working in this browser. */
  obstacle: {
    framed: {
      title: 'Shown inside another page',
      text: 'That page could steal your clicks. Open the link in its own tab.',
    },
    insecure: {
      title: 'Not a secure page',
      text: 'Browsers allow the microphone only on secure pages. Open your link again with https://.',
    },
    'no-webrtc': {
      title: 'WebRTC isn’t available',
      text: 'Voice needs WebRTC. Turn it on, or use a current Chrome, Edge, Firefox or Safari.',
    },
    old: { title: 'Browser is too old', text: 'Update it, or use a current Chrome, Edge, Firefox or Safari.' },
  },
};
