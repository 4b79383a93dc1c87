"""robots.txt by RFC 9309: what a site lets programs fetch that follow its links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

AGENT = "readout"
MAX_BYTES = 500 << 10
LONGEST_DELAY = 30.0  # seconds; sites that ask for more are given this
_MOST = 5_000  # rules
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules for us: patterns of paths, and whether these may be fetched; `delay` in seconds between requests."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Tell whether a path may be fetched: the longest pattern that fits decides, of two equal ones the kinder."""
        path = unquote(path)
        fitting = [(len(pattern), allowed) for pattern, allowed in self.rules if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1] or path == "/robots.txt"


ALL = Robots()


def parse_robots(text: str) -> Robots:
    """Return the rules of a robots.txt for us: of the groups that name us, else of those for all."""
    groups: dict[str, list[tuple[str, bool]]] = {}
    delays: dict[str, float] = {}
    agents: list[str] = []
    in_rules = True
    for line in text.splitlines()[: 4 * _MOST]:
        name, _, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if name == "user-agent":
            agents = [] if in_rules else agents
            in_rules = False
            agents.append(value.lower().partition("/")[0])
            groups.setdefault(agents[-1], [])
        elif name in ("allow", "disallow"):
            in_rules = True
            for agent in agents if value else ():
                groups[agent].append((unquote(value), name == "allow"))
        elif name == "crawl-delay":
            in_rules = True
            delays.update(dict.fromkeys(agents, _seconds(value)))
    agent = AGENT if AGENT in groups else "*"
    return Robots(rules=tuple(groups.get(agent, ())[:_MOST]), delay=delays.get(agent, 0.0))


def _seconds(value: str) -> float:
    return min(float(value), LONGEST_DELAY) if _NUMBER.fullmatch(value) else 0.0


def _fits(pattern: str, path: str) -> bool:
    """Tell whether a path begins as a pattern says; `*` is anything, `$` the end. In time linear in the path."""
    pattern, ends = (pattern[:-1], True) if pattern.endswith("$") else (pattern, False)
    first, *others = pattern.split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for position, part in enumerate(others):
        if ends and position == len(others) - 1:
            return path.endswith(part) and len(path) - len(part) >= at
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return not ends or at == len(path)
