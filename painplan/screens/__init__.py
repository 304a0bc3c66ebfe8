"""The rooms of the program as a person walks through them. They draw and listen; the coach knows."""
