// Only where Telegram opened the page: takes the person's language and light or dark from the launch. Elsewhere nothing is done.
const KEPT = 'wenbao-launch';
const launch = new URLSearchParams(location.hash.slice(1));
const initData = launch.get('tgWebAppData');

function tell(event) {
  const text = JSON.stringify({ eventType: event, eventData: {} });
  if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(event, '{}');
  else if (window.parent !== window) window.parent.postMessage(text, '*');
}

function isDark(colour) {
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(colour) ?? [];
  if (blue === undefined) return undefined;
  return 0.3 * Number(`0x${red}`) + 0.6 * Number(`0x${green}`) + 0.1 * Number(`0x${blue}`) < 128;
}

function show({ theme, language }) {
  if (theme) document.documentElement.dataset.theme = theme;
  const address = new URL(location.href);
  if (!language || address.searchParams.has('lang')) return;
  const tags = { zh: 'zh-Hans', 'zh-Hant': 'zh-Hant', en: 'en' };
  if (document.documentElement.lang === tags[language]) return;
  address.searchParams.set('lang', language);
  address.hash = '';
  location.replace(address);
}

async function begin() {
  tell('web_app_ready');
  tell('web_app_expand');
  const answer = await fetch('/telegram/launch', { method: 'POST', body: initData });
  if (!answer.ok) return;
  const { language } = await answer.json();
  const dark = isDark(JSON.parse(launch.get('tgWebAppThemeParams') ?? '{}').bg_color);
  const kept = { language, theme: dark === undefined ? undefined : dark ? 'dark' : 'light' };
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
  show(kept);
}

if (initData) begin().catch(() => undefined);
else if (sessionStorage.getItem(KEPT)) show({ theme: JSON.parse(sessionStorage.getItem(KEPT)).theme });
