"""Is every hole that was once found closed? Each test fails when the flag that closes it is taken away."""

import errno
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from asking import ask, below, runs

from autograder import sandbox
from autograder.errors import SandboxUnavailable
from autograder.limits import Limits
from autograder.zygote import Zygote

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="bubblewrap is for Linux")

DENIED = """
def tried(action):
    try:
        action()
    except OSError as error:
        return type(error).__name__
    return "allowed"
"""
LIBC = (
    DENIED
    + """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *args):
    ctypes.set_errno(0)
    result = libc.syscall(number, *args)
    if result == -1:
        raise OSError(ctypes.get_errno(), "denied")
    return result
"""
)


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


CALLS = {
    "unshare a user namespace": "272, 0x10000000",
    "unshare a mount namespace": "272, 0x20000",
    "clone into a user namespace": "56, 0x10000000 | 17, 0, 0, 0, 0",
    "setns": "308, 0, 0",
    "mount": "165, b'none', b'/tmp', b'tmpfs', 0, 0",
    "umount2": "166, b'/tmp', 2",
    "chroot": "161, b'/tmp'",
    "ptrace": "101, 16, 1, 0, 0",
    "process_vm_readv": "310, 1, 0, 0, 0, 0, 0",
    "process_vm_writev": "311, 1, 0, 0, 0, 0, 0",
    "bpf": "321, 0, 0, 0",
    "io_uring_setup": "425, 1, 0",
    "userfaultfd": "323, 0",
    "perf_event_open": "298, 0, 0, -1, -1, 0",
    "shmget": "29, 0x1234, 4096, 0o1666",
    "semget": "64, 0x1234, 1, 0o1666",
    "msgget": "68, 0x1234, 0o1666",
    "mq_open": "240, b'left', 0o102, 0o666, 0",
    "memfd_create": "319, b'left', 0",
    "add_key": "248, b'user', b'left', b'x', 1, -4",
    "keyctl": "250, 0, -4, 1",
    "prlimit of the warm process": "302, 1, 7, 0, 0",
    "affinity of the warm process": "203, 1, 8, b'1234567'",
    "priority of the warm process": "141, 0, 1, 19",
}


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="the numbers are x86-64's")
@pytest.mark.parametrize("what", CALLS)
def test_the_kernel_refuses(inside, what):
    assert inside(LIBC, f"def answer(): return tried(lambda: call({CALLS[what]}))") == "PermissionError"


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="the number is x86-64's")
def test_clone3_is_unknown_so_that_libraries_use_clone(inside):
    code = "def answer():\n    try: call(435, 0, 0)\n    except OSError as error: return error.errno"
    assert inside(LIBC, code) == errno.ENOSYS


STARTS = {
    "fork": "os.fork()",
    "forkpty": "os.forkpty()",
    "subprocess": "subprocess.run(['/bin/true'])",
    "spawn": "os.posix_spawn('/bin/true', ['true'], {})",
    "popen": "os.popen('true').read()",
    "multiprocessing": "multiprocessing.Process(target=print).start()",
    "vfork": "ctypes.CDLL(None, use_errno=True).vfork() + 1 or os.remove('/')",
}


@pytest.mark.parametrize("how", STARTS)
def test_no_process_can_be_started(inside, how):
    """Limits on memory hold for one process; twenty of them could take all that the host has."""
    code = (
        f"import ctypes, multiprocessing, os, subprocess\ndef answer(): return tried(lambda: {STARTS[how]})"
    )
    assert inside(DENIED, code) in ("PermissionError", "OSError", "IsADirectoryError")


def test_threads_can_be_started_up_to_the_limit(inside):
    code = """
    import threading, time
    def answer():
        count = 0
        try:
            while count < 300:
                threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
                count += 1
        except RuntimeError:
            pass
        return count
    """
    assert 1 <= inside(textwrap.dedent(code)) <= Limits().processes


def test_memory_stops_at_the_limit(inside):
    code = (
        "def answer():\n    try: return len(bytearray(8 * 2**30))\n    except MemoryError: return 'stopped'"
    )
    assert inside(code) == "stopped"


SIGNALS = {
    "an interrupt to the warm process": "os.kill(1, signal.SIGINT)",
    "a kill of the warm process": "os.kill(1, signal.SIGKILL)",
    "a stop of the warm process": "os.kill(1, signal.SIGSTOP)",
    "a kill of everyone": "os.kill(-1, signal.SIGKILL)",
    "an interrupt to the group": "signal.signal(signal.SIGINT, signal.SIG_IGN); os.kill(0, signal.SIGINT)",
    "an interrupt to the group 1": "os.killpg(1, signal.SIGINT)",
}


@pytest.mark.parametrize("what", SIGNALS)
def test_signals_end_neither_the_warm_process_nor_the_grader(zygote, inside, what):
    before = zygote.replaced
    code = f"def answer():\n    try: {SIGNALS[what]}\n    except OSError: pass\n    return 'on'"
    assert inside("import os, signal", code) == "on"
    assert inside("def answer(): return 'next'") == "next"
    assert zygote.replaced == before


def test_a_child_leads_a_session_of_its_own(inside):
    assert inside("import os\ndef answer(): return os.getsid(0) == os.getpgid(0) == os.getpid()") is True


LEFTOVERS = {
    "a file": "open('/tmp/left', 'w').write('x')",
    "a file in the work folder": "open('left', 'w').write('x')",
    "a hidden folder": "os.makedirs('/tmp/.left/deep')",
    "a folder of mode 0": "os.makedirs('left/deep'); os.chmod('left/deep', 0); os.chmod('left', 0)",
    "a symbolic link to a folder": "os.symlink('/usr', '/tmp/left')",
    "a pipe": "os.mkfifo('/tmp/left')",
    "a deep tree": "[(os.mkdir('d'), os.chdir('d')) for _ in range(1500)]",
    "many files": "os.mkdir('/tmp/m'); [open(f'/tmp/m/{i}', 'w').close() for i in range(5000)]",
}


@pytest.mark.parametrize("what", LEFTOVERS)
def test_files_are_gone_for_the_next_child(zygote, inside, what):
    before = zygote.replaced
    inside(f"import os\ndef answer():\n    {LEFTOVERS[what]}")
    listed = inside("import os\ndef answer(): return [list(entry) for entry in os.walk('/tmp')]")
    assert listed == [["/tmp", ["work"], []], ["/tmp/work", [], []]]
    assert zygote.replaced == before


def test_processes_are_gone_for_the_next_child(monkeypatch):
    """Where the filter that refuses processes cannot be loaded, the warm process ends them all the same."""
    monkeypatch.setattr(sandbox, "child_rules", lambda: b"")
    daemon = """
    import os, signal, time
    def answer():
        for _ in range(5):
            if os.fork() == 0:
                os.setsid()
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                if os.fork() == 0:
                    time.sleep(600)
                os._exit(0)
    """
    listed = "import os\ndef answer(): return [n for n in os.listdir('/proc') if n.isdigit()]"
    with Zygote(Limits(), required=True) as zygote:
        ask(zygote, textwrap.dedent(daemon))
        assert len(ask(zygote, listed)) == 2
        assert zygote.replaced == 0


def test_a_warm_process_that_dies_is_replaced():
    with Zygote(Limits(), required=True) as zygote:
        (warm,) = below(zygote._started.process.pid)
        os.kill(warm, signal.SIGKILL)
        _wait_for_the_end([warm])
        assert ask(zygote, "def answer(): return 1") == 1
        assert zygote.replaced == 1


HOST = """
import sys, time
from autograder.limits import Limits
from autograder.zygote import Zygote
zygote = Zygote(Limits(), required=True)
channel = zygote.fork()
print(zygote._started.process.pid, flush=True)
time.sleep(60)
"""


def test_the_end_of_the_grader_ends_everything():
    host = subprocess.Popen([sys.executable, "-c", HOST], stdout=subprocess.PIPE, text=True)
    first = int(host.stdout.readline())
    everyone = [first, *below(first)]
    assert len(everyone) >= 3  # bubblewrap, the warm process, the child
    host.send_signal(signal.SIGKILL)
    host.wait()
    _wait_for_the_end(everyone)


def _wait_for_the_end(everyone):
    deadline = time.monotonic() + 5
    while any(map(runs, everyone)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(runs, everyone))


def test_without_bubblewrap_a_required_sandbox_is_refused_with_the_mend(monkeypatch):
    monkeypatch.setattr(sandbox.shutil, "which", lambda name: None)
    with pytest.raises(SandboxUnavailable, match=r"bwrap is not installed.*apt-get install bubblewrap"):
        sandbox.start(Limits(), required=True)


def test_a_bubblewrap_that_cannot_work_is_told_in_its_own_words(monkeypatch, tmp_path):
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(sandbox.shutil, "which", lambda name: str(broken))
    with pytest.raises(SandboxUnavailable, match="No permissions to create new namespace"):
        sandbox.start(Limits(), required=True)


ORDINARY = """
import sys
sys.path.insert(0, {tests!r})
from autograder import sandbox
from autograder.limits import Limits
from autograder.zygote import Zygote
from asking import ask, ends_with_its_grader
LEAVES = '''
open("left", "w").close()
def answer(): pass
'''
MARKS = '''
import os
def tried(action, *args):
    try:
        action(*args)
    except OSError:
        pass
def answer():
    top = os.environ["TMPDIR"]
    tried(os.setxattr, top, "user.note", b"the third answer is 7")
    tried(os.utime, top, (4e9, 4e9))
    tried(os.utime, "/dev/pts", (7, 7))
    tried(os.chmod, top, {{mode}})
'''
SEES = '''
import os
def answer():
    found, devices = os.stat(os.environ["TMPDIR"]), os.stat("/dev/pts")
    names = os.listxattr(os.environ["TMPDIR"])
    return [found.st_mode, names, found.st_atime < 3e9, found.st_mtime < 3e9, devices.st_mtime == 7]
'''
LOOKS = '''
import os
def can(action, *args):
    try:
        action(*args)
        return True
    except OSError:
        return False
def answer():
    written = [p for p in ("/", "/etc", "/dev", "/dev/shm", "/grading") if can(open, p + "/left", "w")]
    read = [n for n in ("mem", "environ", "maps") if can(open, "/proc/1/" + n)]
    return [os.getuid() != 0, os.listdir(), written, read]
'''
if {alone}:
    sandbox.shutil.which = lambda name: None
with Zygote(Limits()) as zygote:
    ask(zygote, LEAVES)
    print(zygote.kind, ask(zygote, LOOKS), zygote.replaced)
    before = ask(zygote, SEES)
    for mode in ("0o1777", "0o700", "0"):
        ask(zygote, MARKS.replace("{{mode}}", mode))
        print(ask(zygote, SEES) == before)
    print(ends_with_its_grader(zygote))
"""


@pytest.mark.parametrize(("alone", "kind"), [(False, "bubblewrap"), (True, "limits only")])
def test_an_ordinary_user_can_grade_with_and_without_bubblewrap(alone, kind):
    code = ORDINARY.format(tests=str(Path(__file__).parent), alone=alone)
    ended = subprocess.run(
        [*_as_ordinary_user(), sys.executable, "-B", "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "HOME": "/tmp", "OMP_NUM_THREADS": "1"},
    )
    nothing_written_or_read = "[True, [], [], []] 0"
    expected = nothing_written_or_read if kind == "bubblewrap" else "[True, [], "
    assert ended.stdout.startswith(f"{kind} {expected}"), ended.stderr
    first, *left_no_mark, nothing_outlived = ended.stdout.splitlines()
    assert first.endswith(" 0")  # the warm process was not replaced
    assert left_no_mark == ["True"] * 3
    assert nothing_outlived == "True"


def _as_ordinary_user():
    """Root's own home may hold the Python in use: an ordinary user gets a view in which it can be reached."""
    if os.getuid() != 0:
        return []
    home = Path(sys.base_prefix).parts[1]
    script = f"""
    if [ "{home}" = root ]; then
        shown=/root/{Path(sys.base_prefix).relative_to("/root").parts[0] if home == "root" else ""}
        mount --bind "$shown" /mnt && mount -t tmpfs -o mode=755 tmpfs /root
        mkdir "$shown" && mount --bind /mnt "$shown"
    fi
    exec setpriv --reuid 54321 --regid 54321 --clear-groups --no-new-privs "$@"
    """
    wrapped = ["unshare", "--mount", "sh", "-ec", script, "sh"]
    if subprocess.run([*wrapped, "true"], capture_output=True).returncode:
        pytest.skip("this root may not make a mount namespace, so no ordinary user can be played")
    return wrapped
