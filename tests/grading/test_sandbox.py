"""What does a submission see, and where may it write?

Each test fails when the flag that closes a hole is taken away.
"""

import os
import sys
import textwrap
from pathlib import Path

import pytest
from asking import DENIED

from autograder import sandbox

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="bubblewrap is for Linux")


@pytest.mark.parametrize("name", ["mem", "environ", "maps", "root", "fd", "cwd"])
def test_the_warm_process_cannot_be_looked_into(inside, name):
    look = "os.readlink" if name in ("root", "cwd") else "os.listdir" if name == "fd" else "open"
    assert (
        inside(DENIED, f"import os\ndef answer(): return tried(lambda: {look}('/proc/1/{name}'))")
        == "PermissionError"
    )


def test_the_warm_process_is_pid_1_and_nobody_else_is_there(inside):
    assert inside("import os\ndef answer(): return os.getppid()") == 1
    listed = inside("import os\ndef answer(): return [int(n) for n in os.listdir('/proc') if n.isdigit()]")
    assert listed[0] == 1
    assert len(listed) == 2


def test_the_hosts_environment_is_not_visible(inside):
    code = """
    import os, glob
    def answer():
        texts = [repr(dict(os.environ))]
        for path in glob.glob("/proc/*/environ"):
            try:
                texts.append(open(path).read())
            except OSError:
                pass
        return texts
    """
    assert os.environ["SECRET_OF_HOST"] == "swordfish"
    assert "swordfish" not in repr(inside(textwrap.dedent(code)))


@pytest.mark.parametrize(
    "folder", ["/", "/etc", "/dev", "/dev/shm", "/usr", "/grading", "/grading/tendays", "/proc"]
)
def test_nothing_but_tmp_can_be_written(inside, folder):
    code = f"def answer(): return tried(lambda: open('{folder}/left', 'w'))"
    assert inside(DENIED, code) in ("OSError", "PermissionError", "FileNotFoundError")


def test_tmp_can_be_written_up_to_its_size(inside):
    code = """
    def answer():
        for i in range(20):
            with open(f"/tmp/{i}", "wb") as file:
                file.write(b"x" * 8_000_000)
    """
    assert (
        inside(DENIED, textwrap.dedent(code), "whole = answer\ndef answer(): return tried(whole)")
        == "OSError"
    )


def test_one_file_has_a_size_limit(inside):
    code = "import signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    code += "def answer(): return tried(lambda: open('/tmp/big', 'wb').write(b'x' * 20_000_000))"
    assert inside(DENIED, code) == "OSError"


def test_only_what_python_needs_is_there(inside):
    root = set(inside("import os\ndef answer(): return os.listdir('/')"))
    outside_root = {"bin", "dev", "etc", "grading", "lib", "lib32", "lib64", "proc", "sbin", "tmp", "usr"}
    assert root <= outside_root | {Path(sys.base_prefix).parts[1]}
    assert inside("import os\ndef answer(): return os.listdir('/etc')") in ([], ["ld.so.cache"])


def test_the_repository_and_its_answers_are_not_there(inside):
    repository = str(Path(sandbox.__file__).parent.parent)
    assert not inside(f"import os\ndef answer(): return os.path.exists({repository!r})")
    assert sorted(inside("import os\ndef answer(): return os.listdir('/grading/autograder')")) == ["inside"]


def test_the_environment_has_a_place_that_no_mount_covers(inside):
    here = "grading/environment" if sys.prefix != sys.base_prefix else sys.prefix.lstrip("/")
    assert inside("import sys\ndef answer(): return sys.prefix") == f"/{here}"


def test_nothing_secret_is_in_memory(inside):
    names = inside(
        "import sys\ndef answer(): return [n for n in sys.modules if n.startswith(('autograder', 'tests'))]"
    )
    inside_only = [name for name in names if name not in ("autograder", "autograder.inside")]
    assert inside_only
    assert all(name.startswith("autograder.inside.") for name in inside_only)


def test_only_the_channel_is_open(inside):
    code = """
    import os
    def answer():
        return [os.readlink(f'/proc/self/fd/{n}') for n in os.listdir('/proc/self/fd')[:-1]]
    """
    opened = inside(textwrap.dedent(code))
    assert sum("socket" in name for name in opened) == 1
    assert all(name == "/dev/null" or "socket" in name for name in opened)


def test_the_user_is_ordinary_and_without_capabilities(inside):
    uids = inside("import os\ndef answer(): return list(os.getresuid()) + os.getgroups()")
    assert 0 not in uids
    status = inside("def answer(): return open('/proc/self/status').read()")
    assert "CapEff:\t0000000000000000" in status
    assert "CapPrm:\t0000000000000000" in status
    assert "NoNewPrivs:\t1" in status
    assert "Seccomp:\t2" in status


def test_there_is_no_network(inside):
    assert inside(DENIED, "import socket\ndef answer(): return tried(socket.socket)") == "PermissionError"
    interfaces = inside("def answer(): return open('/proc/net/dev').read()")
    assert interfaces.count(":") == 1
    assert "lo:" in interfaces
