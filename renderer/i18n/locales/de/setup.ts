export const setup = {
  progress: 'Schritt {{step, number}} von {{count, number}}',
  skip: 'Einrichtung überspringen',
  back: 'Zurück',
  next: 'Weiter',
  finish: 'Fertig',
  sound: {
    name: 'Ton',
    title: 'Hören und gehört werden',
    text: 'Prüfe dein Mikrofon und deine Lautsprecher. Earshot merkt sich beide.',
  },
  talking: {
    name: 'Sprechen',
    title: 'Wähle, wie du sprichst',
    text: 'Du kannst das jederzeit ändern, auch während eines Spiels.',
    keyHint: 'Wähle eine Taste, die dein Spiel nicht nutzt, etwa die Feststelltaste oder eine seitliche Maustaste.',
  },
  missingKey: {
    text: 'Du hast Push-to-Talk gewählt, aber keine Taste. Niemand hört dich, bis du eine wählst.',
    choose: 'Taste wählen',
    continue: 'Trotzdem weiter',
  },
  you: {
    name: 'Du',
    title: 'Wie andere dich sehen',
    text: 'Dein Name steht in der Spielerliste, deine Farbe auf der Karte.',
  },
};
