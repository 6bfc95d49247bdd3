export const common = {
  close: 'Cerrar',
  cancel: 'Cancelar',
  copy: 'Copiar',
  copied: 'Copiado',
  reset: 'Restablecer',
  on: 'Activado',
  off: 'Desactivado',
  dismiss: 'Descartar',
  undo: 'Deshacer',
  copyField: 'Copiar {{name}}',
  showField: 'Mostrar {{name}}',
  hideField: 'Ocultar {{name}}',
  clipboardRefused: 'Earshot no puede usar el portapapeles. Selecciona el texto y cópialo tú.',
  decibels: '{{value}} dB',
  direction: {
    ahead: 'delante',
    aheadRight: 'delante a la derecha',
    right: 'a la derecha',
    behindRight: 'detrás a la derecha',
    behind: 'detrás',
    behindLeft: 'detrás a la izquierda',
    left: 'a la izquierda',
    aheadLeft: 'delante a la izquierda',
  },
  place: '{{distance}} {{direction}}',
  loudness: { none: 'nada', close: 'fuerte', clear: 'con claridad', quiet: 'bajo', faint: 'apenas' },
  loudnessWithGain: '{{loudness}} ({{gain}})',
  errors: {
    'bad-invitation': 'Esto no es una invitación de Earshot. Pega el enlace entero; empieza por earshot://join/.',
    'invitation-cut-off': 'Esta invitación está incompleta. Copia de nuevo el enlace entero.',
    'invitation-damaged': 'Esta invitación tiene errores de escritura. Copia de nuevo el enlace entero.',
    'invitation-typo':
      'El carácter {{detail}} del código tras earshot://join/ es incorrecto. Copia de nuevo el enlace.',
    'invitation-version':
      'Esta invitación es de una versión más reciente de Earshot. Actualiza Earshot y pégala de nuevo.',
    'two-invitations': 'Este texto tiene invitaciones a salas distintas. Pega solo una.',
    'wrong-secret': 'Esta invitación está caducada. Pide al anfitrión la actual.',
    'wrong-certificate':
      'Otro programa responde en la dirección de esta invitación, o el anfitrión tiene un certificado nuevo. Pide una invitación nueva.',
    unreachable:
      'El anfitrión no responde por ninguna vía. Pregunta si la sala está abierta y si los amigos llegan a ella.',
    'name-unknown':
      'No se encuentra el nombre de la dirección del anfitrión. Comprueba tu conexión a internet o pide una invitación nueva.',
    'port-refused': 'El ordenador en esta dirección rechaza la conexión. Pregunta si la sala está abierta.',
    timeout: 'El anfitrión ha tardado demasiado en responder. Inténtalo otra vez.',
    refused: 'El anfitrión no te ha dejado entrar o no ha respondido. Pídele una invitación.',
    'lobby-full': 'La sala está llena. Inténtalo otra vez cuando salga alguien.',
    'bad-name': 'Ese nombre no sirve. Elige uno de 1 a 32 caracteres visibles.',
    'bad-identity':
      'El anfitrión no pudo verificar tu identidad. Reinicia Earshot. Si no basta, borra identity.json de su carpeta de datos.',
    'unsupported-version': 'El anfitrión y tú tenéis versiones distintas de Earshot. Actualizad la más antigua.',
    'bad-answer': 'La respuesta del anfitrión no sirve. Comprobad que tenéis la misma versión de Earshot.',
    'no-media':
      'El anfitrión respondió, pero no llega audio. Permite UDP en tu cortafuegos, o pídele que añada un servidor de encuentro.',
    'host-lost': 'Se perdió la conexión con el anfitrión. Comprueba tu red o pregunta si la sala sigue abierta.',
    'lobby-closed': 'El anfitrión cerró la sala.',
    removed: 'El anfitrión te sacó de la sala.',
    replaced: 'Entraste en esta sala desde otra ventana.',
    'no-rendezvous-set':
      'Los códigos y las salas publicadas necesitan un servidor de encuentro y no tienes ninguno. Añade uno en Ajustes, Conexión, o usa un enlace.',
    'no-rendezvous': 'Ningún servidor de encuentro responde. Comprueba tu red o inténtalo en un minuto.',
    'rendezvous-busy': 'El servidor de encuentro está ocupado. Espera un minuto e inténtalo otra vez.',
    'lobby-busy': 'Demasiadas personas entran en esta sala a la vez. Inténtalo otra vez en un minuto.',
    'lobby-not-there':
      'Esta sala no está registrada en el servidor de encuentro. Pregunta al anfitrión si está abierta.',
    'no-relay':
      '«Solo relés» está activado y esta sala no tiene ningún relé. Desactívalo en Ajustes, Conexión, o elige otra sala.',
    'relay-refused':
      '«Solo relés» está activado y el relé no te dio ninguna dirección. Inténtalo en un minuto o desactívalo en Ajustes, Conexión.',
    'bad-code': 'Un código tiene 8 letras y cifras, como K7Q-29MDX. Compruébalo con el anfitrión.',
    'unknown-code': 'Ninguna sala tiene este código. Compruébalo con el anfitrión; los códigos acaban con su sala.',
    'wrong-code': 'La segunda parte del código es incorrecta. Compruébala con el anfitrión.',
    'too-many-codes': 'Demasiados códigos incorrectos. Pide el código nuevo al anfitrión y espera un minuto.',
    'wrong-lobby-password': 'La contraseña es incorrecta. Pídesela al anfitrión.',
    'short-lobby-password': 'Esta contraseña es demasiado corta. Usa al menos 6 caracteres.',
    'port-in-use': 'Otro programa usa el puerto. Cierra ese programa e inténtalo otra vez.',
    'bind-failed': 'No se pudo abrir el puerto de red. Revisa el cortafuegos e inténtalo otra vez.',
    'no-lobby': 'No alojas ninguna sala. Abre una primero.',
    'bad-rules': 'Las voces se apagarían antes de acabar el volumen máximo. Aumenta su alcance.',
    'bad-track': 'Este recorrido no se puede reproducir. Usa un archivo CSV o JSON con tiempos y posiciones.',
    'bad-track-row':
      'La fila {{detail}} de este recorrido no sirve. Revisa sus columnas, sus números y el orden de los tiempos.',
    superseded: 'Cancelado porque se inició otra cosa.',
    internal: 'Algo ha fallado en Earshot. Inténtalo otra vez; los detalles están en el registro.',
    'bad-message': 'El anfitrión no entiende tu versión de Earshot. Actualizad la más antigua.',
    'bad-offer': 'El anfitrión no admite el audio de tu versión. Actualizad la versión más antigua de Earshot.',
    'too-many-messages': 'Enviaste demasiado al anfitrión de una vez. Espera un momento e inténtalo otra vez.',
    'keys-damaged':
      'El archivo con las claves de tu sala, host-keys.json en la carpeta de datos de Earshot, está dañado. Restáuralo o bórralo.',
    'bad-address': 'La dirección pública no se puede usar. Cámbiala en Ajustes, Conexión.',
    'practice-failed':
      'No se pudo abrir la sala de práctica porque sus jugadores simulados se detuvieron. Inténtalo otra vez.',
    'lobby-died': 'La sala de este ordenador se ha caído. Ábrela otra vez; los detalles están en el registro.',
    'no-bridge-program':
      'Falta el programa del puente. Instala gcc-mingw-w64 e inténtalo de nuevo, o usa un paquete de Earshot.',
    'bridge-failed': 'El puente no pudo funcionar en este Wine. El registro dice por qué.',
    'game-ended': 'Este juego ha terminado. Ábrelo de nuevo y después inicia el puente.',
    'cannot-record': 'Aquí no se detectan teclas pulsadas en otras ventanas. Púlsala en esta ventana.',
    'no-update': 'Aún no hay ninguna actualización que instalar. Búscala primero.',
    'no-clipboard': 'No se pudo copiar el texto. Selecciónalo y cópialo tú.',
    'unknown-command': 'Esta ventana está desactualizada. Cierra Earshot e inícialo otra vez.',
    'bad-request': 'La petición no se aceptó. Cierra Earshot e inícialo otra vez.',
    forbidden: 'Esta página no tiene permiso para eso. Usa la ventana de Earshot.',
    'not-on-page': 'Esto solo lo puede hacer la aplicación, no una página en el navegador.',
    'unexpected-answer': 'La respuesta de Earshot no sirve. Cierra Earshot e inícialo otra vez.',
    'main-process-ended': 'Earshot se ha cerrado. Inícialo otra vez.',
    'wrong-password': 'Este grupo ya existe con otra contraseña. Pídesela a un miembro.',
    'too-many-tries': 'Demasiadas contraseñas incorrectas. Espera un minuto e inténtalo otra vez.',
    'group-refused': 'El anfitrión no te dejó entrar en el grupo. Prueba con otro nombre de grupo.',
    'too-many-renames': 'Has cambiado de nombre demasiadas veces. Espera unos segundos y cámbialo otra vez.',
    'rename-refused': 'El anfitrión no aceptó este nombre. Elige otro.',
    'headset-unknown': 'Este enlace de auriculares no es válido. Crea uno nuevo en tu otro dispositivo.',
    'headset-expired': 'Este enlace de auriculares tiene más de 5 minutos. Crea uno nuevo en tu otro dispositivo.',
    'headset-used': 'Otro dispositivo ha usado este enlace de auriculares. Crea uno nuevo en tu otro dispositivo.',
    'headset-gone': 'Tu otro dispositivo no está en la sala. Vuelve a la sala en él e inténtalo de nuevo.',
    'headset-ended': 'Tu otro dispositivo salió de la sala o recuperó su sonido.',
    'headset-replaced': 'Otro teléfono es ahora tus auriculares.',
    'too-many-tickets': 'Has pedido demasiados enlaces. Espera un momento e inténtalo de nuevo.',
    'headset-refused': 'El anfitrión no te dio un enlace. Inténtalo más tarde.',
    'rename-unsupported':
      'Este anfitrión tiene una versión anterior de Earshot. Tu nuevo nombre valdrá cuando vuelvas a entrar.',
    'no-disk-space': 'El disco está lleno. Libera espacio e inténtalo de nuevo.',
    'not-writable': 'Earshot no puede escribir en su carpeta de datos. Revisa los permisos de la carpeta.',
    'disk-full':
      'El disco de {{detail}} está lleno, así que Earshot olvidará los cambios al cerrarse. Libera espacio y reinícialo.',
    'settings-damaged':
      'Tu archivo de ajustes estaba dañado, así que se usan los predeterminados. El archivo dañado se conserva como {{detail}}.',
    'settings-newer':
      'Estos ajustes son de una versión más nueva de Earshot, así que se usan los predeterminados. El archivo más nuevo se conserva como {{detail}}.',
    'settings-incomplete': 'Algunos ajustes no se pudieron leer y usan sus valores predeterminados: {{detail}}.',
    'settings-unread':
      'No se pudieron leer los ajustes de {{detail}}, así que se usan los predeterminados. Revisa los permisos de la carpeta.',
    'people-damaged':
      'Tu lista de jugadores silenciados, bloqueados y ajustados estaba dañada y ahora está vacía. El archivo dañado se conserva como {{detail}}.',
    'people-incomplete':
      'Algunas entradas de tu lista de jugadores silenciados, bloqueados y ajustados no se pudieron leer: {{detail}}.',
    'people-unread':
      'No se pudo leer tu lista de jugadores silenciados, bloqueados y ajustados, así que nadie está silenciado ni bloqueado. Revisa los permisos de la carpeta de datos.',
    'identity-damaged':
      'Tu archivo de identidad estaba dañado, así que los jugadores ya no te reconocen y se perdió lo que ajustaron para ti. El archivo dañado se conserva como {{detail}}.',
    'identity-unread':
      'Tu archivo de identidad no se pudo leer o guardar, así que la próxima vez no te reconocerán. Revisa los permisos de la carpeta de datos.',
    'nothing-kept': 'Este navegador no guarda nada de esta página. Tu nombre y tus ajustes se olvidan al cerrarla.',
  },
  numberRange: 'De {{min, number}} a {{max, number}} {{unit}}.',
};
