import { expect, it } from 'vitest';
import { backgroundBox, objectBox } from '../../../lib/overlay/paintedBox.ts';

const area = { width: 200, height: 100 };

it.each([
  ['fill', '50% 50%', { width: 100, height: 100 }, [0, 0, 200, 100]],
  ['contain', '50% 50%', { width: 100, height: 100 }, [50, 0, 100, 100]],
  ['contain', '0% 50%', { width: 100, height: 100 }, [0, 0, 100, 100]],
  ['cover', '50% 50%', { width: 100, height: 100 }, [0, -50, 200, 200]],
  ['cover', '50% 0%', { width: 100, height: 100 }, [0, 0, 200, 200]],
  ['none', '10px 20px', { width: 50, height: 40 }, [10, 20, 50, 40]],
  ['none', 'calc(100% - 10px) 0px', { width: 50, height: 40 }, [140, 0, 50, 40]],
  ['scale-down', '50% 50%', { width: 50, height: 50 }, [75, 25, 50, 50]],
  ['scale-down', '50% 50%', { width: 400, height: 400 }, [50, 0, 100, 100]],
  ['cover', '50% 50%', { width: 0, height: 0 }, [0, 0, 200, 100]],
])('object-fit: %s at %s', (fit, position, natural, [x, y, width, height]) => {
  expect(objectBox(area, natural, fit, position)).toEqual({ x, y, width, height });
});

it.each([
  ['cover', '50% 50%', 0, [0, -50, 200, 200]],
  ['contain', '100% 50%', 0, [100, 0, 100, 100]],
  ['auto', '0% 0%', 0, [0, 0, 80, 80]],
  ['50% auto', '0px 0px', 0, [0, 0, 100, 100]],
  ['auto 50px', '50% 50%', 0, [75, 25, 50, 50]],
  ['30px 40px', '5px 6px', 0, [5, 6, 30, 40]],
  ['auto, cover', '0% 0%, 50% 50%', 1, [0, -50, 200, 200]],
])('background-size: %s at %s', (backgroundSize, backgroundPosition, layer, [x, y, width, height]) => {
  const natural = { width: 80, height: 80 };
  expect(backgroundBox(area, natural, { backgroundSize, backgroundPosition }, layer)).toEqual({
    x,
    y,
    width,
    height,
  });
});
