import { i18n } from '#i18n';
import type { VerdictIngredient } from '../../lib/provenance/verdict.ts';
import { labelText } from '../labelText.ts';
import { Actions } from './Actions.tsx';
import { Thumbnail } from './Thumbnail.tsx';
import { problemText, signerText } from './words.ts';

const relations = {
  parentOf: 'panel.relation.parentOf',
  componentOf: 'panel.relation.componentOf',
  inputTo: 'panel.relation.inputTo',
} as const;

interface Branch {
  readonly ingredient: VerdictIngredient;
  readonly below: Branch[];
}

/** The tree that a list in pre-order stands for. */
export function treeOf(ingredients: readonly VerdictIngredient[]): Branch[] {
  const top: Branch[] = [];
  const path: Branch[] = [];
  for (const ingredient of ingredients) {
    const branch: Branch = { ingredient, below: [] };
    path.length = Math.min(path.length, ingredient.level - 1);
    (path.at(-1)?.below ?? top).push(branch);
    path.push(branch);
  }
  return top;
}

function Leaf({ ingredient }: { readonly ingredient: VerdictIngredient }) {
  const { relationship, title, thumbnail, credentials, ai, software, actions, problems } = ingredient;
  const signer = signerText(ingredient.signer);
  return (
    <div class="ingredient">
      <Thumbnail id={thumbnail} />
      <div>
        <p class="ingredient-title">{title || i18n.t('panel.untitled')}</p>
        <p class="muted">
          {i18n.t(relationship ? relations[relationship] : 'panel.relation.unknown')}
          {software && ` · ${software}`}
        </p>
        {ai !== 'none' && <p class="ingredient-ai">{labelText(ai)}</p>}
        <p class="muted">
          {credentials ? signer && i18n.t('panel.signedBy', [signer]) : i18n.t('panel.noCredentials')}
        </p>
        {problems.map((problem) => (
          <p key={problem} class="problem-text">
            {problemText(problem)}
          </p>
        ))}
        {actions.length > 0 && (
          <details>
            <summary>{i18n.t('panel.actions')}</summary>
            <Actions actions={actions} />
          </details>
        )}
      </div>
    </div>
  );
}

function Branches({ branches }: { readonly branches: readonly Branch[] }) {
  return (
    <ul class="ingredients">
      {branches.map(({ ingredient, below }, index) => (
        <li key={index}>
          <Leaf ingredient={ingredient} />
          {below.length > 0 && <Branches branches={below} />}
        </li>
      ))}
    </ul>
  );
}

/** What a file was made from, as a tree. */
export function Ingredients({ ingredients }: { readonly ingredients: readonly VerdictIngredient[] }) {
  return <Branches branches={treeOf(ingredients)} />;
}
