import { i18n } from '#i18n';
import type { Binding, CheckReason, VerdictLabel, VerdictProblem } from '../../lib/provenance/verdict.ts';
import { language } from '../numbers.ts';

/** C2PA's terms in plain words, in the user's language. Terms come from strangers: unknown ones are named as they are. */

const meanings = {
  'ai-generated': 'panel.meaning.aiGenerated',
  'partly-ai': 'panel.meaning.partlyAi',
  'ai-edited': 'panel.meaning.aiEdited',
  credentials: 'panel.meaning.credentials',
  mismatch: 'panel.meaning.mismatch',
  unreadable: 'panel.meaning.unreadable',
  none: 'panel.meaning.none',
} as const satisfies Record<Exclude<VerdictLabel, 'needs-check'>, string>;

const reasons = {
  'remote-manifest': 'panel.reason.remoteManifest',
  'over-budget': 'panel.reason.overBudget',
  'parts-unseen': 'panel.reason.partsUnseen',
  unreachable: 'panel.reason.unreachable',
  'forbidden-address': 'panel.reason.forbiddenAddress',
} as const satisfies Record<CheckReason, string>;

/** What a label means, or why there is none. */
export function meaningText(label: VerdictLabel, reason: CheckReason | null): string {
  if (label === 'needs-check') return i18n.t(reasons[reason ?? 'over-budget']);
  return i18n.t(meanings[label]);
}

const problems = {
  'signer-unknown': 'panel.problem.signerUnknown',
  'signer-expired': 'panel.problem.signerExpired',
  'signer-revoked': 'panel.problem.signerRevoked',
  'signer-unfit': 'panel.problem.signerUnfit',
  altered: 'panel.problem.altered',
  'cut-short': 'panel.problem.cutShort',
  'credentials-altered': 'panel.problem.credentialsAltered',
  malformed: 'panel.problem.malformed',
  'ingredient-altered': 'panel.problem.ingredientAltered',
  unsupported: 'panel.problem.unsupported',
  'broken-file': 'panel.problem.brokenFile',
} as const satisfies Record<VerdictProblem, string>;

export const problemText = (problem: VerdictProblem): string => i18n.t(problems[problem]);

const bindings = {
  unchecked: 'panel.binding.unchecked',
  intact: 'panel.binding.intact',
  altered: 'panel.binding.altered',
  'cut-short': 'panel.binding.cutShort',
} as const satisfies Record<Binding, string>;

/** Whether the file is the one that was signed. */
export const bindingText = (binding: Binding): string => i18n.t(bindings[binding]);

/** C2PA 2.x, "Actions", with names of earlier versions. */
const actions = {
  created: 'panel.action.created',
  opened: 'panel.action.opened',
  placed: 'panel.action.placed',
  removed: 'panel.action.removed',
  deleted: 'panel.action.removed',
  edited: 'panel.action.edited',
  adjustedColor: 'panel.action.color',
  color_adjustments: 'panel.action.color',
  cropped: 'panel.action.cropped',
  drawing: 'panel.action.drawing',
  filtered: 'panel.action.filtered',
  orientation: 'panel.action.orientation',
  resized: 'panel.action.resized',
  'resized.proportional': 'panel.action.resized',
  transcoded: 'panel.action.transcoded',
  converted: 'panel.action.transcoded',
  repackaged: 'panel.action.repackaged',
  published: 'panel.action.published',
  translated: 'panel.action.translated',
  dubbed: 'panel.action.dubbed',
  trimmed: 'panel.action.trimmed',
  enhanced: 'panel.action.enhanced',
  redacted: 'panel.action.redacted',
  'edited.metadata': 'panel.action.metadata',
  metadata: 'panel.action.metadata',
  watermarked: 'panel.action.watermarked',
  'watermarked.bound': 'panel.action.watermarked',
  'watermarked.unbound': 'panel.action.watermarked',
  addedText: 'panel.action.text',
  changedSpeed: 'panel.action.speed',
  unknown: 'panel.action.unknown',
} as const;

/** What was done, e.g. for `c2pa.created`. */
export function actionText(action: string): string {
  const name = action.replace(/^c2pa\./, '');
  return Object.hasOwn(actions, name)
    ? i18n.t(actions[name as keyof typeof actions])
    : i18n.t('panel.action.other', [action]);
}

/** IPTC NewsCodes `digitalsourcetype`, and C2PA's own term for an empty beginning. */
const types = {
  trainedAlgorithmicMedia: 'panel.type.trainedAlgorithmicMedia',
  compositeWithTrainedAlgorithmicMedia: 'panel.type.composite',
  compositeSynthetic: 'panel.type.composite',
  algorithmicMedia: 'panel.type.algorithmicMedia',
  algorithmicallyEnhanced: 'panel.type.algorithmicMedia',
  digitalCapture: 'panel.type.digitalCapture',
  computationalCapture: 'panel.type.computationalCapture',
  negativeFilm: 'panel.type.film',
  positiveFilm: 'panel.type.film',
  print: 'panel.type.film',
  digitalArt: 'panel.type.human',
  digitalCreation: 'panel.type.human',
  softwareImage: 'panel.type.human',
  humanEdits: 'panel.type.humanEdits',
  minorHumanEdits: 'panel.type.humanEdits',
  composite: 'panel.type.compositeOther',
  compositeCapture: 'panel.type.compositeOther',
  screenCapture: 'panel.type.screenCapture',
  virtualRecording: 'panel.type.virtualRecording',
  dataDrivenMedia: 'panel.type.dataDrivenMedia',
  empty: 'panel.type.empty',
} as const;

/** Where content came from, by a term of the vocabulary. */
export function sourceTypeText(term: string): string {
  return Object.hasOwn(types, term)
    ? i18n.t(types[term as keyof typeof types])
    : i18n.t('panel.type.other', [term]);
}

/** A day and a time, as the language writes them; what is no time comes back as it is. */
export function timeText(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  return new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeStyle: 'short' }).format(time);
}

/** A size as people write it: `2.4 MB`. */
export function sizeText(bytes: number): string {
  const [unit, divisor] = bytes >= 1e6 ? (['megabyte', 1e6] as const) : (['kilobyte', 1e3] as const);
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit,
    maximumFractionDigits: bytes >= 1e7 || bytes < 1e6 ? 0 : 1,
  }).format(bytes / divisor);
}

/** Name and organisation of a signer; null where neither is given. */
export function signerText(
  signer: { name: string | null; organisation: string | null } | null,
): string | null {
  const { name, organisation } = signer ?? { name: null, organisation: null };
  if (name && organisation && name !== organisation) return `${name} (${organisation})`;
  return name || organisation || null;
}
