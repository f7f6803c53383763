"""Redis as the broker, of which a worker outlives the loss."""

from kombu.transport import TRANSPORT_ALIASES, redis


class Channel(redis.Channel):
    def close(self) -> None:
        """A channel that is left over when its connection is gone has nobody to give back to.

        kombu closes channels twice where the broker is away, and the one that holds a message may
        be left over: asked for an address that there is none of, it ended the worker. What it held
        is handed out again after the visibility timeout.
        """
        if self.connection is not None and self.connection.client is None:
            self.closed, self.do_restore = True, False
            return
        super().close()


class Transport(redis.Transport):
    Channel = Channel


def use() -> None:
    """Let every connection to Redis be one of these."""
    ours = f"{Transport.__module__}:{Transport.__qualname__}"
    TRANSPORT_ALIASES.update({"redis": ours, "rediss": ours})
