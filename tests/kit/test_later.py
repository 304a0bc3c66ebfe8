"""Modules that are put off are read at the first use, once, and look like any other from then on."""

import subprocess
import sys
from importlib import import_module, reload
from pathlib import Path
from threading import Barrier, Thread
from types import ModuleType

import pytest

from painplan.kit import later

SLOW = """
from time import sleep
print("read", flush=True)
sleep(0.05)
VALUE = 7
class Here: ...
"""


@pytest.fixture
def put_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A module that is one of those that are put off."""
    name = "slow_one_of_a_library"
    (tmp_path / f"{name}.py").write_text(SLOW, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(later, "_OF_LIBRARIES", {name})
    monkeypatch.delitem(sys.modules, name, raising=False)
    return name


def test_a_module_is_read_at_the_first_use(put_off: str, capsys: pytest.CaptureFixture[str]) -> None:
    module = import_module(put_off)
    assert capsys.readouterr().out == ""
    assert module.VALUE == 7
    assert module.Here.__module__ == put_off
    assert type(module) is ModuleType
    assert capsys.readouterr().out == "read\n"
    with pytest.raises(AttributeError, match="nothing"):
        _ = module.nothing


def test_what_walks_over_its_names_reads_it(put_off: str) -> None:
    assert "VALUE" in vars(import_module(put_off))
    del sys.modules[put_off]
    assert "VALUE" in dir(import_module(put_off))


def test_threads_that_come_at_once_find_it_whole(put_off: str, capsys: pytest.CaptureFixture[str]) -> None:
    module, start, found = import_module(put_off), Barrier(8), list[object]()

    def use() -> None:
        start.wait()
        found.append(module.VALUE)

    threads = [Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [7] * 8
    assert capsys.readouterr().out == "read\n"


def test_one_that_breaks_is_tried_again(put_off: str, tmp_path: Path) -> None:
    source = tmp_path / f"{put_off}.py"
    source.write_text("VALUE = 1 / 0", encoding="utf-8")
    module = import_module(put_off)
    with pytest.raises(ZeroDivisionError):
        _ = module.VALUE
    source.write_text("VALUE = 8 # longer", encoding="utf-8")
    assert module.VALUE == 8


def test_one_can_be_read_anew(put_off: str, capsys: pytest.CaptureFixture[str]) -> None:
    module = import_module(put_off)
    assert reload(module).VALUE == module.VALUE == 7
    assert capsys.readouterr().out.startswith("read\n")


def test_two_that_import_each_other_say_so(put_off: str, tmp_path: Path) -> None:
    (tmp_path / f"{put_off}.py").write_text(f"import {put_off} as me\nVALUE = me.VALUE", encoding="utf-8")
    with pytest.raises(AttributeError, match="not yet"):
        _ = import_module(put_off).VALUE


def test_our_own_are_put_off_and_libraries_work_without_what_is_spared() -> None:
    code = (
        "import sys; from painplan.reviews import service; import msgspec; "
        "print(type(service).__name__, 'inspect' in sys.modules, 'typing_extensions' in sys.modules); "
        "print(service.due_reviews.__name__, type(service).__name__); "
        "import typing_extensions; print(typing_extensions.get_type_hints.__name__)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["_Later False False", "due_reviews module", "get_type_hints"]


def test_a_module_of_ours_says_where_it_lies_as_any_other() -> None:
    asked = """
import importlib.util, inspect, platform, uuid
from painplan.kit import numbers
from painplan import kit
cached = importlib.util.cache_from_source(numbers.__spec__.origin)
assert numbers.__file__ == numbers.__spec__.origin, numbers.__file__
assert numbers.__cached__ == cached
assert numbers.__package__ == "painplan.kit" == kit.__name__
assert "def middle" in inspect.getsource(numbers)
assert platform.python_version() and uuid.uuid4().version == 4 and uuid.getnode()
"""
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_path_is_an_address_and_reads_what_that_needs_only_then() -> None:
    asked = """
import sys
import painplan
from pathlib import Path
before = "urllib.parse" in sys.modules
print(before, Path("/a b/ü").as_uri(), "urllib.parse" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-I", "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "file:///a%20b/%C3%BC", "True"]
