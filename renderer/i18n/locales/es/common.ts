export const common = {
  close: 'Cerrar',
  cancel: 'Cancelar',
  copy: 'Copiar',
  copied: 'Copiado',
  reset: 'Restablecer',
  on: 'Activado',
  off: 'Desactivado',
  dismiss: 'Descartar',
  copyField: 'Copiar {{name}}',
  showField: 'Mostrar {{name}}',
  hideField: 'Ocultar {{name}}',
  clipboardRefused: 'Earshot no puede usar el portapapeles aquí. Selecciona el texto y cópialo.',
  errors: {
    'bad-invitation': 'Esta invitación no está completa. Cópiala otra vez, de principio a fin.',
    'wrong-secret': 'La invitación no es para esta sala. Pide al anfitrión la actual.',
    'wrong-certificate':
      'Otro programa responde en la dirección de esta invitación. Pide al anfitrión la invitación actual.',
    unreachable: 'Ningún anfitrión responde. Quizá la sala esté cerrada, o haya un cortafuegos en medio.',
    timeout: 'El anfitrión ha tardado demasiado en responder. Inténtalo otra vez.',
    'lobby-full': 'La sala está llena.',
    'bad-name': 'Elige un nombre legible de 32 caracteres como mucho.',
    'bad-identity':
      'El anfitrión no ha podido comprobar quién eres. Reinicia Earshot y vuelve a intentarlo; si no sirve, quita identity.json de su carpeta de datos.',
    'unsupported-version': 'El anfitrión y tú tenéis versiones distintas de Earshot. Actualizad la más antigua.',
    'bad-answer': 'La respuesta del anfitrión no sirve. Quizá tenga otra versión de Earshot.',
    'no-media': 'El anfitrión respondió, pero no pasó sonido: seguramente UDP hacia su puerto está bloqueado.',
    'host-lost': 'Se perdió la conexión con el anfitrión. Puede que lo hayan cerrado o se haya desconectado.',
    'lobby-closed': 'El anfitrión cerró la sala.',
    removed: 'El anfitrión te sacó de la sala.',
    'port-in-use': 'El puerto está en uso. Cierra el programa que lo tiene e inténtalo otra vez.',
    'bind-failed': 'No se puede abrir el puerto. Mira el cortafuegos e inténtalo otra vez.',
    'no-lobby': 'Este ordenador no aloja ninguna sala. Abre una primero.',
    'bad-rules': 'Las voces deben acabar más lejos de donde suenan a todo volumen.',
    'bad-track': 'No se puede reproducir el recorrido: no es una lista de tiempos y lugares.',
    superseded: 'Entretanto se inició otra cosa, así que esto terminó.',
    internal: 'Algo ha fallado dentro de Earshot. Los detalles están en el registro.',
    'bad-message': 'El anfitrión no entiende esta versión de Earshot. Actualizad la más antigua.',
    'bad-offer':
      'El anfitrión no puede usar lo que este Earshot ofrece para el sonido. Actualizad la versión más antigua.',
    'too-many-messages': 'Al anfitrión le llegó demasiado de una vez. Espera un momento e inténtalo otra vez.',
    'bad-address': 'La dirección prevista para alojar salas no sirve. Inicia Earshot con otra.',
    'practice-failed':
      'No se pudo abrir la sala de práctica porque sus jugadores simulados se detuvieron. Inténtalo otra vez.',
    'lobby-died': 'La sala de este ordenador se ha caído. Los detalles están en el registro.',
    'cannot-record': 'Aquí no se pueden oír teclas fuera de la ventana. Pulsa la tecla con la ventana delante.',
    'no-update': 'Aún no hay ninguna versión más nueva que instalar. Busca antes actualizaciones.',
    'no-clipboard': 'No se pudo copiar el texto. Selecciónalo y cópialo a mano.',
    'unknown-command': 'Esta ventana no encaja con el resto de Earshot. Cierra Earshot e inícialo otra vez.',
    'bad-request': 'Earshot no ha podido con eso. Cierra Earshot e inícialo otra vez.',
    forbidden: 'Solo la ventana de Earshot puede pedir eso.',
    'unexpected-answer': 'Earshot ha respondido de forma inesperada. Cierra Earshot e inícialo otra vez.',
    'main-process-ended': 'Earshot se ha cerrado. Inícialo otra vez.',
    'wrong-password': 'El grupo ya existe y su contraseña es otra. Pregunta a alguien del grupo.',
    'too-many-tries': 'Demasiadas contraseñas incorrectas en un minuto. Espera un minuto e inténtalo otra vez.',
    'group-refused': 'El anfitrión no te deja entrar en el grupo.',
    'settings-damaged':
      'El archivo de ajustes estaba dañado, así que Earshot empieza con los predeterminados. El archivo dañado se conserva como {{detail}}.',
    'settings-newer':
      'Los ajustes son de un Earshot más nuevo, así que este empieza con los predeterminados. El archivo más nuevo se conserva como {{detail}}.',
    'settings-incomplete':
      'Estos ajustes no se pudieron leer, o no del todo, así que se usan los predeterminados: {{detail}}.',
    'settings-unread':
      'No se pudieron leer los ajustes de {{detail}}, así que se usan los predeterminados. Comprueba que se pueda leer y escribir en la carpeta.',
    'people-damaged':
      'La lista de la gente que has silenciado, bloqueado o subido de volumen estaba dañada y ahora está vacía. El archivo dañado se conserva como {{detail}}.',
    'people-incomplete':
      'No se pudo leer a parte de la gente que has silenciado, bloqueado o subido de volumen: {{detail}}.',
    'people-unread':
      'No se pudo leer la lista de la gente que has silenciado, bloqueado o subido de volumen: ahora no hay nadie silenciado ni bloqueado.',
    'identity-damaged':
      'El archivo por el que otros te reconocen estaba dañado. Ya no te conocen, y lo que ajustaron para ti se ha perdido. El archivo dañado se conserva como {{detail}}.',
    'identity-unread':
      'El archivo por el que otros te reconocen no se pudo leer o guardar, así que la próxima vez no te reconocerán. Comprueba que se pueda leer y escribir en la carpeta de datos.',
  },
  numberRange: 'De {{min, number}} a {{max, number}} {{unit}}.',
};
