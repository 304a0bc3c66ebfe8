"""One diary open on one day: reads facts, saves changes, hides words. It knows records and the store, no topic."""
