/** What a prompt can set going or still, each by itself. */
export const subjects = [
  'camera',
  'sky',
  'water',
  'boats',
  'foliage',
  'grass',
  'hair',
  'fur',
  'smile',
  'blink',
  'head',
  'breath',
  'colour',
  'glow',
  'rays',
  'glints',
  'lamps',
  'stars',
  'mist',
  'flames',
  'smoke',
  'cloth',
  'grain',
  'vignette',
] as const;

export type Subject = (typeof subjects)[number];

/** What moves: film is a look, which "only the water" and "nothing moves" leave alone. */
const movers = subjects.filter((subject) => subject !== 'grain' && subject !== 'vignette');

/** Words for several subjects at once. `rest` is what a prompt speaks of nowhere else. */
export const groups = {
  everything: movers,
  rest: movers,
  face: ['smile', 'blink', 'head'],
  person: ['smile', 'blink', 'head', 'hair', 'breath'],
  animal: ['fur', 'breath'],
  light: ['colour', 'glow', 'rays', 'glints'],
  lights: ['lamps', 'glow'],
  fire: ['flames', 'glow'],
  plants: ['foliage', 'grass'],
  wind: ['sky', 'foliage', 'grass', 'hair', 'fur', 'smoke', 'cloth'],
  landscape: ['sky', 'water', 'boats', 'foliage', 'grass', 'mist'],
} as const satisfies Readonly<Record<string, readonly Subject[]>>;

export type Group = keyof typeof groups;
export type Target = Subject | Group;

/** Whether a word speaks of several subjects. */
export const isGroup = (target: Target): target is Group => target in groups;

/** The subjects of a target. */
export const subjectsOf = (target: Target): readonly Subject[] =>
  isGroup(target) ? groups[target] : [target];

/** Subjects that can be sent somewhere. */
const headed: ReadonlySet<Subject> = new Set([
  'camera',
  'sky',
  'water',
  'foliage',
  'grass',
  'hair',
  'fur',
  'smoke',
  'cloth',
]);

/** Whether a direction means anything for a target: a smile has none. */
export const hasHeading = (target: Target): boolean => subjectsOf(target).some((one) => headed.has(one));

/** Whether a target can be quick or slow: grain cannot. */
export const hasPace = (target: Target): boolean => target !== 'grain' && target !== 'vignette';
