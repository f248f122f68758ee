// A pointer on a plot: where it was put down, and where it is dragged, even beyond the edge.

/** Call `reach` with the place of the pointer, as shares of the area's width and height. */
function drag(area, reach) {
  const follow = (event) => {
    const { left, top, width, height } = area.getBoundingClientRect();
    reach((event.clientX - left) / width, (event.clientY - top) / height);
  };
  area.addEventListener("pointerdown", (event) => {
    area.setPointerCapture(event.pointerId);
    follow(event);
  });
  area.addEventListener("pointermove", (event) => area.hasPointerCapture(event.pointerId) && follow(event));
}
