"""A book of one page, for trying how pages run."""

extensions = ["myst_nb", "tendays.live.pages"]
html_theme = "sphinx_book_theme"
html_title = "A small book"
html_context = {"default_mode": "auto"}
nb_execution_mode = "cache"
nb_execution_raise_on_error = True
