/** Whispers to chosen players, at any distance: not the quiet voice that `strength.whisper` names. */
export const whisper = {
  add: 'On whisper list',
  onList: 'whisper list',
  whispersToYou: 'whispers to you',
  from: 'Whispering to you: {{names, and}}',
  hold: 'Hold to whisper to {{names, and}}',
  clear: 'Clear whisper list',
  rule: 'Whisper to chosen players',
  ruleDetail: 'Players can whisper to chosen players, at any distance.',
  problem: {
    'whisper-off': 'The rules of this lobby don’t allow whispers to chosen players.',
    'not-permitted': 'Your role doesn’t allow you to talk.',
    'kept-apart': 'The rules or a group keep a player from hearing your whisper.',
    'silent-room': 'Nobody is heard in this room. Leave it to whisper.',
    'not-here': 'A player on your whisper list isn’t here.',
    'too-many-actions': 'You whispered too often in a short time. Wait a moment, then try again.',
    'whisper-refused': 'The host doesn’t know whispers, or refused yours.',
    'no-targets': 'Choose players for your whisper list first, in their menus.',
    'too-many': 'Your whisper list is full.',
  },
};
