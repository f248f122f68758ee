"""The Sphinx side of live cells: each code cell can be found again, each chapter is there as a notebook.

A live page takes the cells' sources from `notebooks/<page>.ipynb`, which is also the chapter's download.
A cell tagged `live-only` is shown only while the page runs: the build executes it, and leaves its output out.
"""

from pathlib import Path
from typing import Any

import nbformat
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

KERNEL = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
NOTE_STYLE = Path(__file__).parent / "note"
NOTE = """<p class="live-note">Every cell of this page can run on your machine: get the course and type
<code>make serve</code>, or take the page as <a href="{notebook}" download>a notebook</a>.</p>"""


def code_cells(doctree: nodes.document) -> list[nodes.container]:
    """The containers of the page's code cells, in order."""
    return [node for node in doctree.findall(nodes.container) if node.get("nb_element") == "cell_code"]


def number_cells(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give each code cell its place in the notebook as a class, and a page that shows code its note."""
    cells = code_cells(doctree)
    if app.builder.format != "html" or not cells:
        return
    for cell in cells:
        cell["classes"].append(f"cell-{cell['cell_index']}")
        if "tag_live-only" in cell["classes"]:
            _drop_output(cell)
    write_notebook(app, docname)
    if any(_shows_source(cell) for cell in cells):
        _add_note(app, doctree, docname)


def _shows_source(cell: nodes.container) -> bool:
    return any(child.get("nb_element") == "cell_code_source" for child in cell.children)


def _drop_output(cell: nodes.container) -> None:
    for child in [child for child in cell.children if child.get("nb_element") == "cell_code_output"]:
        cell.remove(child)


def write_notebook(app: Sphinx, docname: str) -> Path:
    """The chapter as a notebook without outputs, in the built site."""
    executed = Path(app.env.mystnb_config.output_folder) / f"{docname}.ipynb"  # type: ignore[attr-defined]
    notebook = nbformat.read(executed, as_version=4)
    for place, cell in enumerate(notebook.cells):
        cell.pop("attachments", None)
        cell["id"] = f"cell-{place}"
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    notebook.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    target = Path(app.outdir) / "notebooks" / f"{docname}.ipynb"
    target.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, target)
    return target


def _add_note(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    here = app.builder.get_target_uri(docname)
    note = nodes.raw(
        "", NOTE.format(notebook=relative_uri(here, f"notebooks/{docname}.ipynb")), format="html"
    )
    title = next(iter(doctree.findall(nodes.title)), None)
    if title is not None and title.parent is not None:
        title.parent.insert(title.parent.index(title) + 1, note)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    app.connect("doctree-resolved", number_cells)
    app.connect("config-inited", lambda _, config: config.html_static_path.append(str(NOTE_STYLE)))
    app.add_css_file("live-note.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
