"""How dates are written where Django has no good answer for readers in Germany."""
