import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { longestPrompt, readWords, withoutWords } from '../../lib/prompt.ts';
import { Icon } from '../Icon.tsx';
import { intentText } from './intentText.ts';
import '../field.css';
import './promptField.css';

/** Typing rests this long before what was understood is spoken. */
const pause = 800;

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/**
 * A line for wishes in a few words. Under it stands what was understood, each as a chip that takes its words away
 * again, and what was not.
 */
export function PromptField({ value, onChange }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const chips = useRef<HTMLUListElement>(null);
  const [spoken, setSpoken] = useState('');
  const { intents, ignored } = readWords(value);
  const texts = intents.map(intentText);
  const missed = ignored.length > 0 ? i18n.t('prompt.ignored', [ignored.join(', ')]) : '';
  const summary = [texts.length > 0 ? i18n.t('prompt.understood', [texts.join('; ')]) : '', missed]
    .filter((part) => part !== '')
    .join(' ');

  useEffect(() => {
    const timer = setTimeout(() => setSpoken(summary), pause);
    return () => clearTimeout(timer);
  }, [summary]);

  const remove = (index: number) => {
    onChange(withoutWords(value, index));
    // Focus stays among the chips, or goes back to the words.
    requestAnimationFrame(() => {
      const left = chips.current?.querySelectorAll('button') ?? [];
      (left[Math.min(index, left.length - 1)] ?? input.current)?.focus();
    });
  };

  return (
    <div class="prompt">
      <label for={id}>{i18n.t('prompt.label')}</label>
      <input
        ref={input}
        id={id}
        class="text-input"
        type="text"
        value={value}
        maxLength={longestPrompt}
        placeholder={i18n.t('prompt.placeholder')}
        autocomplete="off"
        aria-describedby={`${id}-missed`}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {texts.length > 0 && (
        <ul class="prompt-chips" ref={chips} aria-label={i18n.t('prompt.chips')}>
          {texts.map((text, index) => (
            <li key={`${index} ${text}`}>
              <button
                type="button"
                class="prompt-chip"
                data-kind={intents[index]!.kind}
                aria-label={i18n.t('prompt.remove', [text])}
                onClick={() => remove(index)}
                onKeyDown={({ key }) => (key === 'Delete' || key === 'Backspace') && remove(index)}
              >
                {text}
                <Icon name="close" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="prompt-missed" id={`${id}-missed`} hidden={missed === ''}>
        {missed}
      </p>
      <p class="only-heard" role="status">
        {spoken}
      </p>
    </div>
  );
}
