"""How well SceneNet agrees with the labels of photos kept apart. `python3 evaluate.py PHOTOS scenenet.pt`"""
import argparse
import pathlib

import cv2
import numpy as np
import torch

import data
from net import CLASSES, SceneNet


def report(weights, photos) -> dict[str, float]:
    """Pooled intersection over union with the labels by class, and the mean cross-entropy."""
    net = SceneNet()
    net.load_state_dict(weights)
    net.eval()
    both, either, entropy = np.zeros(len(CLASSES)), np.zeros(len(CLASSES)), []
    with torch.no_grad():
        for photo, label in photos:
            image = cv2.resize(photo, (256, 256), interpolation=cv2.INTER_AREA)
            logits = net(torch.from_numpy(image).permute(2, 0, 1)[None].float() / 255)[0]
            truth = torch.from_numpy(cv2.resize(label, (64, 64), interpolation=cv2.INTER_AREA)).permute(2, 0, 1)
            entropy.append(-(truth * logits.log_softmax(0)).sum(0).mean().item())
            said, true = logits.argmax(0), truth.argmax(0)
            for c in range(len(CLASSES)):
                both[c] += ((said == c) & (true == c)).sum()
                either[c] += ((said == c) | (true == c)).sum()
    figures = {name: round(both[c] / max(1, either[c]), 3) for c, name in enumerate(CLASSES)}
    return {**figures, "cross-entropy": round(float(np.mean(entropy)), 4)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=pathlib.Path)
    parser.add_argument("weights", type=pathlib.Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    print(report(torch.load(options.weights, map_location="cpu"), data.load(options.photos, "val")))
