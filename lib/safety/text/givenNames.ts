import { fold } from './normalise.ts';

/**
 * Common given names, English and German. With a capital and another capital word after it, one is read as the
 * name of a person. A list of persons would be out of date, and one of the powerful only.
 */
const names = `aaron adam alan albert alexander alexandra alice amy andrea andreas andrew angela anja anna anne annalena anthony barack
  benjamin bernd bill boris brad brian carla carlos carol caroline charles charlotte chris christian christina christine claudia
  daniel david deborah denis dennis dieter donald dorothy edward elizabeth elke elon emily emma emmanuel eric erika eva felix frank franz
  franziskus friedrich gary george gerhard giorgia gisela greta hannah hans harry heidi heike heinz helen helmut henry hillary horst jack jacob james jan
  jane jason jeff jennifer jens jessica joachim joe johann johannes john jonas jonathan jordan joseph julia julian julius jürgen justin kamala karen
  karin karl katharina katherine kathrin keir kevin kim klaus kurt lars laura leon leonardo linda lisa louis lucas lukas maria marie mark markus
  martin mary matthew matthias max melanie michael michelle monika nancy narendra nathan nicole nina oliver olaf oprah patricia patrick paul peter petra
  philip rainer ralf rebecca renate richard robert roland ronald ryan sabine samuel sandra sarah scott sebastian silke simon sophie stefan stephan stephen
  steve steven susan susanne taylor theresa thomas thorsten tim tobias tom uwe ursula ute victoria vladimir volodymyr walter werner william winston wolfgang xi zoe`;

export const givenNames: ReadonlySet<string> = new Set(names.split(/\s+/).map(fold));
