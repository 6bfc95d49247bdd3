export const setup = {
  progress: 'Schritt {{step, number}} von {{count, number}}',
  skip: 'Überspringen',
  back: 'Zurück',
  next: 'Weiter',
  welcome: {
    title: 'Willkommen bei Earshot',
    text: 'Du hörst die Spieler in deiner Nähe von dort, wo sie stehen. Wie sollen sie dich nennen?',
  },
  microphone: {
    title: 'Hören sie dich?',
    text: 'Schalte dein Mikrofon ein und sag einen Satz. Du hörst ihn so, wie ihn die anderen hören.',
  },
  talking: {
    title: 'Wie willst du sprechen?',
    text: 'Du kannst es jederzeit ändern, auch mitten im Spiel.',
  },
  key: {
    title: 'Wähle deine Taste',
    text: 'Nimm eine, die dein Spiel nicht braucht: Das Spiel bekommt sie auch.',
  },
  done: {
    title: 'Alles bereit',
    text: 'In den Einstellungen lässt sich alles ändern.',
    practise: 'Erst üben',
    practiseText: 'Lauf zwischen simulierten Spielern umher und hör nah und fern.',
    host: 'Lobby eröffnen',
    hostText: 'Eröffne eine auf diesem Computer und lade andere ein.',
    join: 'Lobby beitreten',
    joinText: 'Mit der Einladung, die dir jemand geschickt hat.',
  },
};
