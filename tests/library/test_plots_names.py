"""Do the figures of Day 10 show all that they are given?"""

import torch

from tendays.plots_embeddings import letters_in_the_plane
from tendays.plots_overfitting import train_and_dev


def test_every_point_of_both_curves_is_on_the_axes_up_to_the_top_and_the_ring_is_at_the_lowest_dev():
    curves = {"updates": [0, 1000, 2000], "train": [3.3, 1.9, 1.2], "dev": [3.3, 2.0, 2.2]}
    fig = train_and_dev({"a": curves, "b": {**curves, "train": [3.3, 2.0, 1.5]}, "c": curves}, top=2.5)
    for ax in fig.axes[:3]:
        train, dev, ring = ax.lines
        assert ax.get_ylim()[0] < 1.2 < ax.get_ylim()[1] == 2.5
        assert list(train.get_ydata())[1:] in ([1.9, 1.2], [2.0, 1.5])
        assert list(dev.get_xdata()) == [0, 1, 2]
        assert (*ring.get_xdata(), *ring.get_ydata()) == (1, 2.0)


def test_every_letter_stands_at_its_embedding():
    places = torch.randn(27, 2, generator=torch.Generator().manual_seed(0))
    (ax,) = letters_in_the_plane(places).axes
    assert "".join(text.get_text() for text in ax.texts) == ".abcdefghijklmnopqrstuvwxyz"
    assert torch.allclose(torch.tensor([text.get_position() for text in ax.texts]), places)
