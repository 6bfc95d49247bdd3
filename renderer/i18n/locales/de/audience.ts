export const audience = {
  title: 'Wer dich hört',
  nobody: 'Niemand in Hörweite',
  nobodyBlocked: 'Niemand in Hörweite. Du blockierst {{names, and}}.',
  unheard: {
    'no-microphone': 'Niemand hört dich: kein Mikrofon',
    deafened: 'Niemand hört dich: dein Ton ist aus',
    muted: 'Niemand hört dich: du bist stumm',
    'no-link': 'Niemand hört dich: keine Verbindung',
    stalled: 'Niemand hört dich: nichts wird gesendet',
  },
  heardBy: 'In Hörweite: {{names, and}}',
  more_one: '{{count, number}} weiterer',
  more_other: '{{count, number}} weitere',
  nobodyNear: 'Niemand ist in Reichweite, oder die Regeln oder eine Blockierung verhindern es.',
};
