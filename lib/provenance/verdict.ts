import * as v from 'valibot';
import { contactsSchema } from './contact.ts';

/**
 * What is said of a media file, and how it is handed on: the one answer that badges, panel, popup and
 * `npm run verify` share. Three things stand apart: what the credentials claim of AI (`ai`), who signed and
 * whether the signature holds (`state`), and whether the file is still the one that was signed (`binding`).
 * `label` sums up what a badge says. No value means that a file is real: nothing can tell that.
 */

/** What a badge says, `data-label`. */
export const verdictLabels = [
  /** Made by a generative model as a whole. */
  'ai-generated',
  /** A part of it is, or a component that went into it. */
  'partly-ai',
  /** Made otherwise, then edited with a generative model. */
  'ai-edited',
  /** Content Credentials without an AI claim. */
  'credentials',
  /** Credentials that were made for another file, or that were changed after signing: claims do not hold. */
  'mismatch',
  /** There are credentials, but nothing can be made out of them. */
  'unreadable',
  /** No answer without the user's word, or none that could be had: `reason` says why. */
  'needs-check',
  /** No Content Credentials found. */
  'none',
] as const;
export type VerdictLabel = (typeof verdictLabels)[number];

/** What the signature is worth, `data-state`. */
export const verdictStates = [
  /** It holds, and the signer is on a trust list, imported by the user, or this install. */
  'trusted',
  /** It holds; the signer is not recognised, or the certificate has expired since. */
  'valid',
  /** It does not hold, or the file is not the one that was signed. */
  'invalid',
  /** There is no signature to speak of: no credentials, or not fetched. */
  'unchecked',
] as const;
export type VerdictState = (typeof verdictStates)[number];

/** What the credentials claim of AI, whether they hold or not. */
export const aiClaims = ['ai-generated', 'partly-ai', 'ai-edited', 'none'] as const;
export type AiClaim = (typeof aiClaims)[number];

/** Whether the file is the one that was signed. Only hashing all of it tells. */
export const bindings = ['unchecked', 'intact', 'altered', 'cut-short'] as const;
export type Binding = (typeof bindings)[number];

/** What is wrong, each with its own sentence for people. */
export const verdictProblems = [
  /** The signer's identity can't be verified. No fault of the file. */
  'signer-unknown',
  /** The certificate has expired and no time-stamp shows that it signed before. No sign of tampering. */
  'signer-expired',
  /** The certificate was revoked. */
  'signer-revoked',
  /** The certificate is not one for signing credentials. */
  'signer-unfit',
  /** The media data were changed after signing. */
  'altered',
  /** The end of the file is missing. */
  'cut-short',
  /** The credentials themselves were changed after signing. */
  'credentials-altered',
  /** The credentials break the rules of their format. */
  'malformed',
  /** Credentials of something that went into the file were changed since it was taken in. */
  'ingredient-altered',
  /** Made by a version of the format that is too old or too new. */
  'unsupported',
  /** The file cannot be taken apart. */
  'broken-file',
] as const;
export type VerdictProblem = (typeof verdictProblems)[number];

/** Why there is no answer (`needs-check`). */
export const checkReasons = [
  /** The credentials lie on a server (`remoteManifestUrl`), asked only on the user's click. */
  'remote-manifest',
  /** More bytes or requests would be needed than a label may cost: `label/checkWhole` answers. */
  'over-budget',
  /** Parts of a stream that were not seen on their way. */
  'parts-unseen',
  /** No bytes were to be had: network, status, no answer in time. */
  'unreachable',
  /** A page may not have this address looked at: not http(s), or in a private network. */
  'forbidden-address',
] as const;
export type CheckReason = (typeof checkReasons)[number];

/** Longest text taken over from a manifest, in characters. */
export const maxText = 1000;
const text = v.pipe(v.string(), v.maxLength(maxText));
const optionalText = v.nullable(text);
const ai = v.picklist(aiClaims);

/** Name of a thumbnail in the OPFS folder `thumbnails/`: a JPEG of 256 px at most. */
const thumbnailId = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const signerSchema = v.strictObject({ name: optionalText, organisation: optionalText });

const actionSchema = v.strictObject({
  /** As stated, e.g. `c2pa.created`. */
  action: text,
  /** Term of the IPTC vocabulary, e.g. `trainedAlgorithmicMedia`; foreign URIs as they are. */
  digitalSourceType: optionalText,
  /** ISO 8601, by the maker's own clock. */
  when: optionalText,
  software: optionalText,
  description: optionalText,
});
export type VerdictAction = v.InferOutput<typeof actionSchema>;

/** A model that the maker names in a `c2pa.ai-disclosure` (C2PA 2.4). */
const disclosureSchema = v.strictObject({ modelType: optionalText, modelName: optionalText });
const disclosures = v.pipe(v.array(disclosureSchema), v.maxLength(8));

const ingredientSchema = v.strictObject({
  /** 1 for an ingredient of the file itself, one more for each step down: the list is a tree in pre-order. */
  level: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** `parentOf`, `componentOf`, `inputTo`; null where it is none of these. */
  relationship: v.nullable(v.picklist(['parentOf', 'componentOf', 'inputTo'])),
  title: optionalText,
  /** Media type. */
  format: optionalText,
  thumbnail: v.nullable(thumbnailId),
  /** False where it came without credentials of its own: the fields below are empty then. */
  credentials: v.boolean(),
  ai,
  signer: v.nullable(signerSchema),
  signedAt: optionalText,
  software: optionalText,
  actions: v.pipe(v.array(actionSchema), v.maxLength(64)),
  disclosures,
  problems: v.array(v.picklist(verdictProblems)),
});
export type VerdictIngredient = v.InferOutput<typeof ingredientSchema>;

export const verdictSchema = v.strictObject({
  label: v.picklist(verdictLabels),
  state: v.picklist(verdictStates),
  ai,
  binding: v.picklist(bindings),
  /** Set with `needs-check` only. */
  reason: v.nullable(v.picklist(checkReasons)),
  /** Worst first, without repeats. */
  problems: v.array(v.picklist(verdictProblems)),
  /** Failure codes as the library gave them, those of ingredients after `ingredient: `. */
  codes: v.pipe(v.array(text), v.maxLength(64)),
  /** Label of the active manifest: the same in every copy of the file. */
  manifestId: optionalText,
  title: optionalText,
  thumbnail: v.nullable(thumbnailId),
  signer: v.nullable(signerSchema),
  /** Where the signer can be reached, by its certificate first, then by what it signed. */
  contacts: contactsSchema,
  /** ISO 8601, attested by a time-stamp authority; null without one: the signer's own clock proves nothing. */
  signedAt: optionalText,
  /** Claim generator, name and version. */
  software: optionalText,
  /** Source types stated of the file itself, terms of the IPTC vocabulary. */
  digitalSourceTypes: v.pipe(v.array(text), v.maxLength(16)),
  actions: v.pipe(v.array(actionSchema), v.maxLength(64)),
  disclosures,
  ingredients: v.pipe(v.array(ingredientSchema), v.maxLength(64)),
  /** True where the file has more actions or ingredients than are listed. */
  abridged: v.boolean(),
  /** Algorithms of soft bindings (watermarks, fingerprints) that the manifest names. */
  softBindings: v.pipe(v.array(text), v.maxLength(16)),
  /** The manifest states a watermark (`c2pa.watermarked`, `c2pa.watermarked.bound`). */
  watermarked: v.boolean(),
  /** Where a manifest lies that the file points to instead of holding it. */
  remoteManifestUrl: v.nullable(v.pipe(v.string(), v.maxLength(4096))),
});
export type Verdict = v.InferOutput<typeof verdictSchema>;
