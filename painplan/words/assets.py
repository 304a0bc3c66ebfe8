"""The words and data that come with the program, as `painplan.kit.assets` finds them."""

from painplan.kit.assets import asset, assets_in

__all__ = ["asset", "assets_in"]
