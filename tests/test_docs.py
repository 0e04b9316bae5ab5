"""The documentation says what is there: commands and options, links, record fields, vocabularies, event types."""

from __future__ import annotations

import doctest
import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import get_args

import msgspec
import pytest
import typer.core
import typer.main

from rasid import records
from rasid.cli import app

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "eval" / "README.md", *sorted(DOCS.rglob("*.md"))]
COMMANDS = typer.main.get_command(app)
RECORDS = {
    name: kind
    for name, kind in vars(records).items()
    if isinstance(kind, type) and issubclass(kind, records.Record) and kind is not records.Record
}
VOCABULARIES = (
    "Status", "Precision", "Role", "TimePrecision", "SpeakerKind", "SpeechVerb", "Measure", "Qualifier", "Unit", "Group",
    "Scope", "Change",
)  # fmt: skip

page = pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))


def code_lines(text: str) -> Iterator[str]:
    """Lines of code blocks, fenced or indented, without comments."""
    fenced = False
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif fenced or line.startswith("    "):
            yield line.split(" # ")[0].strip()


def commands_of(text: str) -> list[list[str]]:
    """Every call of `rasid` in the code blocks and the inline code of a page, as words."""
    lines = [*code_lines(text), *re.findall(r"`([^`\n]+)`", text)]
    calls = (re.sub(r"^\.venv/bin/", "", line) for line in lines)
    return [shlex.split(call) for call in calls if call == "rasid" or call.startswith("rasid ")]


def sections(text: str) -> dict[str, str]:
    """What stands under each second-level heading."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def first_cells(section: str) -> list[str]:
    """The fields of a section's first table: the code in its first column."""
    table = re.search(r"^\| field \|.*\n\|[-|]+\|\n((?:\|.*\n)*)", section, flags=re.MULTILINE)
    return re.findall(r"^\| `(\w+)`", table[1], flags=re.MULTILINE) if table else []


@page
def test_commands_and_their_options_exist(path: Path) -> None:
    assert isinstance(COMMANDS, typer.core.TyperGroup)
    for words in commands_of(path.read_text(encoding="utf-8")):
        names = [word for word in words[1:] if not word.startswith("-")]
        if not names:
            continue
        command = COMMANDS.commands.get(names[0])
        if isinstance(command, typer.core.TyperGroup) and len(names) > 1:
            command = command.commands.get(names[1])
        assert command is not None, f"there is no `rasid {' '.join(names[:2])}`"
        known = {option for parameter in command.params for option in parameter.opts} | {"--help", "-h"}
        used = {word.split("=")[0] for word in words if re.match(r"--?[a-z]", word)}
        assert used <= known, f"`{' '.join(words)}`: {used - known}"


def test_every_command_is_documented() -> None:
    assert isinstance(COMMANDS, typer.core.TyperGroup)
    tutorial = commands_of((DOCS / "tutorial.md").read_text(encoding="utf-8"))
    written = {" ".join(words[1:depth]) for words in tutorial for depth in (2, 3)}
    assert set(leaves(COMMANDS)) <= written


def leaves(group: typer.core.TyperGroup, above: str = "") -> Iterator[str]:
    """The commands, those of a group with its name before them."""
    for name, command in group.commands.items():
        if isinstance(command, typer.core.TyperGroup):
            yield from leaves(command, f"{above}{name} ")
        else:
            yield above + name


@page
def test_relative_links_resolve(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        linked = (path.parent / name).resolve() if name else path
        assert linked.exists(), target
        if anchor:
            assert anchor in anchors(linked.read_text(encoding="utf-8")), target


def anchors(text: str) -> set[str]:
    """The anchors that headings get."""
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@page
def test_repository_paths_exist(path: Path) -> None:
    for name in re.findall(r"`((?:src|docs|eval|examples|tests)/[\w./-]*)`", path.read_text(encoding="utf-8")):
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_codebook_names_every_field_and_no_other(name: str) -> None:
    text = (DOCS / "codebook.md").read_text(encoding="utf-8")
    documented = first_cells(sections(text)[name])
    assert documented == [field.name for field in msgspec.structs.fields(RECORDS[name])]


@pytest.mark.parametrize("name", VOCABULARIES)
def test_codebook_names_every_value(name: str) -> None:
    text = (DOCS / "codebook.md").read_text(encoding="utf-8")
    missing = [value for value in get_args(getattr(records, name)) if f"`{value}`" not in text]
    assert missing == []


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["event-types.md", "numbers.md", "times.md"])
def test_generated_pages_are_what_the_data_say(generate: ModuleType, name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == generate.page(name), "run python docs/generate.py"


def test_every_generated_page_is_tested(generate: ModuleType) -> None:
    assert set(generate.PAGES) == {"event-types.md", "numbers.md", "times.md"}


EXAMPLES = [
    (path.name, block)
    for path in PAGES
    for block in re.findall(
        r"^```python\n(>>> .*?)^```", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
]


@pytest.mark.parametrize(("name", "block"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_python_examples_print_what_they_say(name: str, block: str) -> None:
    test = doctest.DocTestParser().get_doctest(block, {}, name, name, 0)
    assert test.examples
    assert doctest.DocTestRunner(verbose=False).run(test).failed == 0


def test_pages_of_the_readers_have_examples() -> None:
    assert {"numbers.md", "times.md"} <= {name for name, _ in EXAMPLES}


def test_example_ids_of_the_tutorial_are_in_the_examples() -> None:
    tutorial = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    named = re.findall(r"rasid explain ([a-z]+-\d+)", tutorial)
    held = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "examples").glob("*.jsonl"))
    assert named
    assert all(f'"id": "{name}"' in held for name in named)


def test_index_of_decisions_is_whole() -> None:
    index = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    records_of_decisions = sorted(path.name for path in (DOCS / "decisions").glob("0*.md"))
    assert re.findall(r"\]\((0[^)]+)\)", index) == records_of_decisions
