"""Cards: findings ready to show or export, one module a topic."""
