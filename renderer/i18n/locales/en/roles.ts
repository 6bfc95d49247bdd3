/** Teams and states that the host sets manually, for games that report none. */
export const roles = {
  title: 'Manual teams',
  hint: 'For games that don’t report teams. A game server takes precedence.',
  notHosting: 'Only the host, and players whose role allows it, can set teams.',
  noLobby: 'Host a lobby to put players into teams.',
  teams: 'Teams',
  noTeams: 'No teams yet. Add one, or shuffle the players.',
  teamsNote: 'Teams only decide who hears the Team channel. Nearby voices still reach everyone.',
  nameOf: 'Name of team {{number}}',
  /** How many players are in a team. `team` and `name`, below: names of a team and of a player. */
  players_one: '{{count}} player',
  players_other: '{{count}} players',
  addTeam: 'Add team',
  removeTeam: 'Remove {{team}}',
  /** Names for new teams, in this order. */
  suggested: {
    red: 'Red',
    blue: 'Blue',
    green: 'Green',
    yellow: 'Yellow',
    orange: 'Orange',
    purple: 'Purple',
    white: 'White',
    black: 'Black',
  },
  /** Before three buttons with numbers: shuffle into 2, 3 or 4 teams. */
  shuffle: 'Shuffle into',
  /** After these buttons. */
  shuffleTeams: 'teams',
  shuffleInto_one: 'Shuffle into {{count}} team',
  shuffleInto_other: 'Shuffle into {{count}} teams',
  /** Buttons. */
  revive: 'Revive everyone',
  /** Headings of the table. */
  who: 'Players',
  player: 'Player',
  team: 'Team',
  state: 'State',
  teamOf: 'Team of {{name}}',
  stateOf: 'State of {{name}}',
  noTeam: 'No team',
  /** Opens a field for the name. */
  newTeam: 'New team…',
  newTeamName: 'Name of the new team',
  create: 'Create',
  /** Takes back what the host has set: the player's own game decides. */
  automatic: 'Set by their game',
  states: { alive: 'Alive', dead: 'Dead', spectator: 'Spectator' },
  /** Instead of a choice that the host cannot make. */
  byServer: 'Set by the game server',
  /** Lines that appear for some seconds. */
  said: {
    /** A player and what the host has set for them: "Fox: Dead", "Fox: Red". */
    one: '{{name}}: {{role}}',
    team: 'You’re in team {{team}} now.',
    noTeam: 'You’re in no team now.',
    alive: 'You’re alive again.',
    dead: 'You’re marked dead.',
    spectator: 'You’re a spectator now.',
    meeting: 'The meeting has started.',
    playing: 'The meeting has ended.',
    shuffled_one: 'Players were put into {{count}} team.',
    shuffled_other: 'Players were shuffled into {{count}} teams.',
    revived: 'Everyone is alive again.',
    removed: 'Team {{team}} was removed.',
  },
  /** Why a key does nothing. */
  refused: {
    server: 'The game server decides whether you’re alive.',
    host: 'The host has set your state. Ask them to change it.',
    rules: 'This lobby’s rules don’t let players set their own state.',
    'old-host': 'The host has an older version of Earshot. Ask them to set your state.',
    meeting: 'Only the host, and players whose role allows it, can start or end a meeting.',
  },
};
