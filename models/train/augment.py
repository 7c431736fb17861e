"""What photos are turned into: crops, other skies, mirrored scenes as still water, other light."""
import random

import cv2
import numpy as np

from net import CLASSES

SKY, WATER, GRASS, GROUND, PERSON = (CLASSES.index(n) for n in ("sky", "water", "grass", "ground", "person"))
uniform = random.uniform


def grey(image):
    return image @ np.float32([0.299, 0.587, 0.114])


def guided(guide, mask, radius=6, epsilon=2e-3):
    """Guided filter: the mask along the edges of the guide."""

    def mean(plane):
        return cv2.blur(plane, (2 * radius + 1, 2 * radius + 1))

    mean_guide, mean_mask = mean(guide), mean(mask)
    a = (mean(guide * mask) - mean_guide * mean_mask) / (mean(guide * guide) - mean_guide**2 + epsilon)
    return np.clip(mean(a) * guide + mean(mean_mask - a * mean_guide), 0, 1)


def resized(plane, size):
    shrinks = plane.shape[0] > size
    return cv2.resize(
        np.ascontiguousarray(plane), (size, size), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    )


def crop(photo, label, size, whole=False):
    """A random part of a photo, or all of it, squeezed into a square, and its label."""
    height = width = 1.0
    if not whole and random.random() > 0.3:
        scale, aspect = uniform(0.25, 1), np.exp(uniform(-0.3, 0.3))
        height = min(1, np.sqrt(scale) * aspect)
        width = min(1, np.sqrt(scale) / aspect * photo.shape[0] / photo.shape[1] * 1.25)
    top, left = uniform(0, 1 - height), uniform(0, 1 - width)

    def part(plane):
        rows, columns = plane.shape[:2]
        return plane[
            int(top * rows) : max(int(top * rows) + 2, int((top + height) * rows)),
            int(left * columns) : max(int(left * columns) + 2, int((left + width) * columns)),
        ]

    image, truth = resized(part(photo), size).astype(np.float32) / 255, resized(part(label), size)
    if random.random() < 0.5:
        image, truth = image[:, ::-1], truth[:, ::-1]
    return np.ascontiguousarray(image), np.ascontiguousarray(truth)


def still_water(image, label):
    """Mirrors the scene above a shore line, with ripples, and calls it water."""
    size = image.shape[0]
    shore = int(size * uniform(0.45, 0.8))
    below = size - shore
    source = image[:shore][::-1]
    source = cv2.resize(source, (size, max(2, int(shore / uniform(0.8, 1.6)))), interpolation=cv2.INTER_AREA)[:below]
    source = np.concatenate([source, np.repeat(source[-1:], below - source.shape[0], 0)])
    rows, columns = np.mgrid[0:below, 0:size].astype(np.float32)
    waves = np.random.randn(max(3, below // random.randint(2, 5)), max(3, size // random.randint(8, 30)))
    waves = cv2.resize(waves.astype(np.float32), (size, below))
    height = uniform(0.3, 5) * (0.3 + rows / below)
    mirrored = cv2.remap(
        source,
        (columns + 0.6 * height * waves).astype(np.float32),
        np.clip(rows + height * waves, 0, below - 1).astype(np.float32),
        cv2.INTER_LINEAR,
    )
    mirrored = cv2.blur(mirrored, (1, random.choice([1, 3, 5, 9])))
    tint = np.float32([uniform(0.1, 0.4), uniform(0.2, 0.45), uniform(0.25, 0.55)])
    share = uniform(0, 0.45)
    mirrored = np.clip((mirrored * (1 - share) + tint * share) * uniform(0.65, 1), 0, 1)
    truth = label.copy()
    truth[shore:] = 0
    truth[shore:, :, WATER] = 1
    return np.concatenate([image[:shore], mirrored.astype(np.float32)]), truth


def flood(image, label, patch):
    """Lays a patch of water over ground and grass."""
    share = label[..., GROUND] + label[..., GRASS]
    mask = np.clip((guided(grey(image), share, 8, 5e-3) - 0.2) / 0.6, 0, 1)[..., None]
    truth = label.copy()
    truth[..., WATER] += share
    truth[..., GROUND] = truth[..., GRASS] = 0
    return image * (1 - mask) + patch * mask, truth


def new_sky(image, label, patch):
    """Puts another sky behind a scene."""
    mask = np.clip((guided(grey(image), label[..., SKY]) - 0.15) / 0.7, 0, 1)[..., None]
    return image * (1 - mask) + patch * mask, label


def develop(image):
    """Other exposure, contrast, colour, night, haze, blur, noise and compression."""
    if random.random() < 0.85:
        mean = (image * uniform(0.65, 1.35)).mean((0, 1), keepdims=True)
        image = (image - mean) * uniform(0.65, 1.35) + mean
        plain = grey(image)[..., None]
        image = plain + (image - plain) * (0 if random.random() < 0.06 else uniform(0.4, 1.6))
        image = np.clip(image * (1 + 0.1 * np.random.randn(1, 1, 3)), 0, 1) ** uniform(0.7, 1.45)
    if random.random() < 0.07:
        image = image * uniform(0.15, 0.5) * np.array([uniform(0.7, 1), uniform(0.8, 1), 1.1])
    if random.random() < 0.12:
        haze = uniform(0.05, 0.45)
        image = image * (1 - haze) + haze * uniform(0.6, 1)
    if random.random() < 0.15:
        image = cv2.GaussianBlur(image, (0, 0), uniform(0.4, 1.4))
    if random.random() < 0.2:
        image = image + np.random.randn(*image.shape) * uniform(0.005, 0.05)
    image = (np.clip(image, 0, 1) * 255).astype(np.uint8)
    if random.random() < 0.2:
        packed = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, random.randint(25, 85)])[1]
        image = cv2.imdecode(packed, cv2.IMREAD_COLOR)
    return image.astype(np.float32) / 255
