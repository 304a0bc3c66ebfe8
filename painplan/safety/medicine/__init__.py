"""Whether something that is named or counted is a medicine (clinical.md C4): its words, and one look for every door."""
