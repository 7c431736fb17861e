/** Terms of the IPTC NewsCodes vocabulary `digitalsourcetype`. */
const vocabulary = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/** Partly made by a generative system: what every video of ours is declared as. */
export const compositeWithTrainedAlgorithmicMedia = `${vocabulary}compositeWithTrainedAlgorithmicMedia`;

/** The last part of a term's URI, whatever the scheme and host it was written with. */
export const termOf = (uri: string): string => uri.trim().replace(/^.*\//, '');

/** Terms that say that all of the content came from a generative model. */
const generated = ['trainedAlgorithmicMedia', 'trainedAlgorithmicData'];

/** Terms that say that a part of it did. `algorithmicMedia` says only that mathematics made it: that is not AI. */
const composite = ['compositeWithTrainedAlgorithmicMedia', 'compositeSynthetic'];

/** How much of the content a source type declares to be AI-made. */
export function aiShareOf(uri: string): 'all' | 'part' | 'none' {
  const term = termOf(uri);
  if (generated.includes(term)) return 'all';
  return composite.includes(term) ? 'part' : 'none';
}
