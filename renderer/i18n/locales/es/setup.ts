export const setup = {
  progress: 'Paso {{step, number}} de {{count, number}}',
  skip: 'Omitir configuración',
  back: 'Atrás',
  next: 'Continuar',
  finish: 'Terminar',
  sound: {
    name: 'Sonido',
    title: 'Oír y que te oigan',
    text: 'Comprueba ambos lados una vez. Earshot recordará tus dispositivos.',
  },
  talking: {
    name: 'Hablar',
    title: 'Elige cómo hablas',
    text: 'Puedes cambiarlo en cualquier momento, incluso durante una partida.',
    keyHint:
      'La tecla funciona en todos los programas y el juego también la recibe. La mayoría de los juegos usan W A S D, C, X, R, V, Espacio y Mayús. Pocos usan Bloq Mayús o los botones laterales del ratón.',
  },
  you: {
    name: 'Tú',
    title: 'Cómo te ven los demás',
    text: 'Tu nombre aparece en la lista de jugadores; tu color, en el mapa.',
  },
};
