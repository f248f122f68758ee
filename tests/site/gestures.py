"""What readers do with a figure on a page: choose, press keys, drag a slider, tap on it."""

PHONE = {"has_touch": True, "is_mobile": True, "viewport": {"width": 390, "height": 800}}


def choice(page, name):
    return page.locator(".td-toggles").get_by_text(name, exact=True)


def slider(page, number=0):
    return page.locator(".td-range input").nth(number)


def press(control, *keys):
    control.focus()
    for key in keys:
        control.page.keyboard.press(key)


def place(control, share):
    """A point on the control, at this share of its width, but never on its border."""
    box = control.bounding_box()
    across = min(max(box["width"] * share, 2), box["width"] - 2)
    return box["x"] + across, box["y"] + box["height"] / 2


def drag(control, start, end):
    """With the mouse, from one share of the control's width to another."""
    control.scroll_into_view_if_needed()
    mouse = control.page.mouse
    mouse.move(*place(control, start))
    mouse.down()
    mouse.move(*place(control, end), steps=8)
    mouse.up()


def tap(control, share):
    control.scroll_into_view_if_needed()
    control.page.touchscreen.tap(*place(control, share))


def height(page):
    """Of the first widget, in whole pixels."""
    return round(page.locator(".td-widget").first.bounding_box()["height"])
