export const diagnostics = {
  start: {
    title: 'Inicio y cierre',
    minimised: 'Iniciar en segundo plano',
    minimisedHint: 'La ventana no molesta hasta que la abras.',
    toTray: 'Al cerrar la ventana, Earshot sigue en marcha',
    toTrayHint: 'Sigues en la sala. El icono de la bandeja recupera la ventana, te silencia y cierra Earshot.',
    browserHint:
      'En un navegador, cerrar la ventana cierra Earshot, y no hay bandeja. La aplicación de escritorio tiene ambas cosas.',
  },
  updates: {
    title: 'Actualizaciones',
    automatic: 'Buscar actualizaciones',
    automaticHint:
      'Tras el inicio y cada seis horas. Lo que se encuentra se descarga, se comprueba y se instala cuando sales.',
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
      unreachable: 'No se puede llegar al servidor de actualizaciones. Earshot lo intentará más tarde.',
      'no-list': 'El servidor de actualizaciones no tiene nada para este sistema. Earshot lo intentará más tarde.',
      damaged: 'Lo descargado no es lo que anunció el servidor, así que se desechó. Tu versión está intacta.',
      'not-installed': 'No se pudo instalar la versión nueva. Consíguela donde obtuviste Earshot.',
      other: 'La actualización falló. El registro dice por qué.',
    },
    notInstalled: 'No se pudo iniciar la versión nueva: {{message}}',
  },
  report: {
    title: 'Informe para quien te ayude',
    text: 'Versiones, dispositivos, ajustes, estado de la conexión y final del registro. Se quitan los nombres de personas, invitaciones, claves, direcciones de red y el nombre de tu cuenta; los nombres de tus dispositivos de sonido sí están. No se envía nada: tú lo copias y se lo das a quien quieras.',
    make: 'Escribir el informe',
    again: 'Escribirlo de nuevo',
    label: 'Informe',
    copy: 'Copiar el informe',
    copied: 'Copiado',
    notCopied: 'Earshot no puede usar el portapapeles aquí. Selecciona el texto y cópialo.',
    failed: 'No se pudo escribir el informe: {{message}}',
  },
};
