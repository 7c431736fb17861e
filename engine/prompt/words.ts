/** How words are written and inflected, English and German. */

/** How the forms of an entry are made: `exact` has none. */
export type WordClass =
  | 'exact'
  | 'en-noun'
  | 'en-verb'
  | 'en-adjective'
  | 'de-noun'
  | 'de-verb'
  | 'de-adjective';

/** Lower case without apostrophes and accents; ä, ö, ü and ß as ae, oe, ue and ss. */
export function folded(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter]!)
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

const adjectiveEndings = ['e', 'em', 'en', 'er', 'es'];

/** Every form of a folded base form, itself first. The base form of a German verb is its stem ("zieh"). */
export function formsOf(base: string, kind: WordClass): string[] {
  switch (kind) {
    case 'exact':
      return [base];
    case 'en-noun':
      return [base, `${base}s`, `${base}es`, ...(base.endsWith('y') ? [`${base.slice(0, -1)}ies`] : [])];
    case 'en-verb':
      return [
        base,
        ...[...englishStems(base)].flatMap((stem) => [
          `${stem}s`,
          `${stem}es`,
          `${stem}ed`,
          `${stem}d`,
          `${stem}ing`,
          `${stem}in`,
        ]),
      ];
    case 'en-adjective':
      return [
        base,
        base.endsWith('le')
          ? `${base.slice(0, -1)}y`
          : base.endsWith('y')
            ? `${base.slice(0, -1)}ily`
            : `${base}ly`,
        ...[...englishStems(base)].flatMap((stem) => [`${stem}er`, `${stem}est`, `${stem}r`, `${stem}st`]),
        ...(base.endsWith('y') ? [`${base.slice(0, -1)}ier`, `${base.slice(0, -1)}iest`] : []),
      ];
    case 'de-noun':
      return [
        base,
        ...['n', 'en', 'e', 'er', 'es', 's', 'ern', 'chen', 'lein', 'se', 'sen'].map((end) => base + end),
      ];
    case 'de-verb':
      return [
        ...['', 'e', 'en', 'n', 'st', 't', 'te', 'ten', 'est', 'et', 'ete', 'eten', 'end', 'nd'].map(
          (end) => base + end,
        ),
        ...adjectiveEndings.flatMap((end) => [`${base}end${end}`, `${base}nd${end}`]),
        ...['t', 'et', 'en'].map((end) => `ge${base}${end}`),
        `zu${base}en`,
      ];
    case 'de-adjective':
      return ['', 'er', 'st', 'est', 'r'].flatMap((degree) => [
        base + degree,
        ...adjectiveEndings.map((end) => base + degree + end),
        `${base + degree}n`,
      ]);
  }
}

/** What endings are added to: "move" and "mov", "pan" and "pann". */
function englishStems(base: string): Set<string> {
  const stems = new Set([base]);
  if (base.endsWith('e')) stems.add(base.slice(0, -1));
  if (/[^aeiou][aeiou][^aeiouwxy]$/.test(base)) stems.add(base + base.at(-1));
  return stems;
}
