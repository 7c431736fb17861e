/**
 * The chip inside its closed shadow root. What is important in here beats whatever the page's own style sheets and
 * style attributes say of the host, important or not (CSS Cascading 4, 6.1: context). Pixels, because a page's root font size is the page's affair; its own
 * ground and border, so that it can be read on any picture.
 */
const css = `
:host {
  all: initial !important;
  display: block !important;
  position: absolute !important;
  inset: 0 auto auto 0 !important;
  width: max-content !important;
  height: max-content !important;
  margin: 0 !important;
  padding: 0 !important;
  border: 0 !important;
  overflow: visible !important;
  background: none !important;
  color-scheme: light dark !important;
}
button {
  all: unset;
  box-sizing: border-box;
  display: flex;
  align-items: center;
  gap: 5px;
  max-width: 320px;
  min-height: 24px;
  padding: 3px 9px 3px 7px;
  border: 1px solid light-dark(rgb(30 26 23 / .28), rgb(255 255 255 / .34));
  border-radius: 12px;
  background: light-dark(rgb(255 255 255 / .95), rgb(27 23 20 / .94));
  color: light-dark(#1e1a17, #f7f2ee);
  font: 600 12px/16px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  letter-spacing: 0;
  white-space: nowrap;
  cursor: pointer;
  pointer-events: auto;
  user-select: none;
  box-shadow: 0 1px 4px rgb(0 0 0 / .25);
}
button:hover { background: light-dark(#fff, #35302b) }
button:focus-visible, button.called { outline: 3px solid light-dark(#1d4ed8, #93c5fd); outline-offset: 2px }
svg { flex: none; width: 14px; height: 14px; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round }
.problem svg { color: light-dark(#b42318, #ff9b91) }
span { overflow: hidden; text-overflow: ellipsis }
.more { font-weight: 450; color: light-dark(#5d554e, #c3b9b1) }
.more::before { content: "·"; margin-inline-end: 5px }
.small { padding: 1px 6px; min-height: 20px; font-size: 11px; line-height: 16px }
.small svg, .small .more { display: none }
@media (forced-colors: active) { button { border-color: ButtonBorder } }
@media (prefers-reduced-motion: no-preference) { button.called { animation: called .5s 2 } }
@keyframes called { 50% { outline-offset: 7px } }
`;

let sheet: CSSStyleSheet | null = null;

/** Constructed once a document: content policies do not reach constructed style sheets. */
export function chipSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
}
