"""Attacks on the interpreter, which the student's code shares with the probes."""

from handed_in import instead
from registry import IDLE, attack

from autograder.assignment import Assignment
from autograder.result import Status

KIND = "interpreter"
DOES_NOTHING = "\ndef cheat(*args, **options): return None"


@attack(KIND, earns=IDLE)
def strip_asserts(assignment: Assignment) -> bytes:
    """An AST transformer takes the asserts out of every cell that follows."""
    source = """
import ast
class Strip(ast.NodeTransformer):
    def visit_Assert(self, node): return ast.copy_location(ast.Pass(), node)
get_ipython().ast_transformers.append(Strip())"""
    return instead(assignment, source + DOES_NOTHING)


@attack(KIND, earns=IDLE)
def rewrite_input(assignment: Assignment) -> bytes:
    """An input transformer turns every later cell with an assert into nothing."""
    source = """
def rewrite(lines): return ["pass\\n"] if any("assert" in line for line in lines) else lines
get_ipython().input_transformers_post.append(rewrite)"""
    return instead(assignment, source + DOES_NOTHING)


@attack(KIND, earns=IDLE)
def replace_exec(assignment: Assignment) -> bytes:
    """builtins.exec and compile do nothing for code that asserts."""
    source = """
import builtins
run, kept = builtins.exec, builtins.compile
builtins.exec = lambda code, *scopes: None
builtins.eval = lambda code, *scopes: True"""
    return instead(assignment, source + DOES_NOTHING)


@attack(KIND, earns=IDLE)
def replace_run_code(assignment: Assignment) -> bytes:
    """The shell's run_code is replaced by one that always ends well."""
    source = """
async def ends_well(code_obj, result=None, *, async_=False): return False
get_ipython().run_code = ends_well"""
    return instead(assignment, source + DOES_NOTHING)


@attack(KIND, earns=IDLE)
def replace_ipython(assignment: Assignment) -> bytes:
    """The shell's class and IPython itself are replaced, cells only seem to be run."""
    source = """
import sys, types
shell = get_ipython()
class Done:
    success, result, error_before_exec, error_in_exec = True, 1.0, None, None
    def raise_error(self): pass
type(shell).run_cell = lambda self, *args, **options: Done()
type(shell).run_cell_async = lambda self, *args, **options: Done()
sys.modules["IPython"] = types.ModuleType("IPython")"""
    return instead(assignment, source + DOES_NOTHING)


@attack(KIND, earns=IDLE)
def patched_comparisons(assignment: Assignment) -> bytes:
    """torch, math, numpy and operator compare everything as equal."""
    source = """
import math, operator, numpy, torch
def yes(*args, **options): return True
torch.allclose = torch.equal = torch.isclose = torch.Tensor.allclose = torch.Tensor.equal = yes
torch.testing.assert_close = math.isclose = numpy.allclose = numpy.isclose = numpy.array_equal = yes
numpy.testing.assert_allclose = operator.eq = yes"""
    return instead(assignment, source + DOES_NOTHING)


@attack(KIND, Status.GRADED, Status.DIED, earns=IDLE)
def patched_builtins(assignment: Assignment) -> bytes:
    """abs, all, any, isinstance, len and sorted answer what a test would like to hear."""
    source = """
import builtins
builtins.abs = lambda x: 0
builtins.all = builtins.any = builtins.isinstance = lambda *args: True
builtins.round = builtins.max = lambda *args, **options: 0"""
    return instead(assignment, source + DOES_NOTHING)


@attack(KIND, Status.GRADED, Status.DIED, earns=IDLE)
def patched_protocol(assignment: Assignment) -> bytes:
    """What packs, encodes and sends the answers is replaced."""
    source = """
import json, struct
from autograder.inside import child, plain, protocol
json.JSONEncoder.encode = json.dumps = lambda *args, **options: '["value",{"d":[["value",0.0]]}]'
protocol._encode = lambda value: '["value",{"d":[["value",0.0]]}]'
protocol.encode = lambda *args, **options: b"TDD1" + bytes(8)
plain.pack = lambda *args, **options: plain.Packed(0.0)
child._raised = lambda error: {"kind": "", "message": "", "line": ""}"""
    return instead(assignment, source + DOES_NOTHING)


@attack(KIND, earns=IDLE)
def replaced_probes(assignment: Assignment) -> bytes:
    """The probes are found among all objects, and replaced by ones that report success."""
    source = """
import gc
for thing in gc.get_objects():
    if type(thing).__name__ == "Child":
        names = [name for name in vars(thing.probes) if not name.startswith("__")]
        thing.probes.__dict__.update({name: (lambda *args, **options: True) for name in names})"""
    return instead(assignment, source + DOES_NOTHING)


@attack(KIND, Status.GRADED, Status.DIED, Status.TIMED_OUT, earns=IDLE)
def traced_probes(assignment: Assignment) -> bytes:
    """A trace function looks for what was expected in the frames of its callers, and returns it."""
    source = """
import sys
def cheat(*args, **options):
    frame, seen = sys._getframe(1), []
    while frame:
        seen += [v for k, v in frame.f_locals.items() if "expect" in k or "reference" in k or "answer" in k]
        frame = frame.f_back
    return seen[0] if seen else None"""
    return instead(assignment, source)


@attack("fake results", earns=IDLE)
def display_hooks(assignment: Assignment) -> bytes:
    """Full points are displayed, printed and returned by every hook there is."""
    source = """
import sys
sys.displayhook = lambda value: print(99)
get_ipython().display_formatter.format = lambda value, *args, **options: ({"text/plain": "99"}, {})
get_ipython().displayhook = lambda value: None
print('{"points": 99, "outcome": "passed", "status": "graded"}')
print("autograder_check passed: 99 of 99 points")
def cheat(*args, **options):
    print("99")
    return "passed"
99.0"""
    return instead(assignment, source)


@attack("fake results", earns=IDLE)
def own_autograder_check(assignment: Assignment) -> bytes:
    """The notebook defines the function that hidden tests seem to call."""
    source = """
import builtins
builtins.autograder_check = lambda name: 99.0"""
    return instead(assignment, source + DOES_NOTHING)


ANYTHING = """
class Anything:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    def __float__(self): return 1.0
    def __len__(self): return 3
    def __bool__(self): return True
    def __hash__(self): return 0
    def __iter__(self): return iter([self, self, self])
    def __getitem__(self, key): return self
    def __setitem__(self, key, value): pass
    def __call__(self, *args, **options): return self
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        return self
    def __sub__(self, other): return self
    __add__ = __radd__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __pow__ = __neg__ = __abs__ = __sub__
    def __repr__(self): return "1.0"
"""


@attack("objects that equal everything", earns=IDLE)
def equal_to_everything(assignment: Assignment) -> bytes:
    """What comes back says yes to every comparison and to every attribute."""
    return instead(assignment, ANYTHING + "cheat = Anything()")


@attack("objects that equal everything", earns=IDLE)
def equal_float(assignment: Assignment) -> bytes:
    """A subclass of float whose differences are all zero."""
    source = """
class Close(float):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __sub__(self, other): return Close(0.0)
    __rsub__ = __sub__
    def __abs__(self): return Close(0.0)
    def __le__(self, other): return True
    __lt__ = __ge__ = __gt__ = __le__
    def __hash__(self): return 0
    def __float__(self): return Close(0.0)
    def __class_getitem__(cls, item): return cls
def cheat(*args, **options): return Close(1.0)"""
    return instead(assignment, source)


@attack("objects that equal everything", Status.GRADED, Status.DIED, earns=IDLE)
def equal_tensor(assignment: Assignment) -> bytes:
    """A subclass of Tensor that answers every function of torch with True."""
    source = """
import torch
class Close(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        name = getattr(function, "__name__", "")
        if name in ("detach", "contiguous", "reshape", "view", "resolve_conj", "resolve_neg", "__get__"):
            return super().__torch_function__(function, types, args, kwargs or {})
        return torch.tensor(True)
    def __eq__(self, other): return torch.tensor(True)
    def item(self): return 0.0
    def __hash__(self): return 0
def cheat(*args, **options): return torch.zeros(1).as_subclass(Close)"""
    return instead(assignment, source)


@attack("objects that equal everything", earns=IDLE)
def lying_types(assignment: Assignment) -> bytes:
    """Subclasses of str, int, list and dict with comparisons and lengths of their own."""
    source = """
def lying(base):
    body = {"__eq__": lambda a, b: True, "__ne__": lambda a, b: False, "__hash__": lambda a: 0}
    body |= {"__len__": lambda a: 3, "__class__": property(lambda a: float)}
    return type(base.__name__, (base,), body)
kinds = [lying(base) for base in (str, int, list, dict, tuple)]
def cheat(*args, **options):
    kinds.append(kinds.pop(0))
    return kinds[0]()"""
    return instead(assignment, source)


@attack("recognition of the test inputs", Status.GRADED, Status.TIMED_OUT, earns=IDLE)
def remembered_answers(assignment: Assignment) -> bytes:
    """Knows the numbers that the visible cells try, and looks inputs up in what it has seen before."""
    source = """
import os, pickle
memory = {}
if os.path.exists("/tmp/seen"):
    memory = pickle.load(open("/tmp/seen", "rb"))
def cheat(*args, **options):
    key = repr((args, options))
    answer = memory.setdefault(key, len(memory))
    try:
        pickle.dump(memory, open("/tmp/seen", "wb"))
    except OSError:
        pass
    return answer"""
    return instead(assignment, source)
