"""A net under every test: no process of a test run, nor any it starts, in whatever language, can ask for the network.

Linux keeps the rule (seccomp, written as classic BPF: `man 2 seccomp`); it is handed down to every child and nobody can
take it off again. A process that asks for an IPv4 or IPv6 socket is killed by SIGSYS, before anything left the machine.
"""

from __future__ import annotations

import ctypes
import platform
import sys

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _IS_EQUAL, _GIVE = 0x20, 0x15, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_NUMBER, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16
"""Where the rule finds the call, the kind of machine and what the call was given (`struct seccomp_data`)."""
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""How each kind of machine is named in a rule, and its number of the call `socket`."""
_IPV4, _IPV6 = 2, 10


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("yes", ctypes.c_uint8),
        ("no", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("instructions", ctypes.POINTER(_Instruction)))


def forbid_network() -> bool:
    """Take the network from this process and all it starts, for good; tell whether this machine can."""
    if not sys.platform.startswith("linux") or platform.machine() not in _MACHINES:
        return False
    machine, socket = _MACHINES[platform.machine()]
    rules = (
        (_LOAD, 0, 0, _MACHINE),
        (_IS_EQUAL, 0, 5, machine),
        (_LOAD, 0, 0, _NUMBER),
        (_IS_EQUAL, 0, 3, socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_IS_EQUAL, 2, 0, _IPV4),
        (_IS_EQUAL, 1, 0, _IPV6),
        (_GIVE, 0, 0, _ALLOW),
        (_GIVE, 0, 0, _KILL),
    )
    program = _Program(len(rules), (_Instruction * len(rules))(*(_Instruction(*rule) for rule in rules)))
    system = ctypes.CDLL(None, use_errno=True)
    if system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not system.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)
