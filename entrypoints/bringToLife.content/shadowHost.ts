/** Name of the elements of ours in a page. */
export const hostName = 'vivify-overlay';

/** Sets styles past whatever the page's style sheets say. */
export function setStyles(element: HTMLElement, styles: Readonly<Record<string, string>>): void {
  for (const [property, value] of Object.entries(styles))
    element.style.setProperty(property, value, 'important');
}

/** An element of our own in the page whose inside the page cannot reach. Takes no part in its layout. */
export function createShadowHost(parent: Element): { host: HTMLElement; root: ShadowRoot } {
  const host = document.createElement(hostName);
  setStyles(host, {
    all: 'initial',
    display: 'block',
    position: 'absolute',
    left: '0',
    top: '0',
    width: '0',
    height: '0',
    'z-index': '2147483647',
  });
  const root = host.attachShadow({ mode: 'closed' });
  parent.append(host);
  return { host, root };
}
