export const setup = {
  progress: 'Schritt {{step, number}} von {{count, number}}',
  skip: 'Einrichtung überspringen',
  back: 'Zurück',
  next: 'Weiter',
  welcome: {
    title: 'Willkommen bei Earshot',
    text: 'Hör Mitspieler in der Nähe von dort, wo sie stehen. Wie sollen sie dich nennen?',
  },
  microphone: {
    title: 'Prüf dein Mikrofon',
    text: 'Sag einen Satz und hör ihn so, wie ihn andere hören.',
  },
  talking: {
    title: 'Wähl einen Eingabemodus',
    text: 'Du kannst ihn jederzeit ändern, auch mitten im Spiel.',
  },
  key: {
    title: 'Wähl deine Taste',
    text: 'Sie wirkt in jedem Programm. Nimm eine, die du sonst nicht brauchst. Spiele bekommen sie ebenfalls.',
  },
  done: {
    title: 'Fertig',
    text: 'Du kannst alles später in den Einstellungen ändern.',
    practise: 'Erst üben',
    practiseText: 'Geh zwischen simulierten Mitspielern umher und hör, wie Entfernung klingt.',
    host: 'Lobby eröffnen',
    hostText: 'Eröffne auf diesem Computer eine Lobby und lade andere ein.',
    join: 'Lobby beitreten',
    joinText: 'Benutze die Einladung eines Hosts.',
  },
};
