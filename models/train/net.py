"""SceneNet: the stem and blocks 0 to 14 of a MobileNetV2 (alpha 1) and a small feature pyramid.

Input N x 3 x H x W, RGB 0..1, H and W multiples of 32; output logits N x 9 x H/4 x W/4.
"""
import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

CLASSES = ["sky", "water", "trees", "grass", "ground", "mountain", "structure", "person", "other"]
CHANNELS = [16, 24, 24, 32, 32, 32, 64, 64, 64, 64, 96, 96, 96, 160, 160]
STRIDES = {1: 2, 3: 2, 6: 2, 13: 2}


class FoldedConv(nn.Module):
    """A convolution with its batch norm folded in, and ReLU6; TensorFlow's padding at stride 2."""

    def __init__(self, inputs, outputs, kernel, stride=1, depthwise=False, active=True):
        super().__init__()
        self.w = nn.Parameter(torch.empty(outputs, 1 if depthwise else inputs, kernel, kernel))
        self.b = nn.Parameter(torch.zeros(outputs))
        nn.init.kaiming_normal_(self.w)
        self.kernel, self.stride, self.depthwise, self.active = kernel, stride, depthwise, active

    def forward(self, x):
        padding = 0
        if self.kernel == 3 and self.stride == 2:
            x = F.pad(x, (0, 1, 0, 1))
        elif self.kernel == 3:
            padding = 1
        x = F.conv2d(x, self.w, self.b, self.stride, padding, groups=self.w.shape[0] if self.depthwise else 1)
        return x.clamp(0, 6) if self.active else x


class Block(nn.Module):
    """An inverted residual; block 0 does not expand."""

    def __init__(self, number, inputs, outputs, stride):
        super().__init__()
        hidden = inputs * 6 if number else inputs
        self.e = FoldedConv(inputs, hidden, 1) if number else None
        self.d = FoldedConv(hidden, hidden, 3, stride, depthwise=True)
        self.p = FoldedConv(hidden, outputs, 1, active=False)
        self.residual = stride == 1 and inputs == outputs

    def forward(self, x):
        y = self.p(self.d(x if self.e is None else self.e(x)))
        return x + y if self.residual else y


def conv_norm(inputs, outputs, kernel=1, groups=1):
    conv = nn.Conv2d(inputs, outputs, kernel, 1, kernel // 2, groups=groups, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(outputs), nn.ReLU())


def separable(inputs, outputs):
    return nn.Sequential(conv_norm(inputs, inputs, 3, inputs), conv_norm(inputs, outputs))


def double(x):
    return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)


class SceneNet(nn.Module):
    """Names of the parts are those of the checkpoints: c1, b encoder; g, l*, u*, seg decoder."""

    def __init__(self):
        super().__init__()
        inputs = [32] + CHANNELS
        self.c1 = FoldedConv(3, 32, 3, 2)
        self.b = nn.ModuleList(Block(n, inputs[n], CHANNELS[n], STRIDES.get(n, 1)) for n in range(len(CHANNELS)))
        self.g = nn.Sequential(nn.Conv2d(160, 96, 1), nn.ReLU())
        self.l5, self.l4 = conv_norm(160, 96), conv_norm(96, 96)
        self.l3, self.l2 = conv_norm(32, 48), conv_norm(24, 24)
        self.u4, self.u3, self.u2 = separable(96, 80), separable(80 + 48, 64), separable(64 + 24, 48)
        self.seg = nn.Conv2d(48, len(CLASSES), 1)

    def load_encoder(self, stem: pathlib.Path):
        """Start weights: `<stem>.json` (name -> [offset in floats, shape]) and `<stem>.bin` (float32)."""
        index = json.loads(stem.with_suffix(".json").read_text())
        raw = np.fromfile(stem.with_suffix(".bin"), "<f4")

        def tensor(name):
            offset, shape = index[name]
            return torch.from_numpy(raw[offset : offset + int(np.prod(shape))].reshape(shape).copy())

        def fold(module, conv, norm):
            weight = tensor(conv)
            weight = weight.permute(2, 3, 0, 1) if module.depthwise else weight.permute(3, 2, 0, 1)
            gain = tensor(norm + "/gamma") / torch.sqrt(tensor(norm + "/moving_variance") + 1e-3)
            module.w.data = (weight * gain[:, None, None, None]).contiguous()
            module.b.data = tensor(norm + "/beta") - tensor(norm + "/moving_mean") * gain

        fold(self.c1, "Conv1/kernel", "bn_Conv1")
        for number, block in enumerate(self.b):
            name = f"block_{number}" if number else "expanded_conv"
            if block.e is not None:
                fold(block.e, name + "_expand/kernel", name + "_expand_BN")
            fold(block.d, name + "_depthwise/depthwise_kernel", name + "_depthwise_BN")
            fold(block.p, name + "_project/kernel", name + "_project_BN")
        return self

    def forward(self, x):
        return self.decode(*self.encode(x))

    def encode(self, x):
        """What the decoder needs of a picture: features at a quarter, an eighth and a sixteenth of its size."""
        x = x * 2 - 1
        x = self.c1(x)
        for block in self.b[:3]:
            x = block(x)
        at4 = x
        for block in self.b[3:6]:
            x = block(x)
        at8 = x
        for block in self.b[6:13]:
            x = block(x)
        return at4, at8, x

    def decode(self, at4, at8, at16):
        """Logits at a quarter of the picture's size."""
        x = at16
        for block in self.b[13:]:
            x = block(x)
        y = self.l5(x) * torch.sigmoid(self.g(x.mean((2, 3), keepdim=True)))
        y = self.u4(double(y) + self.l4(at16))
        y = self.u3(torch.cat([double(y), self.l3(at8)], 1))
        y = self.u2(torch.cat([double(y), self.l2(at4)], 1))
        return self.seg(y)
