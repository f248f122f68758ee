"""What does the kernel refuse a submission, and how much does it give it?"""

import errno
import os
import sys
import textwrap

import pytest
from asking import DENIED

from autograder.limits import Limits

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="bubblewrap is for Linux")

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
