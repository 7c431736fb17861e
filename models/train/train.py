"""Trains SceneNet. `python3 train.py PHOTOS --out scenenet.pt [--start scenenet.pt | --encoder encoder]`

PHOTOS holds `photos/` and `labels/` as named in index.json. Writes averaged weights every 200 steps.
"""
import argparse
import pathlib
import random
import time

import cv2
import numpy as np
import torch

import augment
import data
import evaluate
from net import CLASSES, SceneNet

# Going on from weights: a batch is too small for norms of its own, so theirs stay, and so do the blocks of the encoder
# before the decoder's; what these make of a photo is computed once, at the size of use.
FIXED = 13
SIZE_OF_USE = 320
# Views of a photo: the whole of it, as the net is used, and crops; more of water.
VIEWS = {"any": 1, "water": 3}
WEIGHTS = {"water": 2.0, "grass": 1.1, "ground": 1.1, "mountain": 1.2, "person": 1.2}


def sampling(photos):
    """How often each photo is drawn: water most, then sky and mountains; portraits least."""
    share = np.array([label.reshape(-1, len(CLASSES)).mean(0) for _, label in photos])
    of = {name: share[:, i] for i, name in enumerate(CLASSES)}
    weight = 1 + 3 * np.minimum(1, 4 * of["water"]) + 0.6 * np.minimum(1, 3 * of["sky"])
    weight += 0.5 * np.minimum(1, 4 * of["mountain"]) - 0.6 * (of["person"] > 0.35)
    return weight / weight.sum(), of


class Sampler:
    """Draws augmented photos."""

    def __init__(self, photos, sizes):
        self.photos, self.sizes = photos, sizes
        self.weight, of = sampling(photos)
        self.waters = np.flatnonzero(of["water"] > 0.3)
        self.skies = np.flatnonzero(of["sky"] > 0.5)

    def patch(self, name, pool, size):
        """The part of a photo that is all of one class, as far as rows can tell, stretched to a square."""
        photo, label = self.photos[random.choice(pool)]
        rows = np.flatnonzero(label[..., CLASSES.index(name)].mean(1) > 0.85)
        if len(rows) < 8:
            return None
        height = photo.shape[0] / label.shape[0]
        return augment.resized(photo[int(rows[0] * height) : int(rows[-1] * height)], size).astype(np.float32) / 255

    def draw(self, size, index=None, whole=False):
        index = np.random.choice(len(self.photos), p=self.weight) if index is None else index
        photo, label = self.photos[index]
        image, truth = augment.crop(photo, label, size, whole)
        share, chance = truth.reshape(-1, len(CLASSES)).mean(0), 1 if whole else random.random()
        if chance < 0.16 and share[augment.SKY] > 0.08:
            patch = self.patch("sky", self.skies, size)
            image, truth = augment.new_sky(image, truth, patch) if patch is not None else (image, truth)
        elif chance < 0.29 and share[augment.GROUND] + share[augment.GRASS] > 0.12:
            patch = self.patch("water", self.waters, size)
            image, truth = augment.flood(image, truth, patch) if patch is not None else (image, truth)
        elif chance < 0.42 and share[augment.SKY] > 0.12 and share[augment.PERSON] < 0.1:
            image, truth = augment.still_water(image, truth)
        truth = cv2.resize(truth.astype(np.float32), (size // 4, size // 4), interpolation=cv2.INTER_AREA)
        image = augment.develop(image.astype(np.float32))
        return torch.from_numpy(image).permute(2, 0, 1), torch.from_numpy(truth).permute(2, 0, 1)

    def batch(self, count):
        size = random.choice(self.sizes)
        images, truths = (torch.stack(part) for part in zip(*(self.draw(size) for _ in range(count))))
        return (images.contiguous(memory_format=torch.channels_last),), shares(truths)


class Encoded:
    """Draws photos that the fixed part of the net has seen already."""

    def __init__(self, photos, net):
        sampler = Sampler(photos, [SIZE_OF_USE])
        self.views, weight = [], []
        with torch.no_grad():
            for index, (_, label) in enumerate(photos):
                water = label[..., CLASSES.index("water")].mean() > 0.03
                views = 1 + (VIEWS["water"] if water else VIEWS["any"])
                for view in range(views):
                    image, truth = sampler.draw(SIZE_OF_USE, index, whole=view == 0)
                    features = net.encode(image[None].contiguous(memory_format=torch.channels_last))
                    self.views.append([part[0].half() for part in features] + [truth.half()])
                    weight.append(sampler.weight[index] / views)
        self.weight = np.array(weight) / np.sum(weight)

    def batch(self, count):
        drawn = np.random.choice(len(self.views), count, p=self.weight)
        *features, truths = (torch.stack(part).float() for part in zip(*(self.views[i] for i in drawn)))
        return [part.contiguous(memory_format=torch.channels_last) for part in features], shares(truths)


def shares(truths):
    return truths / truths.sum(1, keepdim=True).clamp(min=1e-3)


def average(mean, state, step):
    """Exponential mean of the weights, faster at first."""
    decay = min(0.997, step / (step + 20))
    for name, value in state.items():
        if value.dtype.is_floating_point:
            mean[name].mul_(decay).add_(value, alpha=1 - decay)
        else:
            mean[name].copy_(value)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--threads", type=int, default=1)
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--start", type=pathlib.Path, help="weights of an earlier training")
    start.add_argument("--encoder", type=pathlib.Path, help="stem of encoder.json and encoder.bin")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    cv2.setNumThreads(options.threads)
    random.seed(1), np.random.seed(1), torch.manual_seed(1)

    net = SceneNet()
    if options.start:
        net.load_state_dict(torch.load(options.start, map_location="cpu"))
        net.eval()
    else:
        net.load_encoder(options.encoder)
    net = net.to(memory_format=torch.channels_last)
    for module in [net.c1, *net.b[: FIXED if options.start else 3]]:
        module.requires_grad_(False)
    photos, held_out = data.load(options.photos, "train"), data.load(options.photos, "val")
    sampler = Encoded(photos, net) if options.start else Sampler(photos, [192, 192, 224])
    logits = net.decode if options.start else net
    encoder = [p for p in net.b.parameters() if p.requires_grad]
    known = {id(p) for p in [*net.b.parameters(), *net.c1.parameters()]}
    decoder = [p for p in net.parameters() if id(p) not in known]
    rates = [1e-4, 5e-4] if options.start else [3e-4, 3e-3]
    optimiser = torch.optim.AdamW([{"params": encoder}, {"params": decoder}], lr=1e-3, weight_decay=1e-4)
    weights = torch.tensor([WEIGHTS.get(name, 1.0) for name in CLASSES])[None, :, None, None]
    mean = {name: value.clone() for name, value in net.state_dict().items()}
    began, step = time.time(), 0
    while (done := (time.time() - began) / options.seconds) < 1:
        warm = min(1, step / 60) * (0.5 * (1 + np.cos(np.pi * done)) + 0.01)
        for group, rate in zip(optimiser.param_groups, rates):
            group["lr"] = rate * warm
        inputs, truths = sampler.batch(8)
        loss = -(truths * weights * logits(*inputs).log_softmax(1)).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        step += 1
        with torch.no_grad():
            average(mean, net.state_dict(), step)
        if step % 200 == 0:
            torch.save(mean, options.out)
            print(step, round(time.time() - began), round(loss.item(), 4), evaluate.report(mean, held_out), flush=True)
    torch.save(mean, options.out)
    print(step, evaluate.report(mean, held_out))


if __name__ == "__main__":
    main()
