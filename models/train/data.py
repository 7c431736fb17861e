"""Photos and their soft labels.

A label file holds `q`, 6 x 128 x 128 bytes: the three likeliest classes of each cell and their probabilities.
`corrections.json` names, by photo, what the teacher got wrong and what somebody who looked at it says instead: a
word, or a class and the polygon that is of it, in shares of the photo's width and height.
"""
import json
import pathlib

import cv2
import numpy as np
from PIL import Image

from net import CLASSES

HERE = pathlib.Path(__file__).parent
WATER, GROUND, STRUCTURE, PERSON, OTHER = (
    CLASSES.index(name) for name in ("water", "ground", "structure", "person", "other")
)


def load_label(path: pathlib.Path) -> np.ndarray:
    """9 x 128 x 128 probabilities that add up to 1."""
    packed = np.load(path)["q"]
    label = np.zeros((len(CLASSES),) + packed.shape[1:], np.float32)
    for rank in range(3):
        which = packed[rank][None].astype(np.int64)
        value = np.maximum(np.take_along_axis(label, which, 0), packed[3 + rank][None].astype(np.float32))
        np.put_along_axis(label, which, value, 0)
    return label / np.maximum(label.sum(0, keepdims=True), 1)


def draw(label: np.ndarray, name: str, polygon: list[list[float]]) -> None:
    """Water drawn by hand is water but for people in it; another class takes the water that was seen there."""
    inside = np.zeros(label.shape[1:], np.uint8)
    cv2.fillPoly(inside, [np.int32([(x * label.shape[2], y * label.shape[1]) for x, y in polygon])], 1)
    inside = inside.astype(bool)
    if name == "water":
        inside &= label[PERSON] <= 0.5
        label[:, inside] *= 0.1
        label[WATER][inside] += 0.9
    else:
        label[CLASSES.index(name)][inside] += label[WATER][inside]
        label[WATER][inside] = 0


def correct(label: np.ndarray, correction: str | dict[str, list[list[float]]]) -> np.ndarray:
    """Applies one entry of `corrections.json`."""
    label = label.copy()
    if isinstance(correction, dict):
        for name, polygon in correction.items():
            draw(label, name, polygon)
    elif correction == "no-person":
        label[OTHER] += label[PERSON]
        label[PERSON] = 0
    elif correction == "no-water":
        label[OTHER] += 0.5 * label[WATER]
        label[WATER] = 0
    elif correction == "water-is-ground":
        label[GROUND] += label[WATER]
        label[WATER] = 0
    elif correction == "deck":
        rows, columns = np.mgrid[0:128, 0:128] / 128.0
        deck = rows > 0.38 + 0.37 * columns
        label[STRUCTURE][deck] += label[WATER][deck]
        label[WATER][deck] = 0
    else:
        raise ValueError(f"unknown correction {correction}")
    return label / np.maximum(label.sum(0, keepdims=True), 1e-3)


def load(folder: pathlib.Path, split: str) -> list[tuple[np.ndarray, np.ndarray]]:
    """Photos (H x W x 3 bytes) of a split with their labels (128 x 128 x 9), in the order of the index."""
    corrections = json.loads((HERE / "corrections.json").read_text())
    out = []
    for entry in json.loads((HERE / "index.json").read_text()):
        if entry["split"] != split:
            continue
        label = load_label(folder / entry["labels"])
        for correction in corrections.get(entry["id"], []):
            label = correct(label, correction)
        photo = np.array(Image.open(folder / entry["file"]).convert("RGB"))
        out.append((photo, np.ascontiguousarray(label.transpose(1, 2, 0))))
    return out
