"""What a page of the book gets when a Jupyter server serves it: a marker that says so, and a script."""

from html import escape


def mark(page: bytes, base_url: str) -> bytes:
    """The page with the marker and the live cells' script and style before the end of its head.

    Nothing secret goes into the page: the browser's login cookie and xsrf cookie open the server.
    """
    head = b"</head>"
    if head not in page:
        return page
    return page.replace(head, _marker(base_url).encode() + head, 1)


def _marker(base_url: str) -> str:
    base = escape(base_url, quote=True)
    return (
        f'<meta name="tendays-server" content="{base}">'
        f'<link rel="stylesheet" href="{base}book/_live/live.css">'
        f'<script type="module" src="{base}book/_live/live.js"></script>'
    )
