"""Runs one command and prints as JSON what it took; itself as small a process as there can be.

What a process is said to need at most begins with what its parent had when it was started: a
program that keeps results and reads pictures would be counted into every small tool it measures.
Usage: `python -I -S launch.py SECONDS LOG COMMAND…`; what the command prints goes into LOG.
"""

import ctypes
import os
import resource
import signal
import sys
import time

_SUBREAPER = 36
_GRACE = 0.5


def main() -> None:
    limit, log, *command = sys.argv[1:]
    # Orphans, such as a browser whose starter was stopped, become children of this process.
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    late = False
    began = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        _become(log, command)

    def stop(*_: object) -> None:
        nonlocal late
        late = True
        os.killpg(pid, signal.SIGKILL)

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, float(limit))
    _, status = os.waitpid(pid, 0)
    wall = time.perf_counter() - began
    signal.setitimer(signal.ITIMER_REAL, 0)
    _clear()
    # Of all that ended, those the command has left behind included.
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    code = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    told = f'{{"wall": {wall}, "cpu": {cpu}, "memory": {usage.ru_maxrss / 1024}, '
    print(told + f'"code": {code}, "late": {"true" if late else "false"}}}')


def _become(log: str, command: list[str]) -> None:
    os.setsid()
    there = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(there, 1)
    os.dup2(there, 2)
    try:
        os.execvp(command[0], command)
    except OSError as error:
        os.write(2, str(error).encode())
        os._exit(127)


def _clear() -> None:
    """Wait for what the command has left running, and end what does not end by itself."""
    latest = time.monotonic() + _GRACE
    while children := _children():
        if time.monotonic() > latest:
            for child in children:
                os.kill(child, signal.SIGKILL)
        os.waitpid(-1, 0 if time.monotonic() > latest else os.WNOHANG)
        time.sleep(0.002)


def _children() -> list[int]:
    me = os.getpid()
    with open(f"/proc/{me}/task/{me}/children") as file:  # noqa: PTH123 - pathlib is large
        return [int(one) for one in file.read().split()]


if __name__ == "__main__":
    main()
