"""What to learn and practise: which short lesson fits a day, and the times of the practice tools. Pure."""
