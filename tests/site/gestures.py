"""What readers do with a figure on a page: find it, choose, press keys, drag a slider, tap on it."""

PHONE = {"has_touch": True, "is_mobile": True, "viewport": {"width": 390, "height": 800}}


def ready(reader, place, figure):
    """The page once this figure moves, named by its class or by the widget around it."""
    page = reader.open(place)
    page.locator(figure).scroll_into_view_if_needed()
    alive = "[data-kind=figure][data-ready]"
    page.wait_for_selector(f"{alive} {figure}, {figure} {alive}")
    return page


def widget(page, figure):
    """The figure together with its controls."""
    return page.locator(".td-widget", has=page.locator(figure))


def choice(part, name):
    """One of the toggles, on a page or in a widget."""
    return part.locator(".td-toggles").get_by_text(name, exact=True)


def slider(part, number=0):
    """The first slider, or another, on a page or in a widget."""
    return part.locator(".td-range input").nth(number)


def slider_of(page, figure):
    return slider(widget(page, figure))


def each_key(control, *keys):
    """Presses one key after the other, and stops after each to look."""
    control.focus()
    for key in keys:
        control.page.keyboard.press(key)
        yield key


def press(control, *keys):
    for _ in each_key(control, *keys):
        pass


def inside(length, share):
    return min(max(length * share, 2), length - 2)


def place(control, across, down=0.5):
    """A point on the control, at these shares of its width and height, but never on its border."""
    box = control.bounding_box()
    return box["x"] + inside(box["width"], across), box["y"] + inside(box["height"], down)


def drag(control, start, end):
    """With the mouse, from one share of the control's width to another."""
    control.scroll_into_view_if_needed()
    mouse = control.page.mouse
    mouse.move(*place(control, start))
    mouse.down()
    mouse.move(*place(control, end), steps=8)
    mouse.up()


def tap(control, across, down=0.5):
    control.scroll_into_view_if_needed()
    control.page.touchscreen.tap(*place(control, across, down))


def click(control, across, down=0.5):
    control.scroll_into_view_if_needed()
    control.page.mouse.click(*place(control, across, down))


def height(page, of=".td-widget"):
    """Of the first widget, or of what is named, in whole pixels."""
    return round(page.locator(of).first.bounding_box()["height"])


def settle(page):
    """Until what was changed has been drawn."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
