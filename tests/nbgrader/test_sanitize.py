"""Nothing that a student writes is active when it is shown."""

import json
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.filters.markdown_mistune import markdown2html_mistune

from autograder.feedback import write_feedback
from autograder.record import Recorder
from autograder.sanitize import clean_html, clean_markdown, clean_text, is_safe, render_markdown

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "[click](javascript:alert(1))",
    "[click](&#106;avascript:alert(1))",
    "[click](data:text/html;base64,PHNjcmlwdD4=)",
    "[click](evil.html)",
    "![p](https://tracker.example/p.png)",
    "<a href='jAvAsCrIpT:alert(1)'>x</a>",
    "<iframe src='https://evil.example'></iframe>",
    "<form action='https://evil.example'><button formaction='javascript:alert(1)'>x</button></form>",
    "<style>body{background:url(https://evil.example)}</style>",
    "<p style='background:url(https://evil.example)'>x</p>",
    "<base href='https://evil.example'>",
    "<meta http-equiv='refresh' content='0;url=https://evil.example'>",
    "<math><mtext></p><script>alert(1)</script>",
    "<noscript><p title='</noscript><script>alert(1)</script>'>",
    "<details open ontoggle=alert(1)>",
    "<object data='javascript:alert(1)'></object><embed src='javascript:alert(1)'>",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
]


class Active(HTMLParser):
    """Collects whatever could run, load or lead somewhere it should not."""

    tags = {"script", "iframe", "object", "embed", "svg", "math", "form", "base", "button", "input", "link"}

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag in self.tags:
            self.found.append(tag)
        for name, value in attrs:
            address = (value or "").strip().lower()
            link = name in ("href", "src", "action", "formaction", "data", "xlink:href")
            harmless = address.startswith(("http://", "https://", "mailto:", "#"))
            if tag == "img" and name == "src":
                harmless = address.startswith("data:image/png;base64,")
            if name.startswith("on") or (link and not harmless):
                self.found.append((tag, name, value))


def active(html):
    parser = Active()
    parser.feed(html)
    return parser.found


@pytest.mark.parametrize("source", HOSTILE)
def test_the_test_would_notice(source):
    html = markdown2html_mistune(source)
    assert active(html) or not is_safe(html)


@pytest.mark.parametrize("source", HOSTILE)
def test_markdown_is_harmless_however_it_is_rendered(source):
    assert active(render_markdown(source)) == []
    assert active(markdown2html_mistune(clean_markdown(source))) == []


@given(
    st.lists(st.sampled_from([*HOSTILE, "`", "```\n", "\n\n", "$", "> ", "- ", "](", "<", ">"]), max_size=5)
)
def test_no_mixture_gets_through(parts):
    source = "".join(parts)
    assert active(render_markdown(source)) == []
    assert active(markdown2html_mistune(clean_markdown(source))) == []


@pytest.mark.parametrize(
    "source",
    [
        "# A title\n\nText with **bold**, `code`, $a < b$ and [a link](https://example.org).",
        "| a | b |\n|:-:|---|\n| 1 | 2 |",
        "```python\nx < 3 and y > 2\n```",
        "> quoted\n\n1. one\n2. two",
    ],
)
def test_ordinary_markdown_stays_as_it_was_written(source):
    assert clean_markdown(source) == source


def test_mathjax_gets_no_links():
    assert "\\href" not in clean_markdown(r"$\href{javascript:alert(1)}{x}$")
    assert "\\href" not in render_markdown(r"$\HREF \href{javascript:alert(1)}{x}$")


def test_pictures_stay_only_when_they_are_in_the_text():
    assert "data:image/png" in clean_html('<img src="data:image/png;base64,aGk=" alt="a">')
    assert "data:" not in clean_html('<img src="data:image/svg+xml;base64,aGk=" alt="a">')


def test_terminal_codes_are_taken_out():
    assert clean_text("\x1b[31mred\x1b[0m\x07 \x9b5m") == "red 5m"


@pytest.fixture
def hostile_class(klass, notebook, result_of):
    """A submission that carries everything hostile in every place where text can stand."""
    everything = "\n\n".join(HOSTILE)
    cells = notebook["cells"]
    for kind in ("markdown", "raw"):
        cells.append({"cell_type": kind, "id": f"my-{kind}", "metadata": {}, "source": everything})
    page = [
        {
            "output_type": "display_data",
            "metadata": {},
            "data": {"text/html": everything, "image/svg+xml": everything},
        }
    ]
    code = {"cell_type": "code", "id": "my-code", "metadata": {"evil": everything}, "execution_count": 1}
    cells.append({**code, "source": f"'''{everything}'''", "outputs": page})
    cells[0]["attachments"] = {"x.svg": {"image/svg+xml": everything}}
    result = result_of(doubles=0.0, outputs={"my-code": everything})
    first = result.checks[0]
    object.__setattr__(first, "message", everything)
    klass.hand_in("eve", notebook)
    with Recorder(klass.course, klass.assignment) as recorder:
        recorder.record("eve", json.dumps(notebook).encode(), result)
    return klass


def test_the_feedback_page_is_inert(hostile_class):
    (path,) = write_feedback(hostile_class.course, "double")
    text = path.read_text()
    assert active(text) == []
    assert "default-src 'none'" in text


def test_the_feedback_page_shows_what_it_should(hostile_class):
    (path,) = write_feedback(hostile_class.course, "double")
    text = path.read_text()
    assert "<strong>2</strong> of 5 points" in text
    assert "✗ Check doubles" in text
    assert "✓ Check infinite" in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text  # what was printed, as text
    assert "autograder_check" not in text


def test_the_formgraders_page_shows_no_script_of_the_students(hostile_class):
    notebook = hostile_class.autograded("eve")
    shown = []
    for cell in notebook.cells:
        assert "evil" not in cell.metadata
        assert "attachments" not in cell
        if cell.cell_type == "markdown":
            shown.append(markdown2html_mistune(cell.source))
        for output in cell.get("outputs", []):
            shown += [value for name, value in output.get("data", {}).items() if name != "text/plain"]
    assert active("\n".join(shown)) == []
    assert not any(cell.cell_type == "raw" for cell in notebook.cells)


def test_comments_and_hand_given_points_are_on_the_page(hostile_class):
    with hostile_class.gradebook() as gradebook:
        grade = gradebook.find_grade("doubles", "double", "double", "eve")
        grade.manual_score = 2.5
        comment = gradebook.find_comment("write_double", "double", "double", "eve")
        comment.manual_comment = "Well *tried* <script>alert(1)</script>"
        gradebook.db.commit()
    (path,) = write_feedback(hostile_class.course, "double")
    text = path.read_text()
    assert "<strong>4.5</strong> of 5 points" in text
    assert "Well <em>tried</em>" in text
    assert active(text) == []


def test_no_text_keeps_the_recorder_busy(klass, notebook, result_of):
    """What takes the square or more of its length is bounded: rendering markdown, colouring code."""
    for number, source in enumerate(["\\\\[" * 3000, "\\begin{a}" * 1000, "<!--" * 2500, "x\n\n" * 3000] * 5):
        cell = {"cell_type": "markdown", "id": f"text{number}", "metadata": {}, "source": source}
        notebook["cells"].append(cell)
    for number, source in enumerate(["    \n" * 10_000, "### BEGIN HIDDEN TESTS\n" * 2000]):
        cell = {"cell_type": "code", "id": f"code{number}", "metadata": {}, "source": source}
        notebook["cells"].append({**cell, "outputs": [], "execution_count": None})
    klass.hand_in("eve", notebook)
    started = time.process_time()
    with Recorder(klass.course, klass.assignment) as recorder:
        recorder.record("eve", json.dumps(notebook).encode(), result_of())
    (path,) = write_feedback(klass.course, "double")
    assert time.process_time() - started < 25
    assert "the rest is not shown" in path.read_text()
    assert active(path.read_text()) == []
