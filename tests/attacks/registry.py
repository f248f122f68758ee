"""All attacks by name: what each hands in, what it honestly deserves, and how its grading must end."""

from collections.abc import Callable
from dataclasses import dataclass

from autograder.assignment import Assignment
from autograder.result import Status

NOTHING = "nothing"  # the stub's grade
EVERYTHING = "everything"  # a right answer lies beside the attack
IDLE = "idle"  # at most what functions earn that do nothing: they leave their inputs alone, for one
REFUSED = "tried everything, gained []"  # printed by attacks that note what they got hold of


@dataclass(frozen=True)
class Attack:
    """One way to a grade that was not earned, or to harm."""

    name: str
    kind: str
    build: Callable[[Assignment], bytes]
    earns: str
    statuses: frozenset[Status]
    says: str  # what its cells must have printed: it was run, and gained nothing

    @property
    def claim(self) -> str:
        """What it tries, in a sentence."""
        return (self.build.__doc__ or "").strip().rstrip(".")


ATTACKS: dict[str, Attack] = {}


def attack(
    kind: str, *statuses: Status, earns: str = NOTHING, says: str = ""
) -> Callable[[Callable[[Assignment], bytes]], Callable[[Assignment], bytes]]:
    """Register a builder: assignment in, the bytes of a notebook out; it ends as GRADED by default."""

    def register(build: Callable[[Assignment], bytes]) -> Callable[[Assignment], bytes]:
        ended = frozenset(statuses or (Status.GRADED,))
        ATTACKS[build.__name__] = Attack(build.__name__, kind, build, earns, ended, says)
        return build

    return register
