"""How is a submission run where bubblewrap cannot be had, and by an ordinary user?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from autograder import sandbox
from autograder.errors import SandboxUnavailable
from autograder.limits import Limits

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="bubblewrap is for Linux")


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
