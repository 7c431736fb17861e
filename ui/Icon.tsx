/** Outlines on a 24 × 24 grid. */
const outlines = {
  earlier: 'M12 19V5.5M6 11.5L12 5.5l6 6',
  later: 'M12 5v13.5M6 12.5l6 6 6-6',
  more: 'M5.5 11.4a.6.6 0 1 1 0 1.2.6.6 0 0 1 0-1.2M12 11.4a.6.6 0 1 1 0 1.2.6.6 0 0 1 0-1.2M18.5 11.4a.6.6 0 1 1 0 1.2.6.6 0 0 1 0-1.2',
  search: 'M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12M15 15l5 5',
  sealed: 'M12 3.5l7 2.5v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6zM8.5 12l2.5 2.5 4.5-5',
  add: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  download: 'M12 4v11m-5-4.5l5 5 5-5M5 20h14',
  delete: 'M4.5 7h15M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.5 10.5v6M13.5 10.5v6',
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8.5 6v12M15.5 6v12',
  soundOn: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11',
  soundOff: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9.5l5 5M20.5 9.5l-5 5',
  compare: 'M4 5.5h16v13H4zM12 5.5v13M15 9.5l2 2.5-2 2.5',
  gallery: 'M4 4.5h6.5V11H4zM13.5 4.5H20V11h-6.5zM4 14h6.5v6.5H4zM13.5 14H20v6.5h-6.5z',
  flag: 'M6 20.5V4.5M6 5h11.5l-2.5 4 2.5 4H6',
  undo: 'M9 6L4.5 10.5 9 15M4.5 10.5H14a5 5 0 0 1 0 10h-3',
  redo: 'M15 6l4.5 4.5L15 15M19.5 10.5H10a5 5 0 0 0 0 10h3',
  retry: 'M5 5v5h5M5.6 10A7 7 0 1 1 5 13.5',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5M9 14.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5',
  info: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16M12 11v5M12 8v.1',
} as const;

export type IconName = keyof typeof outlines;

/** A picture beside words: silent for assistive technology. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={outlines[name]} />
    </svg>
  );
}
