"""Pictures of insight's numbers, drawn with characters. The only room that knows the plotting library."""
