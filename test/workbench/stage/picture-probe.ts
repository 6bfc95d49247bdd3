/** The font list of the window, and every script and kind of control that its pictures contain. */
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif";
const CONTENT = `
  <style>
    :host { all: initial; color-scheme: light; direction: ltr; position: fixed; inset: 0; background: white; }
    div { font: 400 15px/1.45 ${FONT}; color: black; }
    div + div { font-weight: 650; font-size: 22px; }
    .box { inline-size: 200px; block-size: 40px; border: 1px solid gray; border-radius: 12px; }
    .box { box-shadow: 0 6px 24px rgb(0 0 0 / 0.2); background: linear-gradient(90deg, teal, white); }
  </style>
  <div>Hamburgefonstiv 0123456789 … “” – × → ★ ميرا حارسة البرج 日本語 简体中文 Łukasz</div>
  <div>Hamburgefonstiv ميرا 日本語</div>
  <div class="box"></div>
  <input type="range" value="30"><input type="checkbox" checked><input type="radio" checked>
  <select><option>Hamburgefonstiv</option></select><input value="Hamburgefonstiv"><progress value="0.4"></progress>
`;

/** Shows how this browser and its fonts draw, whatever the styles of the window are. */
export function showProbe(container: HTMLElement): void {
  const host = document.createElement('div');
  host.lang = 'en';
  host.attachShadow({ mode: 'open' }).innerHTML = CONTENT;
  container.replaceChildren(host);
}
