export const diagnostics = {
  start: {
    title: 'Iniciar y salir',
    minimised: 'Iniciar en segundo plano',
    minimisedHint: 'Earshot se inicia sin mostrar su ventana.',
    toTray: 'Cerrar a la bandeja',
    toTrayHint: 'Al cerrar la ventana sigues en la sala. Sal desde el icono de la bandeja.',
    browserHint:
      'Solo la aplicación de escritorio puede quedarse en la bandeja. Aquí, cerrar la ventana cierra Earshot.',
    browserStays:
      'Al cerrar la ventana sales de la sala. Earshot sigue abierto hasta que pulses Ctrl+C en su terminal.',
  },
  updates: {
    title: 'Actualizaciones',
    automatic: 'Actualizar automáticamente',
    automaticHint: 'Earshot busca al iniciar y cada seis horas, e instala las actualizaciones cuando sales.',
    check: 'Buscar ahora',
    install: 'Reiniciar e instalar',
    installHint: 'Esto cierra la sala que alojas.',
    state: {
      unsupported:
        'Esta copia de Earshot no puede actualizarse sola. Descarga las versiones nuevas donde la obtuviste.',
      idle: 'Earshot aún no ha buscado actualizaciones.',
      checking: 'Buscando actualizaciones…',
      none: 'Tienes la versión más reciente.',
      downloading: 'Descargando la versión {{version}}…',
      downloadingPercent: 'Descargando la versión {{version}}: {{progress, percent}}',
      ready: 'La versión {{version}} está lista. Se instalará cuando salgas.',
    },
    problem: {
      unreachable: 'El servidor de actualizaciones no responde. Earshot lo intentará más tarde.',
      'no-list': 'El servidor de actualizaciones no tiene versión para este sistema. Earshot lo intentará más tarde.',
      damaged: 'La descarga no coincidía con su suma de comprobación y se borró. Tu versión sigue funcionando.',
      'not-installed': 'No se pudo instalar la versión nueva. Descárgala donde obtuviste Earshot.',
      other: 'La actualización falló. El registro dice por qué.',
    },
    notInstalled: 'La versión nueva no se pudo iniciar. {{message}}',
  },
  latency: {
    title: 'Latencia',
    text: 'Muestra etapa por etapa cuánto tarda una voz desde el micrófono hasta tu oído.',
    joinFirst: 'Entra en una sala para ver cuánto tardan las voces.',
    open: 'Mostrar latencia',
  },
  report: {
    title: 'Informe de soporte',
    text: 'Contiene versiones, dispositivos, ajustes, el estado de la conexión y el final del registro. Incluye los nombres de tus dispositivos de audio, pero no nombres de jugadores, invitaciones, tokens, direcciones de red ni nombres de cuenta. Earshot no lo envía: tú lo copias y eliges a quién dárselo.',
    make: 'Crear informe',
    again: 'Crear otra vez',
    label: 'Informe',
    copy: 'Copiar informe',
    copied: 'Copiado',
    failed: 'No se pudo crear el informe. {{message}}',
  },
};
