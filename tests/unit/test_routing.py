"""Nothing that a handler module offers is left without a way to it."""

import pkgutil
import typing
from importlib import import_module

import handlers
from handlers.presses import SHAPES
from handlers.routing import MODULES, PRESSES, SAYINGS
from talk.acts import Act, Unclear
from tests.integration.permission_cells import CELLS

TABLES = ("PRESSES", "SAYINGS", "ANSWERS", "FILE_ANSWERS")


def test_every_module_with_a_table_of_acts_is_asked() -> None:
    found = {import_module(f"handlers.{module.name}") for module in pkgutil.iter_modules(handlers.__path__)}
    offering = {module.__name__ for module in found if any(table in vars(module) for table in TABLES)}
    assert offering - {module.__name__ for module in MODULES} == {"handlers.routing"}


def test_every_verb_of_a_button_has_its_shape_in_handlers_presses_and_every_shape_a_handler() -> None:
    assert set(SHAPES) == set(PRESSES)


def test_every_act_that_is_understood_from_words_is_done_by_somebody() -> None:
    assert set(typing.get_args(Act)) - set(SAYINGS) == {Unclear}


def test_every_verb_has_its_cell_in_the_matrix_of_rights() -> None:
    assert set(CELLS) == set(SHAPES)
