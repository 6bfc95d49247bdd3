export const diagnostics = {
  start: {
    title: 'Inicio y cierre',
    minimised: 'Iniciar en segundo plano',
    minimisedHint: 'Earshot se inicia sin mostrar su ventana.',
    toTray: 'Cerrar a la bandeja',
    toTrayHint: 'Al cerrar la ventana sigues en la sala. Sal desde el icono de la bandeja.',
    browserHint: 'En un navegador, cerrar la ventana cierra Earshot. La aplicación puede quedarse en la bandeja.',
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
        'Esta copia de Earshot no puede actualizarse sola. Consigue las versiones nuevas donde la obtuviste.',
      idle: 'Earshot aún no ha buscado actualizaciones.',
      checking: 'Buscando actualizaciones…',
      none: 'Tienes la versión más reciente.',
      downloading: 'Descargando la versión {{version}}…',
      downloadingPercent: 'Descargando la versión {{version}}: {{progress, percent}}',
      ready: 'La versión {{version}} está lista y se instala cuando salgas.',
    },
    problem: {
      unreachable: 'El servidor de actualizaciones no responde. Earshot lo intentará más tarde.',
      'no-list': 'El servidor de actualizaciones no tiene nada para este sistema. Earshot lo intentará más tarde.',
      damaged: 'La descarga no coincidía con su suma de comprobación y se borró. Tu versión sigue funcionando.',
      'not-installed': 'No se pudo instalar la versión nueva. Consíguela donde obtuviste Earshot.',
      other: 'La actualización falló. El registro dice por qué.',
    },
    notInstalled: 'La versión nueva no se pudo iniciar. {{message}}',
  },
  latency: {
    title: 'Latencia',
    text: 'Muestra paso a paso cuánto tarda una voz desde el micrófono hasta tu oído.',
    joinFirst: 'Entra en una sala para ver cuánto tardan las voces.',
    open: 'Mostrar latencia',
  },
  report: {
    title: 'Informe de soporte',
    text: 'Contiene versiones, dispositivos, ajustes, estado de la conexión y el final del registro. Se quitan nombres de personas, invitaciones, claves, direcciones de red y el nombre de tu cuenta; los nombres de tus dispositivos de audio, no. No se envía nada: tú copias el informe y eliges a quién dárselo.',
    make: 'Crear informe',
    again: 'Crear otra vez',
    label: 'Informe',
    copy: 'Copiar informe',
    copied: 'Copiado',
    failed: 'No se pudo crear el informe. {{message}}',
  },
};
