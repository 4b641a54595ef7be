"""Loading without the garbage collector, which would search what has no garbage.

While modules are loaded and widgets made, hardly anything is dropped; the collector
looks through all of it again and again, for a tenth of the time until the window can
be used.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Let the collector rest; what was loaded meanwhile is not searched later."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
