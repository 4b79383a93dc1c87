"""The room `desk`: the workspace in the browser, and its API."""
