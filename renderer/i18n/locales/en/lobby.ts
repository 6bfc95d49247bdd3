/** Hosting and joining, and the header of the lobby screen. */
export const lobby = {
  host: {
    /** A choice of rules: a set that the player saved. */
    ownRules: 'Your rules: {{name}}',
    title: 'Host a lobby',
    hint: 'Open a lobby on this computer and invite others.',
    name: 'Lobby name',
    rules: 'Rules',
    /** How far a normal voice carries. */
    range: 'Voice range',
    /** A button, and what it says while the lobby opens. */
    start: 'Open lobby',
    starting: 'Opening',
    /** Below the button that opens the lobby. */
    copies: 'Copies the invitation, so you can send it right away.',
  },
  /** Rules to start with: distance only, or a preset for a kind of game. */
  choice: {
    plain: 'Distance only',
    'social-deduction': 'Social deduction',
    survival: 'Survival',
    roleplay: 'Role-play',
    shooter: 'Shooter',
  },
  choiceHint: {
    'social-deduction': 'The living never hear the dead. In a meeting, everyone hears all the living.',
    survival: 'Voices carry far across the land, with whispers and shouts.',
    roleplay: 'Short range, muffled walls, car interiors and radios.',
    shooter: 'Team channel and radio. The dead talk among themselves.',
  },
  /** Distances as the places they suggest. */
  rangeName: { room: 'Room', yard: 'Yard', field: 'Field', valley: 'Valley' },
  join: {
    invitation: 'Invitation',
    field: 'Invitation or code',
    hint: 'Paste the link you got from the host, or type its code.',
    /** The same without a rendezvous server, which codes need. */
    hintLink: 'Paste the link you got from the host.',
    /** A button, and what it says meanwhile. */
    start: 'Join',
    starting: 'Joining',
    /** A button in the field. */
    paste: 'Paste',
    nothingToPaste: 'There’s no invitation in your clipboard. Copy the link or the code first.',
    cannotPaste: 'Your browser didn’t let Earshot read the clipboard. Paste into the field with your keyboard.',
    /** Buttons below the field. `name`: a lobby that you have been in. */
    offer: {
      named: 'Join “{{name}}” from your clipboard',
      invitation: 'Join with the invitation from your clipboard',
      code: 'Join with code {{code}} from your clipboard',
    },
    /** While something is dragged over the window. */
    drop: 'Drop an invitation here',
    dropped: 'Filled in what you dropped.',
    dropNothing: 'That doesn’t contain an invitation. Drop a link, a text or a text file.',
    dropTooLarge: 'That’s too large for an invitation. Drop a link, a text or a file of up to 64 KB.',
  },
  practice: {
    title: 'Practice',
    text: 'New here? Walk among simulated players.',
    /** A button: the verb. */
    start: 'Practise',
    starting: 'Starting',
    /** A menu of what simulated players do: the first entry; the others are kinds of games. */
    choose: 'Choose what the players do',
    wander: 'Walk about',
    wanderHint: 'Groups, passers-by and one player far away.',
  },
  /** Below the button, if opening or joining takes long. */
  slow: {
    opening: 'Starting the audio threads. On a busy computer this can take half a minute.',
    joining: 'Waiting for the host to answer.',
  },
  /** Which path a join tries after another has failed. */
  trying: {
    patient: 'Trying every path again',
    rendezvous: 'Trying through the rendezvous server',
    relay: 'Trying through a relay',
    udp: 'Trying UDP only',
  },
  /** The name of a player who has none. */
  nameless: 'Player',
  /** The title of a dialog with the invitation, when the clipboard cannot be used. */
  copyYourself: 'Copy the invitation',
  /** Buttons of the lobby's header, and items of its menu. */
  invite: 'Invite',
  invitationCopied: 'Invitation copied. Send it to your friends.',
  /** The same on the page that guests open, whose link needs no app. */
  linkCopied: 'Link copied. It opens in any browser.',
  /** `Invite` is the button of the header. Outdated: others need the addresses that the host has now. */
  invitationNotCopied: 'The invitation couldn’t be copied. Choose Invite to send it.',
  invitationOutdated: 'The invitation you copied is outdated. Choose Invite to copy it again.',
  rules: 'Rules',
  /** Names the button that opens the menu. */
  more: 'More',
  /** A verb: add it to the public listing. */
  list: 'List this lobby',
  /** Shapes of the window: a strip beside a game, and one that only shows who talks. */
  shape: { compact: 'Compact window', mini: 'Mini window', full: 'Full window' },
  /** A switch: the window stays above all others. */
  onTop: 'Keep on top',
  /** Replaces the invitation of a lobby that is hosted here. */
  renew: {
    title: 'New invitation',
    text: 'The current invitation stops working. Players who are in the lobby stay.',
    start: 'Replace',
  },
  /** Why others may not be able to join the lobby that is hosted here. */
  hostNotice: {
    'other-port':
      'Port {{wanted}} is in use, so this lobby uses {{port}}. Forward that port in your router so players can join from the internet.',
    'only-loopback': 'This computer has no network address, so nobody else can join. Connect it to a network.',
  },
  /** Someone asks the host to be let in: from the local network, or from the public listing. */
  knock: {
    asks: {
      invited: '{{name}} wants to join',
      lan: '{{name}} wants to join from your network',
      directory: '{{name}} wants to join from the public listing',
    },
    /** The knock was withdrawn, or not answered in time. */
    gone: '{{name}} is no longer waiting',
    letIn: 'Let in',
    refuse: 'Refuse',
  },
  /** Below the lobby's name, in one short line. */
  line: {
    hostedBy: 'Hosted by {{name}}',
    /** `ping`: "250 ms". */
    slow: 'Slow connection, {{ping}}',
    lossy: 'Poor connection, {{percent}}% lost',
  },
  journey: 'Voice latency',
  teams: 'Teams and states…',
  settings: 'Settings',
  state: {
    starting: 'Starting',
    connecting: 'Connecting',
    connected: 'Connected',
    interrupted: 'Connection interrupted',
    reconnecting: 'Reconnecting',
    ended: 'Disconnected',
  },
  /** Another player hosts the lobby than before. */
  newHost: {
    other: '{{name}} is the host now.',
    you: 'You’re the host now. The lobby stays open as long as you’re here.',
  },
  origin: { hosted: 'Hosting', practice: 'Simulated players' },
  /** What a busy host leaves out. `count`: how many voices you still hear. */
  busy: {
    quieter_one: 'The host is busy. You hear only the loudest voice.',
    quieter_other: 'The host is busy. You hear only the {{count, number}} loudest voices.',
    later_one: 'The host is busy. You hear only the loudest voice, slightly delayed.',
    later_other: 'The host is busy. You hear only the {{count, number}} loudest voices, slightly delayed.',
    flat_one: 'The host is very busy. You hear only the loudest voice, delayed and without direction.',
    flat_other:
      'The host is very busy. You hear only the {{count, number}} loudest voices, delayed and without direction.',
  },
  /** While the window tries to return to a lobby. */
  returning: {
    title: 'Reconnecting',
    since: 'The connection was lost at {{time}}. Earshot keeps trying to reconnect.',
    advice: 'Your place is kept. To stop trying, go back to start.',
    now: 'Try now',
  },
  /** The card that replaces the lobby after it ended. The keys say why. */
  ended: {
    title: {
      'host-lost': 'Connection lost',
      'lobby-closed': 'Lobby closed',
      removed: 'Removed from the lobby',
      replaced: 'Joined elsewhere',
      'headset-ended': 'Headset disconnected',
    },
    advice: {
      'host-lost': 'Reconnect when your network or the host is back. If that fails, ask for a new invitation.',
      'lobby-closed': 'It closed for everyone. Ask the host for a new link.',
      removed: 'If you think this was a mistake, ask the host.',
      replaced: 'Return there, or join here again.',
      'headset-ended': 'To use this device as a headset again, create a new link on your other device.',
    },
    /** In place of the reason, where the host is known. */
    closedBy: '{{name}} closed the lobby.',
    /** A button: opens a lobby with the same name and rules. */
    host: 'Host this lobby',
    back: 'Back to start',
    reconnect: 'Reconnect',
  },
  /** What has just happened among the others. `names`: a list such as "Fox and 3 more"; `count`: how many. */
  news: {
    joined_one: '{{names, and}} joined',
    joined_other: '{{names, and}} joined',
    left_one: '{{names, and}} left',
    left_other: '{{names, and}} left',
    back_one: '{{names, and}} is back',
    back_other: '{{names, and}} are back',
    /** When many come or go at once: their number instead of names. */
    crowd: {
      joined_one: '{{count, number}} player joined',
      joined_other: '{{count, number}} players joined',
      left_one: '{{count, number}} player left',
      left_other: '{{count, number}} players left',
      back_one: '{{count, number}} player is back',
      back_other: '{{count, number}} players are back',
    },
  },
};
