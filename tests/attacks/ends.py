"""Attacks on the process: it ends, it never ends, or it takes all there is."""

from handed_in import TRIED, TRYING, right, stub, trying
from registry import EVERYTHING, REFUSED, attack

from autograder.assignment import Assignment
from autograder.result import Status


@attack("ends", Status.DIED)
def hard_exit(assignment: Assignment) -> bytes:
    """os._exit in a cell, in the hope that nothing more is tested."""
    return stub(assignment, "import os\nos._exit(0)")


@attack("ends")
def soft_exits(assignment: Assignment) -> bytes:
    """SystemExit, KeyboardInterrupt, GeneratorExit and exit() from cells."""
    ways = ("raise SystemExit(0)", "raise KeyboardInterrupt", "raise GeneratorExit", "exit()", "quit()")
    return stub(assignment, *ways, "import sys\nsys.exit(0)")


@attack("ends", Status.DIED)
def exit_at_import(assignment: Assignment) -> bytes:
    """The process ends by itself from a thread while later cells run."""
    return stub(
        assignment,
        "import os, threading, time\nthreading.Timer(0.05, os._exit, [0]).start()\ntime.sleep(1)",
    )


@attack("ends", Status.DIED)
def crash(assignment: Assignment) -> bytes:
    """A null pointer is read."""
    return stub(assignment, "import ctypes\nctypes.string_at(0)")


@attack("signals", Status.DIED)
def kill_itself(assignment: Assignment) -> bytes:
    """SIGKILL to its own process."""
    return stub(assignment, "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")


@attack("signals", Status.TIMED_OUT)
def stop_itself(assignment: Assignment) -> bytes:
    """SIGSTOP to its own process, which can then not be asked for anything."""
    return stub(assignment, "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)")


@attack("signals", Status.GRADED, Status.DIED)
def kill_others(assignment: Assignment) -> bytes:
    """Every signal to parent, group, session, every other process and every number."""
    return stub(
        assignment,
        """
        import os, signal
        for number in range(1, 65):
            if number not in (signal.SIGKILL, signal.SIGSTOP):
                try:
                    signal.signal(number, signal.SIG_IGN)
                except (OSError, ValueError):
                    pass
        for number in (9, 19, 15, 2, 3, 6, 1, 10, 34):
            for target in (1, os.getppid(), -1, *[p for p in range(2, 60) if p != os.getpid()]):
                try:
                    os.kill(target, number)
                except OSError:
                    pass
            try:
                os.killpg(1, number)
            except OSError:
                pass
        """,
    )


@attack("loops", Status.TIMED_OUT)
def deaf_loop(assignment: Assignment) -> bytes:
    """A loop that catches whatever could interrupt it."""
    return stub(
        assignment,
        """
        import signal
        for number in (2, 14, 15, 24):
            signal.signal(number, signal.SIG_IGN)
        while True:
            try:
                while True: pass
            except BaseException: pass
        """,
    )


@attack("loops", Status.TIMED_OUT)
def loop_in_c(assignment: Assignment) -> bytes:
    """A sum in C that never lets go of the interpreter."""
    return stub(assignment, "sum(range(10**13))")


@attack("bombs", Status.OUT_OF_MEMORY)
def memory_at_once(assignment: Assignment) -> bytes:
    """64 GB in one piece."""
    return stub(assignment, "held = bytearray(64 * 2**30)")


@attack("bombs", Status.OUT_OF_MEMORY, Status.TIMED_OUT, Status.DIED)
def memory_bit_by_bit(assignment: Assignment) -> bytes:
    """Memory piece after piece, each error caught (the test allows 256 MB)."""
    return stub(
        assignment,
        """
        held = []
        while True:
            held.append(bytearray(2**24))
        """,
    )


@attack("bombs", says="refused to start one")
def process_bomb(assignment: Assignment) -> bytes:
    """Forks that fork (40 at most): each would have its own share of memory."""
    return stub(
        assignment,
        """
        import os
        started = 0
        for _ in range(40):
            try:
                if os.fork() == 0:
                    held = bytearray(2**26)
                    os._exit(0)
                started += 1
            except OSError:
                pass
        print("refused to start one" if not started else f"started {started}")
        """,
    )


@attack("bombs", says="stopped at some")
def thread_bomb(assignment: Assignment) -> bytes:
    """Threads without end (2,000 at most) that hold the interpreter busy."""
    return stub(
        assignment,
        """
        import threading, time
        count = 0
        try:
            while count < 2000:
                threading.Thread(target=time.sleep, args=(3600,)).start()
                count += 1
        except RuntimeError:
            pass
        print("stopped at some" if count < 100 else f"started {count}")
        """,
    )


@attack("bombs", says="stopped at some")
def descriptor_bomb(assignment: Assignment) -> bytes:
    """Open files without end (5,000 at most), none closed."""
    return stub(
        assignment,
        """
        held = []
        try:
            while len(held) < 5000:
                held.append(open("/dev/null"))
        except OSError:
            pass
        count = len(held)
        held.clear()
        print("stopped at some" if count < 1000 else f"opened {count}")
        """,
    )


@attack("bombs", Status.GRADED, Status.DIED, says="stopped at some")
def disk_bomb(assignment: Assignment) -> bytes:
    """Files until the disk is full (1 GB at most), one large file, a deep tree."""
    return stub(
        assignment,
        """
        import os, signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        written = 0
        for number in range(128):
            try:
                with open(f"/tmp/bomb{number}", "wb", buffering=0) as file:
                    written += file.write(bytes(2**23))
            except OSError:
                pass
        try:
            with open("/tmp/bomb0", "ab", buffering=0) as file:
                for _ in range(64):
                    written += file.write(bytes(2**24))
        except OSError:
            pass
        print("stopped at some" if written < 2**27 else f"wrote {written}")
        """,
        "for _ in range(800):\n    os.mkdir('d')\n    os.chdir('d')",
    )


@attack("bombs", earns=EVERYTHING)
def output_flood(assignment: Assignment) -> bytes:
    """200 MB printed, on both streams and past Python, beside a right answer."""
    return right(
        assignment,
        """
        import os, sys
        for _ in range(100):
            print("x" * 10**6)
            print("y" * 10**6, file=sys.stderr)
        for stream in (1, 2):
            os.write(stream, b"z" * 10**6)
        """,
    )


@attack("bombs")
def huge_exception(assignment: Assignment) -> bytes:
    """Exceptions whose text is 50 MB, or that cannot be told at all."""
    return stub(
        assignment,
        "raise ValueError('x' * 50_000_000)",
        "class Mute(Exception):\n    def __str__(self): raise Mute\n    __repr__ = __str__\nraise Mute",
        "raise type('K' * 100_000, (Exception,), {})",
    )


@attack("bombs")
def endless_recursion(assignment: Assignment) -> bytes:
    """Recursion with the limit taken off is stopped by the stack, or by Python."""
    return stub(
        assignment, "def f(n): return f(n + 1)\nf(0)", "x = []\nfor _ in range(10**5): x = [x]\nrepr(x)"
    )


@attack("what outlives", earns=EVERYTHING)
def threads_left(assignment: Assignment) -> bytes:
    """Busy daemon threads, handlers at exit and finalizers stay behind a right answer."""
    return right(
        assignment,
        """
        import atexit, threading, time, weakref
        def stay():
            while True:
                time.sleep(0.005)
        for _ in range(4):
            threading.Thread(target=stay, daemon=True).start()
        threading.Thread(target=stay).start()
        atexit.register(stay)
        """,
    )


@attack("what outlives", says=REFUSED)
def daemons_left(assignment: Assignment) -> bytes:
    """Daemons in sessions of their own, by every way to start one."""
    return trying(
        assignment,
        """
        import multiprocessing, os, subprocess
        attempt("subprocess", lambda: subprocess.Popen(["/bin/sleep", "60"], start_new_session=True))
        attempt("spawn", os.posix_spawn, "/bin/sleep", ["sleep", "60"], {})
        attempt("multiprocessing", lambda: multiprocessing.Process(target=print, daemon=True).start())
        attempt("fork", lambda: os.fork() or os._exit(0))
        """,
    )


@attack("what outlives", earns=EVERYTHING)
def notes_for_the_next(assignment: Assignment) -> bytes:
    """Files, links, pipes, modes and attributes are left for the next student, beside a right answer."""
    return right(
        assignment,
        TRYING
        + """
import os
attempt("file", lambda: open("/tmp/note", "w").write("the answer is 7"))
attempt("hidden", lambda: os.makedirs("/tmp/.note/deep"))
attempt("link", lambda: os.symlink("/usr", "/tmp/link"))
attempt("pipe", lambda: os.mkfifo("/tmp/pipe"))
attempt("closed", lambda: os.chmod("/tmp/.note", 0))
attempt("attribute", lambda: os.setxattr("/tmp", "user.note", b"7"))
attempt("mode", lambda: os.chmod("/tmp", 0o1770))
attempt("variable", lambda: os.environ.update(NOTE="7"))
"""
        + TRIED,
    )
