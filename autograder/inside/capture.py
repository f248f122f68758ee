"""Keep what a student's code prints, up to a cap; the rest is counted as gone."""

from __future__ import annotations

import contextlib
import io
import sys

CUT = "\n… (the rest of the output was cut)"


class _Kept(io.RawIOBase):
    """Bytes up to a cap; writes beyond it succeed and are dropped."""

    def __init__(self, cap: int) -> None:
        self.cap = cap
        self.data = bytearray()
        self.dropped = False

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        view = memoryview(data).cast("B")  # type: ignore[arg-type]
        room = self.cap - len(self.data)
        self.data += view[: max(room, 0)]
        self.dropped = self.dropped or len(view) > room
        return len(view)


class Capture:
    """Stands for stdout and stderr of one submission; `cap` is in bytes, for all cells together."""

    def __init__(self, cap: int) -> None:
        self.left = cap
        self._install()

    def _install(self) -> None:
        self._kept = _Kept(self.left)
        stream = io.TextIOWrapper(
            io.BufferedWriter(self._kept), encoding="utf-8", errors="replace", write_through=True
        )
        sys.stdout = sys.stderr = self._stream = stream

    def take(self) -> str:
        """What was written since the last call; streams that the student replaced are put back."""
        with contextlib.suppress(ValueError):  # the student closed it
            self._stream.flush()
        kept, self.left = self._kept, self.left - len(self._kept.data)
        self._install()
        return kept.data.decode("utf-8", "replace") + (CUT if kept.dropped else "")
