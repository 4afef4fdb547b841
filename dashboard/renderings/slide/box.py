"""Box: a rectangle of a slide, in EMU, cut into smaller ones; never without a width or a height."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Box:
    """Where something stands on a slide; EMU from the top left corner. A size below 1 becomes 1."""

    left: int
    top: int
    width: int
    height: int

    def __post_init__(self) -> None:
        for name in ("left", "top", "width", "height"):
            object.__setattr__(self, name, round(getattr(self, name)))
        for name in ("width", "height"):
            object.__setattr__(self, name, max(getattr(self, name), 1))

    @classmethod
    def of(cls, shape: object) -> "Box | None":
        """Where a shape of a slide stands; None for one that has no place of its own."""
        sizes = (shape.left, shape.top, shape.width, shape.height)
        return None if None in sizes else cls(*sizes)

    def place(self, shape: object) -> None:
        """Move a shape of a slide here."""
        shape.left, shape.top, shape.width, shape.height = self.left, self.top, self.width, self.height

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height

    @property
    def area(self) -> int:
        return self.width * self.height

    @property
    def middle(self) -> int:
        """Half way down."""
        return self.top + self.height // 2

    def below(self, height: float) -> "Box":
        """What is left under the first `height`."""
        return Box(self.left, self.top + height, self.width, self.height - height)

    def beside(self, width: float) -> "Box":
        """What is left at the right of the first `width`."""
        return Box(self.left + width, self.top, self.width - width, self.height)

    def sized(self, *, width: float | None = None, height: float | None = None) -> "Box":
        """The same corner, another size."""
        return replace(
            self,
            width=self.width if width is None else width,
            height=self.height if height is None else height,
        )

    def grown(self, *, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> "Box":
        """More on each side."""
        return Box(self.left - left, self.top - top, self.width + left + right, self.height + top + bottom)

    def meets(self, other: "Box") -> bool:
        """Whether they share more than an edge."""
        is_across = self.left < other.right and other.left < self.right
        return is_across and self.top < other.bottom and other.top < self.bottom

    def columns(self, count: int, *, gap: float = 0) -> list["Box"]:
        """`count` boxes of one width beside each other, `gap` apart."""
        width = (self.width - gap * (count - 1)) / count
        return [
            Box(self.left + place * (width + gap), self.top, width, self.height) for place in range(count)
        ]
