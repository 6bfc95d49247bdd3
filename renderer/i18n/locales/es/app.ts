export const app = {
  start: {
    title: 'Oye a quien está cerca.',
    lead: 'Las voces vienen de donde están los jugadores, tan fuertes como cerca están.',
    sound: 'Tu sonido',
    settings: 'Ajustes',
  },
  lobbyName: { nameless: 'Mi sala', of: 'Sala de {{name}}', ofNameInS: 'Sala de {{name}}' },
  announce: {
    starting: 'Iniciando',
    connecting: 'Conectando con la sala',
    connected: 'Conectado a la sala',
    interrupted: 'La conexión se ha interrumpido',
    ended: 'La conexión ha terminado',
    connectedDeafened: 'Conectado a la sala. No oyes a nadie',
    connectedMuted: 'Conectado a la sala. Estás silenciado',
  },
  invitation: {
    title: '¿Unirte a esta sala?',
    text: 'Se ha abierto una invitación a una sala. La gente de allí te oirá y verá tu nombre. Únete solo si sabes quién la envió.',
    refuse: 'Ahora no',
    accept: 'Unirme',
  },
  ended: {
    title: 'Earshot se ha cerrado',
    text: 'Su proceso principal ya no está en marcha. Vuelve a iniciar Earshot: abre otra ventana. Esta puedes cerrarla.',
  },
  leave: {
    title: '¿Cerrar la sala?',
    text: 'Tú alojas esta sala. Si sales, se cierra para todos.',
    stay: 'Quedarme',
    end: 'Cerrarla para todos',
  },
  notHeard: '{{problem}} Oyes a los demás, pero ellos no te oyen.',
};
