"""Ma présentation: the charts that a reader has set aside, in order, then all of them in one file."""

from dashboard.blocks import Page, Special

PAGE = Page(name="presentation", address="presentation", blocks=(Special("basket"),))
