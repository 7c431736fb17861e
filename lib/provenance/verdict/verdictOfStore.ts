import { contactsIn } from '../contact.ts';
import { actionsOf, type ManifestStore, parseManifestStore } from '../manifestStore.ts';
import { manifestOf } from '../manifestWalk.ts';
import type { AiClaim, Binding, Verdict, VerdictLabel, VerdictProblem, VerdictState } from '../verdict.ts';
import { aiClaimOf } from './aiClaim.ts';
import { metadataSourceTypeOf, softBindingsOf, statedContactsOf } from './assertions.ts';
import { bindingFailure, problemOfCode, problemOfIngredientCode, sortProblems } from './problems.ts';
import { hasMoreActions, ingredientsOf, sourceTypeName, storyOf, type ThumbnailIds } from './story.ts';
import { tidy } from './text.ts';

/** What the reader was given, and what is known of the file besides. */
export interface Reading {
  /**
   * `whole`: every byte, so that the hard binding counts; `fragment`: one fragment of a stream, which it
   * counts for; `part`: the credentials alone.
   */
  readonly extent: 'whole' | 'fragment' | 'part';
  /** True where the file's own structure says that its end is missing. */
  readonly cutShort: boolean;
  readonly thumbnails?: ThumbnailIds;
  /** What the signer's certificate says of where to reach its holder. */
  readonly signerContacts?: readonly string[];
}

const maxCodes = 64;
const untrusted = 'signingCredential.untrusted';

/** The file's own failures that count for this reading. */
function ownCodes(store: ManifestStore, { extent }: Reading): string[] {
  const codes = store.validation_results.activeManifest.failure.map(({ code }) => code);
  return extent !== 'part' ? codes : codes.filter((code) => !bindingFailure.test(code));
}

/** Failures that ingredients got since they were taken in. An unknown signer of theirs is none. */
function ingredientCodes(store: ManifestStore): string[] {
  return store.validation_results.ingredientDeltas
    .flatMap(({ validationDeltas }) => validationDeltas.failure)
    .map(({ code }) => code)
    .filter((code) => code !== untrusted);
}

function problemsOf(store: ManifestStore, reading: Reading): VerdictProblem[] {
  const own = ownCodes(store, reading);
  const problems = sortProblems([
    ...own.map(problemOfCode),
    ...ingredientCodes(store).map(problemOfIngredientCode),
    ...(reading.cutShort ? (['cut-short'] as const) : []),
  ]);
  // A file whose end is missing cannot match its hash; nothing else shows that it was altered.
  if (reading.cutShort) return problems.filter((problem) => problem !== 'altered');
  const unexplained =
    store.validation_state === 'Invalid' &&
    store.validation_results.activeManifest.failure.length === 0 &&
    ingredientCodes(store).length === 0;
  return unexplained ? ['malformed'] : problems;
}

function bindingOf(store: ManifestStore, { extent, cutShort }: Reading): Binding {
  if (cutShort) return 'cut-short';
  if (extent === 'part') return 'unchecked';
  const { failure, success } = store.validation_results.activeManifest;
  if (failure.some(({ code }) => bindingFailure.test(code))) return 'altered';
  // One fragment that is intact does not speak for the others.
  return extent === 'whole' && success.some(({ code }) => /Hash\.match$/.test(code)) ? 'intact' : 'unchecked';
}

const mismatching: readonly VerdictProblem[] = [
  'altered',
  'cut-short',
  'credentials-altered',
  'ingredient-altered',
];
const illegible: readonly VerdictProblem[] = ['malformed', 'unsupported', 'broken-file'];
const disqualifying: readonly VerdictProblem[] = ['signer-revoked', 'signer-unfit'];

const includesAny = (problems: readonly VerdictProblem[], some: readonly VerdictProblem[]) =>
  problems.some((problem) => some.includes(problem));

function labelOf(problems: readonly VerdictProblem[], ai: AiClaim): VerdictLabel {
  if (includesAny(problems, mismatching)) return 'mismatch';
  if (includesAny(problems, illegible)) return 'unreadable';
  return ai === 'none' ? 'credentials' : ai;
}

function stateOf(store: ManifestStore, problems: readonly VerdictProblem[]): VerdictState {
  if (includesAny(problems, [...mismatching, ...illegible, ...disqualifying])) return 'invalid';
  const { activeManifest, ingredientDeltas } = store.validation_results;
  const known = activeManifest.success.some(({ code }) => code === 'signingCredential.trusted');
  // Trust reaches no further than the signers whose credentials were not judged before.
  const strangers = ingredientDeltas.some(({ validationDeltas }) =>
    validationDeltas.failure.some(({ code }) => code === untrusted),
  );
  return known && !strangers && problems.length === 0 ? 'trusted' : 'valid';
}

/** Whether the time-stamp is one that somebody known attests. */
function hasTrustedTime(store: ManifestStore): boolean {
  const { success, informational, failure } = store.validation_results.activeManifest;
  return (
    success.some(({ code }) => code === 'timeStamp.trusted' || code === 'timeStamp.validated') &&
    ![...informational, ...failure].some(({ code }) => code.startsWith('timeStamp.'))
  );
}

/**
 * What is to be said of a file, by its manifest store as the C2PA library gives it. Pure: the same store and
 * reading give the same verdict.
 * @throws ValiError where it is no manifest store.
 */
export function verdictOfStore(value: unknown, reading: Reading): Verdict {
  const store = parseManifestStore(value);
  const active = manifestOf(store, store.active_manifest);
  const problems = problemsOf(store, reading);
  const ai = aiClaimOf(store, store.active_manifest);
  const thumbnails: ThumbnailIds = reading.thumbnails ?? new Map();
  const { ingredients, abridged } = ingredientsOf(store, thumbnails);
  const story = storyOf(active);
  const actions = active ? actionsOf(active) : [];
  const sourceType = active ? metadataSourceTypeOf(active) : null;
  const sourceTypes = [...actions.map(({ digitalSourceType }) => digitalSourceType), sourceType].flatMap(
    (type) => (type && sourceTypeName(type)) || [],
  );
  const state = stateOf(store, problems);
  const stated = active ? statedContactsOf(active) : [];
  return {
    label: labelOf(problems, ai),
    state,
    ai,
    binding: bindingOf(store, reading),
    reason: null,
    problems,
    codes: [
      ...new Set([
        ...ownCodes(store, reading),
        ...ingredientCodes(store).map((code) => `ingredient: ${code}`),
      ]),
    ]
      .map((code) => tidy(code) ?? '')
      .slice(0, maxCodes),
    manifestId: tidy(store.active_manifest),
    title: tidy(active?.title),
    thumbnail: (active?.thumbnail && thumbnails.get(active.thumbnail.identifier)) ?? null,
    ...story,
    // Credentials that do not hold are nobody's to answer for.
    contacts: state === 'invalid' ? [] : contactsIn([...(reading.signerContacts ?? []), ...stated]),
    signedAt: hasTrustedTime(store) ? story.signedAt : null,
    digitalSourceTypes: [...new Set(sourceTypes)].slice(0, 16),
    ingredients,
    abridged: abridged || hasMoreActions(active),
    softBindings: (active ? softBindingsOf(active) : []).flatMap((name) => tidy(name) ?? []).slice(0, 16),
    watermarked: actions.some(({ action }) => /^c2pa\.watermarked(?:\.bound)?$/.test(action)),
    remoteManifestUrl: null,
  };
}
