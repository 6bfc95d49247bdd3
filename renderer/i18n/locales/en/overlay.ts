/**
 * The overlay: who is talking, above a game or in a stream. And the tray, whose menu shows these texts outside the
 * window.
 */
export const overlay = {
  aboveGame: {
    title: 'Above the game',
    show: 'Show who is talking above the game',
    showHint:
      'It is there while you are in a lobby. Clicks go through it. Games in exclusive full screen hide it: choose borderless there.',
    browserHint:
      'The desktop app can show this above a game. In a browser, use the address below in your streaming program.',
  },
  look: 'What it shows',
  corner: 'Corner of the screen',
  corners: {
    'top-left': 'Top left',
    'top-right': 'Top right',
    'bottom-left': 'Bottom left',
    'bottom-right': 'Bottom right',
  },
  everybody: 'Show everybody',
  everybodyHint: 'Those who are silent too, dimmed. Otherwise people appear while they talk.',
  stream: {
    title: 'In a stream',
    text: 'Add a browser source with this address in OBS or a program like it. It works on this computer only, while Earshot runs.',
    address: 'Address of the overlay',
    missing: 'The address could not be opened on this computer. The log says why.',
    renew: 'New address',
    renewHint:
      'Whoever can read the address can see who talks, and nothing else. After this, the old address shows nothing any more.',
    renewed: 'The address is new. Copy it into your streaming program again.',
  },
  tray: {
    show: 'Show Earshot',
    mute: 'Mute',
    deafen: 'Deafen',
    leave: 'Leave the lobby',
    quit: 'Quit Earshot',
    hidden: 'Earshot goes on here. To end it, choose “Quit Earshot” in this menu.',
  },
};
