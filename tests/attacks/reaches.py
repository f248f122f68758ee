"""Attacks on what lies outside: files, the environment, other processes, the network."""

import os

from aims import SECRET, TOKEN, VARIABLE, course, ear
from handed_in import instead, stub, trying
from registry import IDLE, REFUSED, attack

from autograder.assignment import Assignment
from autograder.course import REPOSITORY


@attack("reading from disk", says=REFUSED)
def read_solutions(assignment: Assignment) -> bytes:
    """Solutions, checks and answers are looked for where they lie, and all over the disk."""
    places = [f"{root}/solutions/{stem}" for root in (REPOSITORY, course()) for stem in (assignment.stem, "")]
    return trying(
        assignment,
        f"""
        import os
        for place in {places!r}:
            attempt(place, os.listdir, place)
            for name in ("checks.py", "{assignment.stem}.py", "answers/right_reference.py"):
                attempt(name, lambda: open(os.path.join(place, name)).read())
        for folder, below, names in os.walk("/"):
            below[:] = [name for name in below if name not in ("proc", "usr", "site-packages")]
            for name in names:
                if name.startswith(("wrong_", "right_")) and folder.endswith("answers"):
                    attempt(name, lambda: open(os.path.join(folder, name)).read())
        """,
    )


@attack("reading from disk", says=REFUSED)
def read_class(assignment: Assignment) -> bytes:
    """The gradebook, other students' work and this computer's files are looked for."""
    places = [str(course() / "class"), str(REPOSITORY / "class"), str(REPOSITORY / "autograder")]
    return trying(
        assignment,
        f"""
        import glob, os
        for place in {places!r}:
            attempt(place, os.listdir, place)
        secret = "/etc/passwd /etc/shadow /root/.ssh /home /var/lib /proc/kcore /sys /boot"
        for path in secret.split():
            attempt(path, lambda: open(path, "rb").read(10))
            attempt(path, os.listdir, path)
        for folder, below, names in os.walk("/"):
            below[:] = [name for name in below if name not in ("proc", "usr", "site-packages")]
            for name in names:
                if name in ("gradebook.db", "nbgrader_config.py") or "day10_step_decay" in name:
                    attempt("found", lambda: os.path.join(folder, name))
        """,
    )


@attack("reading from disk", earns=IDLE)
def run_the_solutions(assignment: Assignment) -> bytes:
    """The instructor's notebook is found above the working folder, and its cells are run."""
    source = f"""
import glob, json
for path in glob.glob("../../../../*/source/{assignment.stem}/*.ipynb"):
    text = open(path).read()
    if "BEGIN SOLUTION" in text:
        for cell in json.loads(text)["cells"]:
            if cell["cell_type"] == "code" and "autograder_check" not in "".join(cell["source"]):
                try:
                    exec("".join(cell["source"]), globals())
                except Exception:
                    pass"""
    return instead(assignment, source, "{task} = globals().get('{task}')")


@attack("writing to disk")
def write_the_gradebook(assignment: Assignment) -> bytes:
    """The gradebook is found above the working folder; a trigger in it gives full points from now on."""
    return stub(
        assignment,
        """
        import glob, sqlite3
        for path in glob.glob("../../../gradebook.db") + glob.glob("../../../../gradebook.db"):
            with sqlite3.connect(path, timeout=5) as held:
                held.execute("UPDATE grade SET manual_score = 99")
                held.execute(
                    "CREATE TRIGGER IF NOT EXISTS mine AFTER UPDATE ON grade WHEN NEW.manual_score IS NULL "
                    "BEGIN UPDATE grade SET manual_score = 99 WHERE id = NEW.id; END"
                )
        """,
    )


@attack("writing to disk", says=REFUSED)
def write_everywhere(assignment: Assignment) -> bytes:
    """Solutions, the gradebook, Python's and the course's own modules, and every folder are written to."""
    targets = [str(course() / "class" / "gradebook.db"), str(REPOSITORY / "README.md")]
    folders = [
        str(course()),
        str(REPOSITORY),
        "/",
        "/usr/lib",
        "/etc",
        "/dev",
        "/dev/shm",
        "/var/tmp",
        "/grading",
    ]
    return trying(
        assignment,
        f"""
        import os, site, sys, torch, tendays
        def spoil(path):
            with open(path, "r+b") as file:
                return path
        libraries = [module.__file__ for module in (os, torch, tendays)]
        for path in {targets!r} + libraries:
            attempt(path, spoil, path)
        for folder in {folders!r} + site.getsitepackages() + [sys.prefix]:
            attempt(folder, lambda: open(os.path.join(folder, "{TOKEN}"), "w").close() or folder)
            attempt(folder, lambda: os.mkdir(os.path.join(folder, "{TOKEN}")) or folder)
        """,
    )


@attack("environment", says=REFUSED)
def read_environment(assignment: Assignment) -> bytes:
    """The grader's environment is read, by name and from every process."""
    return trying(
        assignment,
        f"""
        import glob, os
        attempt("variable", lambda: os.environ["{VARIABLE}"])
        for path in glob.glob("/proc/*/environ") + glob.glob("/proc/*/cmdline"):
            text = attempt("", lambda: open(path).read())
            gained[:] = [gain for gain in gained if "{SECRET}" in gain]
            if text and "{SECRET}" in text:
                gained.append(path)
        """,
    )


@attack("/proc and memory", says=REFUSED)
def look_into_the_warm_process(assignment: Assignment) -> bytes:
    """The warm process is traced, read, written and rescheduled through /proc and system calls."""
    return trying(
        assignment,
        """
        import ctypes, os
        for name in "mem environ maps fd root cwd fdinfo map_files stack syscall io".split():
            path = f"/proc/1/{name}"
            attempt(path, lambda: open(path, "rb").read(1))
            attempt(path, os.listdir, path)
            attempt(path, os.readlink, path)
        def write(name, text):
            handle = os.open(f"/proc/1/{name}", os.O_WRONLY)
            return os.write(handle, text)
        for name in "mem oom_score_adj comm timerslack_ns clear_refs coredump_filter attr/current".split():
            attempt(name, write, name, b"1")
        libc = ctypes.CDLL(None, use_errno=True)
        def call(number, *arguments):
            if libc.syscall(number, *arguments) == -1:
                raise OSError(ctypes.get_errno(), "refused")
            return number
        if os.uname().machine == "x86_64":
            for number, *arguments in (
                (101, 16, 1, 0, 0), (101, 0x4206, 1, 0, 0), (310, 1, 0, 0, 0, 0, 0), (311, 1, 0, 0, 0, 0, 0),
                (302, 1, 7, 0, 0), (203, 1, 8, b"1234567"), (141, 0, 1, 19), (434, 1, 0), (438, 3, 1, 0),
                (312, 1, 1, 0, 0, 0), (272, 0x10000000), (319, b"x", 0), (323, 0), (425, 1, 0),
                (321, 0, 0, 0),
            ):
                attempt(f"call {number}", call, number, *arguments)
        """,
    )


@attack("/proc and memory", says=REFUSED)
def inherited_memory(assignment: Assignment) -> bytes:
    """Checks, references, answers and the grader's own modules are looked for in memory inherited by fork."""
    checks = [check.name for check in assignment.checks]
    return trying(
        assignment,
        f"""
        import gc, sys
        secret_kinds = "Assignment Check SourceCheck Answer References Grader CheckReference".split()
        for thing in gc.get_objects():
            kind = type(thing)
            if kind.__name__ in secret_kinds and "autograder" in (kind.__module__ or ""):
                gained.append(kind.__name__)
        for name in list(sys.modules):
            if name.startswith("autograder.") and not name.startswith("autograder.inside"):
                gained.append(name)
        for name in ("autograder.checks", "autograder.grader", "autograder.references", "solutions"):
            attempt(name, __import__, name)
        names = set({checks!r})
        for table in gc.get_objects():
            if type(table) is dict and len(names) > 1 and names <= set(map(str, table)):
                gained.append("a table of checks")
        """,
    )


@attack("descriptors", says=REFUSED)
def inherited_descriptors(assignment: Assignment) -> bytes:
    """Open files, sockets and folders that the child inherited are read and walked up from."""
    return trying(
        assignment,
        """
        import os, stat
        channels = 0
        for number in range(3, 128):
            try:
                kind = os.fstat(number).st_mode
            except OSError:
                continue
            path = os.readlink(f"/proc/self/fd/{number}")
            if stat.S_ISDIR(kind):
                attempt(path, os.listdir, number)
            elif stat.S_ISREG(kind) and "/proc/" not in path:
                attempt(path, os.pread, number, 10, 0)
            channels += stat.S_ISSOCK(kind)
        if channels != 1:
            gained.append(f"{channels} sockets")
        """,
    )


@attack("network", says=REFUSED)
def network(assignment: Assignment) -> bytes:
    """The network is used by sockets, by libraries and by bare system calls, to a listener on loopback."""
    return trying(
        assignment,
        f"""
        import ctypes, socket, urllib.request
        here = ("127.0.0.1", {ear().port})
        attempt("tcp", lambda: socket.create_connection(here, timeout=0.5))
        attempt("udp", lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"7", here))
        attempt("raw", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP))
        attempt("url", lambda: urllib.request.urlopen("http://127.0.0.1:{ear().port}/", timeout=0.5))
        attempt("unix", lambda: socket.socket(socket.AF_UNIX).bind("\\0{TOKEN}"))
        attempt("netlink", lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW))
        attempt("server", lambda: socket.create_server(("127.0.0.1", 0)))
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.socket(2, 1, 0) != -1:
            gained.append("libc socket")
        """,
    )


os.environ[VARIABLE] = SECRET
