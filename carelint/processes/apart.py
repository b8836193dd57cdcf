"""Does a piece of work in a process of its own, which is killed when it hangs, crashes or eats its memory.

In: a function and what it is given. Out: what it returns, or StoppedError; the run itself never comes to harm.
"""

from __future__ import annotations

import pickle
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from carelint.limits import Limits
from carelint.processes.bounds import METHOD, StoppedError, end, hold_back, is_spent, patience, wind_up

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Made = TypeVar("Made")


def apart(work: Callable[..., Made], *given: Any, limits: Limits) -> Made:
    """`work(*given)`, done elsewhere. Raises StoppedError, and what the work itself raises and can be sent."""
    import multiprocessing  # 20 ms

    context: Any = multiprocessing.get_context(METHOD)  # its type has no Process in the stubs
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(theirs, ours, limits, work, given), daemon=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Python 3.12 on threads: the child starts none
        process.start()
    theirs.close()
    try:
        if not ours.poll(patience(limits.seconds)):
            raise TimeoutError
        made, failed = ours.recv()
    except (EOFError, OSError) as err:
        raise StoppedError(late=isinstance(err, TimeoutError) or is_spent(process)) from err
    finally:
        ours.close()
        end(process)
    if failed is not None:
        raise failed
    return made  # type: ignore[no-any-return]


def _serve(line: Connection, other: Connection, limits: Limits, work: Callable[..., Any], given: tuple[Any]) -> None:
    """Runs in the child; an exception travels as what it is where it can, and never as a traceback on the screen."""
    other.close()
    hold_back(limits)
    wind_up(limits.seconds)
    try:
        line.send((work(*given), None))
    except Exception as err:
        if _can_be_sent(err):  # else the line just ends, which is told as a stop
            line.send((None, err))


def _can_be_sent(err: Exception) -> bool:
    try:
        pickle.loads(pickle.dumps(err))
    except Exception:  # whatever its class, or what it holds, stumbles on
        return False
    return True
