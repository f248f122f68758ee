"""The system calls that a student's process may not make, as a filter that bubblewrap loads."""

from __future__ import annotations

import errno
import tempfile
from typing import Any, BinaryIO

# Ways to new privileges, other processes, the kernel's inside, and whatever would outlive the child.
DENIED = """
    unshare setns mount umount2 pivot_root chroot move_mount fsopen fsmount fsconfig fspick
    open_tree mount_setattr ptrace process_vm_readv process_vm_writev process_madvise kcmp
    pidfd_getfd pidfd_open pidfd_send_signal bpf perf_event_open userfaultfd io_uring_setup
    io_uring_enter io_uring_register socket bind listen connect accept accept4 shmget shmat shmctl
    shmdt semget semop semctl semtimedop msgget msgsnd msgrcv msgctl mq_open mq_unlink mq_timedsend
    mq_timedreceive mq_notify mq_getsetattr memfd_create memfd_secret keyctl add_key request_key
    kexec_load kexec_file_load init_module finit_module delete_module reboot swapon swapoff acct
    settimeofday clock_settime clock_adjtime adjtimex sethostname setdomainname syslog quotactl
    open_by_handle_at name_to_handle_at fanotify_init lookup_dcookie personality vhangup iopl
    ioperm migrate_pages move_pages mbind set_mempolicy setpriority ioprio_set
"""
# Their first argument is a process: its own (0) is allowed; the zygote's limits or scheduling are not.
OWN_ONLY = ("prlimit64", "sched_setaffinity", "sched_setscheduler", "sched_setparam", "sched_setattr")
NAMESPACES = 0x7E020080  # every CLONE_NEW… flag of clone(2)
CLONE_THREAD = 0x10000
UNKNOWN = -1  # libseccomp's number for a name it does not know


def write_filter() -> BinaryIO:
    """The filter in an open temporary file; raises ImportError or RuntimeError without libseccomp."""
    import pyseccomp

    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    denied = pyseccomp.ERRNO(errno.EPERM)
    for name in DENIED.split():
        _add(pyseccomp, rules, denied, name)
    for name in OWN_ONLY:
        _add(pyseccomp, rules, denied, name, pyseccomp.Arg(0, pyseccomp.NE, 0))
    for flag in (1 << bit for bit in range(32) if NAMESPACES >> bit & 1):
        _add(pyseccomp, rules, denied, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag))
    _add(pyseccomp, rules, pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    file = tempfile.TemporaryFile()  # noqa: SIM115  (the caller closes it)
    rules.export_bpf(file)
    file.seek(0)
    return file


def child_rules() -> bytes:
    """A further filter, for the children alone: threads, but no processes; empty without libseccomp.

    Limits on memory hold for one process: the sum over twenty of them could be all that the host has.
    """
    try:
        import pyseccomp
    except (ImportError, RuntimeError):
        return b""
    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    denied = pyseccomp.ERRNO(errno.EPERM)
    for name in ("fork", "vfork"):
        _add(pyseccomp, rules, denied, name)
    _add(pyseccomp, rules, denied, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, CLONE_THREAD, 0))
    _add(pyseccomp, rules, pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    return _exported(rules)


def _exported(rules: Any) -> bytes:
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()


def _add(pyseccomp: Any, rules: Any, action: int, name: str, *arguments: Any) -> None:
    """Add one rule; a call that this machine's libseccomp does not know is none that can be denied."""
    number = pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, name)
    if number != UNKNOWN:
        rules.add_rule(action, number, *arguments)
