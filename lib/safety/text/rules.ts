import type { Concept } from './concepts.ts';

/** What a prompt may be about that is looked at twice. */
export const textCategories = [
  'sexual',
  'minors',
  'violent',
  'hateful',
  'self-harm',
  'deception',
  'real-person',
  'profane',
] as const;

export type TextCategory = (typeof textCategories)[number];

/** `block`: not made. `ask`: the user is told what it stumbled over and decides. */
export type TextDecision = 'block' | 'ask';

/**
 * Fires where a word of `about` stands with one of each of `with` within `reach` words of it, and none of
 * `unless` within three.
 */
export interface TextRule {
  readonly category: TextCategory;
  readonly decision: TextDecision;
  readonly about: Concept;
  readonly with?: readonly Concept[];
  /** Words between them at most; 5 by default. */
  readonly reach?: number;
  readonly unless?: readonly Concept[];
}

/** The prompt policy. Of several that fire for one word, the strictest speaks. Reviewed as one. */
export const textRules: readonly TextRule[] = [
  { category: 'minors', decision: 'block', about: 'sexual', with: ['minor'], reach: 12 },
  {
    category: 'minors',
    decision: 'block',
    about: 'nude',
    with: ['minor'],
    reach: 8,
    unless: ['harmlessNaked'],
  },
  { category: 'minors', decision: 'block', about: 'undress', with: ['minor'], reach: 8 },
  { category: 'minors', decision: 'block', about: 'intimate', with: ['minor'], unless: ['medical'] },
  { category: 'minors', decision: 'block', about: 'suggestive', with: ['minor'], reach: 3 },

  { category: 'sexual', decision: 'block', about: 'sexual' },
  { category: 'sexual', decision: 'block', about: 'undress' },
  {
    category: 'sexual',
    decision: 'block',
    about: 'nude',
    with: ['person'],
    unless: ['harmlessNaked', 'medical'],
  },
  { category: 'sexual', decision: 'ask', about: 'nude', unless: ['harmlessNaked'] },
  { category: 'sexual', decision: 'ask', about: 'suggestive' },
  { category: 'sexual', decision: 'ask', about: 'intimate', unless: ['animals'] },

  { category: 'violent', decision: 'block', about: 'killAlone', unless: ['harmlessKill'] },
  {
    category: 'violent',
    decision: 'block',
    about: 'kill',
    with: ['person'],
    reach: 3,
    unless: ['harmlessKill'],
  },
  {
    category: 'violent',
    decision: 'block',
    about: 'kill',
    with: ['minor'],
    reach: 3,
    unless: ['harmlessKill'],
  },
  { category: 'violent', decision: 'block', about: 'rape', unless: ['crop'] },
  { category: 'violent', decision: 'ask', about: 'blood', unless: ['harmlessBlood'] },

  { category: 'self-harm', decision: 'block', about: 'selfHarm' },

  { category: 'hateful', decision: 'block', about: 'slur' },
  { category: 'hateful', decision: 'block', about: 'hate', with: ['group'] },
  { category: 'hateful', decision: 'block', about: 'kill', with: ['group'] },
  { category: 'hateful', decision: 'block', about: 'hateSymbol' },

  { category: 'deception', decision: 'block', about: 'deceive' },
  {
    category: 'deception',
    decision: 'block',
    about: 'speak',
    with: ['person'],
    reach: 4,
    unless: ['harmlessSpeak'],
  },

  { category: 'profane', decision: 'ask', about: 'profane' },
];
