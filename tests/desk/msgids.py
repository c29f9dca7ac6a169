"""What the screens say: every msgid of the desk's templates and Python, and the compiled catalogue.

    .venv/bin/python -m tests.desk.msgids      write django.mo from django.po, say what is missing

A msgid is (context, singular, plural), with None where there is none.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import polib
from django.template import Engine
from django.template.base import FilterExpression, Node, NodeList, TextNode, Variable
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.translation import trim_whitespace

DESK = Path(__file__).parents[2] / "src" / "minhbach" / "desk"
PO = DESK / "locale" / "vi" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
Msgid = tuple[str | None, str, str | None]
# Each function of gettext, with the places of its context, singular and plural.
FUNCTIONS = {
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
}


def used() -> set[Msgid]:
    """Every msgid in the templates and modules of the desk."""
    found = {msgid for file in templates() for msgid in _in_template(file)}
    return found | {msgid for file in DESK.rglob("*.py") for msgid in _in_module(file)}


def templates() -> list[Path]:
    """The pages of the desk and of the public, and the letters."""
    return sorted(file for file in DESK.glob("templates/**/*") if file.suffix in (".html", ".txt"))


def _in_template(file: Path) -> Iterator[Msgid]:
    from django.template import engines

    engine: Engine = engines["django"].engine
    yield from _in_nodes(engine.from_string(file.read_text(encoding="utf-8")).nodelist)


def _in_nodes(nodes: NodeList) -> Iterator[Msgid]:
    for node in nodes:
        if isinstance(node, TextNode):
            continue
        yield from _in_node(node)
        for name in (*node.child_nodelists, "nodelist_true", "nodelist_false"):
            children = getattr(node, name, None)
            if children and not isinstance(node, BlockTranslateNode):
                yield from _in_nodes(children)


def _in_node(node: Node) -> Iterator[Msgid]:
    if isinstance(node, TranslateNode):
        yield _context(node.message_context), _literal(node.filter_expression), None
    elif isinstance(node, BlockTranslateNode):
        yield _block(node)


def _block(node: BlockTranslateNode) -> Msgid:
    singular = node.render_token_list(node.singular)[0]
    plural = node.render_token_list(node.plural)[0] if node.plural else None
    if node.trimmed:
        singular = trim_whitespace(singular)
        plural = trim_whitespace(plural) if plural else None
    return _context(node.message_context), singular, plural


def _context(expression: FilterExpression | None) -> str | None:
    return _literal(expression) if expression else None


def _literal(expression: FilterExpression) -> str:
    variable = expression.var
    return str(variable.literal if isinstance(variable, Variable) else variable)


def _in_module(file: Path) -> Iterator[Msgid]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    named = {
        alias.asname or alias.name: FUNCTIONS[alias.name]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in FUNCTIONS
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in named:
            said = [None if n is None else node.args[n] for n in named[node.func.id]]
            # A name in place of the words is a msgid marked elsewhere.
            if all(word is None or isinstance(word, ast.Constant) for word in said):
                yield tuple(word and word.value for word in said)


def translated(catalogue: polib.POFile) -> set[Msgid]:
    """Every msgid of the catalogue that is translated and not in doubt."""
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural or None)
        for entry in catalogue
        if entry.translated() and not entry.fuzzy
    }


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minhbach.desk.settings")
    django.setup()
    words = polib.pofile(str(PO))
    words.save_as_mofile(str(MO))
    for msgid in sorted(used() - translated(words), key=str):
        print("missing", msgid)
    for msgid in sorted(translated(words) - used(), key=str):
        print("unused", msgid)
