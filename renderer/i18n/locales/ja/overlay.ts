export const overlay = {
  aboveGame: {
    title: 'ゲームの上に',
    show: '話している人をゲームの上に表示',
    showHint:
      'ロビーにいる間表示されます。クリックは下に通ります。排他フルスクリーンでは隠れるため、ボーダーレスを選んでください。',
    browserHint:
      'デスクトップアプリではゲームの上に表示できます。ブラウザーでは、下のアドレスを配信ソフトで使ってください。',
  },
  look: '表示内容',
  corner: '画面の隅',
  corners: { 'top-left': '左上', 'top-right': '右上', 'bottom-left': '左下', 'bottom-right': '右下' },
  everybody: '全員を表示',
  everybodyHint: '黙っている人も薄く表示します。オフでは、話している間だけ表示されます。',
  stream: {
    title: '配信で',
    text: 'OBS などの配信ソフトで、このアドレスのブラウザーソースを追加してください。このコンピューターで、Earshot の起動中だけ使えます。',
    address: 'オーバーレイのアドレス',
    missing: 'このコンピューターでアドレスを開けませんでした。理由はログにあります。',
    renew: '新しいアドレス',
    renewHint: 'アドレスを知る人には、誰が話しているかだけが見えます。更新すると、古いアドレスには何も表示されません。',
    renewed: 'アドレスが新しくなりました。配信ソフトにもう一度コピーしてください。',
  },
  tray: {
    show: 'Earshot を表示',
    mute: 'ミュート',
    deafen: 'スピーカーミュート',
    leave: 'ロビーを出る',
    quit: 'Earshot を終了',
    hidden: 'Earshot はここで動き続けます。終了するには、このメニューの「Earshot を終了」を選んでください。',
  },
};
