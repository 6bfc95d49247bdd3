export const setup = {
  progress: 'Schritt {{step, number}} von {{count, number}}',
  skip: 'Einrichtung überspringen',
  back: 'Zurück',
  next: 'Weiter',
  finish: 'Fertig',
  sound: {
    name: 'Ton',
    title: 'Hören und gehört werden',
    text: 'Prüfe einmal beide Seiten. Earshot merkt sich deine Geräte.',
  },
  talking: {
    name: 'Sprechen',
    title: 'Wähle, wie du sprichst',
    text: 'Du kannst das jederzeit ändern, auch während eines Spiels.',
    keyHint:
      'Die Taste wirkt in jedem Programm, und das Spiel bekommt sie auch. Die meisten Spiele nutzen W A S D, C, X, R, V, Leertaste und Umschalt. Wenige nutzen die Feststelltaste oder die Seitentasten einer Maus.',
  },
  you: {
    name: 'Du',
    title: 'Wie andere dich sehen',
    text: 'Dein Name steht in der Spielerliste, deine Farbe auf der Karte.',
  },
};
