"""What `make bench` measures and prints: one module a question, comparisons side by side in one go."""
