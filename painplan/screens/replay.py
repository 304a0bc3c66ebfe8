"""stub"""
from painplan.screens.base import Room
class ReplayScreen(Room):
    NAME="Replay"
