/**
 * The overlay: who is talking, above a game or in a stream. And the tray, whose menu shows these texts outside the
 * window.
 */
export const overlay = {
  aboveGame: {
    title: 'فوق اللعبة',
    show: 'إظهار المتحدثين فوق اللعبة',
    showHint:
      'يظهر ما دمت في ردهة. النقرات تمر من خلاله. تخفيه الألعاب في وضع ملء الشاشة الحصري: اختر فيها نافذة بلا حدود.',
    browserHint: 'يستطيع تطبيق سطح المكتب إظهار هذا فوق اللعبة. في المتصفح استخدم العنوان أدناه في برنامج البث.',
  },
  look: 'ما يُعرض',
  corner: 'ركن الشاشة',
  corners: {
    'top-left': 'أعلى اليسار',
    'top-right': 'أعلى اليمين',
    'bottom-left': 'أسفل اليسار',
    'bottom-right': 'أسفل اليمين',
  },
  everybody: 'إظهار الجميع',
  everybodyHint: 'حتى الصامتين، بلون باهت. وإلا فلا يظهر اللاعبون إلا وهم يتحدثون.',
  stream: {
    title: 'في البث',
    text: 'أضف مصدر متصفح بهذا العنوان في OBS أو برنامج مشابه. يعمل على هذا الكمبيوتر فقط، ما دام Earshot يعمل.',
    address: 'عنوان العرض',
    missing: 'تعذر فتح العنوان على هذا الكمبيوتر. السبب في السجل.',
    renew: 'عنوان جديد',
    renewHint: 'من يستطيع قراءة العنوان يرى من يتحدث ولا شيء غير ذلك. بعد هذا لا يعرض العنوان القديم شيئًا.',
    renewed: 'تغيّر العنوان. انسخه مجددًا إلى برنامج البث.',
  },
  tray: {
    show: 'إظهار Earshot',
    mute: 'كتم الصوت',
    deafen: 'إيقاف السماع',
    leave: 'مغادرة الردهة',
    quit: 'إنهاء Earshot',
    hidden: 'يستمر Earshot هنا. لإنهائه اختر «إنهاء Earshot» من هذه القائمة.',
  },
};
