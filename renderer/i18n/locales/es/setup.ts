export const setup = {
  progress: 'Paso {{step, number}} de {{count, number}}',
  skip: 'Omitir configuración',
  back: 'Atrás',
  next: 'Continuar',
  finish: 'Terminar',
  sound: {
    name: 'Sonido',
    title: 'Oír y que te oigan',
    text: 'Comprueba tu micrófono y tus altavoces. Earshot recordará ambos.',
  },
  talking: {
    name: 'Hablar',
    title: 'Elige cómo hablas',
    text: 'Puedes cambiarlo en cualquier momento, incluso durante una partida.',
    keyHint: 'Elige una tecla que tu juego no use, como Bloq Mayús o un botón lateral del ratón.',
  },
  missingKey: {
    text: 'Has elegido «Pulsar para hablar», pero ninguna tecla. Nadie puede oírte hasta que elijas una.',
    choose: 'Elegir una tecla',
    continue: 'Continuar de todos modos',
  },
  you: {
    name: 'Tú',
    title: 'Cómo te ven los demás',
    text: 'Tu nombre aparece en la lista de jugadores; tu color, en el mapa.',
  },
};
