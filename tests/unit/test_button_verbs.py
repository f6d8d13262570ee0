"""No button is dead: every verb that a button of ours can carry has a handler."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from handlers.routing import PRESSES
from tests.unit.source import modules

Function = ast.FunctionDef | ast.AsyncFunctionDef
SPEAKING = ("views", "services", "handlers", "scheduler")


class Press:
    """The verbs that expressions of a module can come to, followed through names, tables, functions and callers."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._tree = modules()[path]

    def verbs(self, given: ast.expr, seen: frozenset[int] = frozenset()) -> Iterator[str]:
        """The verbs before the first colon; the source of what cannot be followed, in brackets."""
        if id(given) in seen:
            return
        match given:
            case ast.Constant(value=None):
                return
            case ast.Constant(value=str(words)):
                yield words.split(":")[0]
            case ast.JoinedStr(values=[ast.Constant(value=str(words)), *_]) if ":" in words:
                yield words.split(":")[0]
            case ast.JoinedStr(values=[ast.FormattedValue(value=lead), *rest]):
                yield from self._joined(lead, rest, seen | {id(given)})
            case _:
                yield from self._followed(given, seen | {id(given)})

    def _followed(self, given: ast.expr, seen: frozenset[int]) -> Iterator[str]:
        match given:
            case ast.IfExp(body=one, orelse=other):
                yield from self.verbs(one, seen)
                yield from self.verbs(other, seen)
            case ast.Name(id=name):
                yield from self._named(name, given, seen)
            case ast.Subscript(value=ast.Name(id=name)):
                yield from self._of_table(name, seen)
            case ast.Call(func=ast.Name(id=name)):
                yield from self._returned(name, seen)
            case ast.Attribute(attr=field):
                yield from self._of_field(field, seen)
            case ast.Call(func=ast.Attribute(value=cut)) | ast.Subscript(value=cut):
                yield from self.verbs(cut, seen)
            case _:
                yield f"[{self._path}: {ast.unparse(given)}]"

    def _joined(self, lead: ast.expr, rest: list[ast.expr], seen: frozenset[int]) -> Iterator[str]:
        """A lead of a few forms, such as ``{prefix}done:``."""
        after = rest[0].value if rest and isinstance(rest[0], ast.Constant) else ""
        for verb in self.verbs(lead, seen):
            yield verb + str(after).split(":")[0] if ":" in str(after) and not verb.startswith("[") else verb

    def _named(self, name: str, at: ast.expr, seen: frozenset[int]) -> Iterator[str]:
        function = self._around(at)
        parameters = _parameters(function) if function is not None else []
        assigned = list(self._assigned(name, function)) or list(self._assigned(name, None))
        assigned = assigned or list(self._unpacked(name, function))
        if assigned:
            for value in assigned:
                yield from self.verbs(value, seen)
        elif function is not None and name in parameters:
            yield from self._given_by_callers(function, name, seen)
        else:
            yield f"[{self._path}: {name}]"

    def _assigned(self, name: str, within: Function | None) -> Iterator[ast.expr]:
        nodes = ast.walk(within) if within is not None else iter(self._tree.body)
        for node in nodes:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            value = getattr(node, "value", None)
            if isinstance(value, ast.expr) and any(isinstance(one, ast.Name) and one.id == name for one in targets):
                yield value

    def _unpacked(self, name: str, within: Function | None) -> Iterator[ast.expr]:
        """What a name of «for action, name, press in wanted» takes from the rows of a table."""
        for loop in ast.walk(within) if within is not None else ():
            target = getattr(loop, "target", None)
            names = [getattr(one, "id", None) for one in target.elts] if isinstance(target, ast.Tuple) else []
            table = getattr(loop, "iter", None)
            if name in names and isinstance(table, ast.Name):
                rows = (row for given in self._assigned(table.id, within) for row in getattr(given, "elts", ()))
                yield from (row.elts[names.index(name)] for row in rows if isinstance(row, ast.Tuple))

    def _of_table(self, name: str, seen: frozenset[int]) -> Iterator[str]:
        for table in self._assigned(name, None):
            for value in table.values if isinstance(table, ast.Dict) else ():
                yield from self.verbs(value, seen)

    def _of_field(self, field: str, seen: frozenset[int]) -> Iterator[str]:
        """What a value of this module is made with, by the name of one of its fields."""
        for made in ast.walk(self._tree):
            fields = _fields(made) if isinstance(made, ast.ClassDef) else []
            for path, call in calls_by_name()[made.name] if isinstance(made, ast.ClassDef) and field in fields else ():
                for value in _given(call, field, fields.index(field)):
                    yield from Press(path).verbs(value, seen)

    def _returned(self, name: str, seen: frozenset[int]) -> Iterator[str]:
        for function in self._functions():
            if function.name == name:
                for node in ast.walk(function):
                    if isinstance(node, ast.Return) and node.value is not None:
                        yield from self.verbs(node.value, seen)

    def _given_by_callers(self, function: Function, name: str, seen: frozenset[int]) -> Iterator[str]:
        place = [one.arg for one in function.args.args].index(name) if name in _positional(function) else None
        for path, call in calls_by_name()[function.name]:
            for value in _given(call, name, place):
                yield from Press(path).verbs(value, seen)
        for value in _default(function, name):
            yield from self.verbs(value, seen)

    def _functions(self) -> tuple[Function, ...]:
        return functions_of(self._path)

    def _around(self, at: ast.expr) -> Function | None:
        return next((one for one in self._functions() if one.lineno <= at.lineno <= (one.end_lineno or 0)), None)


@cache
def functions_of(path: Path) -> tuple[Function, ...]:
    found = (node for node in ast.walk(modules()[path]) if isinstance(node, Function))
    return tuple(found)


@cache
def calls_by_name() -> dict[str, list[tuple[Path, ast.Call]]]:
    """Every call in the rooms that make screens, by the bare name of what is called."""
    found = defaultdict(list)
    for path, tree in modules().items():
        for node in ast.walk(tree) if path.parts[0] in SPEAKING else ():
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                found[name].append((path, node))
    return found


def _given(call: ast.Call, name: str, place: int | None) -> list[ast.expr]:
    """What a call gives for a parameter, by its name or its place."""
    keyed = [one.value for one in call.keywords if one.arg == name]
    return [*keyed, *(call.args[place : place + 1] if place is not None else [])]


def _fields(made: ast.ClassDef) -> list[str]:
    return [getattr(one.target, "id", "") for one in made.body if isinstance(one, ast.AnnAssign)]


def _parameters(function: Function) -> list[str]:
    return [*_positional(function), *(one.arg for one in function.args.kwonlyargs)]


def _positional(function: Function) -> list[str]:
    return [one.arg for one in function.args.args]


def _default(function: Function, name: str) -> list[ast.expr]:
    late = function.args.args[len(function.args.args) - len(function.args.defaults) :]
    pairs = [*zip(late, function.args.defaults, strict=True)]
    pairs += [
        (one, value) for one, value in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True) if value
    ]
    return [value for one, value in pairs if one.arg == name]


def _press_of(button: ast.Call) -> ast.expr | None:
    keyed = (one.value for one in button.keywords if one.arg == "press")
    return button.args[1] if len(button.args) > 1 else next(keyed, None)


def test_every_verb_that_a_button_can_carry_has_a_handler() -> None:
    found: dict[str, set[str]] = {}
    for path, button in calls_by_name()["Button"]:
        press = _press_of(button)
        for verb in Press(path).verbs(press) if press is not None else ():
            found.setdefault(verb, set()).add(f"{path}:{button.lineno}")
    assert len(found) > 100
    assert {verb: sorted(where) for verb, where in found.items() if verb not in PRESSES} == {}
