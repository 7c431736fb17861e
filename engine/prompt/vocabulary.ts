/** What a prompt can speak of. */
export const subjects = [
  'camera',
  'sky',
  'water',
  'foliage',
  'grass',
  'hair',
  'face',
  'smile',
  'blink',
  'breath',
  'light',
] as const;

export type Subject = (typeof subjects)[number];

type Meaning =
  | { readonly kind: 'subject'; readonly subject: Subject }
  /** Radians: 0 = to the right, π/2 = down. */
  | { readonly kind: 'heading'; readonly heading: number }
  /** Factor on speed. */
  | { readonly kind: 'pace'; readonly pace: number }
  | { readonly kind: 'negation' }
  | { readonly kind: 'only' };

const subject = (name: Subject): Meaning => ({ kind: 'subject', subject: name });
const heading = (radians: number): Meaning => ({ kind: 'heading', heading: radians });
const pace = (factor: number): Meaning => ({ kind: 'pace', pace: factor });

/** Stems by meaning, English and German, lower case: a word is what its longest stem says. */
const stems: readonly (readonly [Meaning, string])[] = [
  [subject('camera'), 'camera zoom kamera perspective perspektive parallax'],
  [subject('sky'), 'cloud sky skies wolke himmel'],
  [subject('water'), 'water sea ocean lake river wave wasser meer see seen ozean fluss welle'],
  [
    subject('foliage'),
    'leaf leaves foliage tree branch bush palm laub blatt blätter baum bäume zweig ast äste busch büsche palme',
  ],
  [subject('grass'), 'grass meadow flower blossom field gras gräser wiese blume blüte halm feld'],
  [subject('hair'), 'hair haar'],
  [subject('face'), 'face portrait head gesicht porträt kopf'],
  [subject('smile'), 'smil grin lächel grins'],
  [subject('blink'), 'blink wink blinzel zwinker'],
  [subject('breath'), 'breath atem atme atmung'],
  [subject('light'), 'light sunlight glow shine shining ray caustic licht leucht glüh strahl sonne sunny'],
  [heading(Math.PI), 'left links'],
  [heading(0), 'right rechts'],
  [heading(-Math.PI / 2), 'up upward upwards hoch oben aufwärts'],
  [heading(Math.PI / 2), 'down downward downwards runter unten abwärts'],
  [pace(0.45), 'slow calm gentl soft subtl langsam ruhig sanft leicht'],
  [pace(1.6), 'fast quick strong storm wild schnell stark sturm stürm kräftig'],
  [{ kind: 'negation' }, 'no not without freez still dont stop kein keine keinen ohne nicht'],
  [{ kind: 'only' }, 'only just nur bloß'],
];

/** Stems short enough to begin unrelated words ("upon", "nose") count as whole words only. */
const wholeWordLength = 4;

const fillers = new Set(
  (
    'a an the and but with to of in on at please let lets make makes making move moves moving drift drifts drifting ' +
    'flow flows flowing roll rolls go it its is are be very more a bit little should shall will keep keeps pan pans ' +
    'der die das den dem des ein eine einen und aber mit zu zum zur nach in im auf an bitte lass lasse mach mache ' +
    'bewegt bewegen bewege zieht ziehen ziehe fließt fließen es ist sind sehr mehr etwas soll sollen bleib bleibt bleiben'
  ).split(' '),
);

/** The meaning of one lower-case word; `filler` says nothing, null is not understood. */
export function meaningOf(word: string): Meaning | 'filler' | null {
  let best: Meaning | null = null;
  let longest = 0;
  for (const [meaning, list] of stems) {
    for (const stem of list.split(' ')) {
      const fits = stem.length < wholeWordLength ? word === stem : word.startsWith(stem);
      if (fits && stem.length > longest) {
        best = meaning;
        longest = stem.length;
      }
    }
  }
  return best ?? (fillers.has(word) ? 'filler' : null);
}
