"""Box: a rectangle of a slide, in EMU, cut into smaller ones."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Box:
    """Where something stands on a slide; EMU from the top left corner."""

    left: int
    top: int
    width: int
    height: int

    def grid(self, count: int, *, columns: int, gap: int = 0) -> list["Box"]:
        """`count` equal boxes, row by row, `gap` apart."""
        rows = -(-count // columns)
        width = (self.width - gap * (columns - 1)) // columns
        height = (self.height - gap * (rows - 1)) // rows
        return [
            Box(
                left=self.left + (place % columns) * (width + gap),
                top=self.top + (place // columns) * (height + gap),
                width=width,
                height=height,
            )
            for place in range(count)
        ]

    def below(self, height: int) -> "Box":
        """What is left under the first `height`."""
        return replace(self, top=self.top + height, height=max(self.height - height, 0))

    def beside(self, width: int) -> "Box":
        """What is left at the right of the first `width`."""
        return replace(self, left=self.left + width, width=max(self.width - width, 0))

    def sized(self, *, width: int | None = None, height: int | None = None) -> "Box":
        """The same corner, another size."""
        return replace(
            self,
            width=self.width if width is None else width,
            height=self.height if height is None else height,
        )
