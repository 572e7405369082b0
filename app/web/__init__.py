"""HTTP: the routes, the pages, and what stands around them. Knows the trace and the settings; knows no DOM."""
