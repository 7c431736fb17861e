import { normalizePath, type Plugin } from 'vite';

const popup = '/entrypoints/popup/';

/**
 * Lets the popup open with few files. Left alone, the bundler makes some thirty of what its page needs at once, and
 * nothing is seen before the last one has come: here all that it shares with other pages is one script, and every
 * page has its styles inside.
 */
export function firstLoad(): Plugin {
  let needed: ReadonlySet<string> = new Set();
  return {
    name: 'first-load',
    apply: 'build',
    config: ({ build }) =>
      build?.lib
        ? undefined
        : {
            build: {
              rolldownOptions: {
                output: {
                  codeSplitting: { groups: [{ name: 'common', test: (id) => needed.has(id) }] },
                },
              },
            },
          },
    buildEnd() {
      const roots = [`${popup}main.tsx`, 'virtual:wxt-html-plugins'];
      const isRoot = (id: string) => roots.some((root) => normalizePath(id).endsWith(root));
      const reached = new Set([...this.getModuleIds()].filter(isRoot));
      for (const id of reached)
        for (const imported of this.getModuleInfo(id)?.importedIds ?? []) reached.add(imported);
      needed = new Set([...reached].filter((id) => !normalizePath(id).includes(popup)));
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        return html.replace(/<link rel="stylesheet"[^>]* href="\/([^"]+)">/g, (link, file: string) => {
          const styles = bundle?.[file];
          return styles?.type === 'asset' ? `<style>${styles.source}</style>` : link;
        });
      },
    },
  };
}
