"""Weights to ONNX: float16 storage, float32 arithmetic. `python3 export.py scenenet.pt scenenet.onnx`"""
import argparse
import pathlib
import tempfile

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from net import SceneNet


def fold_pads(graph):
    """TensorFlow's padding before stride 2 becomes an attribute of the convolution."""
    pads = {node.output[0]: node for node in graph.node if node.op_type == "Pad"}
    for node in graph.node:
        if node.op_type == "Conv" and node.input[0] in pads:
            for attribute in node.attribute:
                if attribute.name == "pads":
                    attribute.ints[:] = [0, 0, 1, 1]
            node.input[0] = pads[node.input[0]].input[0]


def drop_unread(graph):
    while True:
        read = {name for node in graph.node for name in node.input} | {output.name for output in graph.output}
        dead = [node for node in graph.node if not any(name in read for name in node.output)]
        if not dead:
            return
        for node in dead:
            graph.node.remove(node)


def halve(graph):
    """Large tensors are stored as float16 and cast when the session is made."""
    casts = []
    for tensor in list(graph.initializer):
        if tensor.data_type != TensorProto.FLOAT or np.prod(tensor.dims) <= 64:
            continue
        half = tensor.name + "_half"
        casts.append(helper.make_node("Cast", [half], [tensor.name], to=TensorProto.FLOAT))
        values = numpy_helper.to_array(tensor).astype(np.float16)
        graph.initializer.remove(tensor)
        graph.initializer.append(numpy_helper.from_array(values, half))
    for cast in reversed(casts):
        graph.node.insert(0, cast)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    options = parser.parse_args()
    net = SceneNet()
    net.load_state_dict(torch.load(options.weights, map_location="cpu"))
    sides = {"image": {2: "H", 3: "W"}, "logits": {2: "H4", 3: "W4"}}
    with tempfile.TemporaryDirectory() as folder:
        plain = f"{folder}/plain.onnx"
        torch.onnx.export(
            net.eval(),
            torch.rand(1, 3, 256, 256),
            plain,
            opset_version=13,
            input_names=["image"],
            output_names=["logits"],
            dynamic_axes=sides,
            do_constant_folding=True,
        )
        model = onnx.load(plain)
    fold_pads(model.graph)
    drop_unread(model.graph)
    halve(model.graph)
    onnx.checker.check_model(model)
    onnx.save(model, str(options.out))
    print(options.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
