export const setup = {
  progress: 'Schritt {{step, number}} von {{count, number}}',
  skip: 'Überspringen',
  back: 'Zurück',
  next: 'Weiter',
  welcome: {
    title: 'Willkommen bei Earshot',
    text: 'Du hörst die Mitspieler in deiner Nähe von dort, wo sie stehen. Wie sollen sie dich nennen?',
  },
  microphone: {
    title: 'Hört man dich?',
    text: 'Schalte dein Mikrofon ein und sag einen Satz. Du hörst ihn so, wie ihn die anderen hören werden.',
  },
  talking: {
    title: 'Wie möchtest du sprechen?',
    text: 'Das lässt sich jederzeit ändern, auch mitten im Spiel.',
  },
  key: {
    title: 'Wähle deine Taste',
    text: 'Nimm eine, die dein Spiel nicht braucht: Das Spiel bekommt sie auch.',
  },
  done: {
    title: 'Fertig',
    text: 'In den Einstellungen lässt sich alles ändern.',
    practise: 'Erst einmal üben',
    practiseText: 'Geh zwischen simulierten Mitspielern umher und hör nah und fern.',
    host: 'Lobby eröffnen',
    hostText: 'Auf diesem Computer, und andere einladen.',
    join: 'Lobby beitreten',
    joinText: 'Mit der Einladung, die dir jemand geschickt hat.',
  },
};
