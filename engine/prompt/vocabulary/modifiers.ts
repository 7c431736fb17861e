import type { Meaning } from '../meaning.ts';
import type { Entry } from './entry.ts';

const says = (meaning: Meaning, words: Entry['words']): Entry => ({ meaning, words });
const verb = (words: Entry['words'], x = 0, y = 0): Entry =>
  says({ kind: 'verb', ...(x || y ? { x, y } : {}) }, words);
const heading = (x: number, y: number, words: Entry['words']): Entry =>
  says({ kind: 'heading', x, y }, words);
const measure = (pace: number, amount: number, words: Entry['words']): Entry =>
  says({ kind: 'measure', ...(pace === 1 ? {} : { pace }), ...(amount === 1 ? {} : { amount }) }, words);

/** Words for how, where to and whether. */
export const modifiers: readonly Entry[] = [
  verb({
    'en-verb':
      'move drift flow roll sway wave swing float travel go stir blow glide run stream dance wander rock bob ripple flutter billow pulse shift turn spin crash break fly scroll animate play pass tremble wobble slide rotate whirl churn surge race bend sing bounce sail come awake',
    exact: 'blown blew ran flown moving',
    'de-verb':
      'beweg zieh treib fließ roll wieg schwank weh wog wehend ström gleit lauf schweb wander schaukel schaukl tanz flatter wackel wackl pendel pendl wall brech schlag pass dreh rotier wirbel zitter läuf schwing kräusel fahr kipp neig animier spiel streich wiege wogt bläs blas flieg bieg neig sing ras segel jag eil kreisel komm fähr erwach wander',
    'de-noun': 'wehen wiegen',
  }),
  verb({ 'en-verb': 'rise ascend climb', 'de-verb': 'steig aufsteig' }, 0, -1),
  verb({ 'en-verb': 'fall sink descend pour', 'de-verb': 'fall fäll sink stürz' }, 0, 1),
  says({ kind: 'motion' }, { 'en-noun': 'motion movement move', 'de-noun': 'bewegung' }),

  heading(-1, 0, { exact: 'left leftward leftwards links linksherum linkswärts' }),
  heading(1, 0, { exact: 'right rightward rightwards rechts rechtsherum rechtswärts' }),
  heading(0, -1, { exact: 'up upward upwards top hoch oben aufwärts rauf hinauf herauf empor skyward' }),
  heading(0, 1, {
    exact: 'down downward downwards bottom runter unten abwärts hinunter herunter hinab herab',
  }),
  says(
    { kind: 'heading', x: 0, y: 1, toward: true },
    { exact: 'forward forwards closer nearer vorwärts vorn vorne näher heran ran hinein rein' },
  ),
  says(
    { kind: 'heading', x: 0, y: -1, toward: true },
    { exact: 'backward backwards away zurück rückwärts weg hinten heraus raus fort' },
  ),
  says({ kind: 'from' }, { exact: 'from von vom' }),

  measure(0.45, 1, {
    'en-adjective': 'slow leisure lazy sluggish leisurely',
    'de-adjective': 'langsam gemächlich träge träg behäbig',
    exact: 'slowmo slowmotion zeitlupe gemütlich',
  }),
  measure(1.6, 1, {
    'en-adjective': 'fast quick rapid swift speedy',
    'de-adjective': 'schnell rasch flott zügig eilig flink rasant',
    exact: 'timelapse zeitraffer',
  }),
  says(
    { kind: 'measure', pace: 0.6, amount: 0.7, calm: true },
    {
      'en-adjective': 'calm peaceful tranquil quiet serene relaxed steady placid',
      'de-adjective': 'ruhig friedlich gelassen entspannt besinnlich',
    },
  ),
  measure(0.7, 0.6, {
    'en-adjective': 'gentle soft smooth tender',
    'de-adjective': 'sanft weich zart behutsam lind',
    exact: 'sachte sacht',
  }),
  measure(1, 0.5, {
    'en-adjective': 'subtle slight faint small tiny weak minimal delicate low barely mild discreet',
    'de-adjective':
      'leicht dezent schwach klein gering minimal fein subtil winzig zaghaft unauffällig mild niedrig flach leise leis',
    exact: 'little hardly barely kaum once einmal',
  }),
  measure(1, 1.6, {
    'en-adjective':
      'strong intense powerful heavy big large huge dramatic mighty deep high wide broad hard loud great vivid bright pronounced',
    'de-adjective':
      'stark stärk kräftig heftig groß größ gewaltig mächtig intensiv dramatisch deutlich breit laut hell weit hohe höher riesig tief gross',
    exact: 'hohe hohen hoher hohes twice zweimal often oft öfter häufig größer stärker',
  }),
  measure(1.5, 1.6, {
    'en-adjective': 'stormy wild turbulent rough choppy furious violent raging',
    'de-adjective': 'stürmisch wild turbulent aufgewühlt tosend rau brausend',
  }),
  says(
    { kind: 'measure', pace: 1.3, amount: 1.3, overall: true },
    {
      'en-adjective': 'lively dynamic energetic vibrant alive',
      'de-adjective': 'lebhaft lebendig dynamisch energisch schwungvoll',
    },
  ),
  says(
    { kind: 'measure', pace: 0.55, overall: true },
    {
      'en-adjective': 'dreamy dreamlike hypnotic meditative ethereal cinematic',
      'de-adjective': 'verträumt traumhaft meditativ träumerisch hypnotisch filmisch',
    },
  ),

  says(
    { kind: 'degree', power: 1.5 },
    {
      exact:
        'very really extremely super quite much so too sehr extrem total richtig besonders viel ganz recht ziemlich',
    },
  ),
  says(
    { kind: 'degree', power: 1.3, alone: 1.4 },
    { exact: 'more most mehr meist lots stronger noch extra' },
  ),
  says({ kind: 'degree', power: -0.6, alone: 0.6 }, { exact: 'less fewer weniger' }),
  says(
    { kind: 'degree', power: 0.5, alone: 0.6 },
    { exact: 'bit slightly somewhat touch hint etwas bisschen wenig fairly hauch rather' },
  ),
];
