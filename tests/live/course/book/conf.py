"""A book of one page, for trying how pages run."""

extensions = ["myst_nb", "tendays.live.pages"]
html_theme = "sphinx_book_theme"
html_title = "A small book"
html_context = {"default_mode": "auto"}
nb_execution_mode = "cache"
nb_execution_raise_on_error = True
nb_ipywidgets_js: dict[str, dict[str, str]] = {}  # the small runtime of the real pages is not tried here
