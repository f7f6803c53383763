"""The contrast of two colours, by the numbers that others have published."""

import pytest

from programme.contrast import channels, contrast


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#090909", "#090909", 1),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    both = channels(one), channels(other)
    assert contrast(*both) == contrast(*reversed(both)) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("code", ["", "teal", "#fff", "#0b647g", "#0b647200"])
def test_what_is_no_colour(code):
    with pytest.raises(ValueError, match=r"."):
        channels(code)
