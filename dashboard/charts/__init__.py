"""Charts: observations become specifications, one module a family; nothing here draws."""
